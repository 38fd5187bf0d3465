"""When incidents happened: from one column, from date and clock, or from year, month and day."""

from collections.abc import Mapping as Mapped
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

import pandas as pd

from data.columns.mapping import Mapping, column_of, text_of
from data.files.cells import texts, told, unreadable
from data.files.tables import Table
from data.kinds.clock_changes import in_autumn_hour, in_spring_hour
from data.kinds.day_order import DayOrder, day_order
from data.kinds.moments import Moments, is_dated, month_number, read_clock, read_moments
from data.problems import Fault, Remark, Rule

FIRST_PLAUSIBLE = pd.Timestamp("1990-01-01")
_DATES = ("occurred_from", "reported_on", "occurred_to", "extracted_on")
_END_OF_DAY = pd.Timedelta(hours=23, minutes=59)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Row by row: naive local times (NaT), and whether `start` has a clock time to trust."""

    start: pd.Series
    end: pd.Series
    hour_known: pd.Series
    reported: pd.Series
    marked_utc: pd.Series
    from_report: pd.Series  # `start` is the report date: there is no offence time
    end_before_start: pd.Series  # and `end` is therefore left out
    no_such_time: pd.Series  # in the hour that the clock leaves out in spring
    why_undated: pd.Series  # a `Remark` for rows without `start`, "" for others
    read: Mapped[str, pd.Series]  # our column -> the moments, or the minutes of a clock, as read
    days: DayOrder  # of all the dates of the file


def read_occurrence(table: Table, mapping: Mapping, faults: list[Fault]) -> Occurrence:
    """
    Read offence time and report date; a fault if most dates of a column cannot be read.

    An end without clock lasts until 23:59, one without day until the end of its month. A month
    without a day, and without an end, may be any of its days: from the first to the last. 00:00 is
    an unknown hour where it stands far too often.
    """
    minutes = _minutes(table, mapping)
    written = {column: _written(table, mapping, column) for column in _DATES}
    days = day_order(column for column in written.values() if column is not None)
    faults += days.faults
    started, reported, ended = (
        _moments(written[column], table, days, faults) for column in _DATES[:3]
    )
    started = _on_clock(started, table, mapping, minutes)
    hour_known = started.has_clock & ~unknown_midnights(started.when, started.has_clock)
    from_report = started.when.isna() & reported.when.notna()
    start = started.when.fillna(reported.when.dt.normalize())
    end = _last_minutes(ended)
    end = end.fillna(_last_minutes(started).where(~started.has_day))
    wrong = (end < start) & ~(in_autumn_hour(start) & in_autumn_hour(end))
    return Occurrence(
        start=start.where(hour_known, start.dt.normalize()),
        # where the clock goes back, an end may seem to be before its start
        end=end.where(~(end < start), start).where(~wrong & ~from_report),
        hour_known=hour_known,
        reported=reported.when.dt.normalize(),
        marked_utc=started.marked_utc & started.has_clock,
        from_report=from_report,
        end_before_start=wrong & ~from_report,
        no_such_time=in_spring_hour(started.when) & hour_known,
        why_undated=_why_undated(start, [written[column] for column in _DATES[1::-1]]),
        read={
            "occurred_from": started.when,
            "occurred_to": ended.when,
            "reported_on": reported.when,
        }
        | ({"clock": minutes} if minutes is not None else {}),
        days=days,
    )


def read_extract_date(
    table: Table, mapping: Mapping, today: date, *, month_first: bool | None = None
) -> date | None:
    """
    The last day until `today` on which a row was taken out of its register; None if the file does
    not say. `month_first` as in `read_moments`.
    """
    written = column_of(table, mapping, "extracted_on")
    if written is None:
        return None
    days = read_moments(written.drop_duplicates(), month_first=month_first).when
    last = days[days < pd.Timestamp(today) + pd.Timedelta(days=1)].max()
    return None if pd.isna(last) else last.date()


def unknown_midnights(when: pd.Series, has_clock: pd.Series) -> pd.Series:
    """
    True for 00:00 if that means "no time known".

    Of stamps on the full hour about one in 24 is at 00:00. More than twice as many, and more than
    three standard errors too many, are not all midnights.
    """
    clocked = when.where(has_clock)
    full_hours = int((clocked == clocked.dt.floor("h")).sum())
    at_midnight = clocked == clocked.dt.normalize()
    count, expected = int(at_midnight.sum()), full_hours / 24
    too_many = count > 2 * expected and count - expected > 3 * sqrt(expected)
    return at_midnight if too_many else pd.Series(False, index=when.index)


def _last_minutes(moments: Moments) -> pd.Series:
    """Until when it may have been: the moment, or the last minute of the day or month written."""
    days = moments.when.dt.normalize()
    days = days.where(moments.has_day, days + pd.offsets.MonthEnd(0))
    return moments.when.where(moments.has_clock, days + _END_OF_DAY)


def _minutes(table: Table, mapping: Mapping) -> pd.Series | None:
    clock = column_of(table, mapping, "clock")
    return None if clock is None else read_clock(clock)


def _on_clock(
    started: Moments, table: Table, mapping: Mapping, minutes: pd.Series | None
) -> Moments:
    """The day of `started` at the time of day that stands in a column of its own."""
    if minutes is None:
        return started
    minute = column_of(table, mapping, "minute")
    if minute is not None:
        minutes = minutes + pd.to_numeric(texts(minute), errors="coerce").fillna(0)
    on_clock = started.when.dt.normalize() + pd.to_timedelta(minutes, unit="min")
    return Moments(
        when=on_clock.fillna(started.when).astype("datetime64[us]"),
        has_clock=started.has_clock.where(minutes.isna(), True) & started.when.notna(),
        has_day=started.has_day,
        marked_utc=started.marked_utc & minutes.isna(),
    )


def _why_undated(start: pd.Series, dates: Sequence[pd.Series | None]) -> pd.Series:
    """Does nothing stand there, something that is no date, or a day that there is not?"""
    undated = start.isna()
    why = pd.Series("", index=start.index, dtype="str")
    why[undated] = Remark.NO_DATE
    if not undated.any():
        return why
    for written in dates:
        if written is not None:
            cells = texts(written[undated])
            why[cells.index[cells != ""]] = Remark.UNREADABLE_DATE
            why[cells.index[is_dated(cells)]] = Remark.NO_SUCH_DAY
    return why


def _written(table: Table, mapping: Mapping, column: str) -> pd.Series | None:
    """A date as it stands in one column, or put together from year, month and day."""
    if column != "occurred_from" or column in mapping.columns or "year" not in mapping.columns:
        return column_of(table, mapping, column)
    year, day = (text_of(table, mapping, part) for part in ("year", "day"))
    month = text_of(table, mapping, "month").map(lambda name: month_number(name) or name)
    written = (year + "-" + month).where(day == "", year + "-" + month + "-" + day)
    return written.where((year != "") & (month != ""), "").rename(mapping.columns["year"])


def _moments(
    written: pd.Series | None, table: Table, days: DayOrder, faults: list[Fault]
) -> Moments:
    if written is None:
        nothing = pd.Series(pd.NaT, index=table.rows.index, dtype="datetime64[us]")
        never = pd.Series(False, index=table.rows.index)
        return Moments(nothing, never, never, never)
    moments = read_moments(written, month_first=days.month_first)
    # a few cells without a date are rows without a date; most of them, a wrong column
    if moments.when.isna().any():
        bad = unreadable(written, moments.when)
        if len(bad) > moments.when.count():
            examples = ", ".join(bad.drop_duplicates().head(3).map(told))
            faults.append(Fault(Rule.UNREADABLE_DATES, str(written.name), examples, len(bad)))
    return moments
