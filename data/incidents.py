"""Incidents: one row of a file is one report. What it says of persons is left at the door."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from data.cells import numbers, texts
from data.codebook import UNLISTED, grouped
from data.intake import Intake, Kind
from data.mapping import Mapping, column_of, resolve, text_of
from data.occurrence import FIRST_PLAUSIBLE, Occurrence, read_extract_date, read_occurrence
from data.positions import read_positions
from data.problems import Fault, FileError, Finding, Remark, Rule
from data.tables import Table, read_table, taken

ROW_COLUMNS = [
    "occurred_from", "occurred_to", "hour_known", "reported_on", "offence_group", "offence_text",
    "offence_code", "n_offences", "area_name", "longitude", "latitude", "place_type", "victim_type",
    "source", "preliminary", "business",
]  # fmt: skip
LATE_REPORT = pd.Timedelta(days=30)
_FEWEST_ROWS = 5  # a text of fewer may tell of a single case: it is neither shown nor a group
_PILE_ROWS, _PILE_SHARE = 20, 0.005  # rows on one point, and of all rows, that make it a pile
_DATE_COLUMNS = ("occurred_from", "year", "reported_on")
_TEXT_COLUMNS = ("area_name", "place_type", "victim_type", "source")
_YES = frozenset(
    ("j", "ja", "y", "yes", "true", "1", "x", "p", "prel", "preliminär", "preliminary")
)


def read_incidents(
    content: bytes, name: str, mapping: Mapping | None = None, today: date | None = None
) -> Intake:
    """
    Read incidents, kept rows with the columns of `incidents rows` (README of `data`).

    Rows without a date, dated before 1990 or after the extract (without one: `today`), and rows
    that repeat case id, offence and time are left out; the findings count every one of them, so
    read_count = kept_count + what was left out. Raises `FileError` with all faults at once.
    """
    table = read_table(content, name, mapping.crs if mapping else "")
    faults: list[Fault] = []
    used = resolve(Kind.INCIDENTS, table, mapping, faults)
    if not used.columns.keys() & set(_DATE_COLUMNS):
        faults.append(Fault(Rule.MISSING_COLUMN, _DATE_COLUMNS[0], ", ".join(table.headers)))
    times = read_occurrence(table, used, faults)
    positions = read_positions(table, used, faults)
    n_offences = _n_offences(table, used, faults)
    if faults:
        raise FileError(name, faults)
    rows = _rows(table, used, times).assign(n_offences=n_offences, **positions)
    extracted_on = read_extract_date(table, used)
    left_out = _left_out(rows, table, used, extracted_on or today or date.today())
    kept = left_out == ""
    rows["offence_group"] = _rare_together(rows, kept)
    findings = [
        *table.findings,
        *_left_out_findings(left_out, table, used),
        *_findings(rows[kept], table.rows[kept], times, used),
    ]
    rows = rows.loc[kept, ROW_COLUMNS].reset_index(drop=True)
    return taken(Kind.INCIDENTS, table, rows, findings, extracted_on)


def is_preliminary(column: pd.Series) -> pd.Series:
    """True for J, ja, yes, 1, "prel." and the like."""
    return column.str.casefold().str.rstrip(".").isin(_YES)


def _rows(table: Table, mapping: Mapping, times: Occurrence) -> pd.DataFrame:
    offence_text = text_of(table, mapping, "offence_text")
    group_text = text_of(table, mapping, "offence_group")
    groups, unlisted = grouped(group_text.where(group_text != "", offence_text), mapping.groups)
    code = text_of(table, mapping, "offence_code")
    return pd.DataFrame(
        {
            "occurred_from": times.start,
            "occurred_to": times.end,
            "hour_known": times.hour_known,
            "reported_on": times.reported,
            "offence_group": groups,
            "offence_text": offence_text,
            "offence_code": code.where(~code.str.isdecimal(), code.str.zfill(4)),  # Excel eats 0
            "preliminary": is_preliminary(text_of(table, mapping, "preliminary")),
            "unlisted": unlisted,
            "business": pd.array([pd.NA] * len(code), dtype="boolean"),
        }
        | {column: text_of(table, mapping, column) for column in _TEXT_COLUMNS}
    )


def _rare_together(rows: pd.DataFrame, kept: pd.Series) -> pd.Series:
    sizes = rows.loc[kept, "offence_group"].value_counts()
    rare = rows["offence_group"].map(sizes).fillna(0) < _FEWEST_ROWS
    return rows["offence_group"].mask(rows["unlisted"] & rare, UNLISTED)


def _n_offences(table: Table, mapping: Mapping, faults: list[Fault]) -> pd.Series:
    """How many offences each report holds; 1 where the file does not say."""
    written = column_of(table, mapping, "n_offences")
    if written is None:
        return pd.Series(1, index=table.rows.index)
    counts = numbers(written)
    header = mapping.columns.get("n_offences", "")
    bad = texts(written)[(counts < 1) | (counts % 1 != 0) & counts.notna()]
    if len(bad):
        examples = ", ".join(bad.drop_duplicates().head(3))
        faults.append(Fault(Rule.NEGATIVE_COUNTS, header, examples, len(bad)))
        return pd.Series(1, index=table.rows.index)
    return counts.fillna(1).astype("int64")


def _left_out(rows: pd.DataFrame, table: Table, mapping: Mapping, until: date) -> pd.Series:
    """Why each row is left out, "" for a row that is kept."""
    why = pd.Series("", index=rows.index, dtype="str")
    start = rows["occurred_from"]
    end = pd.Timestamp(until) + pd.Timedelta(days=1)
    if "case_id" in mapping.columns:
        keys = ["offence_text", "offence_code", "occurred_from", "hour_known"]
        case_id = text_of(table, mapping, "case_id")
        repeated = rows[keys].assign(case_id=case_id).duplicated() & (case_id != "")
        why[repeated] = Remark.DUPLICATE
    why[(start < FIRST_PLAUSIBLE) | (start >= end)] = Remark.IMPLAUSIBLE_DATE
    why[start.isna()] = Remark.NO_DATE
    return why


def _left_out_findings(why: pd.Series, table: Table, mapping: Mapping) -> Iterator[Finding]:
    dates = next(c for c in _DATE_COLUMNS if c in mapping.columns)
    columns = {
        Remark.NO_DATE: dates,
        Remark.IMPLAUSIBLE_DATE: dates,
        Remark.DUPLICATE: "case_id",
    }
    for remark, column in columns.items():
        rows = why == remark
        if rows.any():
            written = text_of(table, mapping, column)[rows] if column != "case_id" else None
            examples = _most_common(written) if written is not None else ()
            yield Finding(remark, int(rows.sum()), mapping.columns[column], examples)


def _findings(
    rows: pd.DataFrame, written: pd.DataFrame, times: Occurrence, mapping: Mapping
) -> Iterator[Finding]:
    """What is true of kept rows."""
    late = rows["reported_on"] - rows["occurred_from"].dt.normalize() > LATE_REPORT
    flags = {
        Remark.NO_POSITION: rows["longitude"].isna(),
        Remark.UNKNOWN_HOUR: ~rows["hour_known"],
        Remark.END_BEFORE_START: times.end_before_start,
        Remark.DATE_FROM_REPORT: times.from_report,
        Remark.MARKED_UTC: times.marked_utc,
        Remark.PRELIMINARY: rows["preliminary"],
        Remark.LATE_REPORT: late,
    }
    if "case_id" not in mapping.columns:
        flags[Remark.IDENTICAL_ROWS] = written.duplicated()
    for remark, flag in flags.items():
        if count := int(flag.loc[rows.index].sum()):
            yield Finding(remark, count)
    if rows["unlisted"].any():
        unlisted = rows.loc[rows["unlisted"], "offence_group"]
        header = mapping.columns.get("offence_text", "")
        examples = _most_common(unlisted[unlisted != UNLISTED], 5)
        yield Finding(Remark.UNLISTED_TEXT, len(unlisted), header, examples)
    yield from _piles(rows)


def _piles(rows: pd.DataFrame) -> Iterator[Finding]:
    """Many rows on one point are not there: the point stands for a whole place."""
    points = rows.groupby(["latitude", "longitude"]).size()
    piles = points[points >= max(_PILE_ROWS, _PILE_SHARE * len(rows))]
    if len(piles):
        yield Finding(Remark.SHARED_POSITION, int(piles.sum()))  # without the points: homes


def _most_common(column: pd.Series, how_many: int = 3) -> tuple[str, ...]:
    filled = column[column != ""]
    return tuple(str(value) for value in filled.value_counts().head(how_many).index)
