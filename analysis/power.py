"""Would a change of this size be seen at all?"""

from math import ceil, log, sqrt

from scipy.stats import norm

from analysis.results import NotPossible, Reason

ALPHA = 0.05  # two-sided


def power_relative_rate(
    treated_per_month: float,
    comparison_per_month: float,
    before_months: float,
    after_months: float,
    *,
    ratio: float,
    dispersion: float = 1.0,
) -> float | NotPossible:
    """
    Probability (0-1) that `relative_rate_ratio` differs from 1, two-sided at 5 %, if it is `ratio`.

    Incidents a month before; the comparison goes on as it was. Normal approximation of the
    logarithm with the variance that holds if the change is there. Sampling noise only: areas
    that drift apart are not in it. Where a count would be zero it is not possible.
    """
    counts = (
        treated_per_month * before_months,
        treated_per_month * after_months * ratio,
        comparison_per_month * before_months,
        comparison_per_month * after_months,
    )
    if min(counts) <= 0:
        return NotPossible(Reason.ZERO_COUNT)
    shift = log(ratio) / sqrt(dispersion * sum(1 / count for count in counts))
    limit = float(norm.isf(ALPHA / 2))
    return float(norm.sf(limit - shift) + norm.cdf(-limit - shift))


def power_shares(n: float, p1: float, p2: float) -> float | NotPossible:
    """
    Probability (0-1) that two shares differ, two-sided at 5 %, with n answers each.

    As R's power.prop.test, which leaves the wrong side out; statsmodels' includes it. Shares that
    are both 0 or both 1 leave nothing to vary. Source: Fleiss (1981), section 3.2.
    """
    if not n:
        return NotPossible(Reason.NO_ANSWERS)
    null, apart = _spreads(p1, p2)
    if not null:
        return NotPossible(Reason.NO_VARIATION)
    surplus = sqrt(n) * abs(p1 - p2) - float(norm.isf(ALPHA / 2)) * null
    # 0 against 1 leaves no spread: seen for certain, or never
    return float(norm.cdf(surplus / apart)) if apart else float(surplus >= 0)


def answers_needed(p1: float, p2: float, *, power: float = 0.8) -> int | NotPossible:
    """Answers in each of two groups with which `power_shares` reaches `power` (0-1)."""
    if p1 == p2:
        return NotPossible(Reason.NO_VARIATION)
    null, apart = _spreads(p1, p2)
    margin = float(norm.isf(ALPHA / 2)) * null + float(norm.ppf(power)) * apart
    return ceil((margin / (p1 - p2)) ** 2)


def _spreads(p1: float, p2: float) -> tuple[float, float]:
    """Standard deviation of the difference with one answer each: if equal, and if as given."""
    pooled = (p1 + p2) / 2
    return sqrt(2 * pooled * (1 - pooled)), sqrt(p1 * (1 - p1) + p2 * (1 - p2))
