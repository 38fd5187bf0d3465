"""All that is said about one pilot and outcome. No count of 1-4 leaves `analysis`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.caveats import FEW_BEFORE, unruly_months, without_repeats
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
class SameMonths:
    """Incidents before and after, and the rate after / before with its exact interval."""

    before: Counted | Hidden | NotPossible
    after: Counted | Hidden | NotPossible
    change: Comparison | Hidden | NotPossible


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    own: SameMonths  # the pilot area
    comparison: SameMonths  # the comparison areas added up
    buffer: SameMonths  # the buffers added up
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
    others = {area: areas[area] for area in pilot.comparison}
    phi = dispersion(months_by_area(counts, {pilot.area, *others}, pilot.before))
    rows = _Rows(pilot, phi, covered, _refusal(pilot, covered, preliminary_from))
    own = rows.of(areas[pilot.area], Reason.NO_INCIDENTS)
    together = rows.of(pooled(others.values()), Reason.NO_COMPARISON)
    around = _together(areas, pilot.buffer_areas)
    buffer = rows.of(around, Reason.NO_BUFFER)
    if rows.refused:
        return _refused(own, together, buffer, rows.refused)

    change = _change(pilot, areas[pilot.area], others, phi)
    fewer = _fewer(areas[pilot.area], others, pilot, phi)
    moved = _fewer(around, others, pilot, phi) if around else NotPossible(Reason.NO_BUFFER)
    expected = expected_count({pilot.area: areas[pilot.area]}, others, dispersion=phi)
    return Findings(
        own=own,
        comparison=together,
        buffer=buffer,
        change=change,
        expected=disclosed(expected, areas[pilot.area].before, areas[pilot.area].after),
        fewer=fewer,
        displacement=moved,
        dispersion=phi,
        verdict=verdict(change, outcome) if isinstance(change, Comparison) else None,
        doubts=_doubts(change, own.change, fewer, moved),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """What every row of the same-months table shares."""

    pilot: Pilot
    phi: float
    covered: tuple[date, date] | None
    refused: NotPossible | None

    def of(self, counts: BeforeAfter | None, nothing: Reason) -> SameMonths:
        """One row; `nothing` is why there is none where there are no areas or no incidents."""
        if counts is None:
            none = NotPossible(nothing)
            return SameMonths(before=none, after=none, change=none)
        return SameMonths(
            before=_counted(counts.before, self.pilot.before, self.covered),
            after=_counted(counts.after, self.pilot.after, self.covered),
            change=self.refused or _same_months(counts, self.pilot, self.phi, nothing),
        )


def _refusal(
    pilot: Pilot, covered: tuple[date, date] | None, preliminary_from: date | None
) -> NotPossible | None:
    """Why before and after are not to be compared at all, if so."""
    if not all(_is_covered(period, covered) for period in (pilot.before, pilot.after)):
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    preliminary = _preliminary_months(pilot, preliminary_from)
    return NotPossible(Reason.PRELIMINARY, size=preliminary) if preliminary else None


def _refused(
    own: SameMonths, comparison: SameMonths, buffer: SameMonths, reason: NotPossible
) -> Findings:
    preliminary = reason.reason is Reason.PRELIMINARY
    return Findings(
        own=own,
        comparison=comparison,
        buffer=buffer,
        change=reason,
        expected=reason,
        fewer=reason,
        displacement=reason,
        dispersion=1.0,
        verdict=None,
        doubts=(Caveat(Doubt.PRELIMINARY_MONTHS, size=reason.size),) if preliminary else (),
    )


def _change(
    pilot: Pilot, own: BeforeAfter, others: Mapping[str, BeforeAfter], phi: float
) -> Comparison | Hidden | NotPossible:
    answer = relative_change({pilot.area: own}, others, dispersion=phi)
    if isinstance(answer, Comparison) and pilot.after.months < YEAR:
        short = Caveat(Doubt.SHORT_AFTER, size=pilot.after.months)
        answer = replace(answer, caveats=(*answer.caveats, short))
    return _percentage(disclosed(answer, own.before, own.after), own.before)


def _same_months(
    areas: BeforeAfter, pilot: Pilot, phi: float, nothing: Reason
) -> Comparison | Hidden | NotPossible:
    if not areas.before + areas.after:
        return NotPossible(nothing)
    answer = rate_ratio_exact(
        areas.before,
        areas.after,
        before_exposure=pilot.before.months,
        after_exposure=pilot.after.months,
    )
    if isinstance(answer, Comparison):
        answer = replace(answer, caveats=(*answer.caveats, *unruly_months(phi)))
    return _percentage(disclosed(answer, areas.before, areas.after), areas.before)


def _percentage(
    answer: Comparison | Hidden | NotPossible, before: int
) -> Comparison | Hidden | NotPossible:
    """
    Below 20 before, a percentage says more than is known: the counts are shown instead.

    What is hidden stays so: the reason's size would tell the small count.
    """
    if isinstance(answer, Comparison) and before < FEW_BEFORE:
        return NotPossible(Reason.FEW_BEFORE, size=before)
    return answer


def _together(areas: Mapping[str, BeforeAfter], wanted: Collection[str]) -> BeforeAfter | None:
    return pooled(areas[area] for area in wanted) if wanted else None


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
