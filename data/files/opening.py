"""The door for every file: what does not stand a look never reaches a library that reads it."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from data.files.archives import gunzip, members
from data.files.limits import LONGEST_LINE, MOST_COLUMNS, check_size
from data.files.workbooks import check_workbook, what_is_ignored
from data.problems import Fault, FileError, Finding, Rule

TEXT_ENDINGS = (".csv", ".tsv", ".txt")
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = (b";", b"\t", b"|", b",")
_SIGNATURES = (  # how files of a type begin, and what people call the type
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),  # without anything in it
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE"),
    (b"\x1f\x8b\x08", "GZIP"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"PARE", "Parquet"),
    (b"$FL", "SPSS"),
    (b"<stata_dta>", "Stata"),
)
_MARKUP = re.compile(
    rb"\s*<(?:!doctype|!--|html|head|meta|body|table|\?xml|kml|svg)", re.IGNORECASE
)
_JSON = re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\[{\]])')
_OLD_STATA = range(105, 116)  # the first byte is the version
_WANTED = {
    **{ending: {"ZIP", "OLE"} for ending in WORKBOOK_ENDINGS},
    ".parquet": {"Parquet"},
    ".gpkg": {"SQLite"},
    ".zip": {"ZIP"},
    ".kmz": {"ZIP"},
    ".sav": {"SPSS"},
    ".zsav": {"SPSS"},
    ".dta": {"Stata"},
    ".geojson": {"JSON"},
    ".json": {"JSON"},
    ".kml": {"XML", "HTML"},
}
_SNIFFED = 4096


def opened(content: bytes, name: str) -> tuple[str, bytes]:
    """
    Look at a file before it is read. Give the ending that says what it is, and its bytes, unpacked
    if they are a gzip.

    Raises `FileError` if it is too large, not what its name says, encrypted, cut off, or made to
    harm whoever opens it.
    """
    check_size(content, name)
    path = Path(name.casefold())
    ending = path.suffix
    if ending == ".gz":
        _check_signature(content, name, ending, {"GZIP"})
        content, ending = gunzip(content, name), Path(path.stem).suffix
        if not content:
            raise FileError(name, [Fault(Rule.EMPTY_FILE)])
    if ending in TEXT_ENDINGS:
        return ending, _checked_text(content, name, ending)
    if ending in _WANTED:
        _check_signature(content, name, ending, _WANTED[ending])
    _check_inside(content, name, ending)
    return ending, content


def noticed(content: bytes, ending: str) -> tuple[Finding, ...]:
    """What a file holds beside its rows that is never run or followed."""
    is_packed = ending in WORKBOOK_ENDINGS and content.startswith(b"PK")
    return what_is_ignored(content) if is_packed else ()


def type_of(content: bytes) -> str:
    """What a file's first bytes say that it is, "" if they say nothing."""
    for beginning, called in _SIGNATURES:
        if content.startswith(beginning):
            return called
    start = content[:_SNIFFED].removeprefix(codecs.BOM_UTF8)
    if start.startswith(b"MZ") and b"\x00" in start:
        return "EXE"
    if markup := _MARKUP.match(start):
        return "XML" if markup[0].strip().lower() in (b"<?xml", b"<kml", b"<svg") else "HTML"
    if _JSON.match(start):
        return "JSON"
    return "Stata" if content[:1] and content[0] in _OLD_STATA and b"\x00" in start else ""


def long_lines(content: bytes, longest: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line longer than `longest` bytes, without looking at the others."""
    start = 0
    while start + longest < len(content):
        within = content.rfind(b"\n", start, start + longest + 1)
        if within < 0:
            within = content.rfind(b"\r", start, start + longest + 1)
        if within >= 0:
            start = within + 1
            continue
        ends = [e for e in (content.find(b, start + longest) for b in (b"\n", b"\r")) if e >= 0]
        stop = min(ends, default=len(content))
        yield start, stop
        start = stop + 1


def _check_signature(content: bytes, name: str, ending: str, wanted: set[str]) -> None:
    found = type_of(content)
    if found in wanted:
        return
    if not found and _is_text(content):
        found = "text"
    fault = Fault(Rule.DISGUISED, ending, found) if found else Fault(Rule.UNREADABLE, value=ending)
    raise FileError(name, [fault])


def _check_inside(content: bytes, name: str, ending: str) -> None:
    if ending in WORKBOOK_ENDINGS:
        check_workbook(content, name, ending)
    elif ending in (".zip", ".kmz"):
        members(content, name)
    elif ending == ".parquet":
        _check_parquet(content, name)
    elif ending == ".kml":
        check_xml(content, name)


def check_xml(content: bytes, name: str) -> None:
    """Raises `FileError` if an XML defines entities: a few lines of them grow to gigabytes."""
    if any("<!ENTITY".encode(e) in content for e in ("utf-8", "utf-16-le", "utf-16-be")):
        raise FileError(name, [Fault(Rule.UNSAFE_XML)])


def _check_parquet(content: bytes, name: str) -> None:
    if content.startswith(b"PARE") or content.endswith(b"PARE"):
        raise FileError(name, [Fault(Rule.ENCRYPTED)])
    if not content.endswith(b"PAR1") or len(content) < 12:
        raise FileError(name, [Fault(Rule.CUT_OFF, value=".parquet")])


def _is_text(content: bytes) -> bool:
    return b"\x00" not in content[:_SNIFFED]


def _checked_text(content: bytes, name: str, ending: str) -> bytes:
    """Give the text with a byte-order mark, if it is UTF-16 and has none."""
    if found := type_of(content):
        raise FileError(name, [Fault(Rule.DISGUISED, ending, found)])
    content = _byte_order(content) + content
    if content.startswith(_UTF16):
        _check_utf16(content, name)
    elif (at := content.find(b"\x00")) >= 0:
        raise FileError(name, [Fault(Rule.NOT_TEXT, _line(content, at))])
    _check_lines(content, name)
    return content


def _byte_order(content: bytes) -> bytes:
    """The mark that a UTF-16 lacks: of Latin letters every other byte is 0."""
    start = content[:_SNIFFED]
    zeros = [half.count(0) / max(len(half), 1) for half in (start[::2], start[1::2])]
    if content.startswith(_UTF16) or max(zeros) < 0.4 or min(zeros) > 0.05:
        return b""
    return codecs.BOM_UTF16_LE if zeros[1] > zeros[0] else codecs.BOM_UTF16_BE


def _check_utf16(content: bytes, name: str) -> None:
    order = "little" if content.startswith(codecs.BOM_UTF16_LE) else "big"
    last = int.from_bytes(content[-2:], order)  # type: ignore[arg-type]
    if len(content) % 2 or 0xD800 <= last < 0xDC00:
        raise FileError(name, [Fault(Rule.CUT_OFF, value="UTF-16")])


def _check_lines(content: bytes, name: str) -> None:
    """A row of very many fields is a column for each of them in every row, and so is refused."""
    for start, stop in long_lines(content, MOST_COLUMNS):
        if stop - start > LONGEST_LINE:
            fault = Fault(Rule.LINE_TOO_LONG, _line(content, start), str(LONGEST_LINE))
            raise FileError(name, [fault])
        width = max(content.count(d, start, stop) for d in _DELIMITERS) + 1
        if width > MOST_COLUMNS:
            most = str(MOST_COLUMNS)
            fault = Fault(Rule.TOO_MANY_FIELDS, _line(content, start), most, width)
            raise FileError(name, [fault])


def _line(content: bytes, at: int) -> str:
    return str(content.count(b"\n", 0, at) + 1)
