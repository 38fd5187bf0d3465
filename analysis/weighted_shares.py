"""What share answers yes, had the population answered in its own proportions?"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.results import Estimate, Method, NotPossible, Reason, Unit
from analysis.shares import Answers, few_answers, wilson


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedShare(Estimate):
    unweighted: float  # 0-1: always shown beside it
    n_effective: float  # answers that an unweighted survey would need to be as sure


def weighted_share(
    strata: Sequence[Answers], population: Sequence[float], *, level: float = 0.95
) -> WeightedShare | NotPossible:
    """
    Weigh each stratum's share (yes, n) by its part of the population (any unit, same order).

    The interval is Wilson's on the effective number of answers. A stratum without answers is not
    possible: merge it with its neighbour, or a part of the population has no voice.

    Source: Kish (1965), Survey Sampling, section 11.7.
    """
    total, people = sum(n for _, n in strata), sum(population)
    if not total or not people:
        return NotPossible(Reason.NO_ANSWERS)
    if not all(n for _, n in strata):
        return NotPossible(Reason.EMPTY_STRATUM)
    parts = [size / people for size in population]
    value = sum(part * yes / n for (yes, n), part in zip(strata, parts, strict=True))
    # an answer weighs part / n, so the weights' sum is 1 and that of their squares part^2 / n
    effective = 1 / sum(part**2 / n for (_, n), part in zip(strata, parts, strict=True))
    low, high = wilson(min(value, 1.0) * effective, effective, level=level)
    return WeightedShare(
        value=value,
        unit=Unit.SHARE,
        low=low,
        high=high,
        level=level,
        n=total,
        method=Method.POST_STRATIFIED,
        caveats=few_answers(effective),
        unweighted=sum(yes for yes, _ in strata) / total,
        n_effective=effective,
    )
