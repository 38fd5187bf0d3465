"""How wide the columns of a table are, so that nothing in it is cut."""

import re
from dataclasses import dataclass

import pandas as pd

from pages.report.writers.office.arial import width

FIGURE = re.compile(r"[+\-\N{MINUS SIGN}]?[\d\s.,:/\N{EN DASH}\N{MINUS SIGN}]*%?|··")
FEW = 2  # lines
WIDEST_WORD = 14  # sizes; a longer word, in a name, is broken


@dataclass(frozen=True, slots=True)
class Columns:
    """
    `widths` in points, one a column, together `room`; `size` in points.

    `lines` is about how many the widest cells take.
    """

    size: float
    widths: tuple[float, ...]
    lines: float = 1.0


def _longest(rows: pd.DataFrame, column: int, size: float) -> tuple[float, float]:
    """
    Points that the widest word and the widest cell of a column take, its header in bold.

    A header counts half, as two lines of it are no trouble.
    """
    header = str(rows.columns[column])
    cells = {str(cell) for cell in rows.iloc[:, column]}
    words = {word for cell in cells for word in cell.split(" ")}
    word = max((width(word, size) for word in words), default=0)
    word = max(word, *(width(word, size, bold=True) for word in header.split(" ")))
    whole = max((width(cell, size) for cell in cells), default=0)
    return min(word, WIDEST_WORD * size), max(word, whole, width(header, size, bold=True) / 2)


def columns(rows: pd.DataFrame, room: float, size: float, padding: float) -> Columns | None:
    """
    Widths at `size` that break no words, or None where the table has too many columns for that.

    `room` and `padding` (of one cell, both its sides) in points.
    """
    sizes = [_longest(rows, column, size) for column in range(rows.shape[1])]
    if sum(word + padding for word, _ in sizes) > room:
        return None
    lines = 1.0  # of the tallest cell: as few as there is room for
    while sum(wide := _widths(sizes, lines, padding)) > room:
        lines += 0.25
    return Columns(size, tuple(width * room / sum(wide) for width in wide), lines)


def _widths(sizes: list[tuple[float, float]], lines: float, padding: float) -> list[float]:
    """
    Widths in which each column's widest cell takes about so many lines.

    Half a word is added, as lines end before the word that is too long for them.
    """
    return [max(word, min(whole, whole / lines + word / 2)) + padding for word, whole in sizes]


def even(rows: pd.DataFrame, room: float, size: float) -> Columns:
    """For few columns of very long words, which are broken."""
    return Columns(size, (room / max(1, rows.shape[1]),) * rows.shape[1])


def fitted(
    rows: pd.DataFrame, room: float, sizes: tuple[float, ...], padding: float
) -> Columns | None:
    """The largest of the sizes at which cells take few lines, else at which words are whole."""
    each = [laid for size in sizes if (laid := columns(rows, room, size, padding))]
    return next((laid for laid in each if laid.lines <= FEW), each[0] if each else None)


def halves(rows: pd.DataFrame, room: float, size: float, padding: float) -> list[pd.DataFrame]:
    """A table too wide for any paper as several, each with the first column."""
    if rows.shape[1] <= 2 or columns(rows, room, size, padding):
        return [rows]
    last = rows.shape[1] - 1
    while last > 2 and not columns(rows.iloc[:, :last], room, size, padding):
        last -= 1
    rest = rows.iloc[:, [0, *range(last, rows.shape[1])]]
    return [rows.iloc[:, :last], *halves(rest, room, size, padding)]


def is_number(rows: pd.DataFrame, column: int) -> bool:
    """A column of numbers, which stand under one another at the right."""
    cells = [str(cell).strip() for cell in rows.iloc[:, column]]
    return any(cells) and all(FIGURE.fullmatch(cell) for cell in cells)
