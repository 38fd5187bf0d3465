"""As much of a table as can be read on a screen."""

import pandas as pd

from pages.present.screen import Screen
from pages.shared.figures import Figure
from pages.shared.pictures.font import broken, width
from pages.shared.text import Text

LEADING, ABOVE = 1.3, 0.5  # of a line, and above and below the words of a cell, in sizes
BESIDE = 1.2  # between the words of two columns, in sizes
WIDEST = 22  # a column, in sizes: longer words take more lines


def rows(figure: Figure, screen: Screen) -> pd.DataFrame:
    """
    The first columns and rows of the figure's table that have room in the smallest size.

    What is left out is said in a last row.
    """
    table = figure.card.table.astype(str)
    wide, high = screen.room
    across = _across(table, wide / screen.text)
    some = table.iloc[:, : len(across)]
    down = _down(some, across, high / screen.text)
    left = len(table) - down, table.shape[1] - len(across)
    if left[0]:
        down = max(1, down - 1)
        left = len(table) - down, left[1]
    some = some.iloc[:down]
    said = _left_out(*left, figure.text)
    if not said:
        return some
    last = pd.DataFrame([[said, *[""] * (some.shape[1] - 1)]], columns=some.columns)
    return pd.concat([some, last], ignore_index=True)


def _across(table: pd.DataFrame, room: float) -> list[float]:
    """Widths of as many columns as stand beside each other, in sizes of the text."""
    widths: list[float] = []
    for column in table.columns:
        cells = [str(column), *table[column]]
        longest = max(width(cell, 1) for cell in cells)
        word = max(width(word, 1) for cell in cells for word in cell.split(" "))
        wide = max(word, min(longest, WIDEST)) + BESIDE
        if widths and sum(widths) + wide > room:
            break
        widths.append(wide)
    return widths


def _down(table: pd.DataFrame, across: list[float], room: float) -> int:
    """How many rows have room below the header."""
    used, count = _height(list(map(str, table.columns)), across), 0
    for cells in table.itertuples(index=False):
        used += _height(list(cells), across)
        if used > room:
            break
        count += 1
    return max(count, 1)


def _height(cells: list[str], across: list[float]) -> float:
    lines = max(_lines(cell, wide - BESIDE) for cell, wide in zip(cells, across, strict=True))
    return lines * LEADING + 2 * ABOVE


def _lines(cell: str, room: float) -> int:
    return len(broken(cell, lambda line: width(line, 1) <= room))


def _left_out(rows: int, columns: int, text: Text) -> str:
    whole = text.numbers.whole
    said = (
        text.slides.more_rows.format(n=whole(rows)) if rows else "",
        text.slides.more_columns.format(n=whole(columns)) if columns else "",
    )
    return " ".join(filter(None, said))
