"""
Reports, measures, walks, members, meetings and the other small kinds: one reader for all of them.

What each is made of is data: codebooks/forms.csv and form_values.csv.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import geopandas as gpd
import pandas as pd

from data.columns.form_columns import Cell, FormColumn, forms
from data.columns.headers import POSITION, plain
from data.columns.mapping import Mapping, as_toml, column_of, resolve, text_of
from data.columns.personal import Personal, PersonalData, finding, found
from data.files.cells import shape, texts
from data.files.mapfiles import WGS84
from data.files.tables import Table, read_table, taken
from data.intake import Intake, Kind
from data.kinds.day_order import DayOrder, day_order
from data.kinds.form_cells import ReadCells, read_cells
from data.kinds.form_rules import contradictions
from data.kinds.positions import read_positions
from data.problems import LEFT_OUT, Fault, FileError, Finding, Remark, Rule
from data.quality import ColumnQuality, column_quality

_DATES = frozenset({Cell.DATE, Cell.WEEK, Cell.MONTH, Cell.YEAR})
_NUMBERS = frozenset({Cell.WHOLE, Cell.NUMBER})
_SPECIAL = frozenset({Cell.POSITION, Cell.LINES, Cell.BLOCKED})
_LINES = ("LineString", "MultiLineString")
_WRITTEN = frozenset({Cell.TEXT, Cell.SENTENCE, Cell.CATEGORY})  # stored as somebody wrote it
_ALLOWED = frozenset({PersonalData.ADDRESS, PersonalData.FREE_TEXT})  # of measures and addresses
_EXAMPLES = 5
_UNKNOWN = {  # values that no list knows and that may be names
    Cell.ORGANISATION: Remark.UNKNOWN_ORGANISATION,
    Cell.OWNER: Remark.UNKNOWN_OWNER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A column of the form, and its cells in the file."""

    form: FormColumn
    header: str  # "" where the file has none
    written: pd.Series
    cells: ReadCells


def read_form(kind: Kind, content: bytes, name: str, mapping: Mapping | None = None) -> Intake:
    """
    Read a file of one of the small kinds, rows with the columns of that kind (README of `data`).

    Every row of the file is kept, but those that repeat an id with all that stands beside it. What
    cannot be read is missing and counted; values that no list knows are kept as they are written,
    organisations only as what sort they are. Free text is never stored. Raises `FileError` with
    all faults at once.
    """
    of_lines = any(column.cell is Cell.LINES for column in forms()[kind])
    crs = mapping.crs if mapping else ""
    table = read_table(content, name, crs, "LineString" if of_lines else "Point")
    return read_form_table(kind, table, mapping)


def read_form_table(kind: Kind, table: Table, mapping: Mapping | None = None) -> Intake:
    """`read_form` of what has been read already. Raises `FileError`."""
    form = forms()[kind]
    faults: list[Fault] = []
    used = resolve(kind, table, mapping, faults)
    faults += _missing_columns(form, table, used)
    dated = [text_of(table, used, c.column) for c in form if c.cell in (Cell.DATE, Cell.MONTH)]
    days = day_order(dated)
    faults += days.faults
    cells = [_read(c, table, used, days) for c in form if c.cell not in _SPECIAL]
    read, refused = _without_persons(cells)
    faults += [fault for column in read for fault in _wrong_columns(column)]
    swapped: list[Finding] = []
    rows = _rows(form, table, used, read, (faults, swapped))
    if faults:
        raise FileError(table.name, faults)
    why = _left_out(table, read)
    findings = [
        *table.findings,
        *days.findings,
        *swapped,
        *_findings(kind, table, used, [_without(column, why != "") for column in read]),
        *refused,
        *_row_findings(why, rows, table, read),
    ]
    return taken(
        kind,
        table,
        rows[why == ""].reset_index(drop=True),
        findings,
        mapping=as_toml(used),
        quality=tuple(_quality(column) for column in cells if column.header),
    )


def _read(form: FormColumn, table: Table, mapping: Mapping, days: DayOrder) -> _Read:
    written = text_of(table, mapping, form.column)
    cells = read_cells(written, form.cell, form.values, month_first=days.month_first)
    header = mapping.columns.get(form.column, "")
    return _Read(form=form, header=header, written=written, cells=cells)


