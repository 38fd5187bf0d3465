"""Columns of texts as what a form says they are: dates, numbers, values of a code list."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from data.codebook import codebook
from data.columns.form_columns import Cell
from data.columns.headers import plain
from data.files.cells import by_value, numbers
from data.kinds.moments import read_moments

LONGEST_TEXT = 80  # letters; what is longer is a story and not a label
LONGEST_SENTENCE = 300
_CLOCK = r"^(?:kl\.? ?)?([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]\d\d)?$"
_IDS = r"[^\W\d_]{0,4}[-_.]?\d{1,8}"  # a letter or few and a number: never a name
_BETWEEN_IDS = r"[\s,;|/]+"
_CODE_DIGITS = 4  # of an offence code; Excel eats zeros in front


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCells:
    """Row by row: the value to store, and what is to be said of the cell (True or False)."""

    values: pd.Series
    unreadable: pd.Series  # something stands there that is not what the column holds
    impossible: pd.Series  # a number off the scale; it counts as unreadable too
    unlisted: pd.Series  # not in the code list
    too_long: pd.Series  # free text, not stored


def read_cells(
    written: pd.Series, cell: Cell, values: str, *, month_first: bool = False
) -> ReadCells:
    """
    Read trimmed texts ("" where empty) as `cell`; what cannot be read is missing.

    `values` is the name of a list in form_values or a range of numbers ("1..3", "0.."),
    `month_first` the order of dates such as 05/06/2025.
    """
    too_long = written.str.len() > _LONGEST.get(cell, LONGEST_TEXT)
    text = written.where(~too_long, "")
    if cell in (Cell.CATEGORY, Cell.ORGANISATION, Cell.OWNER):
        return _listed(text, cell, values, too_long)
    reader = _DATE_READERS.get(cell)
    read = reader(text, month_first) if reader else _READERS[cell](text)
    was_number = read.notna() & (cell in (Cell.WHOLE, Cell.NUMBER))
    if cell in (Cell.WHOLE, Cell.NUMBER):
        read = _within(read, values, whole=cell is Cell.WHOLE)
    if cell is Cell.CLOCK:
        part = _values_of(text, values)
        read = read.where(read != "", part)
    empty = read.isna() if read.dtype != "str" else read == ""
    never = pd.Series(False, index=written.index)
    return ReadCells(
        values=read,
        unreadable=empty & (text != ""),
        impossible=empty & was_number & (text != ""),
        unlisted=never,
        too_long=too_long,
    )


def _listed(text: pd.Series, cell: Cell, values: str, too_long: pd.Series) -> ReadCells:
    known = _values_of(text, values)
    if cell is Cell.OWNER:
        known = known.where((known != "") | ~text.str.fullmatch(_IDS), text)
    unlisted = (known == "") & (text != "")
    stand_in = {Cell.ORGANISATION: "other", Cell.OWNER: ""}.get(cell, text)
    return ReadCells(
        values=known.mask(unlisted, stand_in).astype("str"),
        unreadable=pd.Series(False, index=text.index),
        impossible=pd.Series(False, index=text.index),
        unlisted=unlisted,
        too_long=too_long,
    )


def _values_of(text: pd.Series, name: str) -> pd.Series:
    """The list's own value of each text, "" where the list does not know it."""
    rows = codebook("form_values")
    known: dict[str, str] = {}
    for row in rows[rows["list"] == name].to_dict("records"):
        spellings = (row["value"], row["name_sv"], row["name_en"], *row["written"].split("|"))
        known |= {plain(spelling): row["value"] for spelling in spellings if plain(spelling)}
    return by_value(text, lambda value: known.get(plain(value), "")).astype("str")


def _within(read: pd.Series, values: str, *, whole: bool) -> pd.Series:
    low, _, high = values.partition("..")
    good = read.notna()
    if low:
        good &= read >= float(low)
    if high:
        good &= read <= float(high)
    if whole:
        good &= read % 1 == 0
    read = read.where(good)
    return read.astype("Int64") if whole else read


def _dates(text: pd.Series, month_first: bool) -> pd.Series:
    days: pd.Series = (
        read_moments(text, month_first=month_first).when.dt.normalize().astype("datetime64[us]")
    )
    return days


def _months(text: pd.Series, month_first: bool) -> pd.Series:
    days = _dates(text, month_first)
    first: pd.Series = days.dt.to_period("M").dt.to_timestamp().astype("datetime64[us]")
    return first


def _weeks(text: pd.Series) -> pd.Series:
    """2024-W37, 2024W37, "2024 v.37", "v 37 2024"."""
    first = text.str.extract(r"(?i)^(\d{4})[- ]?(?:w|v|vecka)\.? ?(\d{1,2})$")
    last = text.str.extract(r"(?i)^(?:w|v|vecka)\.? ?(\d{1,2})[ ,-]+(\d{4})$")
    year, week = first[0].fillna(last[1]), first[1].fillna(last[0])
    iso = (year + "-" + week.str.zfill(2) + "-1").fillna("")
    # a week that a year does not have, 2023-W53, is none
    return pd.to_datetime(iso, format="%G-%V-%u", errors="coerce").astype("datetime64[us]")


def _years(text: pd.Series) -> pd.Series:
    return numbers(text.str.extract(r"^((?:19|20)\d{2})(?:-\d{2}-\d{2})?$")[0]).astype("Int64")


def _clocks(text: pd.Series) -> pd.Series:
    parts = text.str.extract(_CLOCK)
    return (parts[0].str.zfill(2) + ":" + parts[1]).fillna("").astype("str")


def _ids(text: pd.Series) -> pd.Series:
    """ "O-001, O-014" is "O-001 O-014"; where one of them is no number, nothing is stored."""
    between = text.str.replace(_BETWEEN_IDS, " ", regex=True).str.strip()
    return between.where(between.str.fullmatch(rf"{_IDS}(?: {_IDS})*"), "").astype("str")


def _codes(text: pd.Series) -> pd.Series:
    """In a list of codes of four digits, 998 is 0998."""
    digits = text.str.isdecimal()
    if text[digits].str.len().max() != _CODE_DIGITS:
        return text
    return text.where(~digits, text.str.zfill(_CODE_DIGITS))


_READERS: dict[Cell, Callable[[pd.Series], pd.Series]] = {
    Cell.TEXT: lambda text: text,
    Cell.SENTENCE: lambda text: text,
    Cell.IDS: _ids,
    Cell.KEY: lambda text: text,
    Cell.CODE: _codes,
    Cell.CLOCK: _clocks,
    Cell.WEEK: _weeks,
    Cell.YEAR: _years,
    Cell.WHOLE: numbers,
    Cell.NUMBER: numbers,
}
_LONGEST = {Cell.SENTENCE: LONGEST_SENTENCE, Cell.IDS: 10_000}
_DATE_READERS: dict[Cell, Callable[[pd.Series, bool], pd.Series]] = {
    Cell.DATE: _dates,
    Cell.MONTH: _months,
}
