"""Counts that somebody has already made: area x month x type, instead of one row per incident."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from data.codebook import folded, group_names, group_of_text, grouped
from data.columns.headers import guess_columns
from data.columns.mapping import Mapping, column_of, resolve, text_of
from data.files.cells import numbers, texts
from data.files.sums import is_sum
from data.files.tables import Table, read_table, taken
from data.intake import Intake, Kind
from data.kinds.day_order import day_order
from data.kinds.incidents import is_preliminary
from data.kinds.long_tables import melted, said_of_long, without_notes
from data.kinds.moments import month_number, read_moments
from data.kinds.occurrence import read_extract_date
from data.problems import Fault, FileError, Finding, Remark, Rule

ROW_COLUMNS = ["area_name", "month", "offence_group", "source", "preliminary", "count"]
_NONE = ("-", "\N{EN DASH}")
_MOST = 1e9  # no register has so many in a month
_LEAST_MONTHS = 2  # so many headers that are months make a wide table
_WITHHELD = ("", "..", ".", "\N{HORIZONTAL ELLIPSIS}", "x")
_PRELIMINARY_MARK = re.compile(r"\s*\(?\bprel\w*\.?\)?\s*|\s*\*+$", re.IGNORECASE)
_MONTH_HEADER = re.compile(
    r"\d{4}(?:-| ?M)?\d{2}|\d{4} [^\W\d]{3,9}\.?|[^\W\d]{3,9}\.? \d{4}", re.IGNORECASE
)


def read_counts(content: bytes, name: str, mapping: Mapping | None = None) -> Intake:
    """
    Read counts, kept rows with the columns of `counts rows` (README of `data`).

    Long (område; månad; typ; antal), or wide with one column per month or per type. A month is
    2024-05, 2024M05, "maj 2024" or a year and a month in columns of their own. Sums, withheld
    counts and notes below the table are left out and counted; where the table is wide, the counts
    of rows are of its cells. Raises `FileError` with all faults at once.
    """
    wide = without_notes(read_table(content, name))
    table = _long(wide)
    made = set(table.headers) - set(wide.headers)
    faults: list[Fault] = []
    used = resolve(Kind.COUNTS, table, said_of_long(mapping, made), faults)
    missing = [c for c in ("area_name", "month", "count") if column_of(table, used, c) is None]
    faults += [Fault(Rule.MISSING_COLUMN, column, ", ".join(table.headers)) for column in missing]
    if missing:
        raise FileError(name, faults)
    rows, written = _rows(table, used)
    left_out = _left_out(rows, written)
    faults += _bad_counts(rows["count"], written["count"], used)
    faults += _bad_months(rows, written, left_out, used)
    days = day_order([written["month"]])
    if faults := [*faults, *days.faults]:
        raise FileError(name, faults)
    findings = [*table.findings, *days.findings, *_findings(rows, left_out, used)]
    kept = rows.loc[left_out == "", ROW_COLUMNS].astype({"count": "int64"})
    kept = kept.reset_index(drop=True)
    return taken(
        Kind.COUNTS,
        table,
        kept,
        findings,
        extracted_on=read_extract_date(table, used, date.today()),
    )


def is_wide(headers: Sequence[str]) -> bool:
    """Are the months headers, or types of offences that our lists know?"""
    found = guess_columns(Kind.COUNTS, headers)
    by_type = "month" in found and not found.keys() & {"count", "offence_text"}
    known = any(folded(header) in _known_types() for header in headers)
    return sum(map(_is_month, headers)) >= _LEAST_MONTHS or (by_type and known)


def _long(table: Table) -> Table:
    """One row per count, where the months or the types are headers."""
    months = [header for header in table.headers if _is_month(header)]
    if len(months) >= _LEAST_MONTHS:
        return melted(table, months, "month", "count")
    types = _types(table)
    return melted(table, types, "offence_text", "count") if types else table


def _is_month(header: str) -> bool:
    plain_month = _without_mark(header)
    words = re.findall(r"[^\W\d]{3,}", plain_month)
    return bool(_MONTH_HEADER.fullmatch(plain_month)) and all(map(month_number, words))


def _without_mark(text: str) -> str:
    """The month of "2026-08 prel." and "aug 2026*"."""
    return _PRELIMINARY_MARK.sub(" ", text).strip()


def _types(table: Table) -> list[str]:
    """The columns of counts in a table of types: at least one is a type that our lists know."""
    found = guess_columns(Kind.COUNTS, table.headers)
    if "count" in found or "offence_text" in found or "month" not in found:
        return []
    free = [h for h in table.headers if h not in found.values()]
    counts = [h for h in free if _holds_counts(texts(table.rows[h]))]
    return counts if any(folded(header) in _known_types() for header in counts) else []


def _known_types() -> set[str]:
    return group_of_text().keys() | {folded(name) for name in group_names("sv").values()}


def _holds_counts(written: pd.Series) -> bool:
    return bool((numbers(written).notna() | written.isin([*_WITHHELD, *_NONE])).all())


def _rows(table: Table, mapping: Mapping) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the rows, and the texts that stand in the file for month, count and type."""
    offence_text = text_of(table, mapping, "offence_text")
    group_text = text_of(table, mapping, "offence_group")
    written = pd.DataFrame(
        {
            "area_name": text_of(table, mapping, "area_name"),
            "offence": group_text.where(group_text != "", offence_text),
            "year": text_of(table, mapping, "year"),
            "month": text_of(table, mapping, "month"),
            "count": text_of(table, mapping, "count"),
        }
    )
    marks = (written["year"] + " " + written["month"]).str.contains(r"\bprel|\*", case=False)
    groups, unlisted = grouped(written["offence"], mapping.groups)
    rows = pd.DataFrame(
        {
            "area_name": written["area_name"],
            "month": _months(written),
            "offence_group": groups,
            "source": text_of(table, mapping, "source"),
            "preliminary": is_preliminary(text_of(table, mapping, "preliminary")) | marks,
            # a dash is how official statistics write none at all; ".." is not known
            "count": numbers(written["count"].where(~written["count"].isin(_NONE), "0")),
            "unlisted": unlisted,
        }
    )
    return rows, written


