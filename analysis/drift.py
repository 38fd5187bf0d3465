"""How far do areas drift apart by themselves, before anything is tried?"""

import numpy as np
from numpy.typing import NDArray

from analysis.effect import log_ratios, variance_between_areas, without_zeros
from analysis.whole_years import years


def drift_before(months: NDArray[np.int64], dispersion: float) -> float:
    """
    Estimate tau2, the variance of areas' own log ratios after / before, from before the start only.

    `months` has a row per month and a column per comparison area. Each year is compared with all
    the years before it, as the after period will be with the before period, and one Paule-Mandel
    variance is found for all these comparisons. (Where an area's years vary independently, the
    comparisons are independent of each other: they are Helmert contrasts.)

    It is right if areas drift from year to year as much as from before to after. Where each year is
    off by a shock of its own, three years against one show a standard deviation some 15 % smaller
    than this; where areas wander off for good, some 15 % larger.
    """
    totals = years(months).astype(float)
    earlier = totals.cumsum(axis=0)[:-1]
    pairs = without_zeros(np.stack([earlier, totals[1:]], axis=-1))
    return variance_between_areas(*log_ratios(pairs, dispersion))
