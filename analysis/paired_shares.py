"""Did the share that answers yes change among the same people, asked twice?"""

from dataclasses import dataclass
from math import sqrt

from scipy.stats import binom

from analysis.results import Estimate, Method, NotPossible, Reason, Unit
from analysis.shares import difference, few_answers, wilson


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """How many people answered yes both times, only once, or never."""

    both: int
    before_only: int
    after_only: int
    neither: int

    @property
    def n(self) -> int:
        return self.both + self.before_only + self.after_only + self.neither

    @property
    def before(self) -> int:
        return self.both + self.before_only

    @property
    def after(self) -> int:
        return self.both + self.after_only


@dataclass(frozen=True, slots=True, kw_only=True)
class McNemar:
    p_exact: float
    p_mid: float  # between the exact one, which is too cautious, and the normal one, which is not
    changed: int  # people who answered differently: all that the test rests on
    n: int


def share_change_paired(pairs: Pairs, *, level: float = 0.95) -> Estimate | NotPossible:
    """
    The share after minus the share before (-1..1) among the same people; n is people.

    The two answers' correlation narrows the interval; a positive one is corrected for continuity.
    Source: Newcombe (1998), method 10, Stat. Med. 17:2635.
    """
    n = pairs.n
    if not n:
        return NotPossible(Reason.NO_ANSWERS)
    before, after = pairs.before / n, pairs.after / n
    low_before, high_before = wilson(pairs.before, n, level=level)
    low_after, high_after = wilson(pairs.after, n, level=level)
    phi = _correlation(pairs)
    value = (pairs.after_only - pairs.before_only) / n
    return Estimate(
        value=value,
        unit=Unit.SHARE_POINTS,
        low=value - _margin(after - low_after, high_before - before, phi),
        high=value + _margin(high_after - after, before - low_before, phi),
        level=level,
        n=n,
        method=Method.NEWCOMBE_PAIRED,
        caveats=few_answers(n),
    )


def share_change_difference_paired(
    pilot: Pairs, comparison: Pairs, *, level: float = 0.95
) -> Estimate | NotPossible:
    """
    The pilot's change of the share minus the comparison's, each among the same people.

    Source: Newcombe (2001), "Estimating the difference between differences", Stat. Med. 20:2885.
    """
    own, others = (share_change_paired(pairs, level=level) for pairs in (pilot, comparison))
    return difference(own, others, Method.SHARE_CHANGE_DIFFERENCE)


def mcnemar(pairs: Pairs) -> McNemar | NotPossible:
    """
    Test whether as many people turned to yes as turned from it, two-sided.

    Where nobody changed there is nothing against it: p is 1. Without people it is not possible.
    statsmodels has the exact p only. Source: Fagerland, Lydersen & Laake (2013),
    doi 10.1186/1471-2288-13-91.
    """
    if not pairs.n:
        return NotPossible(Reason.NO_ANSWERS)
    changed = pairs.before_only + pairs.after_only
    fewer = min(pairs.before_only, pairs.after_only)
    exact = min(1.0, 2 * float(binom.cdf(fewer, changed, 0.5)))
    same = float(binom.pmf(fewer, changed, 0.5))
    evenly = pairs.before_only == pairs.after_only
    mid = 1 - same / 2 if evenly else exact - same
    return McNemar(p_exact=exact, p_mid=mid if changed else 1.0, changed=changed, n=pairs.n)


def _correlation(pairs: Pairs) -> float:
    """Phi of the two answers (-1..1), its numerator corrected for continuity where positive."""
    sides = (pairs.before, pairs.n - pairs.before, pairs.after, pairs.n - pairs.after)
    if not all(sides):
        return 0.0
    excess: float = pairs.both * pairs.neither - pairs.before_only * pairs.after_only
    if excess > 0:
        excess = max(0.0, excess - pairs.n / 2)
    one, other, third, fourth = sides
    return excess / sqrt(one * other * third * fourth)


def _margin(one: float, other: float, phi: float) -> float:
    return sqrt(max(0.0, one**2 - 2 * phi * one * other + other**2))
