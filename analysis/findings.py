"""All that is said about one pilot and outcome. No count of 1-4 leaves `analysis`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.caveats import FEW_BEFORE, unruly_months, without_repeats
from analysis.counts import BeforeAfter, are_counts, before_after, months_by_area, pooled
from analysis.coverage import Coverage
from analysis.disclosure import disclosed
from analysis.dispersion import dispersion
from analysis.displacement import WeightedDifference, weighted_displacement_difference
from analysis.effect import (
    comparable,
    difference_from_expected,
    expected_count,
    relative_change,
)
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
from analysis.whole_years import YEAR
from data.study import Outcome, Period, Pilot

_INCOMPARABLE = (
    Reason.PILOT_IS_COMPARISON,
    Reason.NOT_COUNTS,
    Reason.NO_DATA_IN_PERIOD,
    Reason.PRELIMINARY,
    Reason.NO_SUCH_GROUP,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SameMonths:
    """Incidents before and after, and the rate after / before with its exact interval."""

    before: Counted | Hidden | NotPossible
    after: Counted | Hidden | NotPossible
    change: Comparison | Hidden | NotPossible

    @property
    def is_told(self) -> bool:
        """Both counts are shown."""
        return isinstance(self.before, Counted) and isinstance(self.after, Counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    own: SameMonths  # the pilot area
    comparison: SameMonths  # the comparison areas that are used, added up
    buffer: SameMonths  # the buffers added up
    change: Comparison | Hidden | NotPossible  # the headline: against the comparison areas
    expected: Estimate | Hidden | NotPossible  # incidents after, had it followed them
    fewer: WeightedDifference | Hidden | NotPossible  # incidents, over the after period
    displacement: Comparison | Hidden | NotPossible  # incidents more in the buffers than expected
    used: tuple[str, ...]  # comparison areas with data and enough incidents before
    dispersion: float
    verdict: Verdict | None  # None where `change` is not an estimate
    doubts: tuple[Caveat, ...]  # of all that is shown, each once

    @property
    def incomparable(self) -> NotPossible | None:
        """Why before and after are not to be compared at all, whatever is compared."""
        own = self.own.change
        return own if isinstance(own, NotPossible) and own.reason in _INCOMPARABLE else None


def judge(
    counts: pd.DataFrame,
    pilot: Pilot,
    outcome: Outcome,
    coverage: Coverage,
    *,
    level: float = 0.95,
) -> Findings:
    """
    Answer everything that counts can answer about one outcome of a pilot.

    `counts` (area_id, month, count) holds the pilot's areas (`Pilot.areas`) and the outcome's
    groups. Where before or after is not covered, or preliminary, they are not compared; what can be
    counted is still counted. Comparison areas that do not cover both are left out and named.
    `level` is that of all that is held against the comparison areas (`analysis.looks`).
    """
    if not outcome.groups:
        raise ValueError(f"not counted in incidents: {outcome}")
    if unusable := _unusable(counts, pilot):
        return unjudged(unusable)
    areas = before_after(counts, pilot.areas, pilot.before, pilot.after)
    missing = _without_data(pilot, coverage)
    known = {area: areas[area] for area in pilot.comparison - missing}
    others = comparable(known)
    phi = dispersion(months_by_area(counts, {pilot.area, *others}, pilot.before))
    rows = _Rows(pilot, phi, coverage, _refusal(pilot, coverage))
    own = rows.of(areas, {pilot.area}, Reason.NO_INCIDENTS)
    together = rows.of(areas, others, Reason.NO_COMPARISON)
    buffer = rows.of(areas, pilot.buffer_areas, Reason.NO_BUFFER)
    no_data = (Caveat(Doubt.NOT_COVERED, tuple(sorted(missing))),) if missing else ()
    if rows.refused:
        few = _preliminary_doubt(pilot, coverage.preliminary_from, rows.refused)
        return _refused(
            own, together, buffer, rows.refused, tuple(sorted(others)), (*no_data, *few)
        )

    change = _with_doubts(_change(pilot, areas[pilot.area], known, phi, level), no_data)
    fewer = _fewer(areas[pilot.area], others, pilot, phi, level)
    moved = _moved(areas, others, rows, level)
    expected = expected_count({pilot.area: areas[pilot.area]}, others, dispersion=phi, level=level)
    return Findings(
        own=own,
        comparison=together,
        buffer=buffer,
        change=change,
        expected=disclosed(expected, areas[pilot.area].before, areas[pilot.area].after),
        fewer=fewer,
        displacement=moved,
        used=tuple(sorted(others)),
        dispersion=phi,
        verdict=verdict(change, outcome) if isinstance(change, Comparison) else None,
        doubts=_doubts(no_data, change, own.change, fewer, moved),
    )


def unjudged(reason: NotPossible) -> Findings:
    """Findings where nothing can be counted, for one reason."""
    row = SameMonths(before=reason, after=reason, change=reason)
    return _refused(row, row, row, reason, (), ())


@dataclass(frozen=True, slots=True)
class _Rows:
    """What every row of the same-months table shares."""

    pilot: Pilot
    phi: float
    coverage: Coverage
    refused: NotPossible | None

    def of(
        self, counts: Mapping[str, BeforeAfter], wanted: Collection[str], nothing: Reason
    ) -> SameMonths:
        """One row; `nothing` is why there is none where there are no areas or no incidents."""
        if not wanted:
            none = NotPossible(nothing)
            return SameMonths(before=none, after=none, change=self.refused or none)
        together = pooled(counts[area] for area in wanted)
        refused = self.refused or self.no_data(wanted)
        return SameMonths(
            before=self._counted(together.before, self.pilot.before, wanted),
            after=self._counted(together.after, self.pilot.after, wanted),
            change=refused or _same_months(together, self.pilot, self.phi, nothing),
        )

    def no_data(self, areas: Collection[str]) -> NotPossible | None:
        if self.coverage.holds_all((self.pilot.before, self.pilot.after), areas):
            return None
        return NotPossible(Reason.NO_DATA_IN_PERIOD)

    def _counted(
        self, count: int, period: Period, areas: Collection[str]
    ) -> Counted | Hidden | NotPossible:
        if not self.coverage.holds(period, areas):
            return NotPossible(Reason.NO_DATA_IN_PERIOD)
        return disclosed(Counted(value=count, unit=Unit.INCIDENTS, n=count), count)


def _unusable(counts: pd.DataFrame, pilot: Pilot) -> NotPossible | None:
    """Readers let no such file or study in; a number made of it would be wrong, not rough."""
    if pilot.area in pilot.comparison:
        return NotPossible(Reason.PILOT_IS_COMPARISON)
    if min(pilot.before.months, pilot.after.months) < 1:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    return None if are_counts(counts["count"]) else NotPossible(Reason.NOT_COUNTS)


def _without_data(pilot: Pilot, coverage: Coverage) -> frozenset[str]:
    """Comparison areas that do not cover what the data as a whole cover."""
    periods = [p for p in (pilot.before, pilot.after) if coverage.holds(p, ())]
    return frozenset(a for a in pilot.comparison if not coverage.holds_all(periods, {a}))


def _refusal(pilot: Pilot, coverage: Coverage) -> NotPossible | None:
    """Why before and after are not to be compared at all, if so."""
    periods = (pilot.before, pilot.after)
    if not coverage.holds_all(periods, {pilot.area}):
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    first = coverage.preliminary_from
    preliminary = sum(_preliminary_months(period, first) for period in periods)
    return NotPossible(Reason.PRELIMINARY, size=preliminary) if preliminary else None


def _preliminary_doubt(
    pilot: Pilot, preliminary_from: date | None, refused: NotPossible
) -> tuple[Caveat, ...]:
    months = _preliminary_months(pilot.after, preliminary_from)
    if refused.reason is not Reason.PRELIMINARY or not months:
        return ()
    return (Caveat(Doubt.PRELIMINARY_MONTHS, size=months),)


def _refused(
    own: SameMonths,
    comparison: SameMonths,
    buffer: SameMonths,
    reason: NotPossible,
    used: tuple[str, ...],
    doubts: tuple[Caveat, ...],
) -> Findings:
    return Findings(
        own=own,
        comparison=comparison,
        buffer=buffer,
        change=reason,
        expected=reason,
        fewer=reason,
        displacement=reason,
        used=used,
        dispersion=1.0,
        verdict=None,
        doubts=doubts,
    )


def _change(
    pilot: Pilot, own: BeforeAfter, others: Mapping[str, BeforeAfter], phi: float, level: float
) -> Comparison | Hidden | NotPossible:
    answer = relative_change({pilot.area: own}, others, dispersion=phi, level=level)
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


def _with_doubts(
    answer: Comparison | Hidden | NotPossible, doubts: tuple[Caveat, ...]
) -> Comparison | Hidden | NotPossible:
    if not isinstance(answer, Comparison):
        return answer
    return replace(answer, caveats=(*doubts, *answer.caveats))


def _moved(
    areas: Mapping[str, BeforeAfter], others: Mapping[str, BeforeAfter], rows: _Rows, level: float
) -> Comparison | Hidden | NotPossible:
    """By the headline's interval: one that allows for chance alone is wrong too often."""
    buffers = rows.pilot.buffer_areas
    if not buffers:
        return NotPossible(Reason.NO_BUFFER)
    if refused := rows.no_data(buffers):
        return refused
    around = {area: areas[area] for area in buffers}
    answer = difference_from_expected(around, others, dispersion=rows.phi, level=level)
    together = pooled(around.values())
    return disclosed(answer, together.before, together.after)


def _fewer(
    own: BeforeAfter, others: Mapping[str, BeforeAfter], pilot: Pilot, phi: float, level: float
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
        level=level,
    )
    return disclosed(answer, own.before, own.after, together.before, together.after)


def _doubts(
    no_data: tuple[Caveat, ...], *results: Estimate | Hidden | NotPossible
) -> tuple[Caveat, ...]:
    shown = (result for result in results if isinstance(result, Estimate))
    return without_repeats([*no_data, *(caveat for result in shown for caveat in result.caveats)])


def _preliminary_months(period: Period, preliminary_from: date | None) -> int:
    """Months of the period that may still change."""
    if preliminary_from is None or period.end <= preliminary_from:
        return 0
    return Period(max(period.start, preliminary_from.replace(day=1)), period.end).months
