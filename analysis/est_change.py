"""Did partners report more or fewer insecurity-causing events (EST) than before?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.caveats import FEW_BEFORE
from analysis.counts import are_counts
from analysis.disclosure import disclosed
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
)
from analysis.shares import FEW_ANSWERS, share
from data.study import Period, Pilot

Span = tuple[date, date]
FEWEST_MONTHS = 3  # calendar months that both sides have


@dataclass(frozen=True, slots=True, kw_only=True)
class EstChange:
    """
    EST reports of the pilot area in the months that are compared: the same calendar months, each
    as often as the others. `shorter` tells that they are not all of the plan's periods.
    """

    before: Counted | Hidden
    after: Counted | Hidden
    months_before: tuple[date, ...]
    months_after: tuple[date, ...]
    shorter: bool
    change: Comparison | Hidden | NotPossible  # reports a month, after / before
    reported: Estimate | Hidden | NotPossible  # to the police, of those that say yes or no


def est_change(counts: pd.DataFrame, pilot: Pilot, covered: Span | None) -> EstChange | NotPossible:
    """
    Compare the pilot area's EST reports before and after, over months that the reports cover.

    `counts`: area_id, month, reported_to_police (yes, no, unknown), count; `covered`: the whole
    months that they speak of in that area, half-open. Reports seldom begin long before the pilot
    does: what is compared then is shorter than the plan's periods. The interval is for chance
    alone, and nothing tells how eagerly partners report.
    """
    own = counts[counts["area_id"] == pilot.area]
    if not are_counts(own["count"]):
        return NotPossible(Reason.NOT_COUNTS)
    if own.empty or covered is None:
        return NotPossible(Reason.NO_EST_REPORTS)
    before, after = _same_months(pilot, covered)
    calendar = {month.month for month in before}
    if len(calendar) < FEWEST_MONTHS:
        return NotPossible(Reason.FEW_SHARED_MONTHS, size=len(calendar))
    sides = [own[own["month"].isin(pd.to_datetime(list(side)))] for side in (before, after)]
    first, second = (int(side["count"].sum()) for side in sides)
    return EstChange(
        before=disclosed(Counted(value=first, unit=Unit.INCIDENTS, n=first), first),
        after=disclosed(Counted(value=second, unit=Unit.INCIDENTS, n=second), second),
        months_before=before,
        months_after=after,
        shorter=len(before) < pilot.before.months or len(after) < pilot.after.months,
        change=_change(first, second, len(before), len(after)),
        reported=_reported(pd.concat(sides)),
    )


def _same_months(pilot: Pilot, covered: Span) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """
    The months nearest the start, of calendar months that both sides have.

    On each side every calendar month is there as often as the others: season cancels.
    """
    sides = [list(_covered(period, covered)) for period in (pilot.before, pilot.after)]
    often = [Counter(month.month for month in side) for side in sides]
    shared = often[0].keys() & often[1].keys()
    nearest_first = (sorted(sides[0], reverse=True), sorted(sides[1]))
    before, after = (
        tuple(sorted(_of_each(side, shared, min((count[m] for m in shared), default=0))))
        for side, count in zip(nearest_first, often, strict=True)
    )
    return before, after


def _covered(period: Period, covered: Span) -> Iterator[date]:
    months = pd.date_range(period.start, period.end, freq="MS", inclusive="left")
    return (m.date() for m in months if covered[0] <= m.date() < covered[1])


def _of_each(months: Sequence[date], wanted: set[int], times: int) -> Iterator[date]:
    """The first `times` of each calendar month that is wanted."""
    taken: Counter[int] = Counter()
    for month in months:
        if month.month in wanted and taken[month.month] < times:
            taken[month.month] += 1
            yield month


def _change(
    before: int, after: int, months_before: int, months_after: int
) -> Comparison | Hidden | NotPossible:
    answer = disclosed(
        rate_ratio_exact(before, after, before_exposure=months_before, after_exposure=months_after),
        before,
        after,
    )
    if isinstance(answer, Comparison) and before < FEW_BEFORE:
        return NotPossible(Reason.FEW_BEFORE, size=before)
    if isinstance(answer, Comparison):
        return replace(answer, caveats=(*answer.caveats, Caveat(Doubt.CHANCE_ONLY)))
    return answer


def _reported(reports: pd.DataFrame) -> Estimate | Hidden | NotPossible:
    """The share that was reported to the police too, with Wilson's interval."""
    said = reports.groupby("reported_to_police")["count"].sum()
    yes, no, unknown = (int(said.get(answer, 0)) for answer in ("yes", "no", "unknown"))
    if yes + no < FEW_ANSWERS:
        return NotPossible(Reason.UNDER_THIRTY)
    return disclosed(share(yes, yes + no), yes, no, unknown)
