"""Workbooks, looked at before they are read: secrets, macros, traps, and how large a sheet is."""

import zipfile
from collections.abc import Collection, Iterator, Sequence
from io import BytesIO

from data.codebook import codebook
from data.files.archives import DAMAGED, members
from data.files.limits import MEGABYTE, MOST_CELLS, MOST_COLUMNS, MOST_LETTERS
from data.files.old_workbooks import span
from data.files.sheets import Part, UnreadablePartError, letters_of_shared, part
from data.problems import Fault, FileError, Finding, Remark, Rule

LISTS = "pilotkollen-listor"  # the hidden sheet of our templates (data.templates)
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SNIFFED = 4096


def check_workbook(content: bytes, name: str, ending: str) -> None:
    """
    Raises `FileError` for a workbook with a password, with entities of its own, packed as a bomb,
    with a sheet of more cells than its reader has room for, or that is no workbook at all.
    """
    if content.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in content:
            raise FileError(name, [Fault(Rule.ENCRYPTED)])
        _check_old(content, name, ending)
        return
    names = {m.filename for m in members(content, name)}
    if not any(n.startswith("xl/") or n == "content.xml" for n in names):
        raise FileError(name, [Fault(Rule.DISGUISED, ending, "ZIP")])
    if ending != ".xlsb" and any(n.casefold().endswith("workbook.bin") for n in names):
        raise FileError(name, [Fault(Rule.DISGUISED, ending, "XLSB")])
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            faults = [*_faults(archive, ending)]
    except DAMAGED as error:
        raise FileError(name, [Fault(Rule.CUT_OFF, value=ending)]) from error
    if faults:
        raise FileError(name, faults)


def _check_old(content: bytes, name: str, ending: str) -> None:
    try:
        found = span(content)
    except ValueError as error:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=ending)]) from error
    if found.columns > MOST_COLUMNS:
        most = str(MOST_COLUMNS)
        raise FileError(name, [Fault(Rule.TOO_MANY_COLUMNS, name, most, found.columns)])
    if found.cells > MOST_CELLS:
        raise FileError(name, [Fault(Rule.TOO_MANY_CELLS, name, str(MOST_CELLS), found.cells)])


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


def _faults(archive: zipfile.ZipFile, ending: str) -> Iterator[Fault]:
    """By member, the unsafe ones alone where there are such: they are not gone through."""
    found = archive.infolist()
    if unsafe := [m.filename for m in found if _declares(archive, m)]:
        yield from (Fault(Rule.UNSAFE_XML, name) for name in unsafe)
        return
    try:
        parts = {m.filename: (m, part(archive, m)) for m in found if not m.is_dir()}
        yield from _too_much(archive, list(parts.values()))
    except UnreadablePartError:
        yield Fault(Rule.UNREADABLE, value=ending)


def _declares(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    if not member.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(member) as file:
        start = file.read(_SNIFFED)
    return any("<!ENTITY".encode(e) in start for e in ("utf-8", "utf-16-le", "utf-16-be"))


def _too_much(
    archive: zipfile.ZipFile, parts: Sequence[tuple[zipfile.ZipInfo, Part]]
) -> Iterator[Fault]:
    for member, found in parts:
        if found.columns > MOST_COLUMNS:
            yield Fault(Rule.TOO_MANY_COLUMNS, member.filename, str(MOST_COLUMNS), found.columns)
            return
        if found.cells > MOST_CELLS:
            yield Fault(Rule.TOO_MANY_CELLS, member.filename, str(MOST_CELLS), found.cells)
            return
    if _letters(archive, parts) > MOST_LETTERS:
        yield Fault(Rule.GROWS_TOO_LARGE, value=str(MOST_LETTERS // MEGABYTE))


def _letters(archive: zipfile.ZipFile, parts: Sequence[tuple[zipfile.ZipInfo, Part]]) -> int:
    """Of all cells whose text the file holds once; counted one by one only where that matters."""
    texts = max((found.texts for _, found in parts), key=len)
    longest = max(texts, default=0)
    if sum(found.shared for _, found in parts) * longest <= MOST_LETTERS:
        return sum(found.letters for _, found in parts)
    shared = (letters_of_shared(archive, member, texts) for member, found in parts if found.shared)
    return sum(shared) + sum(found.letters for _, found in parts)
