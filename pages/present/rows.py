"""As much of a table as can be read on a screen."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

import pandas as pd

from pages.present.screen import Screen
from pages.shared.figures import Figure
from pages.shared.pictures.font import broken, width
from pages.shared.text import Text

LEADING, ABOVE = 1.3, 0.5  # of a line, and above and below the words of a cell, in sizes
BESIDE = 1.2  # between the words of two columns, in sizes
WIDEST = 16  # of a column where others need room, in sizes: longer words take more lines
PROSE = 40  # letters of a cell, on average
ENOUGH, FEW = 5, 4  # rows; columns, which are left while there are fewer rows


def rows(figure: Figure, screen: Screen) -> pd.DataFrame:
    """
    The columns and rows of the figure's table that have room in the smallest size.

    Those go first that say the same in each row. What is left out is said in a last row.
    """
    text = figure.text
    table: pd.DataFrame = figure.card.table.astype(str)
    wide, high = (pixels / screen.text for pixels in screen.room)
    room = wide, high
    first = table.head(_most(high))
    kept = [*range(table.shape[1])]
    while len(kept) > 1 and sum(map(_least, _each(first, kept))) > wide:
        kept.remove(_least_telling(table, kept, text))
    shown, count = _shown(table, kept, room, text)
    while count < min(ENOUGH, len(table)) and len(kept) > FEW:
        kept.remove(_least_telling(table, kept, text))
        shown, count = _shown(table, kept, room, text)
    return shown


def _shown(
    table: pd.DataFrame, kept: Sequence[int], room: tuple[float, float], text: Text
) -> tuple[pd.DataFrame, int]:
    """These columns, with as many rows as have room, and how many those are."""
    some, gone = table.iloc[:, list(kept)].head(_most(room[1])), table.shape[1] - len(kept)
    across = _across(some, room[0])
    widest = across.index(max(across))  # there the words take the fewest lines
    heights = [_height([*map(str, row)], across) for row in some.itertuples(index=False)]
    head = _height([*map(str, some.columns)], across)
    for count in range(len(some), 0, -1):
        last = [""] * len(kept)
        last[widest] = _left_out(len(table) - count, gone, text)
        more = _height(last, across) if last[widest] else 0
        if head + sum(heights[:count]) + more <= room[1] or count == 1:
            break
    shown = some.iloc[:count]
    if last[widest]:
        shown = pd.concat([shown, pd.DataFrame([last], columns=shown.columns)], ignore_index=True)
    return shown, count


def _least_telling(table: pd.DataFrame, kept: Sequence[int], text: Text) -> int:
    """
    What is mostly empty, else what is the same in every row, else what is long and no number, else
    the last. Never an interval of a value that stays.
    """
    bounds = text.overview.columns[-2:]
    cells = {n: [*table.iloc[:, n]] for n in kept[1:]}
    free = [n for n in cells if table.columns[n] not in bounds and not _estimates(cells[n])]
    free = free or [*cells]
    blank = {n: sum(cell in ("", text.card.no_value) for cell in cells[n]) for n in free}
    emptiest = max(free, key=lambda n: blank[n])
    if blank[emptiest] > len(table) / 2:
        return emptiest
    if same := [n for n in free if len({*cells[n]}) == 1 and len(table) > 1]:
        return same[-1]
    wordy = {n: sum(map(len, cells[n])) / len(table) for n in free if not _numeric(cells[n])}
    longest = max(wordy, key=lambda n: wordy[n], default=None)
    return longest if longest is not None and wordy[longest] > PROSE else free[-1]


def _estimates(cells: Sequence[str]) -> bool:
    """With their intervals, in words."""
    return _numeric(cells) and sum("(" in cell for cell in cells) > len(cells) / 2


def _numeric(cells: Sequence[str]) -> bool:
    return sum(any(map(str.isdigit, cell)) for cell in cells) > len(cells) / 2


def _each(table: pd.DataFrame, kept: Sequence[int]) -> list[list[str]]:
    return [[str(table.columns[n]), *table.iloc[:, n]] for n in kept]


def _most(high: float) -> int:
    """Rows of one line: more have no room."""
    return ceil(high / (LEADING + 2 * ABOVE))


def _least(cells: Sequence[str]) -> float:
    """In sizes of the text: its longest word."""
    return max(_wide(word) for cell in cells for word in cell.split(" ")) + BESIDE


def _across(table: pd.DataFrame, room: float) -> list[float]:
    """Widths of the columns; those with long words share what is left."""
    columns = _each(table, range(table.shape[1]))
    least = [_least(cells) for cells in columns]
    whole = [max(_wide(cell) for cell in cells) + BESIDE for cells in columns]
    wanted = [max(w, min(all_, WIDEST)) for w, all_ in zip(least, whole, strict=True)]
    for first, then in ((least, wanted), (wanted, whole)):
        spare = room - sum(first)
        more = [b - a for a, b in zip(first, then, strict=True)]
        if sum(more) > spare:
            part = max(spare, 0) / sum(more)
            return [a + part * m for a, m in zip(first, more, strict=True)]
    return whole


def _height(cells: Sequence[str], across: Sequence[float]) -> float:
    lines = max(_lines(cell, wide - BESIDE) for cell, wide in zip(cells, across, strict=True))
    return lines * LEADING + 2 * ABOVE


def _lines(cell: str, room: float) -> int:
    return len(broken(cell, lambda line: _wide(line) <= room + 0.01))


@lru_cache(maxsize=1 << 13)
def _wide(words: str) -> float:
    """In sizes of the text."""
    return width(words, 1)


def _left_out(rows: int, columns: int, text: Text) -> str:
    whole = text.numbers.whole
    said = (
        text.slides.more_rows.format(n=whole(rows)) if rows else "",
        text.slides.more_columns.format(n=whole(columns)) if columns else "",
    )
    return " ".join(filter(None, said))
