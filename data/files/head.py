"""The beginning of a file: enough to tell what it is, however long the rest."""

import zlib

from data.files.tables import Table, read_table

_ENOUGH = 1_000_000  # bytes of text
_TEXT_ENDINGS = (".csv", ".tsv", ".txt")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def head(content: bytes, name: str) -> tuple[bytes, str]:
    """
    Give the first whole lines of a long text file, as a file of its own: its bytes and its name.

    Packed text is unpacked, so its name loses ".gz". Any other file is given as it is: it cannot be
    cut, and is small or quickly read.
    """
    lower = name.lower()
    if lower.removesuffix(".gz").endswith(_TEXT_ENDINGS):
        if lower.endswith(".gz"):
            return _unpacked(content, name)
        return _first_lines(content), name
    return content, name


def read_head(content: bytes, name: str) -> Table:
    """
    Read the beginning of a file as a table: its headers are those of the whole. Raises `FileError`.

    A map file that does not say its coordinate system is read all the same; mind not the places.
    """
    return read_table(*head(content, name), crs="EPSG:4326")


def _unpacked(content: bytes, name: str) -> tuple[bytes, str]:
    try:
        text = zlib.decompressobj(wbits=31).decompress(content, _ENOUGH + 1)
    except zlib.error:
        return content, name  # whoever reads it says what is wrong with it
    return _first_lines(text), name[: -len(".gz")]


def _first_lines(text: bytes) -> bytes:
    if len(text) <= _ENOUGH:
        return text
    end = text.rfind(b"\n", 0, _ENOUGH) + 1
    if text.startswith(_UTF_16):  # a line ends in two bytes there; the second may be a 0
        end += end % 2
    return text[: end or _ENOUGH]
