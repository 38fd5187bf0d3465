"""How much do areas' answers change apart anyway, and how unsure is a difference then?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import chdtrc, stdtrit

from analysis.paired_shares import Pairs
from analysis.results import Caveat, Doubt, Estimate, NotPossible
from analysis.shares import Answers

FEWEST_AREAS = 5  # as of the headline: of fewer nobody can tell how much areas differ
FEWEST_ANSWERS = 2  # in an area each time: one tells nothing of how much answers vary

OF_ITS_OWN = 0.01  # p of a question whose areas differ too clearly for the common scatter

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class AreaChanges:
    """
    The comparison areas' own changes of a share (-1..1), one of each.

    `variances` are those of who answers, pooled within the areas, for a small area's own would be
    far too unsure; `of_one` is that of a change in which each time one answered.
    """

    values: Numbers
    variances: Numbers
    n: Numbers
    of_one: float

    @property
    def tells(self) -> bool:
        return len(self.values) >= FEWEST_AREAS and self.of_one > 0


def of_different_people(areas: Sequence[tuple[Answers, Answers]]) -> AreaChanges:
    """From each comparison area's (yes, n) before and after."""
    used = [one for one in areas if min(n for _, n in one) >= FEWEST_ANSWERS]
    counts = np.array(used, dtype=float).reshape(-1, 2, 2)
    yes, n = counts[..., 0], counts[..., 1]
    within = (yes * (n - yes) / n).sum(axis=0) / (n - 1).sum(axis=0) if used else np.zeros(2)
    changes = (yes / n)[:, 1] - (yes / n)[:, 0]
    return AreaChanges(changes, (within / n).sum(axis=1), n.sum(axis=1), float(within.sum()))


def of_same_people(areas: Sequence[Pairs]) -> AreaChanges:
    """From the people of each comparison area who answered both before and after."""
    used = [one for one in areas if one.n >= FEWEST_ANSWERS]
    n = np.array([one.n for one in used], dtype=float)
    moved = np.array([one.before_only + one.after_only for one in used], dtype=float)
    net = np.array([one.after_only - one.before_only for one in used], dtype=float)
    within = float((moved - net**2 / n).sum() / (n - 1).sum()) if used else 0.0
    return AreaChanges(net / n, within / n, n, within)


def scatter_in_common(items: Sequence[AreaChanges]) -> float:
    """
    Say how far areas change apart beyond chance, as a part of the variance of one answer's change.

    One number for all the questions that a group was asked (Paule and Mandel over all of them):
    the few areas of one question tell too little, and among many questions some areas seem to
    differ by chance. 0 where no question has five areas.

    Source: Paule & Mandel (1982), doi 10.6028/jres.087.022.
    """
    told = [
        (one.values / sqrt(one.of_one), one.variances / one.of_one) for one in items if one.tells
    ]

    def excess(scatter: float) -> float:
        found = 0.0
        for values, variances in told:
            weights = 1 / (variances + scatter)
            mean = np.average(values, weights=weights)
            found += float(weights @ (values - mean) ** 2) - (len(values) - 1)
        return found

    if not told or excess(0) <= 0:
        return 0.0
    most = 1.0
    while excess(most) > 0:
        most *= 2
    return float(brentq(excess, 0, most))


def widened(
    found: Estimate | NotPossible, areas: AreaChanges, scatter: float
) -> Estimate | NotPossible:
    """
    Widen a difference of changes, pilot minus comparison (-2..2), by what areas change anyway.

    Its interval holds the chance of who answers only. The pilot's own change and the comparison's
    have the areas' scatter too (`scatter_in_common`); their margin, by t on one degree less than
    there are areas, is added in squares. A question whose own areas differ clearly (Cochran's Q, p
    under 0.01) has a scatter of its own, for others would hide it. Under five areas nobody can
    tell: the interval stays, and a caveat says so.

    In made-up surveys with no effect (5-29 areas, 40-800 answers per area and wave, areas that
    change by 0-6 points of themselves, one question) 4.8 % claimed one, 7.5 % at most; without the
    margin 12 %, 48 % at most.
    Of six questions with 100-800 answers: 2-5 % where areas change
    by 3 points in all of them (4-23 %), 5-11 % where in this one only (5-22 %).
    """
    if isinstance(found, NotPossible):
        return found
    if len(areas.values) < FEWEST_AREAS:
        return _with(found, Caveat(Doubt.ANSWERS_CHANCE_ONLY, size=len(areas.values)))
    if _differ_clearly(areas):
        scatter = max(scatter, scatter_in_common([areas]))
    deviation = sqrt(scatter * areas.of_one)
    if not deviation:
        return found
    parts = float(((areas.n / areas.n.sum()) ** 2).sum())  # of the areas in the comparison's change
    margin = float(stdtrit(len(areas.values) - 1, (1 + found.level) / 2))
    margin *= deviation * sqrt(1 + parts)
    wider = replace(
        found,
        low=max(-2.0, found.value - hypot(found.value - found.low, margin)),
        high=min(2.0, found.value + hypot(found.high - found.value, margin)),
    )
    return _with(wider, Caveat(Doubt.ANSWERS_DRIFT_APART, size=deviation))


def _differ_clearly(areas: AreaChanges) -> bool:
    if not areas.tells:
        return False
    weights = 1 / areas.variances
    mean = np.average(areas.values, weights=weights)
    q = float(weights @ (areas.values - mean) ** 2)
    return float(chdtrc(len(areas.values) - 1, q)) < OF_ITS_OWN


def _with(found: Estimate, caveat: Caveat) -> Estimate:
    return replace(found, caveats=(*found.caveats, caveat))
