"""One scale for all surfaces that are compared: what each colour stands for."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from analysis.density import Surface
from pages.shared import look
from pages.shared.maps.legend import Legend, LegendRow

NICE = (1, 2, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """
    `colours[i]` stands for `breaks[i] <= value < breaks[i + 1]`, the last one for all that is more
    too, and the first one of a difference for all that is less. "" and a density below the first
    break is not drawn. Unit: that of the surfaces.
    """

    breaks: tuple[float, ...]
    colours: tuple[str, ...]

    def classes(self) -> list[tuple[str, float, float]]:
        """Give colour, low, high of what is drawn, from low to high."""
        rows = zip(self.colours, pairwise(self.breaks), strict=True)
        return [(colour, low, high) for colour, (low, high) in rows if colour]

    def class_of(self, values: NDArray[np.float64]) -> NDArray[np.intp]:
        """Give the index of each value's colour; -1 below the breaks of a density. nan is 0."""
        lowest = self.breaks[0] if self.breaks[0] < 0 else -np.inf
        known = np.clip(np.nan_to_num(values), lowest, np.nextafter(self.breaks[-1], -np.inf))
        index: NDArray[np.intp] = np.digitize(known, self.breaks) - 1
        return index

    def legend(self, title: str, words: Callable[[float, float], str], note: str = "") -> Legend:
        """Say what the colours mean, the highest first. `words` says "from low to high"."""
        rows = [
            LegendRow(colour, words(low, high)) for colour, low, high in reversed(self.classes())
        ]
        return Legend(title, tuple(rows), note)


def density_scale(surfaces: Sequence[Surface]) -> Scale:
    """Give the scale for surfaces of density (0 or more), such as before and after together."""
    return rising_scale(_largest(surfaces))


def rising_scale(largest: float) -> Scale:
    """The same for anything from 0 up to `largest`."""
    step = _nice(largest / len(look.MORE))
    return Scale((step / 2, *(step * i for i in range(1, len(look.MORE) + 1))), look.MORE)


def difference_scale(surfaces: Sequence[Surface]) -> Scale:
    """Give the scale for differences, with as many colours below as above zero."""
    return two_way_scale(_largest(surfaces))


def two_way_scale(largest: float) -> Scale:
    """The same for anything from `-largest` up to `largest`."""
    half = len(look.LESS_OR_MORE) // 2
    step = _nice(largest / (half + 0.5))
    ends = [step * (i + 0.5) for i in range(half + 1)]
    return Scale(tuple([-end for end in reversed(ends)] + ends), look.LESS_OR_MORE)


def _largest(surfaces: Sequence[Surface]) -> float:
    return max((float(np.nanmax(np.abs(s.values), initial=0)) for s in surfaces), default=0.0)


def _nice(step: float) -> float:
    """Round up to a number that is easy to read."""
    if step <= 0 or not math.isfinite(step):
        return 1.0
    power = 10.0 ** math.floor(math.log10(step))
    return next(nice * power for nice in NICE if nice * power >= step * (1 - 1e-9))