def _months(written: pd.DataFrame) -> pd.Series:
    plain = written[["year", "month"]].apply(lambda c: c.map(_without_mark))
    number = plain["month"].map(month_number)
    together = (plain["year"] + "-" + number).where((number != "") & (plain["year"] != ""), "")
    moments = read_moments(plain["month"].where(together == "", together))
    months: pd.Series = moments.when.dt.to_period("M").dt.to_timestamp().astype("datetime64[us]")
    return months


def _left_out(rows: pd.DataFrame, written: pd.DataFrame) -> pd.Series:
    why = pd.Series("", index=rows.index, dtype="str")
    why[written["count"].isin(_WITHHELD) | rows["count"].isna()] = Remark.NO_COUNT
    sums = written[["area_name", "offence", "month"]].map(is_sum)
    why[sums.any(axis="columns")] = Remark.SUM_ROW
    return why


def _bad_counts(counts: pd.Series, written: pd.Series, mapping: Mapping) -> Iterator[Fault]:
    header = mapping.columns.get("count", "")
    unread = (counts.isna() | (counts > _MOST)) & ~written.isin(_WITHHELD)
    wrong = (counts < 0) | (counts.notna() & (counts % 1 != 0))
    for rule, bad in ((Rule.UNREADABLE_NUMBERS, unread), (Rule.NEGATIVE_COUNTS, wrong)):
        if bad.any():
            examples = ", ".join(written[bad].drop_duplicates().head(3))
            yield Fault(rule, header, examples, int(bad.sum()))


def _bad_months(
    rows: pd.DataFrame, written: pd.DataFrame, left_out: pd.Series, mapping: Mapping
) -> Iterator[Fault]:
    bad = rows["month"].isna() & (left_out != Remark.SUM_ROW)
    if bad.any():
        examples = ", ".join(written.loc[bad, "month"].drop_duplicates().head(3))
        header = mapping.columns.get("month", "")
        yield Fault(Rule.UNREADABLE_DATES, header, examples, int(bad.sum()))


def _findings(rows: pd.DataFrame, left_out: pd.Series, mapping: Mapping) -> Iterator[Finding]:
    for remark in (Remark.SUM_ROW, Remark.NO_COUNT):
        if count := int((left_out == remark).sum()):
            yield Finding(remark, count, mapping.columns.get("count", ""))
    kept = rows[left_out == ""]
    keys = ["area_name", "month", "offence_group", "source"]
    if count := int(kept.duplicated([*keys, "count"]).sum()):
        yield Finding(Remark.IDENTICAL_ROWS, count)
    if count := int(kept["preliminary"].sum()):
        yield Finding(Remark.PRELIMINARY, count)
    unlisted = kept.loc[kept["unlisted"], "offence_group"]
    if len(unlisted):
        header = mapping.columns.get("offence_text", "")
        examples = tuple(map(str, unlisted.value_counts().head(5).index))
        yield Finding(Remark.UNLISTED_TEXT, len(unlisted), header, examples)
