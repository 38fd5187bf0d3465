"""Counts as a town might record them, drawn around what is known to be true."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.calibrate.settings import EFFECT, Setting

SEASON = 0.25  # as much above the mean in one half of the year as below it in the other
TREND = 0.97  # a year, everywhere
SPREAD = 2.0  # comparison areas have from half to double the incidents of a pilot

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Panel:
    """Months x areas before and after, the pilots first; and what was expected of the pilots."""

    before: Counts
    after: Counts
    effect: float  # the true ratio of the pilots; 1 is no effect
    expected_before: tuple[float, ...]  # incidents in each pilot over the whole period
    expected_after: tuple[float, ...]


def panels(setting: Setting, count: int, rng: np.random.Generator) -> Iterator[tuple[Panel, ...]]:
    """
    Draw each panel twice: without any effect, and with one in all pilots.

    Both have the same months before and the same comparison areas; the pilots' months after are
    drawn anew. A month's count has variance dispersion x mean. The log level of each area, pilots
    included, shifts once between before and after. Season and trend are common to all areas.
    """
    months, own = sum(setting.months), len(setting.pilots)
    time = np.arange(months)
    common = (1 + SEASON * np.sin(time * 2 * np.pi / 12)) * TREND ** (time / 12)
    before, after = np.split(common, setting.months[:1])
    middle = np.exp(np.log(setting.pilots).mean())
    spread = np.log(SPREAD) * rng.uniform(-1, 1, (count, setting.areas))
    level = middle * np.exp(spread)
    level[:, :own] = setting.pilots
    later = level * np.exp(rng.normal(0, setting.shock, level.shape))

    earlier_counts = _draw(before, level, setting.dispersion, rng)
    counts = _draw(after, later, setting.dispersion, rng)
    changed = _draw(after, EFFECT * later[:, :own], setting.dispersion, rng)
    for i in range(count):
        with_effect = np.hstack([changed[i], counts[i, :, own:]])
        expected = level[i, :own] * before.sum()
        yield tuple(
            Panel(
                before=earlier_counts[i],
                after=counts_after,
                effect=effect,
                expected_before=tuple(expected.tolist()),
                expected_after=tuple((effect * later[i, :own] * after.sum()).tolist()),
            )
            for effect, counts_after in ((1.0, counts[i]), (EFFECT, with_effect))
        )


def _draw(common: Floats, level: Floats, dispersion: float, rng: np.random.Generator) -> Counts:
    """Panels x months x areas: Poisson, or negative binomial where dispersion is above 1."""
    mean = common[:, np.newaxis] * level[:, np.newaxis, :]
    if dispersion == 1:
        return rng.poisson(mean)
    return rng.negative_binomial(mean / (dispersion - 1), 1 / dispersion)
