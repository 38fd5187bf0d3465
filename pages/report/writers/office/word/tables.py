"""A table in Word: its header comes again on each page, and no row breaks across two."""

import pandas as pd
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from pages.report.writers.office.columns import Columns, even, fitted, halves, is_number
from pages.report.writers.office.legal import legal

SIZES = (9.5, 9, 8.5, 8)  # points; smaller is not read on paper
PADDING = 11.5  # points of a cell's two sides, and what the borders take
SHORT = 6  # rows of a table that is not broken across pages


def fits(rows: pd.DataFrame, room: Emu) -> bool:
    """Whether the table stands on upright paper."""
    return fitted(rows, room.pt, SIZES, PADDING) is not None


def table(file: WordFile, rows: pd.DataFrame, room: Emu, about: str) -> None:
    """Below what was written last; in several where the paper is too narrow. `about` is its alt."""
    if not rows.shape[1]:
        return
    for part in halves(rows, room.pt, SIZES[-1], PADDING):
        laid = fitted(part, room.pt, SIZES, PADDING) or even(part, room.pt, SIZES[-1])
        _set(file, part, laid, about)


def _set(file: WordFile, rows: pd.DataFrame, laid: Columns, about: str) -> None:
    made = file.add_table(rows=1 + len(rows), cols=rows.shape[1], style="Plain Table 2")
    made.autofit = False
    _tell(made, about)
    for column, width in zip(made.columns, laid.widths, strict=True):
        column.width = Pt(width)
    right = [is_number(rows, column) for column in range(rows.shape[1])]
    cells = [[str(name) for name in rows.columns], *rows.astype(str).to_numpy().tolist()]
    kept = len(rows) if len(rows) <= SHORT else 2  # rows that stay with the next one
    for number, (row, words) in enumerate(zip(made.rows, cells, strict=True)):
        _keep_whole(row, header=number == 0)
        for cell, width, word, numeric in zip(row.cells, laid.widths, words, right, strict=True):
            cell.width = Pt(width)
            _write(cell, word, laid.size, right=numeric)
            cell.paragraphs[0].paragraph_format.keep_with_next = number < kept
    file.add_paragraph(style="Table Gap")  # else two tables in a row become one


def _write(cell: _Cell, word: str, size: float, *, right: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = "TableText"  # by its identity: its name is looked up each time
    paragraph.add_run(legal(word)).font.size = Pt(size)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _keep_whole(row: _Row, *, header: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", *(("w:tblHeader",) if header else ())):
        properties.append(OxmlElement(name))


def _tell(made: WordTable, about: str) -> None:
    """What a screen reader says of it; its first row is a header, and it has no bands."""
    properties = made._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    for name, values in (
        ("w:tblLook", {"val": "0020", "firstRow": "1", "noHBand": "1", "noVBand": "1"}),
        ("w:tblCaption", {"val": legal(about)}),
    ):
        element = OxmlElement(name)
        for key, value in values.items():
            element.set(qn(f"w:{key}"), value)
        properties.append(element)
