"""
How much the reader of a workbook makes of a small file: room for every cell of the rectangle that
its cells lie in, and a copy of a shared text for each cell that says it.

A search for cells as they are usually written misses those that somebody writes otherwise, or in a
part that is called otherwise. So a parser of XML goes through every part.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from itertools import chain
from xml.parsers import expat

from data.files.limits import MEGABYTE

_BLANK = b"\xef\xbb\xbf \t\r\n"
_HOLDS_CELLS = (b"sheetData", b"table-row")
_OVERLAP = 20  # bytes: longer than those
_DIGITS = "0123456789"
_MOST_DIGITS = 18


class UnreadablePartError(Exception):
    """It is no XML and holds cells, declares something, or is not as long as it says."""


@dataclass(slots=True)
class Part:
    """
    What a part of a workbook holds. `columns` and `rows` of the rectangle with all its cells;
    `shared`: how many of them say a shared text; `letters` of cells that repeat; `texts`: letters
    of each shared text.
    """

    columns: int = 0
    rows: int = 0
    shared: int = 0
    letters: int = 0
    texts: list[int] = field(default_factory=list)

    @property
    def cells(self) -> int:
        return self.columns * self.rows


def part(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Part:
    """Go through a member. Raises `UnreadablePartError`, and what `zipfile` raises."""
    found = Part()
    pieces = _pieces(archive, member)
    start = next(pieces, b"")
    if start.lstrip(_BLANK).startswith(b"<"):
        _parse(chain([start], pieces), _Cells(found))
    elif _holds_cells(chain([start], pieces)):  # its reader skips what stands before them
        raise UnreadablePartError
    return found


def letters_of_shared(archive: zipfile.ZipFile, member: zipfile.ZipInfo, texts: list[int]) -> int:
    """Letters of all cells of a sheet that say one of these shared texts."""
    reader = _Shared(texts)
    _parse(_pieces(archive, member), reader)
    return reader.letters


def column_number(letters: str) -> int:
    """A is 1, XFD is 16,384; small letters are read as large ones."""
    number = 0
    for letter in letters[:10].upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Cells:
    """Goes through the cells of Excel and of OpenDocument, and through shared texts."""

    def __init__(self, found: Part) -> None:
        self.found = found
        self.row = self.column = self.times = self.filled = 0
        self.said = self.repeated = 0  # letters: of a text, and in the cells of a row
        self.known: dict[str, int] = {}
        self.starts: dict[str, Callable[[Mapping[str, str]], None]] = {
            "c": self._cell,
            "row": self._row,
            "si": self._text,
            "table": self._table,
            "table-row": self._row_of_ods,
            "table-cell": self._cell_of_ods,
            "covered-table-cell": self._cell_of_ods,
            "s": self._blanks,
        }
        self.ends: dict[str, Callable[[], None]] = {
            "si": self._end_text,
            "table-cell": self._end_cell,
            "covered-table-cell": self._end_cell,
            "table-row": self._end_row,
        }

    def listen(self, parser: expat.XMLParserType) -> None:
        """A sheet of Excel is gone through by its tags alone: it has millions of them."""

        def start(name: str, given: Mapping[str, str]) -> None:
            if name == "c":
                self._cell(given)
            elif act := self.starts.get(name.rpartition(":")[2]):
                act(given)
                if act in (self._text, self._row_of_ods):
                    parser.EndElementHandler = self.end
                    parser.CharacterDataHandler = self.text

        parser.StartElementHandler = start

    def end(self, name: str) -> None:
        if act := self.ends.get(name.rpartition(":")[2]):
            act()

    def text(self, said: str) -> None:
        self.said += len(said)

    def _row(self, given: Mapping[str, str]) -> None:
        """Rows and cells that say no place follow the one before."""
        self.row = _number(given.get("r", "")) or self.row + 1
        self.column = 0

    def _cell(self, given: Mapping[str, str]) -> None:
        found, row = self.found, self.row
        if place := given.get("r"):
            letters = place.rstrip(_DIGITS)
            row = _number(place[len(letters) :])
            if letters not in self.known:
                self.known[letters] = column_number(letters)
            self.column = self.known[letters]
        else:
            self.column += 1
        found.rows = max(found.rows, row)
        found.columns = max(found.columns, self.column)
        if given.get("t") == "s":
            found.shared += 1

    def _text(self, _: Mapping[str, str]) -> None:
        self.said = 0

    def _end_text(self) -> None:
        self.found.texts.append(self.said)

    def _table(self, _: Mapping[str, str]) -> None:
        self.row = 0

    def _row_of_ods(self, given: Mapping[str, str]) -> None:
        self.times = _of(given, "number-rows-repeated") or 1
        self.column = self.filled = self.repeated = 0

    def _cell_of_ods(self, given: Mapping[str, str]) -> None:
        self.said = 0
        self.times_across = _of(given, "number-columns-repeated") or 1
        self.column += self.times_across
        if any(key.endswith((":value-type", ":formula")) for key in given):
            self.filled = self.column

    def _blanks(self, given: Mapping[str, str]) -> None:
        self.said += _of(given, "c")

    def _end_cell(self) -> None:
        self.repeated += self.said * self.times_across

    def _end_row(self) -> None:
        """Empty rows and cells take room where something stands after them."""
        found = self.found
        self.row += self.times
        found.letters += self.repeated * self.times
        if self.filled:
            found.columns = max(found.columns, self.filled)
            found.rows = max(found.rows, self.row)


class _Shared:
    """Adds up what the cells say that name a shared text by its number."""

    def __init__(self, texts: list[int]) -> None:
        self.texts, self.letters, self.number, self.is_shared = texts, 0, "", False

    def listen(self, parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name.rpartition(":")[2] == "c":
            self.is_shared, self.number = given.get("t") == "s", ""

    def end(self, name: str) -> None:
        if self.is_shared and name.rpartition(":")[2] == "c":
            number = _number(self.number.strip())
            self.letters += self.texts[number] if number < len(self.texts) else 0
            self.is_shared = False

    def text(self, said: str) -> None:
        if self.is_shared:
            self.number += said


def _of(given: Mapping[str, str], name: str) -> int:
    found = (_number(value) for key, value in given.items() if key.rpartition(":")[2] == name)
    return next(found, 0)


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else 0


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The reader asks no part how long it is: one that is longer than it says is refused."""
    to_its_end, length = copy(member), 0
    to_its_end.file_size = member.file_size + 2 * MEGABYTE
    with archive.open(to_its_end) as file:
        while piece := file.read(MEGABYTE):
            length += len(piece)
            if length > member.file_size:
                raise UnreadablePartError
            yield piece


def _holds_cells(pieces: Iterable[bytes]) -> bool:
    rest = b""
    for piece in pieces:
        if any(sign in rest + piece for sign in _HOLDS_CELLS):
            return True
        rest = piece[-_OVERLAP:]
    return False


def _parse(pieces: Iterable[bytes], reader: _Cells | _Shared) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    reader.listen(parser)
    parser.StartDoctypeDeclHandler = _refused
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise UnreadablePartError from error


def _refused(*_: object) -> None:
    """No workbook declares anything, and what is declared may grow."""
    raise UnreadablePartError
