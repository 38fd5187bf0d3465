"""How long does it take, where some have not come to the end yet?"""

from collections.abc import Callable
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import CensoredData, ecdf, norm

from analysis.process.indicator import LEVEL
from analysis.results import Caveat, Doubt, Estimate, Method, NotPossible, Reason, Unit

FEWEST_ENDED = 5

Numbers = NDArray[np.floating[Any]]


def days_until(share: float, ended: Numbers, waiting: Numbers) -> Estimate | NotPossible:
    """
    Days (`Unit.DAYS`) by which a share (0-1) has come to the end, by Kaplan-Meier.

    `ended` are the durations of those that did, `waiting` how long the others have waited. It is
    the first day by which at least the share has. The interval holds the days at which the curve's
    own (log-log, Greenwood) interval holds the share; above it may be open. Not possible with fewer
    than five ended, nor before the share is reached.

    Source: Brookmeyer & Crowley (1982), doi 10.2307/2530286; Kalbfleisch & Prentice (1980).
    """
    if len(ended) < FEWEST_ENDED:
        return NotPossible(Reason.FEW_ENDED, size=len(ended))
    curve = ecdf(CensoredData(uncensored=ended, right=waiting)).sf
    times, left = curve.quantiles, np.asarray(curve.probabilities)
    low, high = _band(times, left, ended, waiting)
    first = _first_at_or_below(1 - share, times)
    if first(left) == inf:
        return NotPossible(Reason.NOT_REACHED, size=len(ended))
    upper = first(high)
    return Estimate(
        value=first(left),
        unit=Unit.DAYS,
        low=first(low),
        high=upper,
        level=LEVEL,
        n=len(ended) + len(waiting),
        method=Method.KAPLAN_MEIER,
        caveats=(Caveat(Doubt.NO_UPPER_LIMIT),) if upper == inf else (),
    )


def _band(
    times: Numbers, left: Numbers, ended: Numbers, waiting: Numbers
) -> tuple[Numbers, Numbers]:
    """The curve's limits, point by point. Not scipy's: it warns where the curve is at 0 or 1."""
    at_the_end = np.sort(ended)
    events = np.searchsorted(at_the_end, times, side="right") - np.searchsorted(at_the_end, times)
    everybody = np.sort(np.concatenate([ended, waiting]))
    at_risk = len(everybody) - np.searchsorted(everybody, times)
    inner = (left > 0) & (left < 1)
    steps = np.divide(
        events, at_risk * (at_risk - events), out=np.zeros(len(times)), where=at_risk > events
    )
    low, high = np.where(left > 0, left, 0.0), np.ones(len(times))
    log = np.log(left[inner])
    spread = norm.ppf((1 + LEVEL) / 2) * np.sqrt(np.cumsum(steps)[inner]) / np.abs(log)
    low[inner], high[inner] = np.exp(log * np.exp(spread)), np.exp(log * np.exp(-spread))
    return low, high


def _first_at_or_below(share_left: float, times: Numbers) -> Callable[[Numbers], float]:
    def first(curve: Numbers) -> float:
        reached = np.flatnonzero(curve <= share_left + 1e-9)
        return float(times[reached[0]]) if len(reached) else inf

    return first
