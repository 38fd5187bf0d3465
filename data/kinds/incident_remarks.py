"""What is remarked of a file of incidents: rows that are left out, rows with a flag, columns."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from data.codebook import UNLISTED
from data.columns.mapping import Mapping
from data.files.cells import numbers, texts, told
from data.files.tables import Table
from data.kinds.occurrence import FIRST_PLAUSIBLE, Occurrence
from data.problems import Finding, Remark
from data.quality import ColumnQuality, column_quality
from data.scratch import asked

DATE_COLUMNS = ("occurred_from", "year", "reported_on")
LATE_REPORT = pd.Timedelta(days=30)
Reasons = np.ndarray[Any, np.dtype[np.object_]]  # a Remark for each row left out, "" for others
_PILE_ROWS, _PILE_SHARE = 20, 0.005  # rows on one point, and of all rows, that make it a pile
_AXES = ("latitude", "longitude", "northing", "easting", "position")
_PILED = """
    SELECT coalesce(sum(size), 0)::BIGINT FROM (
        SELECT count(*) AS size FROM rows WHERE longitude IS NOT NULL
        GROUP BY longitude, latitude HAVING count(*) >= $fewest
    )
"""
_REPEATS = "SELECT count(*) - count(DISTINCT hash(*COLUMNS('cell.*'))) FROM rows"


def left_out_remarks(why: Reasons, table: Table, mapping: Mapping) -> Iterator[Finding]:
    dates = next(c for c in DATE_COLUMNS if c in mapping.columns)
    columns = {
        Remark.NO_DATE: dates,
        Remark.UNREADABLE_DATE: dates,
        Remark.NO_SUCH_DAY: dates,
        Remark.WRONG_COUNT: "n_offences",
        Remark.SUM_ROW: "",
        Remark.IMPLAUSIBLE_DATE: dates,
        Remark.DUPLICATE: "case_id",
    }
    for remark, column in columns.items():
        rows = why == remark
        if rows.any():
            header = mapping.columns.get(column, "")
            is_shown = header and column != "case_id"
            written = texts(table.rows.loc[rows, header]) if is_shown else None
            examples = _most_common(written.map(told)) if written is not None else ()
            yield Finding(remark, int(rows.sum()), header, examples)


def flag_remarks(
    rows: pd.DataFrame, table: Table, times: Occurrence, mapping: Mapping
) -> Iterator[Finding]:
    """What is true of kept rows; `table` is the whole file."""
    late = rows["reported_on"] - rows["occurred_from"].dt.normalize() > LATE_REPORT
    flags = {
        Remark.NO_POSITION: rows["longitude"].isna(),
        Remark.UNKNOWN_HOUR: ~rows["hour_known"],
        Remark.END_BEFORE_START: times.end_before_start,
        Remark.NO_SUCH_TIME: times.no_such_time,
        Remark.DATE_FROM_REPORT: times.from_report,
        Remark.MARKED_UTC: times.marked_utc,
        Remark.PRELIMINARY: rows["preliminary"],
        Remark.LATE_REPORT: late,
        Remark.BUSINESS: rows["business"].fillna(False),
    }
    if "address" in mapping.columns:
        flags[Remark.ADDRESS_HASHED] = rows["premises"] != ""
    counts = {remark: int(flag.loc[rows.index].sum()) for remark, flag in flags.items()}
    without_id = rows.index[rows["case_hash"] == ""]
    if len(without_id):
        counts[Remark.IDENTICAL_ROWS] = _repeats(table.rows.loc[without_id])
    counts[Remark.SHARED_POSITION] = _piled(rows)  # without the points: homes
    for remark, count in counts.items():
        if count:
            yield Finding(remark, count)
    if rows["unlisted"].any():
        unlisted = rows.loc[rows["unlisted"], "offence_group"]
        header = mapping.columns.get("offence_text", "")
        examples = _most_common(unlisted[unlisted != UNLISTED], 5)
        yield Finding(Remark.UNLISTED_TEXT, len(unlisted), header, examples)


def column_qualities(
    table: Table, mapping: Mapping, times: Occurrence, rows: pd.DataFrame, why: Reasons
) -> tuple[ColumnQuality, ...]:
    """Column by column of those that are used; `rows` are all of the file."""
    longitude = rows["longitude"]
    impossible = pd.Series(why == Remark.IMPLAUSIBLE_DATE, index=longitude.index)
    reports = times.read["reported_on"]
    possible = {
        "occurred_from": ~impossible,
        "occurred_to": ~times.end_before_start,
        "reported_on": (reports >= FIRST_PLAUSIBLE) & ~(reports < times.start.dt.normalize()),
        "n_offences": rows["n_offences"].notna(),
    } | dict.fromkeys(_AXES, longitude.notna())
    qualities = []
    for column, header in mapping.columns.items():
        written = table.rows[header]
        readable = times.read[column].notna() if column in times.read else None
        if column in (*_AXES, "n_offences"):
            readable = numbers(written).notna() if column != "position" else longitude.notna()
        qualities.append(column_quality(column, written, readable, possible.get(column)))
    return tuple(qualities)


def _piled(rows: pd.DataFrame) -> int:
    """Rows on points that hold many: such a point stands for a whole place."""
    places = {name: rows[name] for name in ("longitude", "latitude")}
    fewest = max(_PILE_ROWS, _PILE_SHARE * len(rows))
    return int(asked(_PILED, places, fewest=fewest).column(0)[0].as_py())


def _repeats(written: pd.DataFrame) -> int:
    """Rows in which all cells are the same as in an earlier one."""
    columns = (written[header] for header in written)
    # a column of a workbook may hold dates and texts
    plain = (texts(column) if column.dtype == "object" else column for column in columns)
    cells = {f"cell{n}": column for n, column in enumerate(plain)}
    return int(asked(_REPEATS, cells).column(0)[0].as_py())


def _most_common(column: pd.Series, how_many: int = 3) -> tuple[str, ...]:
    filled = column[column != ""]
    return tuple(str(value) for value in filled.value_counts().head(how_many).index)
