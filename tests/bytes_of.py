"""Every word in a file, however it is packed: containers are opened, streams decompressed."""

import re
import struct
import zlib
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pikepdf
from pypdf import PdfReader

DEEPEST = 6  # containers in containers
_MARKUP = re.compile(r"<[^>]*>")


def words_in(content: bytes, depth: int = DEEPEST) -> Iterator[str]:
    """
    Give texts, each whole: as it stands, without its markup, and as a reader takes it out.

    Of a zip (DOCX, PPTX and XLSX are some) all members with their names and comments; of a PDF its
    text, the streams of all its objects with what is attached, and its metadata; of a PNG its text
    chunks. Raises `ValueError` where a container holds more containers than anybody would make.
    """
    if depth < 0:
        raise ValueError("too deep")
    yield from _plain(content)
    if content.startswith(b"PK\x03\x04"):
        yield from _of_zip(content, depth)
    elif content.startswith(b"%PDF"):
        yield from _of_pdf(content, depth)
    elif content.startswith(b"\x89PNG"):
        yield from _of_png(content)


def _plain(content: bytes) -> Iterator[str]:
    text = content.decode("utf-8", errors="replace")
    yield text
    if "<" in text:
        yield unescape(_MARKUP.sub("", text))
        yield unescape(_MARKUP.sub(" ", text))
    if b"\x00" in content[:200]:
        yield content.decode("utf-16", errors="replace")


def _of_zip(content: bytes, depth: int) -> Iterator[str]:
    try:
        archive = ZipFile(BytesIO(content))
    except BadZipFile:
        return
    with archive:
        yield archive.comment.decode("utf-8", errors="replace")
        for member in archive.infolist():
            yield member.filename
            yield member.comment.decode("utf-8", errors="replace")
            yield from words_in(archive.read(member), depth - 1)


def _of_pdf(content: bytes, depth: int) -> Iterator[str]:
    for page in PdfReader(BytesIO(content)).pages:
        text = page.extract_text()
        yield text
        yield " ".join(text.split())
    with pikepdf.open(BytesIO(content)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Stream):
                try:
                    inside = each.read_bytes()
                except pikepdf.PdfError:  # pictures
                    inside = each.read_raw_bytes()
                yield from words_in(inside, depth - 1)
            yield from _strings(each)


def _strings(each: object, depth: int = 0) -> Iterator[str]:
    """Titles, descriptions and the like."""
    if isinstance(each, pikepdf.String):
        yield str(each)
    elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream) and depth < DEEPEST:
        for key in each.keys():  # noqa: SIM118 - it is no mapping
            value = each[key]
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)
    elif isinstance(each, pikepdf.Array) and depth < DEEPEST:
        for value in each:
            if not getattr(value, "is_indirect", False):
                yield from _strings(value, depth + 1)


def _of_png(content: bytes) -> Iterator[str]:
    at = 8
    while at + 12 <= len(content):
        (size,) = struct.unpack(">I", content[at : at + 4])
        kind, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        if kind == b"tEXt":
            yield body.decode("latin-1").replace("\0", " ")
        elif kind in (b"zTXt", b"iTXt"):
            name, _, rest = body.partition(b"\0")
            packed = rest[1:] if kind == b"zTXt" else rest[2:].split(b"\0", 2)[-1]
            is_packed = kind == b"zTXt" or rest[:1] == b"\1"
            text = zlib.decompress(packed) if is_packed else packed
            yield f"{name.decode('latin-1')} {text.decode('utf-8', errors='replace')}"
        at += 12 + size
