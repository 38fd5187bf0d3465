"""What people tell apart: contrast, and colours as people with colour blindness see them."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Light = NDArray[np.float64]  # red, green, blue, 0-1, in light and not in sRGB's numbers

# Severity 1.0. Source: Machado, Oliveira and Fernandes 2009, doi.org/10.1109/TVCG.2009.113
SEEN_BY: Mapping[str, Light] = {
    "all colours": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE_POINT = TO_XYZ.sum(axis=1)


def light(colour: str, seen_by: str = "all colours") -> Light:
    """Of #rrggbb or #rgb."""
    plain = colour.removeprefix("#")
    plain = plain if len(plain) == 6 else "".join(2 * digit for digit in plain)
    parts = np.array([int(plain[place : place + 2], 16) for place in (0, 2, 4)]) / 255
    of_light = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return np.clip(SEEN_BY[seen_by] @ of_light, 0, 1)


def numbers(of_light: Light) -> tuple[int, ...]:
    """Back to sRGB's numbers, 0-255."""
    low = of_light <= 0.0031308
    parts = np.where(low, 12.92 * of_light, 1.055 * of_light ** (1 / 2.4) - 0.055)
    return tuple(int(part) for part in np.round(255 * parts))


def luminance(of_light: Light) -> float:
    """Source: WCAG 2.2, relative luminance."""
    return float(np.array([0.2126, 0.7152, 0.0722]) @ of_light)


def contrast(one: str, other: str, seen_by: str = "all colours") -> float:
    """From 1 to 21. Source: WCAG 2.2, contrast ratio."""
    low, high = sorted(luminance(light(colour, seen_by)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def difference(one: str, other: str, seen_by: str = "all colours") -> float:
    """How far apart in CIELAB (1976); 2.3 is just seen, side by side. Source: CIE 15."""
    return float(np.linalg.norm(_lab(light(one, seen_by)) - _lab(light(other, seen_by))))


def over(colour: str, share: float, below: str) -> str:
    """Give #rrggbb of a colour of which `share` covers what is below."""
    pairs = [
        (int(colour[place : place + 2], 16), int(below[place : place + 2], 16))
        for place in (1, 3, 5)
    ]
    return "#" + "".join(f"{round(share * top + (1 - share) * under):02x}" for top, under in pairs)


def _lab(of_light: Light) -> Light:
    share = TO_XYZ @ of_light / WHITE_POINT
    f = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])
