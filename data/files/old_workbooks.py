"""
How many cells an old Excel file (.xls) spans. Its reader makes room for every cell of the rectangle
that its cells lie in, and one cell may say that it lies 65,536 rows and as many columns away.

A file of this kind is a small file system; the sheets are records in its stream "Workbook".
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FIRST_SPECIAL = 0xFFFFFFFA  # numbers from here on are no sectors
_IN_HEADER = 109  # sectors of the table that the header itself names
_LARGE_FROM = 4096  # bytes: a shorter stream lies in pieces of 64 bytes
_SMALL = 64
_ENTRY = 128
_BOOKS = ("workbook", "book")
_DIMENSIONS, _SEVERAL = 0x200, (0xBD, 0xBE)  # several: cells beside each other
_CELLS = {0x2, 0x3, 0x4, 0x5, 0x6, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x206, 0x27E, 0x406}


@dataclass(frozen=True, slots=True)
class Span:
    columns: int
    rows: int

    @property
    def cells(self) -> int:
        return self.columns * self.rows


def span(content: bytes) -> Span:
    """Of the widest and longest sheet. Raises `ValueError` where the file system is not whole."""
    columns = rows = 0
    try:
        for book in _books(content):
            for kind, said in _records(book):
                width, height = _reaches(kind, said)
                columns, rows = max(columns, width), max(rows, height)
    except (struct.error, IndexError) as error:
        raise ValueError("no old workbook") from error
    return Span(columns, rows)


def _reaches(kind: int, said: bytes) -> tuple[int, int]:
    """Columns and rows up to which a record says that there are cells; 0 where it says none."""
    if kind == _DIMENSIONS and len(said) >= 14:
        _, rows, _, columns = struct.unpack_from("<IIHH", said)
        return columns, rows
    if kind == _DIMENSIONS and len(said) >= 8:
        _, rows, _, columns = struct.unpack_from("<HHHH", said)
        return columns, rows
    if kind in _SEVERAL and len(said) >= 6:
        row, first = struct.unpack_from("<HH", said)
        (last,) = struct.unpack_from("<H", said, len(said) - 2)
        return max(first + len(said) // 6, last) + 1, row + 1
    if kind in _CELLS and len(said) >= 4:
        row, column = struct.unpack_from("<HH", said)
        return column + 1, row + 1
    return 0, 0


def _records(book: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _books(content: bytes) -> Iterator[bytes]:
    """The streams that hold sheets."""
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in (9, 12):
        raise ValueError("no size of sectors")
    size = 1 << shift
    sectors = _Sectors(content[size:], size)
    table = _table(content, sectors)
    (at_directory,) = struct.unpack_from("<I", content, 48)
    directory = sectors.stream(at_directory, table)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory), _ENTRY)]
    (at_small,) = struct.unpack_from("<I", content, 60)
    small_table = _numbers(sectors.stream(at_small, table))
    small = _Sectors(sectors.stream(_start(entries[0]), table), _SMALL)
    books = [entry for entry in entries if _name(entry) in _BOOKS]
    if not books:
        raise ValueError("no stream of sheets")
    for entry in books:
        (length,) = struct.unpack_from("<I", entry, 120)
        where, by = (sectors, table) if length >= _LARGE_FROM else (small, small_table)
        yield where.stream(_start(entry), by)[:length]


@dataclass(frozen=True, slots=True)
class _Sectors:
    content: bytes
    size: int

    def __getitem__(self, number: int) -> bytes:
        return self.content[number * self.size : (number + 1) * self.size]

    def stream(self, start: int, table: Sequence[int]) -> bytes:
        """The sectors from this one on, each named by the one before; none of them twice."""
        found, number = list[bytes](), start
        while number < _FIRST_SPECIAL:
            if len(found) > len(table):
                raise ValueError("sectors in a circle")
            found.append(self[number])
            number = table[number]
        return b"".join(found)


def _table(content: bytes, sectors: _Sectors) -> list[int]:
    """Which sector follows which."""
    named = list(struct.unpack_from(f"<{_IN_HEADER}I", content, 76))
    (more,) = struct.unpack_from("<I", content, 68)
    while more < _FIRST_SPECIAL:
        *further, more = _numbers(sectors[more])
        named += further
        if len(named) > len(sectors.content) // 4:
            raise ValueError("sectors in a circle")
    return [n for place in named if place < _FIRST_SPECIAL for n in _numbers(sectors[place])]


def _numbers(sector: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))


def _start(entry: bytes) -> int:
    return int(struct.unpack_from("<I", entry, 116)[0])


def _name(entry: bytes) -> str:
    (length,) = struct.unpack_from("<H", entry, 64)
    return entry[: max(length - 2, 0)].decode("utf-16-le", errors="replace").casefold()
