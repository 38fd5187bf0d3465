"""Text files with delimiters, whatever their encoding, delimiter, line ends and lines on top."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.csv import ConvertOptions, InvalidRow, ParseOptions, ReadOptions, open_csv

from data.files.header_rows import merged_header
from data.files.text_faults import not_cp1252, not_text, open_quote
from data.problems import MOST_ROWS, Fault, FileError, Finding, Remark, Rule

csv.field_size_limit(2**31 - 1)  # how long a row may be is for the door to say
LONGEST_LINE = 16 * 1024**2  # bytes
_DELIMITERS = (";", "\t", "|", ",")  # a comma may be a decimal sign: it comes last
_SAMPLE_LINES = 50
_SAMPLE_BYTES = 1024**2
_TITLE_LINES = 20
_COMMENT = ("#", "sep=")
_MOST_NUMBERED = 64 * 1024**2  # bytes; in a longer file nobody looks up a row by its number
_Lines = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class _Form:
    delimiter: str
    header: list[str]
    lines_above: int  # lines up to and with the header
    width: int  # fields that most rows have; some files end each row with a delimiter


@dataclass(frozen=True, slots=True)
class _Broken:
    line: int
    lines: int  # that it takes, because of a quote that is never closed


@dataclass(slots=True)
class _OddRows:
    """The rows that have another number of fields than most: their numbers and texts."""

    rows: list[tuple[int, str]] = field(default_factory=list)

    def put(self, row: InvalidRow) -> str:
        self.rows.append((row.number, row.text))
        return "skip"


def as_utf8(content: bytes, name: str) -> bytes:
    """Text by its byte-order mark, else as strict UTF-8, else as cp1252; line ends become LF."""
    text = _decoded(content, name)
    if b"\r" in text:
        text = text.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if fault := not_text(text if b"\0" in text else text[:_SAMPLE_BYTES]):
        raise FileError(name, [fault])
    return text


def read_delimited(content: bytes, name: str) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """
    Every cell as it was written ("" if empty), under the file's own headers.

    Lines above the header are skipped. A row with more fields than the header is left out and
    pointed out: nobody knows which of its values belong where. The index is the line of the file
    on which each row begins, from 1; 0 where that is not known.
    """
    text = as_utf8(content, name)
    if not text or text.isspace():
        raise FileError(name, [Fault(Rule.EMPTY_FILE)])
    form = _form(_head(text))
    body = _below(text, form.lines_above)
    rows, odd = _cells(body, form, name)
    if _may_swallow(text, rows, odd) and (fault := open_quote(text, form.delimiter)):
        raise FileError(name, [fault])
    lines = _lines(text, form, rows.num_rows + len(odd.rows))
    odd_records = np.array([number - 1 for number, _ in odd.rows], dtype="int64")
    whole, of_whole, broken = _within_header(rows, np.delete(lines, odd_records), form)
    mended, of_mended, also_broken = _mended(odd, lines[odd_records], form)
    filled = _filled(together := pa.concat_tables([whole, mended]))
    cells = together.filter(pa.array(filled)).to_pandas().set_axis(form.header, axis="columns")
    numbers = pd.Index(np.concatenate([of_whole, of_mended])[filled], dtype="int64")
    return cells.set_axis(numbers).sort_index(kind="stable"), _findings(broken + also_broken)


def _decoded(content: bytes, name: str) -> bytes:
    """The same text in UTF-8 without its mark."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16").encode()
        except UnicodeError as error:
            raise FileError(name, [Fault(Rule.CUT_OFF, value="UTF-16")]) from error
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        content.decode()
    except UnicodeDecodeError as error:
        if fault := not_cp1252(content, error.start):
            raise FileError(name, [fault]) from error
        return content.decode("cp1252").encode()
    return content


def _head(text: bytes) -> str:
    return text[:_SAMPLE_BYTES].decode(errors="ignore")


def _below(text: bytes, lines: int) -> memoryview:
    start = 0
    for _ in range(lines):
        end = text.find(b"\n", start)
        start = end + 1 if end >= 0 else len(text)
    return memoryview(text)[start:]


