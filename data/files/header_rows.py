"""Headers in several rows: a year above its months, the blanks after it meaning the same year."""

import re
from collections.abc import Sequence
from itertools import pairwise

_YEAR = re.compile(r"(?:19|20)\d{2}\b.{0,8}")
_NUMBER = re.compile(r"-?\d{1,3}(?:[ \u00a0]?\d{3})*(?:[.,]\d+)?|\.\.|-|\u2013")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?[./ ]\d{2,4}|\d\d? [^\W\d]{3,9}\.? \d{4}")
_MOMENT = re.compile(rf"{_DATE.pattern}|\d\d?[:.]\d\d(?!\d)")
_FEWEST_NUMBERS = 2  # in the first row that is no header
_MOST_LINES = 30


def merged_header(lines: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """
    Give one header of several rows, and how many lines it takes from the top, titles included.

    `lines` are the first lines of a sheet or text file, cells as trimmed texts. The header is
    ([], 0) where there are not several rows of headers, or no rows of numbers or dates show where
    they end. A cell that spans columns is written before each of them: "2024 jan", "2024 feb";
    where rows are events, with a date, only before those that the lowest row calls the same.
    """
    width = max(map(len, lines), default=0)
    rows = [[*map(str, line), *[""] * (width - len(line))] for line in lines[:_MOST_LINES]]
    starts = (
        next((i for i, row in enumerate(rows) if _is_data(row)), 0),
        next((i for i, pair in enumerate(pairwise(rows)) if _are_dated(*pair)), 0),
    )
    return next((found for first in starts if (found := _above(rows, first))[0]), ([], 0))


def _above(rows: Sequence[list[str]], first: int) -> tuple[list[str], int]:
    """The header above the `first` row that is none; ([], 0) where it is not of several rows."""
    top = first - 1
    while top > 0 and _spans(rows[top - 1], rows[first - 1]):
        top -= 1
    told = [cell for row in rows[max(top, 0) : first] for cell in row]
    is_whole = any(all(row) for row in rows[:top])  # a header without blanks is not a title
    if first < 2 or top == first - 1 or is_whole or any(map(_MOMENT.match, told)):
        return [], 0
    lowest = rows[first - 1]
    is_event = any(map(_DATE.match, rows[first]))
    if is_event and len(_names(rows[first - 2])) >= len(_names(lowest)):
        return [], 0  # the lowest is an event without date
    joins = [
        lowest.count(below) > 1 if is_event else bool(_NUMBER.fullmatch(cell))
        for below, cell in zip(lowest, rows[first], strict=True)
    ]
    header = lowest
    for upper in reversed(rows[top : first - 1]):
        carried = _carried_on(upper, header)
        header = [
            f"{above} {below}".strip() if joined else below or above
            for above, below, joined in zip(carried, header, joins, strict=True)
        ]
    return header, first


def _is_data(row: Sequence[str]) -> bool:
    numbers = [c for c in row if _NUMBER.fullmatch(c) and not _YEAR.fullmatch(c)]
    return len(numbers) >= _FEWEST_NUMBERS


def _are_dated(row: Sequence[str], below: Sequence[str]) -> bool:
    return any(
        _DATE.match(cell) and _DATE.match(under) for cell, under in zip(row, below, strict=True)
    )


def _spans(upper: Sequence[str], lowest: Sequence[str]) -> bool:
    """A row of cells that stand above several: not a title, which is one cell or the first."""
    filled = [i for i, cell in enumerate(upper) if cell]
    if not filled or any(_NUMBER.fullmatch(c) and not _YEAR.fullmatch(c) for c in upper):
        return False
    if len(filled) == 1 and not _YEAR.fullmatch(upper[filled[0]]):
        return False
    if len(_names(upper)) < len(filled):
        return True
    return any(below and not above for above, below in zip(upper, lowest, strict=True))


def _names(row: Sequence[str]) -> set[str]:
    return {cell for cell in row if cell}


def _carried_on(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Blanks mean the cell to their left, if that stands above something itself."""
    carried, last = [], ""
    for above, below in zip(upper, lower, strict=True):
        if above:
            last = above if below else ""
        carried.append(above or last)
    return carried
