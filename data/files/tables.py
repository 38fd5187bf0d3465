"""A file becomes one table: its headers and cells as they are written, whatever the file's type."""

import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from hashlib import sha256
from io import BytesIO
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet
from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from data.files.cells import as_text, own_names, texts
from data.files.delimited import read_delimited
from data.files.header_rows import merged_header
from data.files.json_tables import is_list, read_json
from data.files.labelled import read_labelled
from data.files.limits import MEGABYTE, MOST_LETTERS, MOST_PARQUET_CELLS
from data.files.mapfiles import MAP_ENDINGS, read_geoparquet, read_map
from data.files.opening import TEXT_ENDINGS, WORKBOOK_ENDINGS, noticed, opened
from data.files.workbooks import of_templates
from data.intake import FICTIVE_MARK, Intake, Kind, is_fictive
from data.problems import LEFT_OUT, MOST_ROWS, Fault, FileError, Finding, Remark, Rule
from data.quality import ColumnQuality

SHEET = "sheet"  # header of the sheet's name, where several sheets are stacked
_TITLE_ROWS = 20
_LABELLED_ENDINGS = (".dta", ".sav", ".zsav")


@dataclass(frozen=True, slots=True)
class Table:
    """
    `rows` has the file's headers, each once; cells keep their type (text from a text file).

    `numbers` are the rows' own in the file, as a person counts them: lines of a text file or sheet
    (of several sheets: in its own), records from 1 of other files, 0 where not known.

    `geometry` is that of a map file, in WGS84, row by row; points also give the columns longitude
    and latitude. `labels` are those of a Stata or SPSS file: header -> code -> label.
    """

    rows: pd.DataFrame
    geometry: gpd.GeoSeries | None = None
    findings: tuple[Finding, ...] = ()
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    name: str = ""
    content_hash: str = ""
    fictive: bool = False  # the file says that it is made up
    numbers: np.ndarray[Any, np.dtype[np.int64]] | None = None  # None: the header is row 1

    def rows_at(self, flags: "pd.Series[bool]") -> tuple[int, ...]:
        """Numbers of the flagged rows, the first `MOST_ROWS`; `flags` has the index of `rows`."""
        at = np.flatnonzero(flags.reindex(self.rows.index, fill_value=False).to_numpy())
        found = at + 2 if self.numbers is None else self.numbers[at]
        return tuple(sorted(int(number) for number in found[found > 0])[:MOST_ROWS])

    @property
    def headers(self) -> list[str]:
        return list(self.rows.columns)

    @property
    def row_count(self) -> int:
        """Rows of the file, those included that could not be read."""
        return len(self.rows) + sum(f.count for f in self.findings if f.remark in LEFT_OUT)


def read_table(content: bytes, name: str, crs: str = "", shapes: str = "") -> Table:
    """
    Read a text, Excel, Parquet, Stata, SPSS, JSON or map file; `name` says which it is.

    `crs` is the coordinate system of a map file that does not say its own, `shapes` the sort of
    shapes wanted of one with several layers ("LineString"). Raises `FileError`.
    """
    print_of_file = sha256(content).hexdigest()
    ending, content = opened(content, name)
    if not content:
        raise FileError(name, [Fault(Rule.EMPTY_FILE)])
    table = _checked(_read(content, name, ending, crs, shapes), name)
    return replace(
        table,
        name=name,
        content_hash=print_of_file,
        fictive=_says_fictive(content, table),
        findings=(*noticed(content, ending), *table.findings),
    )


def taken(
    kind: Kind,
    table: Table,
    rows: pd.DataFrame,
    findings: Iterable[Finding],
    *,
    extracted_on: date | None = None,
    mapping: str = "",
    quality: tuple[ColumnQuality, ...] = (),
) -> Intake:
    """What the store takes: `rows` are those of `table` that are kept."""
    findings = tuple(findings)
    return Intake(
        kind=kind,
        name=table.name,
        content_hash=table.content_hash,
        rows=rows,
        findings=findings,
        read_count=table.row_count,
        kept_count=table.row_count - sum(f.count for f in findings if f.remark in LEFT_OUT),
        fictive=table.fictive,
        extracted_on=extracted_on,
        mapping=mapping,
        quality=quality,
    )


