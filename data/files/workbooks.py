"""Workbooks, looked at before they are read: secrets, macros, traps, and how large a sheet is."""

import re
import zipfile
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import IO

from data.codebook import codebook
from data.files.archives import DAMAGED, members
from data.files.limits import MEGABYTE, MOST_CELLS, MOST_COLUMNS
from data.problems import Fault, FileError, Finding, Remark, Rule

LISTS = "pilotkollen-listor"  # the hidden sheet of our templates (data.templates)
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SHEET = re.compile(r"xl/(?:worksheets/)?sheet[^/]*\.xml|content\.xml")
_CELL = re.compile(rb'[< ](?:\w+:)?c [^<>]{0,60}?\br="([A-Z]{1,3})(\d{1,7})"')
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:table-cell\b[^>]*value-type=[^>]*>")
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,18})"')
_ODS_BLANKS = re.compile(rb'text:c="\d{6,}"')  # so many blanks in one cell
_OVERLAP = 200  # bytes: longer than what a cell begins with
_SNIFFED = 4096


def check_workbook(content: bytes, name: str, ending: str) -> None:
    """
    Raises `FileError` for a workbook with a password, with entities of its own, packed as a bomb,
    with a sheet of more cells than its reader has room for, or that is no workbook at all.
    """
    if content.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in content:
            raise FileError(name, [Fault(Rule.ENCRYPTED)])
        return
    names = {m.filename for m in members(content, name)}
    if not any(n.startswith("xl/") or n == "content.xml" for n in names):
        raise FileError(name, [Fault(Rule.DISGUISED, ending, "ZIP")])
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            faults = [f for n in sorted(names) for f in _faults(archive, n)]
    except DAMAGED as error:
        raise FileError(name, [Fault(Rule.CUT_OFF, value=ending)]) from error
    if faults:
        raise FileError(name, faults)


def what_is_ignored(content: bytes) -> tuple[Finding, ...]:
    """Macros, which are never run, and links to other files, which are never followed."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
    macros = any(n.endswith("vbaProject.bin") or n.startswith("Basic/") for n in names)
    links = sum(n.startswith("xl/externalLinks/") and n.endswith(".xml") for n in names)
    findings = [Finding(Remark.MACROS_NOT_RUN, 1)] if macros else []
    findings += [Finding(Remark.LINKS_NOT_FOLLOWED, links)] if links else []
    return tuple(findings)


def of_templates(sheets: Collection[str]) -> set[str]:
    """Of a workbook's sheets those that came with our template, and hold nothing of the user's."""
    words = codebook("template_words").set_index("word")
    return {LISTS, *words.loc["help", ["sv", "en"]]} if LISTS in sheets else set()


def _faults(archive: zipfile.ZipFile, member: str) -> Iterator[Fault]:
    if not member.endswith((".xml", ".rels")):
        return
    with archive.open(member) as file:
        start = file.read(_SNIFFED)
    if any("<!ENTITY".encode(e) in start for e in ("utf-8", "utf-16-le", "utf-16-be")):
        yield Fault(Rule.UNSAFE_XML, member)
    elif _SHEET.fullmatch(member):
        yield from _too_much(archive, member)


def _too_much(archive: zipfile.ZipFile, member: str) -> Iterator[Fault]:
    with archive.open(member) as file:
        columns, cells = _extent_of_ods(file.read()) if member == "content.xml" else _extent(file)
    if columns > MOST_COLUMNS:
        yield Fault(Rule.TOO_MANY_COLUMNS, member, str(MOST_COLUMNS), columns)
    elif cells > MOST_CELLS:
        yield Fault(Rule.TOO_MANY_CELLS, member, str(MOST_CELLS), cells)


def _extent(sheet: IO[bytes]) -> tuple[int, int]:
    """Columns and cells of the rectangle that holds every cell of an Excel sheet."""
    columns: set[bytes] = set()
    last_row, rest = 0, b""
    while piece := sheet.read(MEGABYTE):
        cells = _CELL.findall(rest + piece)
        columns |= {column for column, _ in cells}
        last_row = max([last_row, *(int(row) for _, row in cells)])
        rest = piece[-_OVERLAP:]
    width = max((_column_number(column) for column in columns), default=0)
    return width, width * last_row


def _column_number(letters: bytes) -> int:
    """A is 1, XFD is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _extent_of_ods(sheet: bytes) -> tuple[int, int]:
    """Columns and cells of an OpenDocument sheet, which says how often rows and cells repeat."""
    width = rows = 0
    for row in _ODS_ROW.finditer(sheet):
        cells = [_times(cell[0]) for cell in _ODS_CELL.finditer(row[2])]
        width = max(width, sum(cells))
        rows += _times(row[1]) if cells else 0
    blanks = MOST_CELLS + 1 if _ODS_BLANKS.search(sheet) else 0
    return width, max(width * rows, blanks)


def _times(tag: bytes) -> int:
    said = _REPEATED.search(tag)
    return int(said[1]) if said else 1
