"""Tables that have months, years, types or bases as headers, made into one row per value."""

from collections.abc import Collection
from dataclasses import replace

import pandas as pd

from data.columns.mapping import Mapping
from data.files.cells import texts
from data.files.tables import Table
from data.problems import Finding, Remark

_LEAST_COLUMNS = 3  # a narrower table may well hold one text and nothing more in a row


def melted(table: Table, headers: Collection[str], name: str, value: str) -> Table:
    """One row per value of the columns `headers`: what the header says goes into `name`."""
    keys = [header for header in table.headers if header not in headers]
    rows = table.rows.apply(texts).melt(
        keys, list(headers), var_name=name, value_name=value, ignore_index=False
    )
    return of_rows(table, rows.astype({name: "str"}))


def of_rows(table: Table, rows: pd.DataFrame) -> Table:
    """The table with other rows, each made of the one of the file that its index names."""
    numbers = None if table.numbers is None else table.numbers[rows.index.to_numpy()]
    return replace(table, rows=rows.reset_index(drop=True), numbers=numbers)


def without_notes(table: Table) -> Table:
    """Leave out and count the last rows in which only one cell is filled: sources, footnotes."""
    if len(table.headers) < _LEAST_COLUMNS:
        return table
    filled = (table.rows.apply(texts) != "").sum(axis="columns")
    is_note = (filled > 1)[::-1].cumsum()[::-1] == 0
    count = int(is_note.sum())
    if not count or count == len(filled):
        return table
    found = Finding(Remark.NOTE_ROW, count, rows=table.rows_at(is_note))
    kept = of_rows(table, table.rows[~is_note])
    return replace(kept, findings=(*table.findings, found))


def said_of_long(mapping: Mapping | None, made: Collection[str]) -> Mapping | None:
    """The mapping without the columns that only came with making the table long."""
    if mapping is None:
        return None
    return replace(mapping, columns={c: h for c, h in mapping.columns.items() if c not in made})
