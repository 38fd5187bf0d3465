"""Dates and times of day in the forms that files write them."""

import re
from dataclasses import dataclass

import pandas as pd

from data.files.cells import by_value, is_text, numbers, texts
from data.kinds.day_order import day_order
from data.scratch import asked

HERE = "Europe/Stockholm"
_ISO = r"""
    SELECT CASE
        WHEN regexp_full_match(written, '\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?')
        THEN try_cast(written AS TIMESTAMP)
    END FROM rows
"""
_EXCEL_DAY_ZERO = pd.Timestamp("1899-12-30")
_CLOCK = (
    r"(?:(?:T| ) ?(?:kl\.? ?)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)? ?(?P<half>[ap]m)? ?(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?"
    r")?"
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"^(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_CLOCK}$",
        r"^(?P<year>\d{4})(?:[-/.]| ?M)(?P<month>\d{1,2})$",
        r"^(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})"
        r"(?:(?:T| )?(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2}))?)?$",
        r"^(?P<year>(?:19|20)\d{2})(?P<month>\d{2})$",
        rf"^(?:(?P<day>\d{{1,2}}) )?(?P<name>[^\W\d]{{3,9}})\.? (?P<year>\d{{4}}){_CLOCK}$",
        r"^(?P<year>\d{4}) (?P<name>[^\W\d]{3,9})\.?$",
        rf"^(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}}) (?P<year>\d{{4}}){_CLOCK}$",
        rf"^(?P<first>\d{{1,2}})[-/.](?P<other>\d{{1,2}})[-/.](?P<year>\d{{4}}){_CLOCK}$",
        r"^(?P<serial>\d{5}(?:[.,]\d+)?)$",
    )
)
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH_OF = {name: str(i) for i, name in enumerate(_MONTHS, start=1)} | {"may": "5", "oct": "10"}


@dataclass(frozen=True, slots=True)
class Moments:
    """`when` is naive local time (NaT: empty or not readable); the others are True or False."""

    when: pd.Series
    has_clock: pd.Series  # a time of day is written, not only a date or a month
    has_day: pd.Series  # a day is written, not only a month
    marked_utc: pd.Series  # written with Z or +00


def read_moments(column: pd.Series, *, month_first: bool | None = None) -> Moments:
    """
    Read the dates, with or without a time of day, of one column.

    A stamp with an offset becomes local time in Sweden. One marked UTC keeps its clock: files mark
    local time so, and converting it would move every night. A month without a day is its first day.
    A column with no other clock than 00:00 has none. `month_first` says how 05/06/2025 is meant;
    without it the column alone tells (`data.kinds.day_order`).
    """
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return _zoned(column)
    if pd.api.types.is_datetime64_dtype(column.dtype):
        when = column.astype("datetime64[us]")
        return Moments(when, _with_clock(when, when.notna()), when.notna(), _never(when))
    written = column if is_text(column) else texts(column)
    when = _read_iso(written)
    has_clock = (written.str.len() > len("2024-05-01")) & when.notna()
    marked_utc, has_day = _never(when), when.notna()
    others = texts(written[when.isna()])
    others = others[others != ""]
    if len(others):
        codes, values = pd.factorize(others)
        distinct = pd.Series(values, dtype="str")
        if month_first is None:
            month_first = day_order([distinct]).month_first
        read = _read_texts(distinct, month_first).take(codes).set_axis(others.index)
        when = when.fillna(read["when"])
        has_clock[others.index], marked_utc[others.index] = read["has_clock"], read["marked_utc"]
        has_day[others.index] = read["has_day"]
    return Moments(when, _with_clock(when, has_clock), has_day, marked_utc)


def is_dated(written: pd.Series) -> "pd.Series[bool]":
    """Texts that have the form of a date, whether there is such a day and time or not."""
    return by_value(written, lambda text: any(form.match(text) for form in _FORMS)).astype("bool")


