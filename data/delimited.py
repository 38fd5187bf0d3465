"""Text files with delimiters, whatever their encoding, delimiter, line ends and lines on top."""

import codecs
import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

import pandas as pd

from data.problems import Fault, FileError, Finding, Remark, Rule

_DELIMITERS = (";", "\t", "|", ",")  # a comma may be a decimal sign: it comes last
_SAMPLE_LINES = 50
_TITLE_LINES = 20
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
_COMMENT = ("#", "sep=")


@dataclass(frozen=True, slots=True)
class _Form:
    delimiter: str
    header: list[str]
    lines_above: int  # lines up to and with the header


def decode(content: bytes, name: str) -> str:
    """Text by its byte-order mark, else as strict UTF-8, else as cp1252; line ends become LF."""
    encodings = ["utf-8-sig", "cp1252"]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NOT_TEXT.search(text):
            return re.sub("\r+\n?", "\n", text)
    raise FileError(name, [Fault(Rule.UNREADABLE, value="not text")])


def read_delimited(content: bytes, name: str) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """
    Every cell as it was written ("" if empty), under the file's own headers.

    Lines above the header are skipped. A row with more fields than the header is left out and
    pointed out: nobody knows which of its values belong where.
    """
    text = decode(content, name)
    if not text.strip():
        raise FileError(name, [Fault(Rule.EMPTY_FILE)])
    form = _form(text)
    body = text.split("\n", form.lines_above)[-1] if text.count("\n") >= form.lines_above else ""
    if not body.strip():
        raise FileError(name, [Fault(Rule.NO_ROWS)])
    rows = _cells(body, form, name)
    rows = rows[(rows != "").any(axis="columns")].reset_index(drop=True)
    width = len(form.header)
    broken = (rows.iloc[:, width:] != "").any(axis="columns")
    findings = _broken_rows(broken, form.lines_above)
    kept = rows.loc[~broken].iloc[:, :width].set_axis(form.header, axis="columns")
    return kept.reset_index(drop=True), findings


def _cells(body: str, form: _Form, name: str) -> pd.DataFrame:
    most = max(line.count(form.delimiter) for line in body.split("\n")) + 1
    try:
        rows = pd.read_csv(
            StringIO(body),
            sep=form.delimiter,
            header=None,
            names=range(max(most, len(form.header))),
            index_col=False,  # else one field too many silently shifts the columns
            dtype="str",
            keep_default_na=False,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as error:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=str(error))]) from error
    return rows.fillna("")


def _broken_rows(broken: pd.Series, lines_above: int) -> tuple[Finding, ...]:
    lines = [str(lines_above + row + 1) for row in broken.index[broken][:3]]
    return (Finding(Remark.BROKEN_ROW, int(broken.sum()), examples=tuple(lines)),) if lines else ()


def _form(text: str) -> _Form:
    """Of the first header that each delimiter gives, the widest."""
    sample = [line + "\n" for line in text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]]
    found = [form for delimiter in _DELIMITERS if (form := _first_header(sample, delimiter))]
    if not found:
        first = next(i for i, line in enumerate(sample) if line.strip())
        return _Form(_DELIMITERS[0], [sample[first].strip()], first + 1)
    return max(found, key=lambda form: len(form.header))


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
            return _Form(delimiter, header, line_number)
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
