"""Are answers on a scale higher after than before?"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
from scipy.stats import brunnermunzel, mannwhitneyu, wilcoxon

from analysis.results import NotPossible, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinalShift:
    """0.5 and 0 are no shift; above, answers are higher after."""

    share_after_higher: float  # P(after > before) + P(equal) / 2
    cliffs_delta: float  # P(after > before) - P(after < before), -1..1
    p: float
    n_before: int
    n_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RankTest:
    p: float  # two-sided
    n: int


def ordinal_shift(before: Sequence[float], after: Sequence[float]) -> OrdinalShift | NotPossible:
    """
    Compare answers of different people with Brunner and Munzel's test, two-sided.

    Answers are the scale's steps as numbers; only their order counts. All alike: p is 1. Where
    every answer of one time is above every one of the other, the test's variance is zero; p is
    then that of the permutations. One answer at a time tells nothing about its variance.

    Source: Brunner & Munzel (2000), Biom. J. 42:17.
    """
    if not len(before) or not len(after):
        return NotPossible(Reason.NO_ANSWERS)
    higher, lower = _shares_above(before, after)
    delta = higher - lower
    p = _shift_p(before, after, delta)
    if p is None:
        return NotPossible(Reason.FEW_ANSWERS)
    return OrdinalShift(
        share_after_higher=(1 + delta) / 2,
        cliffs_delta=delta,
        p=p,
        n_before=len(before),
        n_after=len(after),
    )


def mann_whitney(before: Sequence[float], after: Sequence[float]) -> RankTest | NotPossible:
    """
    Compare answers of different people by ranks: exact for up to 8 without ties, else normal.

    Source: Mann & Whitney (1947), doi 10.1214/aoms/1177730491.
    """
    if not len(before) or not len(after):
        return NotPossible(Reason.NO_ANSWERS)
    p = float(mannwhitneyu(after, before).pvalue)
    return RankTest(p=p, n=len(before) + len(after))


def paired_shift(differences: Sequence[float]) -> RankTest | NotPossible:
    """
    Test the same people's differences (after - before) with Wilcoxon's signed ranks, two-sided.

    Exact where sizes and ties allow. Differences of zero say nothing; all zero: p is 1.
    Source: Wilcoxon (1945), doi 10.2307/3001968.
    """
    if not len(differences):
        return NotPossible(Reason.NO_ANSWERS)
    p = float(wilcoxon(differences).pvalue) if any(differences) else 1.0
    return RankTest(p=p, n=len(differences))


def _shares_above(before: Sequence[float], after: Sequence[float]) -> tuple[float, float]:
    """Shares of all pairs in which the answer after is higher, and lower."""
    ordered = np.sort(before)
    pairs = len(before) * len(after)
    below = np.searchsorted(ordered, after, side="left").sum()
    not_above = np.searchsorted(ordered, after, side="right").sum()
    return float(below) / pairs, float(pairs - not_above) / pairs


def _shift_p(before: Sequence[float], after: Sequence[float], delta: float) -> float | None:
    """Give the p, or None where the variance cannot be estimated."""
    if len({*before, *after}) == 1:
        return 1.0
    if abs(delta) == 1:
        return min(1.0, 2 / comb(len(before) + len(after), len(before)))
    if min(len(before), len(after)) < 2:
        return None
    return float(brunnermunzel(before, after).pvalue)
