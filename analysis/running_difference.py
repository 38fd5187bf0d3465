"""How many incidents fewer so far, month by month?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt

from scipy.stats import norm

from analysis.caveats import small_counts, unruly_months
from analysis.counts import are_counts
from analysis.results import Caveat, Comparison, Doubt, Method, NotPossible, Reason, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningDifference(Comparison):
    """Incidents more (+) or fewer (-) after so many months than the before period leads to."""

    se: float


def running_weighted_displacement_difference(
    pilot_before: Sequence[int],
    comparison_before: Sequence[int],
    pilot_after: Sequence[int],
    comparison_after: Sequence[int],
    *,
    dispersion: float = 1.0,
    level: float = 0.95,
) -> tuple[RunningDifference, ...] | NotPossible:
    """
    Add up pilot minus comparison month by month, less what the before period leads us to expect.

    Monthly counts, of the same months in both areas. One result for each month after; the last
    holds them all. Without months before or after, or without any incident, it is not possible.

    Source: Wheeler's WDDControl, "A running WDD"; Wheeler & Ratcliffe (2018),
    doi 10.1186/s40163-018-0085-5.
    """
    before = list(zip(pilot_before, comparison_before, strict=True))
    after = list(zip(pilot_after, comparison_after, strict=True))
    if not are_counts(before + after):
        return NotPossible(Reason.NOT_COUNTS)
    if not before or not after:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    count_before = sum(map(sum, before))
    counts = list(accumulate(map(sum, after)))
    if not count_before + counts[-1]:
        return NotPossible(Reason.NO_INCIDENTS)
    lead_before = sum(own - other for own, other in before)
    leads = accumulate(own - other for own, other in after)
    doubts = (
        Caveat(Doubt.CHANCE_ONLY),
        *unruly_months(dispersion),
        *small_counts(sum(pilot_before)),
    )
    running = []
    for months, (lead, count) in enumerate(zip(leads, counts, strict=True), start=1):
        share = months / len(before)
        value = lead - share * lead_before
        se = sqrt(dispersion * (count + share**2 * count_before))
        margin = float(norm.ppf((1 + level) / 2)) * se
        running.append(
            RunningDifference(
                value=value,
                unit=Unit.INCIDENT_DIFFERENCE,
                low=value - margin,
                high=value + margin,
                level=level,
                p=2 * float(norm.sf(abs(value) / se)) if se else 1.0,
                n=count_before + count,
                method=Method.WEIGHTED_DISPLACEMENT_DIFFERENCE,
                caveats=doubts,
                se=se,
            )
        )
    return tuple(running)
