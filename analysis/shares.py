"""What share answers yes, and did that share change?"""

from math import hypot

from scipy.stats import binomtest

from analysis.results import Caveat, Doubt, Estimate, Method, NotPossible, Reason, Unit

FEW_ANSWERS = 30

Answers = tuple[int, int]  # (yes, n)


def share(yes: int, n: int, *, level: float = 0.95) -> Estimate | NotPossible:
    """
    yes / n (0-1) with Wilson's interval; without answers it is not possible.

    Source: Wilson (1927), doi 10.1080/01621459.1927.10502953.
    """
    if not n:
        return NotPossible(Reason.NO_ANSWERS)
    interval = binomtest(yes, n).proportion_ci(level, method="wilson")
    return Estimate(
        value=yes / n,
        unit=Unit.SHARE,
        low=float(interval.low),
        high=float(interval.high),
        level=level,
        n=n,
        method=Method.WILSON,
        caveats=(Caveat(Doubt.FEW_ANSWERS, size=n),) if n < FEW_ANSWERS else (),
    )


def share_change(before: Answers, after: Answers, *, level: float = 0.95) -> Estimate | NotPossible:
    """
    The share after minus the share before (-1..1), answered by different people.

    Source: Newcombe (1998), method 10, Stat. Med. 17:873.
    """
    first, second = share(*before, level=level), share(*after, level=level)
    return _difference(second, first, Method.NEWCOMBE)


def share_change_difference(
    pilot_before: Answers,
    pilot_after: Answers,
    comparison_before: Answers,
    comparison_after: Answers,
    *,
    level: float = 0.95,
) -> Estimate | NotPossible:
    """
    The pilot's change of the share minus the comparison areas' change.

    Source: Newcombe (2001), "Estimating the difference between differences", Stat. Med. 20:2885.
    """
    pilot = share_change(pilot_before, pilot_after, level=level)
    comparison = share_change(comparison_before, comparison_after, level=level)
    return _difference(pilot, comparison, Method.SHARE_CHANGE_DIFFERENCE)


def _difference(
    one: Estimate | NotPossible, other: Estimate | NotPossible, method: Method
) -> Estimate | NotPossible:
    """
    Subtract two independent estimates, their intervals combined (MOVER).

    Each limit takes the two margins that point its way. Source: Zou & Donner (2008),
    doi 10.1002/sim.3095.
    """
    if isinstance(one, NotPossible):
        return one
    if isinstance(other, NotPossible):
        return other
    value = one.value - other.value
    sizes = [caveat.size for caveat in (*one.caveats, *other.caveats)]
    return Estimate(
        value=value,
        unit=Unit.SHARE_POINTS,
        low=value - hypot(one.value - one.low, other.high - other.value),
        high=value + hypot(one.high - one.value, other.value - other.low),
        level=one.level,
        n=one.n + other.n,
        method=method,
        caveats=(Caveat(Doubt.FEW_ANSWERS, size=min(sizes)),) if sizes else (),
    )