def _without_persons(read: list[_Read]) -> tuple[list[_Read], list[Finding]]:
    """Empty every column of texts in which persons are found, and say so of each."""
    kept, findings = [], []
    for column in read:
        persons = _persons(column)
        if persons is None:
            kept.append(column)
            continue
        findings.append(finding(column.header, persons))
        nothing = read_cells(column.written.mask(column.written != "", ""), Cell.TEXT, "")
        kept.append(replace(column, cells=nothing))
    return kept, findings


def _persons(column: _Read) -> Personal | None:
    if column.form.cell not in _WRITTEN or not column.header:
        return None
    sizes = column.written.value_counts(sort=False)
    persons = found(column.header, sizes.index.to_series(), sizes)
    return persons if persons is not None and persons.what not in _ALLOWED else None


def _without(column: _Read, left_out: pd.Series) -> _Read:
    """Only the rows that are kept: the others are counted with their own reason."""
    cells = ReadCells(
        values=column.cells.values[~left_out],
        unreadable=column.cells.unreadable[~left_out],
        impossible=column.cells.impossible[~left_out],
        unlisted=column.cells.unlisted[~left_out],
        too_long=column.cells.too_long[~left_out],
    )
    return replace(column, written=column.written[~left_out], cells=cells)


def _quality(read: _Read) -> ColumnQuality:
    cells = read.cells
    readable = ~cells.unreadable | cells.impossible
    written = read.written.rename(read.header)
    return column_quality(read.form.column, written, readable, ~cells.impossible)


def _missing_columns(
    form: tuple[FormColumn, ...], table: Table, mapping: Mapping
) -> Iterator[Fault]:
    found = {c.needed for c in form if column_of(table, mapping, c.column) is not None}
    for needed in dict.fromkeys(column.needed for column in form if column.needed):
        if needed not in found:
            first = next(column.column for column in form if column.needed == needed)
            yield Fault(Rule.MISSING_COLUMN, first, ", ".join(table.headers))


def _wrong_columns(read: _Read) -> Iterator[Fault]:
    """A few cells without a date are rows without one; most of them, a wrong column."""
    bad = read.cells.unreadable
    if read.form.cell in _DATES | _NUMBERS and bad.sum() > read.cells.values.notna().sum():
        rule = Rule.UNREADABLE_DATES if read.form.cell in _DATES else Rule.UNREADABLE_NUMBERS
        shapes = read.written[bad].map(shape).drop_duplicates().head(3)
        yield Fault(rule, read.header, ", ".join(shapes), int(bad.sum()))


def _rows(
    form: tuple[FormColumn, ...],
    table: Table,
    mapping: Mapping,
    read: list[_Read],
    told: tuple[list[Fault], list[Finding]],
) -> pd.DataFrame:
    faults, swapped = told
    stored = [column for column in read if column.form.cell is not Cell.KEY]
    rows = pd.DataFrame({column.form.column: column.cells.values for column in stored})
    kinds = {column.cell for column in form}
    if Cell.POSITION in kinds:
        positions = read_positions(table, mapping, faults, swapped)
        rows = rows.assign(longitude=positions["longitude"], latitude=positions["latitude"])
    if Cell.LINES in kinds:
        faults += _not_lines(table)
    if Cell.LINES in kinds and table.geometry is not None:
        rows = gpd.GeoDataFrame(rows, geometry=table.geometry, crs=WGS84)
    return rows


def _not_lines(table: Table) -> Iterator[Fault]:
    if table.geometry is None:
        yield Fault(Rule.NOT_LINES, value=table.name.rpartition(".")[2])
        return
    others = table.geometry[~table.geometry.geom_type.isin(_LINES) | table.geometry.is_empty]
    if len(others):
        types = ", ".join(sorted({str(t) for t in others.geom_type.fillna("None")}))
        yield Fault(Rule.NOT_LINES, value=types, count=len(others))


def _id_of_rows(read: list[_Read]) -> pd.DataFrame:
    """The key columns that are filled, row by row."""
    keys = pd.DataFrame({c.form.column: c.written for c in read if c.form.is_key and c.header})
    return keys[(keys != "").any(axis="columns")] if len(keys.columns) else keys


def _left_out(table: Table, read: list[_Read]) -> pd.Series:
    why = pd.Series("", index=table.rows.index, dtype="str")
    keyed = _id_of_rows(read).index
    # streets of one id are pieces of it: the same texts are not the same line
    again = table.rows.apply(texts).loc[keyed].duplicated() & (table.geometry is None)
    why[again.index[again]] = Remark.REPEATED_ROW
    return why


