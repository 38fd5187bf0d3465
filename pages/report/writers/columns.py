"""How a table is fitted into a page: how large it is set, and which columns stand beside which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import pandas as pd

from pages.shared.pictures.font import width

BREAK = "\N{ZERO WIDTH SPACE}"  # a word may be parted here, without a hyphen
HYPHENATE = "\ufdd0"  # no sign: the word after it may be parted where its language parts it
LETTERS = 16  # a word of more letters may be hyphenated, so it needs no wider column
HYPHENATED = 24  # beyond this many letters hyphenation cannot be relied on
PADDING = 10.0  # points between the words of two columns
SPARE = 28.0  # points that a column may get beyond what it needs

_WORD = re.compile(r"[^\s-]+-?")
_NUMBER = re.compile(r"[−+±<>≤≥ ]*\d[\d\s.,:%–−-]*(?: ?(?:%|‰))?|··|–|-|")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Room:
    """What a page offers: points across, upright and turned (0 for not to be turned), and sizes."""

    upright: float
    turned: float
    sizes: tuple[float, ...]  # from the preferred one to the smallest


@dataclass(frozen=True, slots=True)
class Part:
    """Columns that stand beside one another, by their numbers, and the points each gets."""

    columns: tuple[int, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """`parts` has one, unless not even a turned page in the smallest size holds all columns."""

    size: float
    turned: bool
    parts: tuple[Part, ...]


def fitted(rows: pd.DataFrame, room: Room) -> Fitted:
    """The largest size, upright before turned, in which the columns stand beside one another."""
    needs = [_need(rows, column) for column in range(rows.shape[1])]
    least, natural = [one for one, _ in needs], [one for _, one in needs]
    for turned, across in ((False, room.upright), (True, room.turned)):
        for size in room.sizes if across else ():
            if _total(least, size) <= across:
                every = tuple(range(len(needs)))
                return Fitted(size, turned, (Part(every, _shared(least, natural, size, across)),))
    turned, across = bool(room.turned), room.turned or room.upright
    size = room.sizes[-1]
    parts = [
        Part(
            columns,
            _shared([least[n] for n in columns], [natural[n] for n in columns], size, across),
        )
        for columns in _groups(least, size, across)
    ]
    return Fitted(size, turned, tuple(parts))


def numeric(cells: Sequence[str]) -> bool:
    """Do they hold numbers, to be set with their ends below one another?"""
    return any(map(str.strip, cells)) and all(_NUMBER.fullmatch(cell) for cell in cells)


def breakable(words: str, size: float, across: float, *, bold: bool = False) -> str:
    """`words` with HYPHENATE before what is too long for `across` points, or BREAKs within it."""

    def parted(found: re.Match[str]) -> str:
        word = found[0]
        if width(word, size, bold=bold) <= across - PADDING:
            return word
        hyphenated = word.strip("(,.;:)-").isalpha() and len(word) <= HYPHENATED and not bold
        return f"{HYPHENATE}{word}" if hyphenated else BREAK.join(word)

    return _WORD.sub(parted, words)


def lines(rows: pd.DataFrame, part: Part, size: float) -> int:
    """About how many lines the rows of a part take, without its header."""
    taken = [
        [ceil(width(str(cell), size) / (across - PADDING)) for cell in rows.iloc[:, number]]
        for number, across in zip(part.columns, part.widths, strict=True)
    ]
    return sum(max(row) for row in zip(*taken, strict=True))


def _need(rows: pd.DataFrame, column: int) -> tuple[float, float]:
    """Points in size 1 that a column must have, and that it would take unbroken."""
    header, cells = str(rows.columns[column]), rows.iloc[:, column].astype(str)
    lines = [(header, True), *((cell, False) for cell in cells.unique())]
    least = max(
        (width(word, 1, bold=bold) for words, bold in lines for word in _WORD.findall(words)),
        default=0.0,
    )
    least = min(least, width("n" * LETTERS, 1))
    header_in_two_lines = width(header, 1, bold=True) / 2
    natural = max((width(words, 1) for words, bold in lines if not bold), default=0.0)
    return least, max(least, header_in_two_lines, natural)


def _total(needs: list[float], size: float) -> float:
    return sum(needs) * size + PADDING * len(needs)


def _shared(
    least: list[float], natural: list[float], size: float, across: float
) -> tuple[float, ...]:
    """What each column gets: all it would take and some to spare, or what is left, fairly."""
    spare = across - _total(natural, size)
    if spare >= 0:
        more = min(SPARE, spare / len(natural))
        return tuple(round(one * size + PADDING + more, 2) for one in natural)
    left = across - _total(least, size)
    wanted = [(most - one) * size for one, most in zip(least, natural, strict=True)]
    share = max(left, 0) / (sum(wanted) or 1)
    return tuple(
        round(one * size + PADDING + more * share, 2)
        for one, more in zip(least, wanted, strict=True)
    )


def _groups(least: list[float], size: float, across: float) -> list[tuple[int, ...]]:
    """Columns by the page that holds them; the first, which names the row, begins each."""
    groups: list[list[int]] = [[0]]
    for column in range(1, len(least)):
        tried = [*groups[-1], column]
        if len(groups[-1]) > 1 and _total([least[n] for n in tried], size) > across:
            groups.append([0, column])
        else:
            groups[-1] = tried
    return [tuple(group) for group in groups]
