"""Headers in several rows: a year above its months, the blanks after it meaning the same year."""

import re
from collections.abc import Sequence

_YEAR = re.compile(r"(?:19|20)\d{2}\b.{0,8}")
_NUMBER = re.compile(r"-?\d{1,3}(?:[ \u00a0]?\d{3})*(?:[.,]\d+)?|\.\.|-|\u2013")
_MOMENT = re.compile(
    r"\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?[./]\d{2,4}|\d\d?[:.]\d\d(?!\d)|\d\d? [^\W\d]{3,9}\.? \d{4}"
)
_FEWEST_NUMBERS = 2  # in the first row that is no header
_MOST_LINES = 30


def merged_header(lines: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """
    Give one header of several rows, and how many lines it takes from the top, titles included.

    `lines` are the first lines of a sheet or text file, cells as trimmed texts. The header is
    ([], 0) where there are not several rows of headers, or no row of numbers shows where they end.
    A cell that spans columns is written before each of them: "2024 jan", "2024 feb".
    """
    width = max(map(len, lines), default=0)
    rows = [[*map(str, line), *[""] * (width - len(line))] for line in lines[:_MOST_LINES]]
    first = next((i for i, row in enumerate(rows) if _is_data(row)), 0)
    top = first - 1
    while top > 0 and _spans(rows[top - 1], rows[first - 1]):
        top -= 1
    told = [cell for row in rows[max(top, 0) : first] for cell in row]
    is_whole = any(all(row) for row in rows[:top])  # a header without blanks is not a title
    if first < 2 or top == first - 1 or is_whole or any(map(_MOMENT.match, told)):
        return [], 0
    is_number = [bool(_NUMBER.fullmatch(cell)) for cell in rows[first]]
    header = rows[first - 1]
    for upper in reversed(rows[top : first - 1]):
        carried = _carried_on(upper, header)
        header = [
            f"{above} {below}".strip() if number else below or above
            for above, below, number in zip(carried, header, is_number, strict=True)
        ]
    return header, first


def _is_data(row: Sequence[str]) -> bool:
    numbers = [c for c in row if _NUMBER.fullmatch(c) and not _YEAR.fullmatch(c)]
    return len(numbers) >= _FEWEST_NUMBERS


def _spans(upper: Sequence[str], lowest: Sequence[str]) -> bool:
    """A row of cells that stand above several: not a title, which is one cell or the first."""
    filled = [i for i, cell in enumerate(upper) if cell]
    if not filled or any(_NUMBER.fullmatch(c) and not _YEAR.fullmatch(c) for c in upper):
        return False
    if len(filled) == 1 and not _YEAR.fullmatch(upper[filled[0]]):
        return False
    return any(below and not above for above, below in zip(upper, lowest, strict=True))


def _carried_on(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Blanks mean the cell to their left, if that stands above something itself."""
    carried, last = [], ""
    for above, below in zip(upper, lower, strict=True):
        if above:
            last = above if below else ""
        carried.append(above or last)
    return carried
