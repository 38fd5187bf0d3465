"""Did incidents change more in the pilot area than in the comparison areas?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.stats import t as student_t

from analysis.caveats import small_counts, unruly_months
from analysis.counts import BeforeAfter, are_counts, pooled
from analysis.results import Caveat, Comparison, Doubt, Estimate, Method, NotPossible, Reason, Unit

FEWEST_BEFORE = 5
FEWEST_COMPARISON_AREAS = 5
FEW_COMPARISON_AREAS = 10
WIDEST = log(1e9)  # a factor either way, beyond which an interval tells nothing


def relative_change(
    pilot: Mapping[str, BeforeAfter],
    comparison: Mapping[str, BeforeAfter],
    *,
    dispersion: float,
    level: float = 0.95,
) -> Comparison | NotPossible:
    """
    Divide the pilot's after / before by what the comparison areas' after / before was on average.

    0.80 means 20 % fewer incidents than the comparison areas lead us to expect. The periods may
    differ in length: that cancels. A pilot of several areas is judged by their sum.

    The interval is a prediction interval: areas also drift apart for reasons of their own, and
    one pilot cannot tell such a drift from an effect. `dispersion` has no default: crime clusters.

    Source: Higgins, Thompson & Spiegelhalter (2009), doi 10.1111/j.1467-985X.2008.00552.x.
    """
    if refused := _refusal(pilot, comparison):
        return refused
    usable = comparable(comparison)
    drift = _drift(usable, dispersion)
    areas = _filled(pilot)
    total = areas.sum(axis=0)
    shares = areas[:, 0] / total[0]
    [ratio], [variance] = log_ratios(total[np.newaxis], dispersion)
    standard_error = sqrt(variance + drift.tau2 * float(shares @ shares) + drift.mean_variance)

    difference = float(ratio) - drift.mean
    degrees = len(usable) - 1
    margin = _quantile(level, degrees) * standard_error
    if margin > WIDEST:
        return NotPossible(Reason.TOO_UNRULY, size=dispersion)
    left_out = comparison.keys() - usable.keys()
    return Comparison(
        value=exp(difference),
        unit=Unit.RATIO,
        low=exp(difference - margin),
        high=exp(difference + margin),
        level=level,
        p=2 * float(student_t.sf(abs(difference) / standard_error, degrees)),
        n=sum(c.before + c.after for c in [*pilot.values(), *usable.values()]),
        method=Method.RELATIVE_RATE_RATIO,
        caveats=(
            *_named_caveats({**pilot, **usable}, left_out),
            *_few(len(usable)),
            *((Caveat(Doubt.AREAS_DRIFT_APART, size=sqrt(drift.tau2)),) if drift.tau2 else ()),
            *unruly_months(dispersion),
            *small_counts(pooled(pilot.values()).before),
        ),
    )


@cache
def _quantile(level: float, degrees: int) -> float:
    return float(student_t.ppf((1 + level) / 2, degrees))


def _refusal(
    pilot: Mapping[str, BeforeAfter], comparison: Mapping[str, BeforeAfter]
) -> NotPossible | None:
    if pilot.keys() & comparison.keys():
        return NotPossible(Reason.PILOT_IS_COMPARISON)
    if not are_counts([(c.before, c.after) for c in [*pilot.values(), *comparison.values()]]):
        return NotPossible(Reason.NOT_COUNTS)
    if not any(c.before + c.after for c in [*pilot.values(), *comparison.values()]):
        return NotPossible(Reason.NO_INCIDENTS)
    if (areas := len(comparable(comparison))) < FEWEST_COMPARISON_AREAS:
        return NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=areas)
    if not any(c.before + c.after for c in pilot.values()):
        return NotPossible(Reason.NO_INCIDENTS)
    return None


def comparable(areas: Mapping[str, BeforeAfter]) -> dict[str, BeforeAfter]:
    """Those with enough incidents before to be compared with."""
    return {area: counts for area, counts in areas.items() if counts.before >= FEWEST_BEFORE}


def expected_count(
    pilot: Mapping[str, BeforeAfter],
    comparison: Mapping[str, BeforeAfter],
    *,
    dispersion: float,
    level: float = 0.95,
) -> Estimate | NotPossible:
    """
    Incidents the pilot would have had after, had it changed like the comparison areas on average.

    It says the same as `relative_change`: the count after is outside low..high exactly when 1 is
    outside that interval.
    """
    change = relative_change(pilot, comparison, dispersion=dispersion, level=level)
    if isinstance(change, NotPossible):
        return change
    after = float(_filled(pilot)[:, 1].sum())
    return Estimate(
        value=after / change.value,
        unit=Unit.INCIDENTS,
        low=after / change.high,
        high=after / change.low,
        level=level,
        n=change.n,
        method=Method.RELATIVE_RATE_RATIO,
        caveats=change.caveats,
    )


def difference_from_expected(
    pilot: Mapping[str, BeforeAfter],
    comparison: Mapping[str, BeforeAfter],
    *,
    dispersion: float,
    level: float = 0.95,
) -> Comparison | NotPossible:
    """
    Incidents more (+) or fewer (-) after than `expected_count`: `relative_change` in incidents.

    It is beyond 0 exactly when that is beyond 1, and has the same p.
    """
    change = relative_change(pilot, comparison, dispersion=dispersion, level=level)
    if isinstance(change, NotPossible):
        return change
    after = float(_filled(pilot)[:, 1].sum())
    return replace(
        change,
        value=after - after / change.value,
        unit=Unit.INCIDENT_DIFFERENCE,
        low=after - after / change.low,
        high=after - after / change.high,
    )


@dataclass(frozen=True, slots=True)
class _Drift:
    """What the comparison areas did: log ratios' mean, its variance, and how they vary."""

    mean: float
    mean_variance: float
    tau2: float