def read_clock(column: pd.Series) -> pd.Series:
    """
    Minutes after midnight (float, NaN) of 14, "14", "14:30", "14.30", 1430, or a part of a day.

    A column of numbers above 24 is read as 1430; one with fractions below 1 as part of a day. Codes
    for "unknown" such as 99 are no time.
    """
    is_number = pd.api.types.is_numeric_dtype(column.dtype)
    # the number 0.50 is half a day, the text "0.50" is ten to one
    written = pd.Series("", column.index, dtype="str") if is_number else texts(column)
    parts = written.str.extract(r"^(?:kl\.? ?)?(\d{1,2})[:.]([0-5]\d)(?:[:.]\d{2})?$")
    with_colon = numbers(parts[0]) * 60 + numbers(parts[1])
    plain = numbers(column).where(with_colon.isna())
    if (plain > 24).sum() * 2 > plain.count():
        plain = (plain // 100 * 60 + plain % 100).where(plain % 100 < 60)
    elif (plain % 1 > 0).any():
        plain = (plain * 24 * 60).round()
    else:
        plain = plain * 60
    minutes = with_colon.fillna(plain)
    return minutes.where(minutes.between(0, 24 * 60 - 1))


def month_number(name: str) -> str:
    """ "maj" and "May" are "5", "10" is "10"; "" for what is no month."""
    word = name.strip().rstrip(".").casefold()
    if word.isdecimal():
        return word if 1 <= int(word) <= 12 else ""
    return _MONTH_OF.get(word[:3], "")


def _zoned(column: pd.Series) -> Moments:
    marked_utc = column.dt.tz.utcoffset(None) is not None and not column.dt.tz.utcoffset(None)
    zoned = column if marked_utc else column.dt.tz_convert(HERE)
    when = zoned.dt.tz_localize(None).astype("datetime64[us]")
    flags = column.notna() if marked_utc else _never(when)
    return Moments(when, _with_clock(when, when.notna()), when.notna(), flags)


def _read_iso(column: pd.Series) -> pd.Series:
    """The usual form, 2024-05-01 or 2024-05-01 18:30, in one go; NaT for all others."""
    read = asked(_ISO, {"written": column}).column(0)
    when: pd.Series = read.to_pandas().astype("datetime64[us]").set_axis(column.index)
    return when


def _never(column: pd.Series) -> pd.Series:
    return pd.Series(False, index=column.index)


def _with_clock(when: pd.Series, has_clock: pd.Series) -> pd.Series:
    """Dates stored as times all say 00:00."""
    at_midnight = when.dt.normalize() == when
    return _never(when) if (at_midnight | ~has_clock).all() else has_clock


def _read_texts(column: pd.Series, month_first: bool) -> pd.DataFrame:
    """Read distinct texts: when, has_clock, has_day, marked_utc."""
    names = [*_PARTS, "name", "first", "other", "half", "zone", "serial"]
    parts = pd.DataFrame("", index=column.index, columns=names, dtype="str")
    left = column != ""
    for form in _FORMS:
        if not left.any():
            break
        found = column[left].str.extract(form).dropna(how="all").fillna("")
        parts.loc[found.index, found.columns] = found
        left &= ~left.index.isin(found.index)
    return _assembled(_with_days_and_months(parts, month_first))


def _with_days_and_months(parts: pd.DataFrame, month_first: bool) -> pd.DataFrame:
    """Make month names and the two orders of 3/4/2024 into months and days."""
    named = parts["name"] != ""
    parts.loc[named, "month"] = parts.loc[named, "name"].map(month_number)
    slashed = parts["first"] != ""
    month, day = ("first", "other") if month_first else ("other", "first")
    parts.loc[slashed, "month"] = parts.loc[slashed, month]
    parts.loc[slashed, "day"] = parts.loc[slashed, day]
    return parts


def _assembled(parts: pd.DataFrame) -> pd.DataFrame:
    number = parts[list(_PARTS)].apply(numbers)
    number["day"] = number["day"].where(parts["day"] != "", 1)
    day = pd.to_datetime(number[["year", "month", "day"]], errors="coerce").astype("datetime64[us]")
    hour = number["hour"] % 12 + 12 * (parts["half"].str.lower() == "pm")
    hour = hour.where(parts["half"] != "", number["hour"])
    seconds = hour * 3600 + number["minute"] * 60 + number["second"].fillna(0)
    midnight = (hour == 24) & (number["minute"] == 0)  # 24:00 is where the next day begins
    good = ((hour < 24) | midnight) & (number["minute"] < 60) | hour.isna()
    clock = pd.to_timedelta(seconds.fillna(0), unit="s").astype("timedelta64[us]")
    when = _local((day + clock).where(good), parts["zone"]).fillna(_serials(parts["serial"]))
    has_clock = (parts["hour"] != "") | parts["serial"].str.contains("[.,]")
    marked_utc = parts["zone"].str.contains(r"^(?:Z|[+-]00(?::?00)?)$", case=False)
    has_day = when.notna() & ((parts["day"] != "") | (parts["serial"] != ""))
    flags = {"has_clock": has_clock, "has_day": has_day, "marked_utc": marked_utc}
    return pd.DataFrame({"when": when} | flags)


def _local(when: pd.Series, zone: pd.Series) -> pd.Series:
    """Move what was written with an offset to Swedish local time."""
    offsets = zone.str.extract(r"^([+-])(\d{2}):?(\d{2})?$")
    minutes = numbers(offsets[1]) * 60 + numbers(offsets[2]).fillna(0)
    minutes = minutes.where(offsets[0] != "-", -minutes)
    moved = minutes.fillna(0) != 0
    if not moved.any():
        return when
    utc = when[moved] - pd.to_timedelta(minutes[moved], unit="min")
    local = utc.dt.tz_localize("UTC").dt.tz_convert(HERE).dt.tz_localize(None)
    return when.where(~moved, local.reindex(when.index)).astype("datetime64[us]")


def _serials(column: pd.Series) -> pd.Series:
    """Days since the end of 1899, as Excel counts them."""
    days = pd.to_timedelta((numbers(column) * 86400).round(), unit="s")
    return (_EXCEL_DAY_ZERO + days).astype("datetime64[us]")