def _findings(kind: Kind, table: Table, mapping: Mapping, read: list[_Read]) -> Iterator[Finding]:
    """What is true of the cells that are kept, column by column."""
    form = forms()[kind]
    for column in read:
        yield from _cell_findings(table, column)
    yield from _missing_values(form, table, read)
    yield from _contradictions(kind, table, read)
    blocked, unused = _headers_not_stored(form, table, mapping)
    for header in blocked:
        if count := int((texts(table.rows[header]) != "").sum()):  # the whole column: no rows
            yield Finding(Remark.FREE_TEXT_NOT_STORED, count, header)
    if unused:
        yield Finding(Remark.UNUSED_COLUMN, len(unused), examples=tuple(unused[:_EXAMPLES]))


def _found(
    remark: Remark,
    flags: "pd.Series[bool]",
    table: Table,
    column: str = "",
    examples: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """The finding of the flagged rows, if there are any; `flags` has the index of their rows."""
    if count := int(flags.sum()):
        yield Finding(remark, count, column, examples, table.rows_at(flags))


def _cell_findings(table: Table, read: _Read) -> Iterator[Finding]:
    cells, header = read.cells, read.header
    unreadable = cells.unreadable & ~cells.impossible
    yield from _found(Remark.UNREADABLE_VALUE, unreadable, table, header)
    yield from _found(Remark.OFF_SCALE, cells.impossible, table, header)
    yield from _found(Remark.FREE_TEXT_NOT_STORED, cells.too_long, table, header)
    if read.form.cell in _UNKNOWN:
        yield from _found(_UNKNOWN[read.form.cell], cells.unlisted, table, header)
        return
    common = read.written[cells.unlisted].value_counts().head(_EXAMPLES)
    examples = tuple(map(str, common.index))
    yield from _found(Remark.UNLISTED_VALUE, cells.unlisted, table, header, examples)


def _missing_values(
    form: tuple[FormColumn, ...], table: Table, read: list[_Read]
) -> Iterator[Finding]:
    for needed in dict.fromkeys(column.needed for column in form if column.needed):
        group = [column for column in read if column.form.needed == needed]
        cells = pd.DataFrame({c.form.column: _is_empty(c.cells.values) for c in group})
        header = next((column.header for column in group if column.header), "")
        yield from _found(Remark.MISSING_VALUE, cells.all(axis="columns"), table, header)


def _contradictions(kind: Kind, table: Table, read: list[_Read]) -> Iterator[Finding]:
    headers = {column.form.column: column.header for column in read if column.header}
    values = {c.form.column: c.cells.values for c in read if c.form.column in headers}
    for said in contradictions(kind, values):
        names = ", ".join(headers[column] for column in said.columns)
        yield from _found(said.remark, said.rows, table, names)


def _is_empty(values: pd.Series) -> pd.Series:
    return values.isna() | (values.astype("object") == "")


def _headers_not_stored(
    form: tuple[FormColumn, ...], table: Table, mapping: Mapping
) -> tuple[list[str], list[str]]:
    """The headers of free text, and those that the kind has no use for."""
    words = {word for c in form if c.cell is Cell.BLOCKED for word in c.headers}
    left = [header for header in table.headers if header not in mapping.columns.values()]
    blocked = [header for header in left if plain(header) in words]
    known = {*blocked, *(h for h in left if table.geometry is not None and h in POSITION)}
    return blocked, [header for header in left if header not in known]


def _row_findings(
    why: pd.Series, rows: pd.DataFrame, table: Table, read: list[_Read]
) -> Iterator[Finding]:
    for remark in LEFT_OUT:
        yield from _found(remark, why == remark, table)
    kept = why == ""
    keys, keyed = _id_of_rows(read), [c.header for c in read if c.form.is_key and c.header]
    yield from _found(
        Remark.REPEATED_ID, keys[kept.loc[keys.index]].duplicated(), table, ", ".join(keyed)
    )
    if not len(keys.columns):
        yield from _found(Remark.IDENTICAL_ROWS, table.rows.apply(texts).duplicated(), table)
    if "longitude" in rows and rows["longitude"].notna().any():
        yield from _found(Remark.NO_POSITION, rows.loc[kept, "longitude"].isna(), table)
