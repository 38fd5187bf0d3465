"""Did the pilot's count change by another factor than the comparison's, if chance is all?"""

from dataclasses import dataclass
from math import exp, log, sqrt

from scipy.stats import norm

from analysis.caveats import small_counts, unruly_months
from analysis.counts import BeforeAfter, are_counts
from analysis.results import Caveat, Comparison, Doubt, Method, NotPossible, Reason, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeRate(Comparison):
    se: float  # of the logarithm


def relative_rate_ratio(
    pilot: BeforeAfter, comparison: BeforeAfter, *, dispersion: float, level: float = 0.95
) -> RelativeRate | NotPossible:
    """
    (pilot after / before) / (comparison after / before), with a log-normal interval.

    The variance of the logarithm is dispersion x the sum of 1 / count. It leaves out that areas
    drift apart by themselves: `analysis.effect` is the one that a verdict may rest on. Where a
    count is zero it is not possible; adding a half would make the answer ours.

    Source: Farrington, Gill, Waples & Argomaniz (2007), appendix, doi 10.1007/s11292-007-9024-2.
    """
    counts = (pilot.before, pilot.after, comparison.before, comparison.after)
    if not are_counts(counts):
        return NotPossible(Reason.NOT_COUNTS)
    if not any(counts):
        return NotPossible(Reason.NO_INCIDENTS)
    if not all(counts):
        return NotPossible(Reason.ZERO_COUNT)
    # one quotient of whole numbers: equal changes give exactly 1
    ratio = (pilot.after * comparison.before) / (pilot.before * comparison.after)
    se = sqrt(dispersion * sum(1 / count for count in counts))
    margin = float(norm.ppf((1 + level) / 2)) * se
    return RelativeRate(
        value=ratio,
        unit=Unit.RATIO,
        low=ratio * exp(-margin),
        high=ratio * exp(margin),
        level=level,
        p=2 * float(norm.sf(abs(log(ratio)) / se)),
        n=sum(counts),
        method=Method.LOG_NORMAL,
        caveats=(
            Caveat(Doubt.CHANCE_ONLY),
            *unruly_months(dispersion),
            *small_counts(pilot.before),
        ),
        se=se,
    )