def _read(content: bytes, name: str, ending: str, crs: str, shapes: str) -> Table:
    if ending == ".json" and is_list(content):
        rows, findings = read_json(content, name)
        return Table(rows, findings=findings)
    if ending in MAP_ENDINGS:
        return Table(*read_map(content, name, ending, crs, shapes))
    if ending in TEXT_ENDINGS:
        rows, findings = read_delimited(content, name)
        return Table(rows, findings=findings)
    for endings, read in _READERS:
        if ending in endings:
            return _guarded(read, content, name, ending)
    raise FileError(name, [Fault(Rule.UNKNOWN_FILE_TYPE, value=ending or name)])


def _says_fictive(content: bytes, table: Table) -> bool:
    """Excel and Parquet pack their texts, so the bytes alone do not show the mark."""
    if is_fictive(content):
        return True
    if content.startswith(b"PK") and zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return any(is_fictive(archive.read(n)) for n in archive.namelist())
    if content.startswith(b"PAR1"):
        written = (table.rows[h] for h in table.rows.select_dtypes(["object", "str"]))
        return any(texts(c).str.contains(FICTIVE_MARK, regex=False).any() for c in written)
    return False


def _guarded(read: Callable[[bytes, str], Table], content: bytes, name: str, ending: str) -> Table:
    """Whatever a library makes of bytes that are not what their name says, a person can mend it."""
    try:
        return read(content, ending)
    except MemoryError:
        raise
    except FileError as error:
        raise FileError(name, error.faults) from error
    except BaseException as error:  # a library in Rust panics with one that is no Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise FileError(name, [Fault(Rule.UNREADABLE, value=ending)]) from error


def _checked(table: Table, name: str) -> Table:
    """Give each column a header of its own; a table without rows is a fault."""
    if table.rows.empty:
        raise FileError(name, [Fault(Rule.NO_ROWS)])
    is_numbered = not isinstance(table.rows.index, pd.RangeIndex)
    numbers = table.rows.index if is_numbered else np.arange(1, len(table.rows) + 1)
    rows = table.rows.set_axis(own_names(table.headers), axis="columns")
    rows = rows.reset_index(drop=True) if is_numbered else rows
    blank = [h for h in map(str, rows) if h.startswith("#") and (texts(rows[h]) == "").all()]
    return replace(table, rows=rows.drop(columns=blank), numbers=np.asarray(numbers, dtype="int64"))


def _read_excel(content: bytes, _ending: str) -> Table:
    """
    Stack the visible sheets that share the header of the longest one; name the others.

    Of our own template the first sheet says the header, and what we wrote beside it is not named.
    """
    workbook = CalamineWorkbook.from_filelike(BytesIO(content))
    ours = of_templates(workbook.sheet_names)
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.name not in ours]
    visible = {
        sheet.name: _sheet_rows(workbook.get_sheet_by_name(sheet.name))
        for sheet in sheets
        if sheet.visible == SheetVisibleEnum.Visible and str(sheet.typ).endswith("WorkSheet")
    }
    filled = {name: rows for name, rows in visible.items() if len(rows)}
    if not filled:
        return Table(pd.DataFrame())
    usual = next(iter(filled.values())) if ours else max(filled.values(), key=len)
    header = list(usual.columns)
    same = {name: rows for name, rows in filled.items() if list(rows.columns) == header}
    if len(same) > 1 and SHEET not in header:
        same = {name: rows.assign(**{SHEET: name}) for name, rows in same.items()}
    skipped = tuple(sheet.name for sheet in sheets if sheet.name not in same)
    findings = (Finding(Remark.SKIPPED_SHEET, len(skipped), examples=skipped),) if skipped else ()
    return Table(pd.concat(same.values()), findings=findings)