def _cells(body: memoryview, form: _Form, name: str) -> tuple[pa.Table, _OddRows]:
    if not bytes(body[:_SAMPLE_BYTES]).strip() and not bytes(body).strip():
        raise FileError(name, [Fault(Rule.NO_ROWS)])
    names = _numbered(form.width)
    odd = _OddRows()
    try:
        with open_csv(
            pa.BufferReader(pa.py_buffer(body)),
            ReadOptions(column_names=names, block_size=LONGEST_LINE, use_threads=False),
            ParseOptions(
                delimiter=form.delimiter, newlines_in_values=True, invalid_row_handler=odd.put
            ),
            ConvertOptions(column_types=dict.fromkeys(names, pa.string())),
        ) as reader:
            return reader.read_all(), odd
    except pa.ArrowInvalid as error:
        fault = open_quote(bytes(body), form.delimiter) or Fault(Rule.UNREADABLE, value="CSV")
        raise FileError(name, [fault]) from error


def _may_swallow(text: bytes, rows: pa.Table, odd: _OddRows) -> bool:
    """Can a quote have taken rows into its field? A fast sieve before every quote is looked at."""
    if b'"' not in text:
        return False
    if text.count(b'"') % 2 or any("\n" in row for _, row in odd.rows):
        return True
    if rows.num_rows + len(odd.rows) >= text.count(b"\n"):
        return False  # each row stands on a line of its own
    return any(pc.any(_quoted_over_lines(column)).as_py() for column in rows.columns)


def _quoted_over_lines(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.and_(pc.match_substring(column, "\n"), pc.match_substring(column, '"'))


def _lines(text: bytes, form: _Form, count: int) -> _Lines:
    """On which line of the file, from 1, each of `count` rows begins; 0 where we cannot tell."""
    body = _below(text, form.lines_above)
    nothing = np.zeros(count, dtype="int64")
    if len(body) > _MOST_NUMBERED:
        return nothing
    ends = np.flatnonzero(np.frombuffer(body, dtype="uint8") == ord("\n"))
    starts = np.concatenate([[0], ends + 1])
    is_filled = np.concatenate([ends, [len(body)]]) > starts
    begun = np.flatnonzero(is_filled) + 1
    if len(begun) != count:  # a quoted field runs over several lines
        begun = _lines_of_records(bytes(body).decode(errors="replace"), form.delimiter)
    return begun + form.lines_above if len(begun) == count else nothing


def _lines_of_records(body: str, delimiter: str) -> _Lines:
    reader = csv.reader(StringIO(body), delimiter=delimiter)
    begun, line = [], 1
    for row in reader:
        if row:
            begun.append(line)
        line = reader.line_num + 1
    return np.array(begun, dtype="int64")


def _mended(odd: _OddRows, lines: _Lines, form: _Form) -> tuple[pa.Table, _Lines, list[_Broken]]:
    """Fill up the rows that are too short, and cut blank fields from the end of those too long."""
    width = len(form.header)
    mended: list[list[str]] = []
    kept: list[int] = []
    broken: list[_Broken] = []
    for line, (_, text) in zip(map(int, lines), odd.rows, strict=True):
        cells = next(csv.reader(StringIO(text), delimiter=form.delimiter), [])
        row = _without_blank_end(cells)
        if len(row) > width:
            broken.append(_Broken(line, text.count("\n") + 1))
        else:
            mended.append(row + [""] * (width - len(row)))
            kept.append(line)
    columns = list(zip(*mended, strict=True)) if mended else [()] * width
    arrays = [pa.array(column, pa.string()) for column in columns]
    return pa.table(arrays, names=_numbered(width)), np.array(kept, dtype="int64"), broken


def _within_header(
    rows: pa.Table, lines: _Lines, form: _Form
) -> tuple[pa.Table, _Lines, list[_Broken]]:
    """Leave out what stands beyond the header: it is blank, or the row is broken."""
    width = len(form.header)
    beyond = [pc.not_equal(pc.utf8_trim_whitespace(c), "") for c in rows.columns[width:]]
    rows = rows.select(range(width))
    if not beyond:
        return rows, lines, []
    wrong = beyond[0]
    for other in beyond[1:]:
        wrong = pc.or_(wrong, other)
    is_wrong = wrong.to_numpy()
    broken = [_Broken(int(line), 1) for line in lines[is_wrong]]
    return rows.filter(pc.invert(wrong)), lines[~is_wrong], broken


def _filled(rows: pa.Table) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """True for each row in which something stands."""
    blank = np.ones(rows.num_rows, dtype="bool")
    for column in rows.columns:
        blank &= pc.equal(pc.utf8_trim_whitespace(column), "").to_numpy()
        if not blank.any():
            break
    return ~blank


def _findings(broken: list[_Broken]) -> tuple[Finding, ...]:
    if not broken:
        return ()
    lines = sorted(row.line for row in broken if row.line)
    first = tuple(map(str, lines[:3]))
    count = sum(row.lines for row in broken)
    return (Finding(Remark.BROKEN_ROW, count, examples=first, rows=tuple(lines[:MOST_ROWS])),)


def _numbered(width: int) -> list[str]:
    return [str(number) for number in range(width)]


def _form(head: str) -> _Form:
    """Of the first header that each delimiter gives, the widest."""
    sample = [line + "\n" for line in head.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]]
    found = [form for delimiter in _DELIMITERS if (form := _first_header(sample, delimiter))]
    if not found:
        first = next(i for i, line in enumerate(sample) if line.strip())
        return _Form(_DELIMITERS[0], [sample[first].strip()], first + 1, 1)
    return _of_several_rows(sample, max(found, key=lambda form: len(form.header)))


