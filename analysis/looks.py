"""How sure must an answer be, when it is looked at more than once?"""

from collections.abc import Collection
from datetime import date
from functools import cache
from math import sqrt

import numpy as np
from scipy.optimize import brentq
from scipy.special import roots_legendre
from scipy.stats import norm

ALPHA = 0.05
LEVEL = 1 - ALPHA
_NODES = 96  # of the integration: more change nothing in the tenth digit


@cache
def obrien_fleming(looks: int, *, alpha: float = ALPHA) -> tuple[float, ...]:
    """
    Give the z boundaries of so many equally spaced looks, two-sided: the classic ones.

    Wide early and narrow late, so that all looks together cross one with probability `alpha` where
    nothing has changed. (Not the spending function of the same name.) In sums of equal steps the
    boundary is one constant, so the walk's density is carried on from step to step by quadrature;
    neither scipy nor statsmodels has it.

    Source: O'Brien & Fleming (1979), doi 10.2307/2530245; Armitage et al. (1969) for the recursion.
    """
    if looks < 1:
        raise ValueError(f"{looks} looks")
    edge = brentq(lambda b: _stays_within(b, looks) - (1 - alpha), 0.5, 10 * sqrt(looks))
    return tuple(float(edge) / sqrt(look) for look in range(1, looks + 1))


def decision_levels(looks: int) -> tuple[float, ...]:
    """The level of the interval at each look, 0-1: 0.95 where there is only one."""
    return tuple(float(1 - 2 * norm.sf(z)) for z in obrien_fleming(looks))


def level_at(decision_dates: Collection[date], known_until: date) -> float:
    """
    The level for data that end before `known_until`, the first of a month: that of the first
    decision date they are in time for, of the last one where all have passed. Without dates it is
    one look.

    Data are months and a decision is a day of one, so months are compared: data to the end of a
    decision's own month are in time for it. It has passed with the first month after that.
    (`analysis.interim.judged_until` says which months count.)
    """
    levels = decision_levels(max(1, len(decision_dates)))
    passed = sum(_month(known_until) > _month(day) + 1 for day in decision_dates)
    return levels[min(passed, len(levels) - 1)]


def _month(day: date) -> int:
    return 12 * day.year + day.month


def _stays_within(edge: float, steps: int) -> float:
    """The probability that a walk of standard normal steps never leaves -edge..edge."""
    nodes, weights = roots_legendre(_NODES)
    places, widths = edge * nodes, edge * weights
    onward = norm.pdf(places[:, np.newaxis] - places[np.newaxis, :]) * widths
    density = norm.pdf(places)
    for _ in range(steps - 1):
        density = onward @ density
    return float(widths @ density)
