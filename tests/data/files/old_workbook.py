"""A small .xls, written by hand: a header, the table of its sectors, a directory, one stream."""

import struct
from collections.abc import Sequence

SECTOR, LEAST = 512, 4096
END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
NAME = b"\x05\x00Blad1"
Place = tuple[int, int, str]  # row and column from 0, text


def old_workbook(cells: Sequence[Place]) -> bytes:
    """Bytes of a workbook with these cells in its only sheet."""
    return _filed(_book(cells))


def _record(kind: int, said: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(said)) + said


def _book(cells: Sequence[Place]) -> bytes:
    begins = [_record(0x809, struct.pack("<HHHHII", 0x600, t, 3515, 1996, 0, 6)) for t in (5, 16)]
    length = len(begins[0]) + len(_record(0x85, bytes(6) + NAME)) + len(_record(10))
    listed = _record(0x85, struct.pack("<IBB", length, 0, 0) + NAME)
    said = [
        _record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 0) + text.encode("latin-1"))
        for row, column, text in cells
    ]
    book = b"".join([begins[0], listed, _record(10), begins[1], *said, _record(10)])
    return book.ljust(max(LEAST, -(-len(book) // SECTOR) * SECTOR), b"\0")


def _filed(book: bytes) -> bytes:
    count = len(book) // SECTOR
    sectors = [TABLE, END, *range(3, count + 2), END]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, LEAST, END, 0, END, 0, 0),
    )
    table = struct.pack("<128I", *sectors, *[FREE] * (128 - len(sectors)))
    directory = _entry("Root Entry", 5, END, 0, 1) + _entry("Workbook", 2, 2, len(book), FREE)
    return header.ljust(SECTOR, b"\xff") + table + directory.ljust(SECTOR, b"\0") + book


def _entry(name: str, kind: int, start: int, length: int, child: int) -> bytes:
    written = f"{name}\0".encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ", written, len(written), kind, 1, FREE, FREE, child, start, length
    )
