"""How a table is fitted into a page: how large it is set, and which columns stand beside which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import pandas as pd

from pages.shared.pictures.font import width

BREAK = "\N{ZERO WIDTH SPACE}"  # a word may be parted here, without a hyphen
HYPHENATE = "\ufdd0"  # no sign: the word after it may be parted where its language parts it
LETTERS = 16  # a word of more letters may be hyphenated, so it needs no wider column
PADDING = 10.0  # points between the words of two columns
LINE = 40.0  # ems: more of one cell's text is wrapped before others' is
LEADING, SPACED = 1.16, 0.26  # of a line, and more of a row, in sizes
COMFORTABLE = 4  # lines of a row, on average
ROUNDED = 0.01  # points that a width may have lost: the longest word has just its room
SPARE = 28.0  # points that a column may get beyond what it needs

_WORD = re.compile(r"[^\s-]+-?")
_VOWELS, _OTHERS = "[aeiouyåäöéü]", "[bcdfghjklmnpqrstvwxz]"
_SYLLABLES = re.compile(  # of a word that a language can part
    rf"\(?{_OTHERS}{{0,6}}(?:{_VOWELS}{{1,3}}{_OTHERS}{{1,6}})*{_VOWELS}{{0,3}}[-,.;:)]*"
)
_NUMBER = re.compile(r"[−+±<>≤≥ ]*\d[\d\s.,:%–−-]*(?: ?(?:%|‰))?|··|–|-|")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Room:
    """
    What a page offers: points across, upright and turned (0 for not to be turned), sizes from the
    preferred one to the smallest, and the points of height that a table had better not exceed.
    """

    upright: float
    turned: float
    sizes: tuple[float, ...]
    tall: float


@dataclass(frozen=True, slots=True)
class Part:
    """Columns beside one another, by their numbers; the points each gets; lines of all rows."""

    columns: tuple[int, ...]
    widths: tuple[float, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """`parts` has one, unless not even a turned page in the smallest size holds all columns."""

    size: float
    turned: bool
    parts: tuple[Part, ...]

    def height(self, rows: int) -> float:
        """About how many points it takes with its header, all parts together."""
        lines = sum(part.lines for part in self.parts)
        return self.size * (LEADING * lines + SPACED * (rows + 1) * len(self.parts) + LEADING)


@dataclass(frozen=True, slots=True)
class _Column:
    """Points in size 1: what it must have, what it would take unbroken, and each of its cells."""

    number: int
    least: float
    natural: float
    cells: tuple[float, ...]


def fitted(rows: pd.DataFrame, room: Room) -> Fitted:
    """
    Every column beside the others, in the largest size upright, else turned, that is comfortable.

    Comfortable are rows of few lines, best all on one page. Where rows take many lines in each
    size, the shortest; where the columns have no room, in parts.
    """
    columns = [_measured(rows, number) for number in range(rows.shape[1])]
    whole = [*_in_one_part(columns, room)]
    if not whole:
        return _in_parts(columns, room)
    few = [one for one in whole if one.parts[0].lines <= COMFORTABLE * len(rows)]
    low = [one for one in few if one.height(len(rows)) <= room.tall]
    return next(iter(low or few), None) or min(whole, key=lambda one: one.height(len(rows)))


def numeric(cells: Sequence[str]) -> bool:
    """Do they hold numbers, to be set with their ends below one another?"""
    return any(map(str.strip, cells)) and all(_NUMBER.fullmatch(cell) for cell in cells)


def breakable(words: str, size: float, across: float, *, bold: bool = False) -> str:
    """`words` with HYPHENATE before what is too long for `across` points, or BREAKs within it."""

    def parted(found: re.Match[str]) -> str:
        word = found[0]
        if _ems(word, bold) * size <= across - PADDING + ROUNDED:
            return word
        syllables = not bold and _SYLLABLES.fullmatch(word.casefold())
        return f"{HYPHENATE}{word}" if syllables else BREAK.join(word)

    return _WORD.sub(parted, words)


@lru_cache(maxsize=1 << 14)  # words and numbers come again in each table
def _ems(words: str, bold: bool) -> float:
    return width(words, 1, bold=bold)


def _measured(rows: pd.DataFrame, number: int) -> _Column:
    header, cells = str(rows.columns[number]), [str(cell) for cell in rows.iloc[:, number]]
    said = [(header, True), *((cell, False) for cell in dict.fromkeys(cells))]
    words = (_ems(word, bold) for one, bold in said for word in _WORD.findall(one))
    least = min(max(words, default=0.0), _ems("n" * LETTERS, False))
    header_in_two_lines = _ems(header, True) / 2
    widths = tuple(_ems(cell, False) for cell in cells)
    natural = min(max(widths, default=0.0), LINE)
    return _Column(number, least, max(least, header_in_two_lines, natural), widths)


def _in_one_part(columns: list[_Column], room: Room) -> Iterator[Fitted]:
    for turned, across in ((False, room.upright), (True, room.turned)):
        for size in room.sizes if across else ():
            if _least(columns, size) <= across:
                yield Fitted(size, turned, (_part(columns, size, across),))


def _in_parts(columns: list[_Column], room: Room) -> Fitted:
    """In the smallest size; the first column, which names the row, begins each part."""
    size, across = room.sizes[-1], room.turned or room.upright
    groups = [columns[:1]]
    for column in columns[1:]:
        tried = [*groups[-1], column]
        if len(groups[-1]) > 1 and _least(tried, size) > across:
            groups.append([columns[0], column])
        else:
            groups[-1] = tried
    return Fitted(size, bool(room.turned), tuple(_part(one, size, across) for one in groups))


def _least(columns: list[_Column], size: float) -> float:
    return sum(one.least for one in columns) * size + PADDING * len(columns)


def _part(columns: list[_Column], size: float, across: float) -> Part:
    """Each column gets all it would take and some to spare, or what is left, shared fairly."""
    spare = across - sum(one.natural for one in columns) * size - PADDING * len(columns)
    if spare >= 0:
        more = min(SPARE, spare / len(columns))
        widths = [one.natural * size + PADDING + more for one in columns]
    else:
        left = max(across - _least(columns, size), 0)
        wanted = sum(one.natural - one.least for one in columns) or 1
        widths = [
            one.least * size + PADDING + left * (one.natural - one.least) / wanted
            for one in columns
        ]
    lines = [
        [ceil(cell * size / (given - PADDING)) if cell else 1 for cell in one.cells]
        for one, given in zip(columns, widths, strict=True)
    ]
    return Part(
        tuple(one.number for one in columns),
        tuple(round(given, 2) for given in widths),
        sum(max(row) for row in zip(*lines, strict=True)),
    )
