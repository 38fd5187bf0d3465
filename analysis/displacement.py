"""How many incidents fewer, and did they move to the streets around?"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from scipy.stats import norm

from analysis.caveats import small_counts, unruly_months
from analysis.counts import BeforeAfter, are_counts
from analysis.results import Caveat, Comparison, Doubt, Method, NotPossible, Reason, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedDifference(Comparison):
    """`value` = `local` (the pilot) + `displacement` (the buffer; 0 where there is none)."""

    se: float
    local: float
    displacement: float


def weighted_displacement_difference(  # noqa: PLR0913 - the published method has this many parts
    pilot: BeforeAfter,
    comparison: BeforeAfter,
    *,
    buffer: BeforeAfter | None = None,
    buffer_comparison: BeforeAfter | None = None,
    time_weights: tuple[float, float] = (1, 1),
    area_weights: tuple[float, float, float, float] = (1, 1, 1, 1),
    scale_comparison_to_pilot: bool = False,
    dispersion: float = 1.0,
    level: float = 0.95,
) -> WeightedDifference | NotPossible:
    """
    Incidents more (+) or fewer (-) than if the pilot had changed by as many as the comparison.

    `time_weights` divide the counts before and after: (3, 1) for three years before and one after
    counts per year. `area_weights` divide those of pilot, comparison, buffer, buffer comparison.
    `scale_comparison_to_pilot` sets the comparison's weight so that it has as many before as the
    pilot (the buffer's likewise): without it, a larger comparison area turns the sign. Its weight
    is taken as known. The interval is normal, its variance dispersion x the weighted counts.

    Source: Wheeler & Ratcliffe (2018), doi 10.1186/s40163-018-0085-5.
    """
    given = [pilot, comparison, *(area for area in (buffer, buffer_comparison) if area)]
    if not are_counts([(c.before, c.after) for c in given]):
        return NotPossible(Reason.NOT_COUNTS)
    pairs = [(pilot, comparison, *area_weights[:2])]
    if buffer is not None:
        pairs.append((buffer, buffer_comparison or BeforeAfter(0, 0), *area_weights[2:]))
    differences, variance = [], 0.0
    for own, other, own_weight, other_weight in pairs:
        weight = other_weight
        if scale_comparison_to_pilot and other != BeforeAfter(0, 0):
            if reason := _cannot_scale(own, other):
                return NotPossible(reason)
            weight = own_weight * other.before / own.before
        terms = [*_terms(own, own_weight, time_weights), *_terms(other, weight, time_weights)]
        differences.append(terms[1][0] - terms[0][0] - (terms[3][0] - terms[2][0]))
        variance += dispersion * sum(term[1] for term in terms)
    if not variance:
        return NotPossible(Reason.NO_INCIDENTS)
    return _result(differences, sqrt(variance), pairs, dispersion, level)


def _cannot_scale(own: BeforeAfter, other: BeforeAfter) -> Reason | None:
    if not own.before + own.after:
        return Reason.NO_INCIDENTS
    if not own.before:
        return Reason.NOTHING_BEFORE
    return None if other.before else Reason.NO_COMPARISON


def _terms(
    counts: BeforeAfter, area_weight: float, time_weights: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """The weighted count before, then after, each with its Poisson variance."""
    for count, time_weight in zip((counts.before, counts.after), time_weights, strict=True):
        weight = area_weight * time_weight
        yield count / weight, count / weight**2


def _result(
    differences: list[float],
    standard_error: float,
    pairs: list[tuple[BeforeAfter, BeforeAfter, float, float]],
    dispersion: float,
    level: float,
) -> WeightedDifference:
    value = sum(differences)
    margin = float(norm.ppf((1 + level) / 2)) * standard_error
    return WeightedDifference(
        value=value,
        unit=Unit.INCIDENT_DIFFERENCE,
        low=value - margin,
        high=value + margin,
        level=level,
        p=2 * float(norm.sf(abs(value) / standard_error)),
        n=sum(c.before + c.after for pair in pairs for c in pair[:2]),
        method=Method.WEIGHTED_DISPLACEMENT_DIFFERENCE,
        caveats=(
            Caveat(Doubt.CHANCE_ONLY),
            *unruly_months(dispersion),
            *small_counts(pairs[0][0].before),
        ),
        se=standard_error,
        local=differences[0],
        displacement=sum(differences[1:]),
    )
