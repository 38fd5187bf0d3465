"""How many incidents a year would a place chosen for a bad spell have had anyway?"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt

import numpy as np
from scipy.stats import gamma

from analysis.counts import are_counts
from analysis.results import Estimate, Method, NotPossible, Reason, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedCount(Estimate):
    """Incidents a year, on the whole length."""

    se: float
    weight: float  # 0-1, of what such places have on average; the rest is the place's own counts


def regression_to_the_mean(
    counts: Sequence[int],
    *,
    expected_per_year: float,
    overdispersion: float,
    length_km: float = 1.0,
    level: float = 0.95,
) -> CorrectedCount | NotPossible:
    """
    Weigh a place's yearly counts together with what such places have on average.

    `expected_per_year` and `overdispersion` (the larger, the more alike such places are) are per
    km. The interval is that of the gamma distribution which the weighing implies.

    Source: Hauer, Harwood, Council & Griffith (2002), doi 10.3141/1784-16.
    """
    if not are_counts(counts):
        return NotPossible(Reason.NOT_COUNTS)
    years, total = len(counts), sum(counts)
    if not years or length_km <= 0:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    if not (0 < expected_per_year < inf and 0 <= overdispersion < inf):
        return NotPossible(Reason.NO_COMPARISON)
    shape = overdispersion * length_km + total
    if not shape:
        return NotPossible(Reason.NO_INCIDENTS)
    rate = overdispersion / expected_per_year + years
    tails = [(1 - level) / 2, (1 + level) / 2]
    with np.errstate(invalid="ignore", over="ignore"):
        low, high = gamma.ppf(tails, shape, scale=1 / rate).tolist()
    if not low <= shape / rate <= high:  # none counted, and next to nothing known of such places
        return NotPossible(Reason.NO_INCIDENTS)
    return CorrectedCount(
        value=shape / rate,
        unit=Unit.INCIDENTS,
        low=low,
        high=high,
        level=level,
        n=total,
        method=Method.EMPIRICAL_BAYES,
        se=sqrt(shape) / rate,
        weight=1 - years / rate,
    )