def _of_several_rows(sample: Sequence[str], form: _Form) -> _Form:
    """A year above its months is one header with them."""
    lines: list[list[str]] = []
    reader = csv.reader(sample, delimiter=form.delimiter)
    for row in reader:
        lines += [[]] * (reader.line_num - 1 - len(lines))
        lines.append([cell.strip() for cell in row])
    header, used = merged_header(lines)
    return _Form(form.delimiter, header, used, len(header)) if header else form


def _first_header(sample: Sequence[str], delimiter: str) -> _Form | None:
    """The first line that reads like a header and that most of the rows below it fit."""
    outranking = _DELIMITERS[: _DELIMITERS.index(delimiter)]
    reader = csv.reader(sample, delimiter=delimiter)
    lines: list[tuple[list[str], int]] = []
    try:
        lines = [(row, reader.line_num) for row in reader if any(map(str.strip, row))]
    except csv.Error:  # a field longer than csv allows
        return None
    widths = [len(_without_blank_end(row)) for row, _ in lines]
    for i, (row, line_number) in enumerate(lines[:_TITLE_LINES]):
        header = [cell.strip() for cell in _without_blank_end(row)]
        below = widths[i + 1 :]
        fits = not below or sum(1 < w <= len(header) for w in below) * 2 >= len(below)
        if len(header) > 1 and fits and _is_header(header, outranking):
            usual = Counter(len(cells) for cells, _ in lines[i + 1 :]).most_common(1)
            width = max(len(header), usual[0][0] if usual else 0)
            return _Form(delimiter, header, line_number, width)
    return None


def _is_header(cells: Sequence[str], outranking: Sequence[str]) -> bool:
    no_value = all(not cell or re.search(r"[^\W\d]", cell) or _is_month(cell) for cell in cells)
    other = any(delimiter in cell for cell in cells for delimiter in outranking)
    return no_value and not other and not cells[0].startswith(_COMMENT)


def _is_month(cell: str) -> bool:
    return bool(re.fullmatch(r"\d{4}(?:-?\d{2})?", cell))


def _without_blank_end(row: list[str]) -> list[str]:
    """Rows of a file may end with a delimiter."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]
