"""A table on slides: as many columns and rows on each as can be read from afar."""

from dataclasses import dataclass

import pandas as pd
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.table import Table as PowerPointTable
from pptx.util import Pt

from pages.report.writers.office.arial import wrapped
from pages.report.writers.office.columns import Columns, columns, even, halves, is_number
from pages.report.writers.office.legal import legal
from pages.report.writers.office.slides.measured import LINE, SMALLEST

SIDE, EDGE = 6.0, 4.0  # points beside and above the words of a cell
LINES_ONLY = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's own table style


@dataclass(frozen=True, slots=True)
class Part:
    """What one slide shows of a table. `heights` in points, the header's first."""

    rows: pd.DataFrame
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def parts(rows: pd.DataFrame, room: float, tall: float) -> list[Part]:
    """The table in pieces of at most `room` by `tall` points, the first columns first."""
    return [
        part for some in halves(rows, room, SMALLEST, 2 * SIDE) for part in _down(some, room, tall)
    ]


def _down(rows: pd.DataFrame, room: float, tall: float) -> list[Part]:
    laid = columns(rows, room, SMALLEST, 2 * SIDE) or even(rows, room, SMALLEST)
    head = _height([str(name) for name in rows.columns], laid.widths, bold=True)
    heights = [_height([str(cell) for cell in row], laid.widths) for row in rows.to_numpy()]
    made: list[Part] = []
    start, used = 0, head
    for number, height in enumerate(heights):
        if used + height > tall and number > start:
            made.append(_part(rows, laid, head, heights, (start, number)))
            start, used = number, head
        used += height
    return [*made, _part(rows, laid, head, heights, (start, len(heights)))]


def _part(
    rows: pd.DataFrame, laid: Columns, head: float, heights: list[float], span: tuple[int, int]
) -> Part:
    return Part(rows.iloc[slice(*span)], laid.widths, (head, *heights[slice(*span)]))


def _height(cells: list[str], widths: tuple[float, ...], *, bold: bool = False) -> float:
    lines = (
        len(wrapped(cell, SMALLEST, width - 2 * SIDE, bold=bold))
        for cell, width in zip(cells, widths, strict=True)
    )
    return max(lines, default=1) * SMALLEST * LINE + 2 * EDGE


def fill(table: PowerPointTable, part: Part) -> None:
    """Write the piece into a table of its size."""
    next(table._tbl.iter(qn("a:tableStyleId"))).text = LINES_ONLY
    table.horz_banding = False
    cells = [list(part.rows.columns), *part.rows.to_numpy().tolist()]
    right = [is_number(part.rows, column) for column in range(part.rows.shape[1])]
    for column, width in enumerate(part.widths):
        table.columns[column].width = Pt(width)
    for number, height in enumerate(part.heights):
        row = table.rows[number]
        row.height = Pt(height)
        for cell, words, numeric in zip(row.cells, cells[number], right, strict=True):
            cell.margin_left = cell.margin_right = Pt(SIDE)
            cell.margin_top = cell.margin_bottom = Pt(EDGE)
            paragraph = cell.text_frame.paragraphs[0]
            run = paragraph.add_run()
            run.text = legal(str(words))
            run.font.size, run.font.bold = Pt(SMALLEST), number == 0
            if numeric:
                paragraph.alignment = PP_ALIGN.RIGHT
