"""All that is said about one pilot and outcome. No count of 1-4 leaves `analysis`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.caveats import unruly_months, without_repeats
from analysis.counts import BeforeAfter, before_after, months_by_area, pooled
from analysis.disclosure import disclosed
from analysis.dispersion import dispersion
from analysis.displacement import WeightedDifference, weighted_displacement_difference
from analysis.effect import expected_count, relative_change
from analysis.rate_ratio import rate_ratio_exact
from analysis.results import (
    Caveat,
    Comparison,
    Counted,
    Doubt,
    Estimate,
    Hidden,
    NotPossible,
    Reason,
    Unit,
    Verdict,
)
from analysis.verdict import verdict
from data.study import Outcome, Period, Pilot

YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    before: Counted | Hidden | NotPossible  # incidents in the pilot area
    after: Counted | Hidden | NotPossible
    own_change: Comparison | Hidden | NotPossible  # the pilot's rate after / before, exact
    comparison_own_change: Comparison | Hidden | NotPossible  # comparison areas added up, exact
    change: Comparison | Hidden | NotPossible  # the headline: against the comparison areas
    expected: Estimate | Hidden | NotPossible  # incidents after, had it followed them
    fewer: WeightedDifference | Hidden | NotPossible  # incidents, over the after period
    displacement: WeightedDifference | Hidden | NotPossible  # the same for the buffers together
    dispersion: float
    verdict: Verdict | None  # None where `change` is not an estimate
    doubts: tuple[Caveat, ...]  # of all that is shown, each once


def judge(
    counts: pd.DataFrame,
    pilot: Pilot,
    outcome: Outcome,
    *,
    covered: tuple[date, date] | None,
    preliminary_from: date | None = None,
) -> Findings:
    """
    Answer everything that counts can answer about one outcome of a pilot.

    `counts` (area_id, month, count) holds the pilot's areas (`Pilot.areas`) and the outcome's
    groups. `covered` is what the data speak of, half-open, in whole months; months from
    `preliminary_from` on may still change. Where before or after is not covered, or preliminary,
    they are not compared; what can be counted is still counted.
    """
    if not outcome.groups:
        raise ValueError(f"not counted in incidents: {outcome}")
    areas = before_after(counts, pilot.areas, pilot.before, pilot.after)
    own = areas[pilot.area]
    before = _counted(own.before, pilot.before, covered)
    after = _counted(own.after, pilot.after, covered)
    preliminary = _preliminary_months(pilot, preliminary_from)
    if isinstance(before, NotPossible) or isinstance(after, NotPossible):
        return _refused(before, after, NotPossible(Reason.NO_DATA_IN_PERIOD), preliminary)
    if preliminary:
        reason = NotPossible(Reason.PRELIMINARY, size=preliminary)
        return _refused(before, after, reason, preliminary)

    others = {area: areas[area] for area in pilot.comparison}
    phi = dispersion(months_by_area(counts, {pilot.area, *others}, pilot.before))
    change = _change(pilot, own, others, phi)
    own_change = _same_months(own, pilot, phi)
    fewer = _fewer(own, others, pilot, phi)
    displacement = _moved(pilot, areas, others, phi)
    return Findings(
        before=before,
        after=after,
        own_change=own_change,
        comparison_own_change=_together(others, pilot, phi),
        change=change,
        expected=disclosed(
            expected_count({pilot.area: own}, others, dispersion=phi), own.before, own.after
        ),
        fewer=fewer,
        displacement=displacement,
        dispersion=phi,
        verdict=verdict(change, outcome) if isinstance(change, Comparison) else None,
        doubts=_doubts(change, own_change, fewer, displacement),
    )


def _refused(
    before: Counted | Hidden | NotPossible,
    after: Counted | Hidden | NotPossible,
    reason: NotPossible,
    preliminary: int,
) -> Findings:
    return Findings(
        before=before,
        after=after,
        own_change=reason,
        comparison_own_change=reason,
        change=reason,
        expected=reason,
        fewer=reason,
        displacement=reason,
        dispersion=1.0,
        verdict=None,
        doubts=(Caveat(Doubt.PRELIMINARY_MONTHS, size=preliminary),) if preliminary else (),
    )


def _change(
    pilot: Pilot, own: BeforeAfter, others: Mapping[str, BeforeAfter], phi: float
) -> Comparison | Hidden | NotPossible:
    answer = relative_change({pilot.area: own}, others, dispersion=phi)
    if isinstance(answer, Comparison) and pilot.after.months < YEAR:
        short = Caveat(Doubt.SHORT_AFTER, size=pilot.after.months)
        answer = replace(answer, caveats=(*answer.caveats, short))
    return disclosed(answer, own.before, own.after)


def _same_months(areas: BeforeAfter, pilot: Pilot, phi: float) -> Comparison | Hidden | NotPossible:
    answer = rate_ratio_exact(
        areas.before,
        areas.after,
        before_exposure=pilot.before.months,
        after_exposure=pilot.after.months,
    )
    if isinstance(answer, Comparison):
        answer = replace(answer, caveats=(*answer.caveats, *unruly_months(phi)))
    return disclosed(answer, areas.before, areas.after)


def _together(
    others: Mapping[str, BeforeAfter], pilot: Pilot, phi: float
) -> Comparison | Hidden | NotPossible:
    together = pooled(others.values())
    if not together.before + together.after:
        return NotPossible(Reason.NO_COMPARISON)
    return _same_months(together, pilot, phi)


def _fewer(
    own: BeforeAfter, others: Mapping[str, BeforeAfter], pilot: Pilot, phi: float
) -> WeightedDifference | Hidden | NotPossible:
    """Scaled, and per after period: the months before count as if they were as many as after."""
    together = pooled(others.values())
    if not together.before + together.after:
        return NotPossible(Reason.NO_COMPARISON)
    answer = weighted_displacement_difference(
        own,
        together,
        time_weights=(pilot.before.months / pilot.after.months, 1),
        scale_comparison_to_pilot=True,
        dispersion=phi,
    )
    return disclosed(answer, own.before, own.after, together.before, together.after)


def _moved(
    pilot: Pilot,
    areas: Mapping[str, BeforeAfter],
    others: Mapping[str, BeforeAfter],
    phi: float,
) -> WeightedDifference | Hidden | NotPossible:
    if not pilot.buffer_areas:
        return NotPossible(Reason.NO_BUFFER)
    return _fewer(pooled(areas[area] for area in pilot.buffer_areas), others, pilot, phi)


def _doubts(*results: Estimate | Hidden | NotPossible) -> tuple[Caveat, ...]:
    shown = (result for result in results if isinstance(result, Estimate))
    return without_repeats(caveat for result in shown for caveat in result.caveats)


def _is_covered(period: Period, covered: tuple[date, date] | None) -> bool:
    return covered is not None and covered[0] <= period.start and period.end <= covered[1]


def _preliminary_months(pilot: Pilot, preliminary_from: date | None) -> int:
    """Months of before and after that may still change."""
    if preliminary_from is None:
        return 0
    ends = (p for p in (pilot.before, pilot.after) if p.end > preliminary_from)
    return sum(Period(max(p.start, preliminary_from.replace(day=1)), p.end).months for p in ends)


def _counted(
    count: int, period: Period, covered: tuple[date, date] | None
) -> Counted | Hidden | NotPossible:
    if not _is_covered(period, covered):
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    return disclosed(Counted(value=count, unit=Unit.INCIDENTS, n=count), count)
