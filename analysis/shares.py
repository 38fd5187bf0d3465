"""What share answers yes, and did that share change?"""

from math import hypot, sqrt

from scipy.stats import norm

from analysis.results import Caveat, Doubt, Estimate, Method, NotPossible, Reason, Unit

FEW_ANSWERS = 30

Answers = tuple[int, int]  # (yes, n)


def share(yes: float, n: int, *, level: float = 0.95) -> Estimate | NotPossible:
    """Give yes / n (0-1) with Wilson's interval; without answers it is not possible."""
    if not n:
        return NotPossible(Reason.NO_ANSWERS)
    low, high = wilson(yes, n, level=level)
    return Estimate(
        value=yes / n,
        unit=Unit.SHARE,
        low=low,
        high=high,
        level=level,
        n=n,
        method=Method.WILSON,
        caveats=few_answers(n),
    )


def wilson(yes: float, n: float, *, level: float) -> tuple[float, float]:
    """
    Wilson's interval (0-1) of yes / n. Not scipy's: weighted answers are not whole.

    Source: Wilson (1927), doi 10.1080/01621459.1927.10502953.
    """
    if not 0 <= yes <= n:
        raise ValueError(f"{yes} of {n}")
    z2 = float(norm.ppf((1 + level) / 2)) ** 2
    middle = yes + z2 / 2
    margin = sqrt(z2 * (yes * (n - yes) / n + z2 / 4))
    # at the ends the limits are 0 and 1 but for rounding
    low = (middle - margin) / (n + z2) if yes else 0.0
    high = (middle + margin) / (n + z2) if yes < n else 1.0
    return low, high


def few_answers(n: float) -> tuple[Caveat, ...]:
    return (Caveat(Doubt.FEW_ANSWERS, size=n),) if n < FEW_ANSWERS else ()


def share_change(before: Answers, after: Answers, *, level: float = 0.95) -> Estimate | NotPossible:
    """
    The share after minus the share before (-1..1), answered by different people.

    Source: Newcombe (1998), method 10, Stat. Med. 17:873.
    """
    first, second = share(*before, level=level), share(*after, level=level)
    return difference(second, first, Method.NEWCOMBE)


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
    return difference(pilot, comparison, Method.SHARE_CHANGE_DIFFERENCE)


def difference(
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
        caveats=few_answers(min(sizes)) if sizes else (),
    )
