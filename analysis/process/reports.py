"""Is what happens reported, soon, and so that it can be used? Does anybody answer?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.disclosure import disclosed, hide_table
from analysis.process.frames import complete
from analysis.process.indicator import Also, Beside, Indicator, Value, tally
from analysis.process.lengths import weeks
from analysis.process.rows import EVERYWHERE, of_area, told, within
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.intake import Kind
from data.study import Period

NONE = NotPossible(Reason.NO_REPORTS)
SMALL = Hidden(Reason.SMALL_COUNT)
_THURSDAY = pd.Timedelta(days=3)  # a week is its Monday; where most of it lies decides
_REPLY = pd.Timedelta(days=7)
_HOUR, _DAY = 3600, 86400  # seconds


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """EST reports of one category in one area; hidden if 1-4, or if it would give such a one."""

    area: str
    category: str  # "" is not said
    count: int | Hidden


def reports_shared(
    reports: pd.DataFrame | None, area: str, period: Period, *, active_members: int | None = None
) -> Indicator:
    """
    P17: reports per week; per active member and week; the share that can be used.

    A report is of the day it happened, else of the day it was reported, else of its week's
    Thursday. It can be used if it says place (a position or an area), time (a day with a time or
    part of the day) and category. Per member: reports that name the member behind them /
    `active_members` (P04's count; None if nobody knows).
    """
    own = _in_period(reports, area, period)
    n = len(own)
    lacks = _lacks(own)
    usable = int((~lacks.any(axis="columns")).sum())
    beside = [
        Beside(Also.USABLE, tally(usable, n, Unit.REPORTS, none=NONE, by_chance=True)),
        *(
            Beside(Also(str(what)), Counted(value=int(lacks[what].sum()), unit=Unit.REPORTS, n=n))
            for what in lacks
        ),
        Beside(Also.PER_MEMBER, _per_member(own, period, active_members)),
    ]
    rate = Counted(value=n / weeks(period), unit=Unit.PER_WEEK, n=n) if n else NONE
    return Indicator(
        code="P17", area=area, period=period, value=rate, beside=tuple(beside) if n else ()
    )


def reporting_delay(reports: pd.DataFrame | None, area: str, period: Period) -> Indicator:
    """
    P18: median hours from event to report.

    Hours where both have a clock time. Where most reports have only days, the median is of days,
    each known to within one. Reports that come before what they tell of do not count.
    """
    own = _in_period(reports, area, period)
    dated = own[own["occurred_on"].notna() & own["reported_on"].notna()]
    wait = _moment(dated, "reported_on", "reported_clock") - _moment(dated, "occurred_on", "clock")
    days = dated["reported_on"] - dated["occurred_on"]
    backwards = (wait < pd.Timedelta(0)).fillna(False) | (days < pd.Timedelta(0))
    hours = wait[~backwards].dropna().dt.total_seconds() / _HOUR
    days = days[~backwards].dt.total_seconds() / _DAY
    only_days = len(days) - len(hours)
    missing = {
        Reason.ENDS_FIRST: int(backwards.sum()),
        Reason.DAYS_ONLY: only_days,
        Reason.NOT_SAID: len(own) - len(dated),
    }
    in_days = _median(days, Unit.DAYS)
    by_hour = len(hours) > 0 and len(hours) >= only_days
    return Indicator(
        code="P18",
        area=area,
        period=period,
        value=(_median(hours, Unit.HOURS) if by_hour else in_days) if len(own) else NONE,
        beside=(Beside(Also.DAYS, in_days),) if by_hour else (),
        missing=told(*missing.items()),
    )


def replies(reports: pd.DataFrame | None, area: str, period: Period, as_of: date) -> Indicator:
    """
    P19: reports answered within 7 days / reports that are 7 days old at `as_of`.

    The days count from the day of the report, else from the event. An answer from before that does
    not count as one.
    """
    reports = complete(reports, Kind.REPORTS)
    if reports["replied_on"].isna().all():
        none = NotPossible(Reason.NO_REPLIES_NOTED if len(reports) else Reason.NO_REPORTS)
        return Indicator(code="P19", area=area, period=period, value=none)
    own = of_area(reports, area)
    start = own["reported_on"].fillna(_day(own))
    own, start = own[within(start, period)], start[within(start, period)]
    old = start + _REPLY <= pd.Timestamp(as_of)
    wait = (own["replied_on"] - start)[old]
    answered = int(wait.between(pd.Timedelta(0), _REPLY).sum())
    backwards = int((wait < pd.Timedelta(0)).sum())
    none = NotPossible(Reason.ALL_TOO_NEW) if len(own) else NONE
    return Indicator(
        code="P19",
        area=area,
        period=period,
        value=tally(answered, int(old.sum()), Unit.REPORTS, none=none, by_chance=True),
        missing=told((Reason.ENDS_FIRST, backwards)),
    )


def reports_by_category(
    reports: pd.DataFrame | None, areas: Sequence[str], period: Period
) -> tuple[CategoryCount, ...]:
    """
    Count the reports of each category in each of `areas` that has any, most reported first. Of one
    area "" it is all reports, each once.

    1-4 are hidden, and what else would tell them: how many reports an area has in all is known
    (P17).
    """
    reports = complete(reports, Kind.REPORTS)
    own = pd.concat([of_area(reports, area).assign(area_id=area) for area in areas])
    own = own[within(_day(own), period)]
    if own.empty:
        return ()
    counts = pd.crosstab(own["area_id"], own["category"])
    shown = hide_table(counts).cells
    order = counts.sum().sort_values(ascending=False, kind="stable").index
    return tuple(
        CategoryCount(
            area=area,
            category=str(category),
            count=SMALL if pd.isna(cell := shown.loc[area, category]) else int(cell),
        )
        for area in areas
        if area in counts.index
        for category in order
    )


def counted_in(reports: pd.DataFrame | None, area: str, periods: Sequence[Period]) -> list[int]:
    """How many reports each period has (`reports_shared` says of which day a report is)."""
    day = _day(of_area(complete(reports, Kind.REPORTS), area))
    return [int(within(day, period).sum()) for period in periods]


def reports_of(
    reports: pd.DataFrame | None,
    areas: Collection[str],
    categories: Collection[str],
    period: Period,
) -> int:
    """
    How many reports of these categories the areas have, added up; without any, all of them.

    One that lies in two areas counts twice; without areas each counts once.
    """
    rows = pd.concat(
        [of_area(complete(reports, Kind.REPORTS), area) for area in areas or (EVERYWHERE,)]
    )
    wanted = rows["category"].isin(categories) if categories else True
    return int((within(_day(rows), period) & wanted).sum())


def _in_period(reports: pd.DataFrame | None, area: str, period: Period) -> pd.DataFrame:
    own = of_area(complete(reports, Kind.REPORTS), area)
    return own[within(_day(own), period)]


def _day(reports: pd.DataFrame) -> pd.Series:
    return reports["occurred_on"].fillna(reports["reported_on"]).fillna(reports["week"] + _THURSDAY)


def _lacks(reports: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            Also.NO_PLACE: reports["longitude"].isna() & (reports["area_name"] == ""),
            Also.NO_TIME: reports["occurred_on"].isna() | (reports["clock"] == ""),
            Also.NO_CATEGORY: reports["category"] == "",
        },
        index=reports.index,
    )


def _per_member(own: pd.DataFrame, period: Period, active: int | None) -> Value | Hidden:
    by_members = int((own["org_id"] != "").sum())
    if active is None or not by_members:
        return NotPossible(Reason.NO_MEMBER_NAMED)
    if not active:
        return NotPossible(Reason.NO_ACTIVE_MEMBERS)
    each = by_members / active / weeks(period)
    return disclosed(Counted(value=each, unit=Unit.REPORTS_PER_MEMBER_WEEK, n=by_members), active)


def _moment(rows: pd.DataFrame, day: str, clock: str) -> pd.Series:
    """Day and clock time; missing where the clock is a part of the day, or empty."""
    written = rows[clock].unique()
    times = {said: pd.Timedelta(f"{said}:00") for said in written if ":" in said}
    after = rows[clock].map(times).astype("timedelta64[us]")
    moment: pd.Series = rows[day] + after
    return moment


def _median(waits: pd.Series, unit: Unit) -> Counted | NotPossible:
    if waits.empty:
        return NotPossible(Reason.NO_REPORT_DAYS)
    return Counted(value=float(waits.median()), unit=unit, n=len(waits))