def _drift(areas: Mapping[str, BeforeAfter], dispersion: float) -> _Drift:
    ratios, variances = log_ratios(_filled(areas), dispersion)
    tau2 = variance_between_areas(ratios, variances)
    weights = 1 / (variances + tau2)
    # the variance needs no Hartung-Knapp factor: after Paule-Mandel it is at most 1, and we allow
    # no less
    mean = float((ratios * weights).sum() / weights.sum())
    return _Drift(mean, 1 / float(weights.sum()), tau2)


def _filled(areas: Mapping[str, BeforeAfter]) -> NDArray[np.float64]:
    """A row per area: before, after."""
    return without_zeros(np.array([(c.before, c.after) for c in areas.values()], dtype=float))


def without_zeros(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Pairs (..., before and after): a zero in either adds a half to both, as a ratio needs it."""
    return np.where((counts == 0).any(axis=-1, keepdims=True), counts + 0.5, counts)


def log_ratios(
    counts: NDArray[np.float64], dispersion: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """log(after / before) of pairs (..., before and after), and its variance by chance."""
    before, after = np.moveaxis(counts, -1, 0)
    return np.log(after / before), dispersion * (1 / before + 1 / after)


def variance_between_areas(ratios: NDArray[np.float64], variances: NDArray[np.float64]) -> float:
    """
    Paule-Mandel tau2: with it, the weighted scatter of the ratios is their degrees of freedom.

    A column per area; where there are several rows, each scatters about its own mean.
    Not statsmodels' `combine_effects`: it stops early, and asked for more precision it can give 0.
    """
    degrees = ratios.size - ratios[..., 0].size

    def excess(tau2: float) -> float:
        weights = 1 / (variances + tau2)
        # what np.average does, without its checks: this is asked thousands of times
        means = (ratios * weights).sum(-1, keepdims=True) / weights.sum(-1, keepdims=True)
        return float((weights * (ratios - means) ** 2).sum()) - degrees

    if excess(0) <= 0:
        return 0.0
    return float(brentq(excess, 0, np.var(ratios, axis=-1, ddof=1).max()))


def _named_caveats(used: Mapping[str, BeforeAfter], left_out: Iterable[str]) -> tuple[Caveat, ...]:
    half_added = [area for area, c in used.items() if 0 in (c.before, c.after)]
    areas = {Doubt.LEFT_OUT: sorted(left_out), Doubt.HALF_ADDED: sorted(half_added)}
    return tuple(Caveat(doubt, tuple(names)) for doubt, names in areas.items() if names)


def _few(areas: int) -> tuple[Caveat, ...]:
    few = areas < FEW_COMPARISON_AREAS
    return (Caveat(Doubt.FEW_COMPARISON_AREAS, size=areas),) if few else ()