def _sheet_rows(sheet: CalamineSheet) -> pd.DataFrame:
    """
    Rows under the first row that is nearly as wide as the widest: titles stand above it.

    The index is the row of the sheet, from 1.
    """
    cells = _unmerged(sheet)
    numbers = [i for i, line in enumerate(cells, 1) if any(cell != "" for cell in line)]
    lines = [cells[number - 1] for number in numbers]
    widths = [sum(cell != "" for cell in line) for line in lines[:_TITLE_ROWS]]
    if not lines:
        return pd.DataFrame()
    header, used = merged_header([[*map(as_text, line)] for line in lines[:_TITLE_ROWS]])
    if not header:
        used = 1 + next(i for i, width in enumerate(widths) if width * 2 >= max(widths))
        header = [as_text(cell) for cell in lines[used - 1]]
    at = pd.Index(numbers[used:], dtype="int64")
    rows = pd.DataFrame(lines[used:], columns=own_names(header), index=at)
    return rows.astype("object").where(rows != "").apply(_with_midnights).infer_objects()


def _unmerged(sheet: CalamineSheet) -> list[list[Any]]:
    """A cell that is merged over several rows says the same of each of them."""
    cells: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left == right:
            for row in cells[top + 1 : bottom + 1]:
                row[left] = cells[top][left]
    return cells


def _with_midnights(column: pd.Series) -> pd.Series:
    """Excel's reader gives a date for midnight, also among times."""
    types = set(map(type, column.dropna()))
    if not {date, datetime} <= types:
        return column
    midnight = time()
    return column.map(lambda v: datetime.combine(v, midnight) if type(v) is date else v)


def _read_parquet(content: bytes, _ending: str) -> Table:
    """Texts that repeat stand once in the file, and are read so: what they would take is seen."""
    file = pyarrow.parquet.ParquetFile(BytesIO(content))
    if file.metadata.num_rows * file.metadata.num_columns > MOST_PARQUET_CELLS:
        count = file.metadata.num_rows * file.metadata.num_columns
        fault = Fault(Rule.TOO_MANY_CELLS, ".parquet", str(MOST_PARQUET_CELLS), count)
        raise FileError("", [fault])
    once = [column.path for column in file.schema if _is_said_once(column)]
    table = pyarrow.parquet.read_table(BytesIO(content), read_dictionary=once)
    if sum(map(_letters, table.columns)) > MOST_LETTERS:
        raise FileError("", [Fault(Rule.GROWS_TOO_LARGE, value=str(MOST_LETTERS // MEGABYTE))])
    if b"geo" in (table.schema.metadata or {}):
        return Table(*read_geoparquet(content))
    columns = [_plain(_unpacked(column)) for column in table.columns]
    return Table(pa.Table.from_arrays(columns, names=table.column_names).to_pandas())


def _is_said_once(column: pyarrow.parquet.ColumnSchema) -> bool:
    """A text of its own, in no list."""
    is_plain = column.max_repetition_level == 0 and column.max_definition_level <= 1
    return bool(is_plain and column.physical_type == "BYTE_ARRAY" and column.path == column.name)


def _letters(column: pa.ChunkedArray) -> int:
    """Of all cells of a column whose texts stand once in the file; 0 of any other."""
    if not pa.types.is_dictionary(column.type) or not _has_length(column.type.value_type):
        return 0
    lengths = (pc.binary_length(part.dictionary).take(part.indices) for part in column.chunks)
    return sum(pc.sum(each).as_py() or 0 for each in lengths)


def _has_length(kind: pa.DataType) -> bool:
    kinds = (pa.string(), pa.large_string(), pa.binary(), pa.large_binary())
    return kind in kinds


def _unpacked(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_dictionary(column.type):
        return column
    parts = [part.dictionary_decode() for part in column.chunks]
    return pa.chunked_array(parts, column.type.value_type)


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray | pa.Array:
    """Lists and structures as the JSON that they are; bytes are no text, and stand for nothing."""
    if pa.types.is_nested(column.type):
        written = [value and json.dumps(value, default=str) for value in column.to_pylist()]
        return pa.array(written, pa.string())
    is_bytes = pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type)
    if is_bytes or pa.types.is_fixed_size_binary(column.type):
        return pa.nulls(len(column), pa.string())
    return column


def _read_survey(content: bytes, ending: str) -> Table:
    rows, labels, findings = read_labelled(content, ending)
    return Table(rows, labels=labels, findings=findings)


_READERS: tuple[tuple[tuple[str, ...], Callable[[bytes, str], Table]], ...] = (
    (WORKBOOK_ENDINGS, _read_excel),
    ((".parquet",), _read_parquet),
    (_LABELLED_ENDINGS, _read_survey),
)
