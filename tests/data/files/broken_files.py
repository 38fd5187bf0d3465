"""Broken files, each made here: a sentence, what is wrong with it, and what must become of it."""

import codecs
import gzip
import json
import random
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pyreadstat
from shapely.geometry import box

from data.intake import Kind
from data.problems import Remark, Rule
from tests.data.files.old_workbook import old_workbook
from tests.workbook import Cell, workbook

HEADER = "Brottstid;Brott;Område\n"
ROW = "2024-05-01 18:00;Rån;Norr\n"
GOOD = HEADER + ROW * 2
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Broken:
    """
    `made` gives the file, at once or in pieces. It is refused by `rule`, and its message names
    `says` in both languages; or, without a rule, it loads: `read` rows of which `kept` are kept,
    with `remark` if there is one. A `kind` of None is a mapping.
    """

    sentence: str
    name: str
    made: Callable[[], bytes | Iterable[bytes]]
    rule: Rule | None = None
    says: str = ""
    read: int = 0
    kept: int = 0
    remark: Remark | None = None
    kind: Kind | None = Kind.INCIDENTS


Content = str | bytes | Callable[[], bytes | Iterable[bytes]]


def refused(
    sentence: str,
    name: str,
    made: Content,
    rule: Rule,
    says: str = "",
    kind: Kind | None = Kind.INCIDENTS,
) -> Broken:
    return Broken(sentence, name, _maker(made), rule, says, kind=kind)


def loads(
    sentence: str,
    name: str,
    made: Content,
    counts: tuple[int, int],
    remark: Remark | None = None,
) -> Broken:
    """`counts`: rows read and rows kept."""
    read, kept = counts
    return Broken(sentence, name, _maker(made), read=read, kept=kept, remark=remark)


def _maker(made: Content) -> Callable[[], bytes | Iterable[bytes]]:
    if isinstance(made, str):
        made = made.encode()
    if isinstance(made, bytes):
        content = made
        return lambda: content
    return made


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


# --- text ---


def long_line(size: int) -> Callable[[], Iterable[bytes]]:
    def pieces() -> Iterable[bytes]:
        yield HEADER.encode()
        for _ in range(size // MEGABYTE):
            yield b"x" * MEGABYTE
        yield b"\n"

    return pieces


def wide(columns: int) -> str:
    more = ";".join(f"K{i}" for i in range(columns - 3))
    return f"Brottstid;Brott;Område;{more}\n" + f"{ROW.strip()}{';1' * (columns - 3)}\n" * 2


def dated(*dates: str) -> str:
    return HEADER + "".join(f"{date};Rån;Norr\n" for date in dates)


def placed(*places: str) -> str:
    rows = "".join(f"2024-05-0{i};Rån;{place}\n" for i, place in enumerate(places, start=1))
    return f"Datum;Brott;Lat;Long\n{rows}"


def counted(*counts: str) -> str:
    rows = "".join(f"Norr;2024-0{i};{count}\n" for i, count in enumerate(counts, start=1))
    return f"Område;Månad;Antal\n{rows}"


TEXT = [
    refused("an empty file", "x.csv", b"", Rule.EMPTY_FILE),
    refused("only blank lines", "x.csv", "\n \n\r\n", Rule.EMPTY_FILE),
    refused("only a byte-order mark", "x.csv", codecs.BOM_UTF8, Rule.EMPTY_FILE),
    refused("only the byte-order mark of UTF-16", "x.csv", b"\xff\xfe", Rule.EMPTY_FILE),
    refused("only a header", "x.csv", HEADER, Rule.NO_ROWS),
    refused("only a title", "x.csv", "Uttag ur registret 2024\n", Rule.NO_ROWS),
    refused("nothing but delimiters", "x.csv", ";;;\n;;;\n;;;\n", Rule.NO_ROWS),
    refused("NUL bytes in a row", "x.csv", GOOD.replace("Rån", "R\0n", 1), Rule.NOT_TEXT, "2"),
    refused("a quote that nothing closes", "x.csv", HEADER + ROW + '2024-05-02;"Rån;Norr\n' + ROW,
            Rule.OPEN_QUOTE, "3"),
    refused("a quote that a quote of a later row closes, which would swallow rows", "x.csv",
            HEADER + '2024-05-02;"Rån;Norr\n' + ROW * 3 + '2024-05-03;"Stöld";Norr\n',
            Rule.OPEN_QUOTE, "2"),
    refused("a million quotes", "x.csv", lambda: (HEADER + '"' * 999_999 + "\n").encode(),
            Rule.OPEN_QUOTE, "2"),
    loads("a csv of 300 columns", "x.csv", wide(300), (2, 2)),
    refused("a csv of 100,000 columns", "x.csv", lambda: wide(100_000).encode(),
            Rule.TOO_MANY_FIELDS, "1"),
    refused("one row of 100,000 fields among rows of three", "x.csv",
            lambda: (GOOD + ROW * 20_000 + ";" * 100_000 + "\n" + ROW).encode(),
            Rule.TOO_MANY_FIELDS, "20004"),
    refused("a line of 199 MB", "x.csv", long_line(199 * MEGABYTE), Rule.LINE_TOO_LONG, "2"),
    refused("a file larger than the setting allows", "x.csv", long_line(201 * MEGABYTE),
            Rule.TOO_LARGE, "200"),
    refused("some rows in UTF-8 and others in cp1252", "x.csv",
            (HEADER + ROW * 2).encode() + (ROW * 2).encode("cp1252"), Rule.MIXED_ENCODINGS, "4"),
    loads("UTF-16 without a byte-order mark", "x.csv", GOOD.encode("utf-16-le"), (2, 2)),
    loads("UTF-16, high byte first, without a byte-order mark", "x.csv", GOOD.encode("utf-16-be"),
          (2, 2)),
    refused("UTF-16 cut in the middle of a character", "x.csv", GOOD.encode("utf-16")[:-1],
            Rule.CUT_OFF, "UTF-16"),
    refused("UTF-16 cut between the halves of a character", "x.csv",
            (GOOD + "\N{GRINNING FACE}").encode("utf-16")[:-2], Rule.CUT_OFF, "UTF-16"),
    loads("lines that end with CR CR LF", "x.csv", GOOD.replace("\n", "\r\r\n"), (2, 2)),
    loads("lines that end with CR", "x.csv", GOOD.replace("\n", "\r"), (2, 2)),
    loads("the header twice", "x.csv", HEADER + ROW + HEADER + ROW, (3, 2),
          Remark.UNREADABLE_DATE),
    loads("a row with one field more", "x.csv", GOOD + "2024-05-03;Rån;grovt;Norr\n", (3, 2),
          Remark.BROKEN_ROW),
    loads("a row with far fewer fields", "x.csv", GOOD + "2024-05-03\n", (3, 3)),
    loads("quotes inside a field", "x.csv", GOOD + '2024-05-03;Rån "grovt";Norr\n', (3, 3)),
    loads("a line break inside quotes", "x.csv", GOOD + '2024-05-03;"Rån\ngrovt";Norr\n', (3, 3)),
    refused("two headers that are the same", "x.csv",
            "Datum;Datum;Brott\n2024-05-01;2024-05-02;Rån\n", Rule.COLUMN_TWICE, "Datum (2)"),
    refused("headers with markup and control characters", "x.csv",
            "<script>alert(1)</script>;\x1bK\x7f[31mröd\n1;2\n", Rule.NOT_TEXT, "1"),
    refused("headers with markup", "x.csv", "<b onload=alert(1)>A</b>;B\n1;2\n",
            Rule.MISSING_COLUMN, "onload"),
    refused("dates of the year 24", "x.csv", dated("24-05-01", "24-05-02"), Rule.UNREADABLE_DATES,
            "24-05-01"),
    loads("a date of the year 0024", "x.csv", dated("0024-05-01", "2024-05-01"), (2, 1)),
    loads("a date of the year 9999", "x.csv", dated("9999-12-31", "2024-05-01"), (2, 1),
          Remark.IMPLAUSIBLE_DATE),
    loads("no date that can be meant", "x.csv", dated("9999-12-31", "1066-10-14"), (2, 0),
          Remark.IMPLAUSIBLE_DATE),
    loads("the 31st of February", "x.csv", dated("2024-02-31", "2024-02-28"), (2, 1),
          Remark.NO_SUCH_DAY),
    loads("the time 25:61", "x.csv", dated("2024-05-01 25:61", "2024-05-01 18:00"), (2, 1),
          Remark.NO_SUCH_DAY),
    refused("coordinates that are names", "x.csv", placed("Torget;Norr", "Skolan;Söder"),
            Rule.UNREADABLE_NUMBERS, "Torget"),
    refused("coordinates that are infinite", "x.csv", placed("inf;12,3", "1e999;12,3"),
            Rule.UNREADABLE_NUMBERS, "1e999"),
    loads("formulas as values", "x.csv",
          HEADER + "".join(f"2024-05-01;{f};{f}\n"
                           for f in ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)")), (4, 4)),
    refused("counts with a sign", "x.csv", counted("3", "-5", "+5"), Rule.NEGATIVE_COUNTS, "-5",
            kind=Kind.COUNTS),
    refused("counts with two signs", "x.csv", counted("3", "+-5", "1.2.3,4,5"),
            Rule.UNREADABLE_NUMBERS, "+-5", kind=Kind.COUNTS),
    refused("a count of 400 digits", "x.csv", counted("3", "9" * 400), Rule.UNREADABLE_NUMBERS,
            "999", kind=Kind.COUNTS),
    refused("a count beyond any register", "x.csv", counted("3", "1e30"), Rule.UNREADABLE_NUMBERS,
            "1e30", kind=Kind.COUNTS),
    refused("more offences in one report than there are", "x.csv",
            "Datum;Brott;Antal brott\n2024-05-01;Rån;1e30\n", Rule.UNREADABLE_NUMBERS, "1e30"),
    refused("half a count", "x.csv", counted("3", "0,5"), Rule.NEGATIVE_COUNTS, "0,5",
            kind=Kind.COUNTS),
]  # fmt: skip

JSON_LISTS = [
    refused("a JSON list a million brackets deep", "x.json", lambda: b"[" * 1_000_000,
            Rule.TOO_DEEP, "JSON"),
    refused("a JSON list cut off", "x.json", '[{"datum": "2024-05-01"}, {"da', Rule.UNREADABLE,
            "JSON"),
    refused("a JSON list of 3,000 headers", "x.json",
            json.dumps([{f"k{i}": i for i in range(3000)}]), Rule.TOO_MANY_COLUMNS, "JSON"),
    refused("a JSON list of numbers", "x.json", "[[1, 2], [3]]", Rule.NO_ROWS),
    loads("a JSON list 900 objects deep", "x.json",
          '[{"datum": "2024-05-01", "a": ' + '{"a": ' * 900 + "1" + "}" * 900 + "}]", (1, 1)),
]  # fmt: skip

DISGUISED = [
    refused("a web page called .csv", "x.csv", "\n<!DOCTYPE html><html><table><tr><td>Datum</td>",
            Rule.DISGUISED, "HTML"),
    refused("JSON called .csv", "x.csv", '[{"Datum": "2024-05-01"}]', Rule.DISGUISED, "JSON"),
    refused("a Windows program called .csv", "x.csv", b"MZ\x90\0\3\0\0\0\4\0" + noise(400),
            Rule.DISGUISED, "EXE"),
    refused("a Linux program called .csv", "x.csv", b"\x7fELF\2\1\1" + noise(400), Rule.DISGUISED,
            "ELF"),
    refused("a picture called .csv", "x.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise(99),
            Rule.DISGUISED, "PNG"),
    refused("a PDF called .tsv", "x.tsv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", Rule.DISGUISED, "PDF"),
    refused("a workbook called .csv", "x.csv", lambda: sheet([["Datum"], ["2024"]]),
            Rule.DISGUISED, "ZIP"),
    refused("a csv called .xlsx", "x.xlsx", GOOD, Rule.DISGUISED, "text"),
    refused("a web page called .xls", "x.xls", "<html><table>", Rule.DISGUISED, "HTML"),
    refused("a picture called .xlsx", "x.xlsx", b"\x89PNG\r\n\x1a\n", Rule.DISGUISED, "PNG"),
    refused("a document called .xlsx", "x.xlsx", lambda: packed({"word/document.xml": b"<w/>"}),
            Rule.DISGUISED, "ZIP"),
    refused("a picture in a gzip called .csv.gz", "x.csv.gz",
            lambda: gzip.compress(b"\x89PNG\r\n\x1a\n"), Rule.DISGUISED, "PNG"),
    refused("a csv called .csv.gz", "x.csv.gz", GOOD, Rule.DISGUISED, "text"),
    refused("an ending nobody knows", "x.docx", b"PK\3\4", Rule.UNKNOWN_FILE_TYPE, ".docx"),
    refused("a name without an ending", "brott", GOOD, Rule.UNKNOWN_FILE_TYPE, "brott"),
]  # fmt: skip


# --- gzip ---


def zeros_in_gzip() -> bytes:
    """10 MB of zeros, a thousand times: 10 MB that become 10 GB."""
    return gzip.compress(bytes(10 * MEGABYTE), 6) * 1000


GZIP = [
    refused("a gzip cut off", "x.csv.gz", lambda: gzip.compress(GOOD.encode() * 99)[:-20],
            Rule.CUT_OFF, ".gz"),
    refused("a gzip with wrong bytes inside", "x.csv.gz",
            lambda: gzip.compress(b"")[:10] + noise(300), Rule.UNREADABLE, ".gz"),
    refused("10 GB of zeros in a gzip", "x.csv.gz", zeros_in_gzip, Rule.GROWS_TOO_LARGE, "2000"),
    refused("a gzip of nothing", "x.csv.gz", lambda: gzip.compress(b""), Rule.EMPTY_FILE),
    loads("a gzip of two members", "x.csv.gz",
          lambda: gzip.compress(GOOD.encode()) + gzip.compress(ROW.encode()), (3, 3)),
    refused("a gzip followed by something else", "x.csv.gz",
            lambda: gzip.compress(GOOD.encode()) + b"something else", Rule.UNREADABLE, ".gz"),
]  # fmt: skip


# --- workbooks ---


def sheet(rows: Sequence[Sequence[Cell]], hidden: Sequence[str] = ()) -> bytes:
    return workbook({"Blad1": rows}, hidden)


TABLE: list[list[Cell]] = [["Datum", "Brott"], ["2024-05-01", "Rån"], ["2024-05-02", "Stöld"]]


def packed(files: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inside in files.items():
            archive.writestr(name, inside)
    return content.getvalue()


def repacked(content: bytes, changed: dict[str, Callable[[bytes], bytes]], **added: bytes) -> bytes:
    """The zip with some members changed and others added (their names with __ for /)."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        files = {n: archive.read(n) for n in archive.namelist()}
    for name, change in changed.items():
        files[name] = change(files[name])
    return packed(files | {name.replace("__", "/"): inside for name, inside in added.items()})


def of_table(change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    return lambda: repacked(sheet(TABLE), {"xl/sheet1.xml": change})


def with_rows(xml: str) -> Callable[[], bytes]:
    return of_table(lambda old: old.replace(b"</sheetData>", f"{xml}</sheetData>".encode()))


def with_member(name: str, content: bytes = b"x") -> Callable[[], bytes]:
    def made() -> bytes:
        with zipfile.ZipFile(BytesIO(sheet(TABLE))) as archive:
            return packed({n: archive.read(n) for n in archive.namelist()} | {name: content})

    return made


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    + "]>"
)


def ods(rows: str) -> Callable[[], bytes]:
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    xml = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return lambda: packed({"mimetype": kind, "content.xml": xml.encode()})


def ods_row(text: str = "x", rows: int = 1, columns: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'table:number-columns-repeated="{columns}" office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell></table:table-row>"
    )


FAR = {  # as no program writes it, and as the reader takes it all the same
    "in small letters": 'r="zx1048576"',
    "in single quotes": "r='ZX1048576'",
    "with blanks": 'r = "ZX1048576"',
    "after a long style": f's="{"0" * 100}" r="ZX1048576"',
    "with more digits than a sheet has": 'r="A400000000"',
}


OLD = [(r, c, str(cell)) for r, row in enumerate(TABLE) for c, cell in enumerate(row)]


def renamed(content: bytes, name: str) -> bytes:
    """The workbook with its only sheet in a part of another name."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        files = {n: archive.read(n) for n in archive.namelist()}
    files[f"xl/{name}"] = files.pop("xl/sheet1.xml")
    links = "xl/_rels/workbook.xml.rels"
    return packed(files | {links: files[links].replace(b"sheet1.xml", name.encode())})


def shared_text(letters: int, rows: int, number: int = 0) -> bytes:
    """A workbook whose cells say one of two texts that it holds once: a long one and "Rån"."""
    row = f'<row><c t="inlineStr"><is><t>2024-05-03</t></is></c><c t="s"><v>{number}</v></c></row>'
    link = (
        '<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    texts = f'<sst xmlns="urn:main"><si><t>{"x" * letters}</t></si><si><t>Rån</t></si></sst>'
    with zipfile.ZipFile(BytesIO(with_rows(row * rows)())) as archive:
        files = {n: archive.read(n) for n in archive.namelist()}
    links = "xl/_rels/workbook.xml.rels"
    files[links] = files[links].replace(b"</Relationships>", link.encode())
    return packed(files | {"xl/sharedStrings.xml": texts.encode()})


def belittled(content: bytes, name: bytes = b"xl/sharedStrings.xml", length: int = 5000) -> bytes:
    """The zip with a member that says that it is only so long."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        checksum = zlib.crc32(archive.read(name.decode())[:length])
    changed = bytearray(content)
    for mark, numbers, called in ((b"PK\x03\x04", 14, 30), (b"PK\x01\x02", 16, 46)):
        at = content.find(mark)
        while content[at + called : at + called + len(name)] != name:
            at = content.find(mark, at + 1)
        struct.pack_into("<I", changed, at + numbers, checksum)
        struct.pack_into("<I", changed, at + numbers + 8, length)
    return bytes(changed)


WORKBOOKS = [
    refused("a workbook of 0 bytes", "x.xlsx", b"", Rule.EMPTY_FILE),
    refused("a workbook cut off", "x.xlsx", lambda: sheet(TABLE)[:-100], Rule.CUT_OFF),
    loads("a workbook with a macro", "x.xlsm", with_member("xl/vbaProject.bin"), (2, 2),
          Remark.MACROS_NOT_RUN),
    loads("a workbook with links to other files", "x.xlsx",
          with_member("xl/externalLinks/externalLink1.xml",
                      b'<externalLink><oleLink progId="cmd"/></externalLink>'), (2, 2),
          Remark.LINKS_NOT_FOLLOWED),
    refused("a workbook that is a zip bomb", "x.xlsx",
            with_member("xl/media/a.xml", bytes(300 * MEGABYTE)), Rule.GROWS_TOO_LARGE, "2000"),
    refused("a workbook whose XML grows a billion times", "x.xlsx",
            of_table(lambda old: LAUGHS.encode() + old.replace(b"2024-05-01", b"&a9;")),
            Rule.UNSAFE_XML, "xl/sheet1.xml"),
    refused("a workbook with a password", "x.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
            + "EncryptedPackage".encode("utf-16-le") + bytes(992), Rule.ENCRYPTED),
    refused("a workbook without a visible sheet", "x.xlsx",
            lambda: sheet(TABLE, hidden=["Blad1"]), Rule.NO_ROWS),
    refused("a sheet with only a picture", "x.xlsx",
            lambda: repacked(sheet([]), {"xl/sheet1.xml": lambda old: old.replace(
                b"</worksheet>", b"<drawing/></worksheet>")}, xl__media__a__png=noise(99)),
            Rule.NO_ROWS),
    loads("a sheet with merged cells", "x.xlsx", of_table(lambda old: old.replace(
        b"</worksheet>", b'<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells></worksheet>')
    ), (2, 2)),
    loads("a formula without a value", "x.xlsx",
          with_rows('<row><c t="inlineStr"><is><t>2024-05-03</t></is></c><c><f>A1</f></c></row>'),
          (3, 3)),
    loads("a formula that is an error", "x.xlsx",
          with_rows('<row><c t="inlineStr"><is><t>2024-05-03</t></is></c>'
                    '<c t="e"><v>#REF!</v></c></row>'), (3, 3)),
    loads("a date before 1900", "x.xlsx", with_rows('<row><c s="1"><v>-5000</v></c></row>'),
          (3, 2)),
    loads("a date beyond the calendar", "x.xlsx", with_rows('<row><c s="1"><v>1e9</v></c></row>'),
          (3, 2)),
    refused("one cell in the far corner of a sheet", "x.xlsx",
            with_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
            Rule.TOO_MANY_COLUMNS, "sheet1.xml"),
    refused("one cell a million rows down and 700 columns out", "x.xlsx",
            with_rows('<row r="1048576"><c r="ZX1048576"><v>1</v></c></row>'),
            Rule.TOO_MANY_CELLS, "sheet1.xml"),
    refused("a workbook whose names lead out of its folder", "x.xlsx",
            with_member("../../evil.xml"), Rule.UNSAFE_ARCHIVE, "evil.xml"),
    refused("a workbook without sheets", "x.xlsx",
            lambda: packed({"xl/workbook.xml": b"<workbook/>"}), Rule.UNREADABLE, ".xlsx"),
    refused("a sheet that is no XML", "x.xlsx", of_table(lambda _: b"<worksheet><sheetData><row"),
            Rule.UNREADABLE, ".xlsx"),
    loads("an old workbook", "x.xls", lambda: old_workbook(OLD), (2, 2)),
    refused("an old workbook with a cell in a far corner", "x.xls",
            lambda: old_workbook([*OLD, (65_535, 65_535, "x")]), Rule.TOO_MANY_COLUMNS, "x.xls"),
    refused("an old workbook with a cell 60,000 rows down and 700 columns out", "x.xls",
            lambda: old_workbook([*OLD, (60_000, 700, "x")]), Rule.TOO_MANY_CELLS, "x.xls"),
    refused("an old workbook whose sectors lead in a circle", "x.xls",
            lambda: old_workbook(OLD).replace(struct.pack("<II", 3, 4), struct.pack("<II", 2, 2)),
            Rule.UNREADABLE, ".xls"),
    refused("a binary workbook that is called .xlsx", "x.xlsx", with_member("xl/workbook.bin"),
            Rule.DISGUISED, "XLSB"),
    refused("an old workbook of noise", "x.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(4000), Rule.UNREADABLE, ".xls"),
    refused("an OpenDocument of noise", "x.ods", lambda: packed({"content.xml": noise(4000)}),
            Rule.UNREADABLE, ".ods"),
    refused("an OpenDocument that repeats one cell a billion times", "x.ods",
            ods(ods_row() + ods_row(rows=1_000_000, columns=1000)), Rule.TOO_MANY_CELLS),
    refused("an OpenDocument with two billion blanks in a cell", "x.ods",
            ods(ods_row() + ods_row('<text:s text:c="2000000000"/>')), Rule.GROWS_TOO_LARGE),
    *(refused(f"a far cell {how}", "x.xlsx", with_rows(f"<row><c {cell}><v>1</v></c></row>"),
              Rule.TOO_MANY_CELLS, "sheet1.xml") for how, cell in FAR.items()),
    refused("a far row whose cells say no place", "x.xlsx",
            with_rows('<row r="400000000"><c><v>1</v></c></row>'), Rule.TOO_MANY_CELLS),
    refused("a far cell in a sheet that is called otherwise", "x.xlsx",
            lambda: renamed(with_rows(f"<row><c {FAR['in small letters']}/></row>")(), "blad.dat"),
            Rule.TOO_MANY_CELLS, "blad.dat"),
    refused("a far cell in a sheet that begins with what is no XML", "x.xlsx",
            of_table(lambda old: b"x" + old), Rule.UNREADABLE, ".xlsx"),
    refused("a workbook that says one long text in each of many cells", "x.xlsx",
            lambda: shared_text(100_000, 20_000), Rule.GROWS_TOO_LARGE, "500"),
    loads("a workbook with one long text and a short one in many cells", "x.xlsx",
          lambda: shared_text(100_000, 20_000, number=1), (20_002, 20_002)),
    refused("a part of a workbook that is longer than it says", "x.xlsx",
            lambda: belittled(shared_text(3_000_000, 3)), Rule.UNREADABLE, ".xlsx"),
    refused("an OpenDocument that repeats a cell, with other quotes", "x.ods",
            ods((ods_row() + ods_row(rows=1_000_000, columns=1000)).replace('"', "'")),
            Rule.TOO_MANY_CELLS),
    refused("an OpenDocument that repeats a covered cell", "x.ods",
            ods(ods_row() + ods_row(rows=1_000_000, columns=1000).replace(
                "table:table-cell", "table:covered-table-cell")), Rule.TOO_MANY_CELLS),
    refused("an OpenDocument with a million empty rows before a wide one", "x.ods",
            ods(ods_row() + '<table:table-row table:number-rows-repeated="1000000">'
                "<table:table-cell/></table:table-row>" + ods_row(columns=1000)),
            Rule.TOO_MANY_CELLS),
    refused("an OpenDocument that repeats a long text", "x.ods",
            ods(ods_row() + ods_row("x" * 100_000, rows=20_000)), Rule.GROWS_TOO_LARGE),
]  # fmt: skip


# --- parquet, SPSS, Stata ---


def parquet(**columns: object) -> bytes:
    content = BytesIO()
    pq.write_table(pa.table(columns), content)
    return content.getvalue()


DAYS = ["2024-05-01", "2024-05-02"]


def labelled(ending: str) -> bytes:
    frame = pd.DataFrame({"svarsid": [1.0, 2.0], "fraga": [1.0, 2.0]})
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"x{ending}"
        (pyreadstat.write_sav if ending == ".sav" else pyreadstat.write_dta)(frame, file)
        return file.read_bytes()


PARQUET = [
    refused("a Parquet file cut off", "x.parquet", lambda: parquet(Datum=DAYS)[:-9], Rule.CUT_OFF),
    refused("a Parquet file of noise", "x.parquet", noise(4000), Rule.UNREADABLE, ".parquet"),
    refused("noise between the marks of Parquet", "x.parquet", b"PAR1" + noise(999) + b"PAR1",
            Rule.UNREADABLE, ".parquet"),
    refused("a Parquet file with wrong bytes in its pages", "x.parquet",
            lambda: _overwritten(parquet(Datum=DAYS * 500), 4, 60), Rule.UNREADABLE, ".parquet"),
    refused("a Parquet file with an encrypted footer", "x.parquet",
            lambda: parquet(Datum=DAYS).replace(b"PAR1", b"PARE"), Rule.ENCRYPTED),
    refused("a Parquet file without rows", "x.parquet",
            lambda: parquet(Datum=pa.array([], pa.string())), Rule.NO_ROWS),
    refused("a Parquet file that says one long text in many rows", "x.parquet",
            lambda: parquet(Datum=DAYS * 50_000, Brott=["x" * 10_000] * 100_000),
            Rule.GROWS_TOO_LARGE, "500"),
    loads("categories in a Parquet column", "x.parquet",
          lambda: parquet(Datum=DAYS, Brott=pa.array(["Rån", None]).dictionary_encode()), (2, 2)),
    loads("lists in a Parquet column", "x.parquet",
          lambda: parquet(Datum=DAYS, Brott=[["Rån"], ["Stöld", "Rån"]]), (2, 2)),
    loads("decimals, bytes and structures in Parquet columns", "x.parquet",
          lambda: parquet(Datum=DAYS, Antal=[Decimal("1.00"), Decimal("2.00")],
                          Bild=[b"\xff\xd8", b"\0"], Plats=[{"x": 1}, {"x": 2}]), (2, 2)),
    loads("a Parquet column of times beyond the calendar", "x.parquet",
          lambda: parquet(Datum=pa.array([2**60, 1_714_500_000_000_000], pa.timestamp("us"))),
          (2, 1)),
]  # fmt: skip


def _overwritten(content: bytes, start: int, stop: int) -> bytes:
    return content[:start] + noise(stop - start) + content[stop:]


SURVEYS = [
    refused("an SPSS file cut off", "x.sav", lambda: labelled(".sav")[:300], Rule.UNREADABLE,
            ".sav", kind=Kind.SURVEY),
    refused("an SPSS file of noise", "x.sav", b"$FL2" + noise(4000), Rule.UNREADABLE, ".sav",
            kind=Kind.SURVEY),
    refused("a Stata file cut off", "x.dta", lambda: labelled(".dta")[:400], Rule.UNREADABLE,
            ".dta", kind=Kind.SURVEY),
    refused("a Stata file of noise", "x.dta", b"<stata_dta>" + noise(4000), Rule.UNREADABLE,
            ".dta", kind=Kind.SURVEY),
    refused("an old Stata file of noise", "x.dta", b"\x72\2\1\0" + noise(4000), Rule.UNREADABLE,
            ".dta", kind=Kind.SURVEY),
]  # fmt: skip


# --- maps ---

SQUARES = gpd.GeoDataFrame(
    {"id": ["a", "b"], "namn": ["Åby", "Örn"]},
    geometry=[box(341000, 6463000, 341500, 6463500), box(342000, 6463000, 342500, 6463500)],
    crs="EPSG:3006",
)


def gpkg(*statements: str) -> Callable[[], bytes]:
    """The squares as a GeoPackage, after some SQL."""

    def made() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "x.gpkg"
            SQUARES.to_file(file, layer="stadsdelar")
            with closing(sqlite3.connect(file)) as base:
                for statement in statements:
                    base.execute(statement)
                base.commit()
            return file.read_bytes()

    return made


def plain_sqlite() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.gpkg"
        with closing(sqlite3.connect(file)) as base:
            base.execute("CREATE TABLE areas (id TEXT)")
        return file.read_bytes()


def table_in_gpkg() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.gpkg"
        pyogrio.write_dataframe(pd.DataFrame({"id": ["a"]}), file, layer="areas")
        return file.read_bytes()


def geojson(*geometries: object, ids: Sequence[str] = ("a", "b", "c")) -> str:
    features = [
        {"type": "Feature", "properties": {"id": area}, "geometry": geometry}
        for area, geometry in zip(ids, geometries, strict=False)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def square(east: float = 12.3, north: float = 58.3, size: float = 0.01) -> dict[str, object]:
    return dict(box(east, north, east + size, north + size).__geo_interface__)


def shapefile(
    without: str = "",
    encoding: str = "UTF-8",
    *,
    link: str = "",
    more: Mapping[str, bytes | Callable[[str], bytes]] | None = None,
) -> Callable[[], bytes]:
    def made() -> bytes:
        content = BytesIO()
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(content, "w") as archive:
            SQUARES.to_file(Path(folder) / "areas.shp", encoding=encoding)
            for file in sorted(Path(folder).iterdir()):
                if file.suffix not in (without, ".cpg" if encoding != "UTF-8" else ""):
                    archive.write(file, file.name)
            if link:
                info = zipfile.ZipInfo(link)
                info.external_attr = 0o120777 << 16
                archive.writestr(info, "/etc/passwd")
            for name, inside in (more or {}).items():
                archive.writestr(
                    name, inside(folder) if callable(inside) else inside, zipfile.ZIP_DEFLATED
                )
        return content.getvalue()

    return made  # fmt: skip


def _member(ending: str) -> Callable[[str], bytes]:
    return lambda folder: (Path(folder) / f"areas{ending}").read_bytes()


def broken_link_in_kml(body: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<kml><Document><name>x</name>{body}</Document></kml>'


MAPS = [
    refused("a GeoPackage cut off", "x.gpkg", lambda: gpkg()()[:5000], Rule.CUT_OFF, ".gpkg"),
    refused("a database that is no GeoPackage", "x.gpkg", plain_sqlite, Rule.DISGUISED, "SQLite"),
    refused("a GeoPackage of noise", "x.gpkg", b"SQLite format 3\0" + bytes(84) + noise(4000),
            Rule.UNREADABLE, ".gpkg"),
    refused("a GeoPackage without shapes", "x.gpkg", table_in_gpkg, Rule.NO_GEOMETRY),
    refused("a GeoPackage whose layer is a question without an end", "x.gpkg",
            gpkg("ALTER TABLE stadsdelar RENAME TO real",
                 "CREATE VIEW stadsdelar AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                 "SELECT i + 1 FROM n) SELECT i AS fid, id, namn, geom FROM n, real"),
            Rule.UNSAFE_VIEW, "stadsdelar"),
    refused("a GeoPackage that lists nothing, with a question without an end", "x.gpkg",
            gpkg("DELETE FROM gpkg_contents", "DELETE FROM gpkg_geometry_columns",
                 "DROP TABLE stadsdelar",
                 "CREATE VIEW kvarter AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                 "SELECT i + 1 FROM n) SELECT i FROM n"), Rule.UNSAFE_VIEW, "kvarter"),
    refused("a GeoPackage with a column that is worked out when it is read", "x.gpkg",
            gpkg("ALTER TABLE stadsdelar ADD COLUMN stor TEXT "
                 "GENERATED ALWAYS AS (printf('%.*c', 900000000, 'x')) VIRTUAL"),
            Rule.UNSAFE_VIEW, "stadsdelar"),
    refused("a GeoJSON with coordinates that are no numbers", "x.geojson",
            geojson(square()).replace("12.3,", "NaN,"), Rule.UNREADABLE_NUMBERS, "geometry"),
    refused("a GeoJSON with endless coordinates", "x.geojson",
            geojson(square()).replace("12.3,", "1e400,"), Rule.UNREADABLE, ".geojson"),
    refused("a GeoJSON with huge coordinates", "x.geojson",
            geojson(square()).replace("12.3,", "1e300,"), Rule.NO_CRS),
    refused("a GeoJSON with a number of 5,000 digits", "x.geojson",
            geojson(square()).replace('"a"', "9" * 5000), Rule.UNREADABLE, ".geojson"),
    refused("a GeoJSON without a shape", "x.geojson", geojson(square(), None), Rule.NOT_POLYGONS),
    refused("a GeoJSON in metres", "x.geojson", geojson(square(341000, 6463000, 500)),
            Rule.NO_CRS),
    refused("a GeoJSON a million brackets deep", "x.geojson",
            lambda: b'{"type":"Feature","geometry":' + b"[" * 1_000_000, Rule.TOO_DEEP, "json"),
    refused("a GeoJSON 900 brackets deep", "x.geojson",
            geojson({"type": "Polygon", "coordinates": 0}).replace(
                '": 0', '": ' + "[" * 900 + "]" * 900),
            Rule.NOT_POLYGONS),
    refused("two areas of one id", "x.geojson", geojson(square(), square(), ids=("a", "a")),
            Rule.AREA_TWICE, "a"),
    refused("JSON of another type called .geojson", "x.geojson", '{"type": "Topology"}',
            Rule.UNREADABLE, "GeoJSON"),
    refused("a GeoJSON cut off", "x.geojson", geojson(square())[:-9], Rule.CUT_OFF, "json"),
    refused("a GeoJSON of points as areas", "x.geojson",
            geojson({"type": "Point", "coordinates": [12.3, 58.3]}), Rule.NOT_POLYGONS, "Point"),
    refused("a polygon of one corner", "x.geojson",
            geojson({"type": "Polygon", "coordinates": [[[12.3, 58.3]]]}), Rule.UNREADABLE,
            ".geojson"),
    refused("a GeoJSON without features", "x.geojson", geojson(), Rule.NO_ROWS),
    refused("a shapefile without its .prj", "x.zip", shapefile(".prj"), Rule.NO_CRS, ".prj"),
    refused("a shapefile without its .shx", "x.zip", shapefile(".shx"), Rule.MISSING_MEMBER,
            ".shx"),
    refused("a shapefile without its .dbf", "x.zip", shapefile(".dbf"), Rule.MISSING_MEMBER,
            ".dbf"),
    refused("a zip without a shapefile", "x.zip", lambda: packed({"x.txt": b"hej"}),
            Rule.MISSING_MEMBER, ".shp"),
    refused("a zip whose names lead out of its folder", "x.zip",
            shapefile(more={"../../../tmp/evil.shp": b"x"}), Rule.UNSAFE_ARCHIVE, "evil.shp"),
    refused("a zip with an absolute path for Windows", "x.zip",
            shapefile(more={"C:\\evil.shp": b"x"}), Rule.UNSAFE_ARCHIVE, "evil.shp"),
    refused("a zip with a symbolic link", "x.zip", shapefile(link="link.shp"),
            Rule.UNSAFE_ARCHIVE, "link.shp"),
    refused("a shapefile that is a zip bomb", "x.zip",
            shapefile(more={"big.dbf": bytes(300 * MEGABYTE)}), Rule.GROWS_TOO_LARGE, "2000"),
    refused("a shapefile of noise", "x.zip",
            lambda: packed({f"a{e}": noise(999) for e in (".shp", ".shx", ".dbf", ".prj")}),
            Rule.UNREADABLE, ".zip"),
    refused("a zipped shapefile cut off", "x.zip", lambda: shapefile()()[:-60], Rule.CUT_OFF,
            ".zip"),
    loads("two shapefiles in one zip", "x.zip",
          shapefile(more={f"more{e}": _member(e) for e in (".shp", ".shx", ".dbf", ".prj")}),
          (2, 2), Remark.SKIPPED_SHEET),
    loads("a shapefile in latin-1 that does not say so", "x.zip", shapefile(encoding="ISO-8859-1"),
          (2, 2)),
    loads("a zip packed on a Mac", "x.zip", shapefile(more={"__MACOSX/._areas.shp": b"\0\5\26\7"}),
          (2, 2)),
]  # fmt: skip
MAPS = [replace(broken, kind=Kind.AREAS) for broken in MAPS]

BASEMAPS = [
    refused("an extract of OpenStreetMap of noise", "x.osm.pbf", noise(4000), Rule.UNREADABLE,
            ".pbf", kind=Kind.BASEMAP),
    refused("an extract of OpenStreetMap with noise after its header", "x.osm.pbf",
            b"\0\0\0\r\n\tOSMHeader\x18\x10" + noise(4000), Rule.UNREADABLE, ".pbf",
            kind=Kind.BASEMAP),
    refused("an extract of OpenStreetMap that says it has 2 GB of header", "x.osm.pbf",
            struct.pack(">I", 2**31 - 1) + b"\n\tOSMHeader\x18\x10" + noise(400), Rule.UNREADABLE,
            ".pbf", kind=Kind.BASEMAP),
    refused("a base map that is a table", "x.gpkg", table_in_gpkg, Rule.NO_ROWS,
            kind=Kind.BASEMAP),
    refused("a KML that fetches another file", "x.kml",
            broken_link_in_kml("<NetworkLink><Link><href>file:///etc/passwd</href></Link>"
                               "</NetworkLink>"), Rule.UNKNOWN_FILE_TYPE, ".kml",
            kind=Kind.BASEMAP),
    refused("a KML whose text grows a billion times", "x.kml",
            broken_link_in_kml("<Placemark><name>&a9;</name></Placemark>", LAUGHS),
            Rule.UNSAFE_XML, kind=Kind.BASEMAP),
]  # fmt: skip


# --- studies and mappings ---

PLAN = """title = "Plan"
[[pilot]]
area = "north"
start = 2024-02-15
before = [2022-01-01, 2024-01-01]
after = [2024-04-01, 2025-04-01]
comparison = ["south"]
primary = { groups = ["theft"], direction = "decrease", smallest_change = -0.10 }
"""


def plan(old: str, new: str) -> str:
    return PLAN.replace(old, new)


STUDIES = [
    Broken(sentence, "studie.toml", _maker(made), rule, says, kind=Kind.STUDY)
    for sentence, made, rule, says in (
        ("a plan in cp1252", plan("Plan", "Trollhättan").encode("cp1252"), Rule.MIXED_ENCODINGS,
         "1"),
        ("a plan 100,000 brackets deep", PLAN + "x = " + "[" * 100_000, Rule.TOO_DEEP, ".toml"),
        ("a plan with a key of 5,000 dots", PLAN + ".".join("a" * 5000) + " = 1",
         Rule.TOO_DEEP, ".toml"),
        ("a plan with a title 5,000 tables deep", ".".join(["title", *"a" * 5000]) + " = 1\n"
         + plan('title = "Plan"\n', ""), Rule.TOO_DEEP, ".toml"),
        ("a plan with a broken line", plan('start = ', 'start '), Rule.SYNTAX, "4"),
        ("a plan that ends too early", PLAN[:-30], Rule.SYNTAX, "8"),
        ("a plan with a ring of 5,000 digits", PLAN + "ring_m = " + "9" * 5000,
         Rule.UNREADABLE, ".toml"),
        ("a plan with a ring of 5,000 hexadecimal digits", PLAN + "ring_m = 0x" + "f" * 5000,
         Rule.WRONG_VALUE, "ring_m"),
        ("a plan with a ring of nan", PLAN + "ring_m = nan", Rule.WRONG_VALUE, "ring_m"),
        ("a plan with dates as text", plan("2024-02-15", '"2024-02-15"'), Rule.WRONG_VALUE,
         "start"),
        ("a plan with areas as numbers", plan('["south"]', "[1, 2]"), Rule.WRONG_VALUE,
         "comparison"),
        ("a plan with an outcome that is a list", plan("{ groups", "[1] # { groups"),
         Rule.WRONG_VALUE, "primary"),
        ("a plan with a direction that is a table", plan('"decrease"', "{ a = 1 }"),
         Rule.WRONG_VALUE, "direction"),
        ("a plan with the 31st of February", plan("2024-02-15", "2024-02-31"), Rule.SYNTAX, "4"),
        ("a plan whose after begins before it", plan("2025-04-01", "2023-04-01"),
         Rule.WRONG_VALUE, "after"),
        ("a plan of 2 MB", PLAN + "# x\n" * 500_000, Rule.TOO_LARGE, "1"),
        ("a plan of nothing", b"", Rule.EMPTY_FILE, ""),
        ("a plan of noise", noise(4000), Rule.MIXED_ENCODINGS, "1"),
    )
]  # fmt: skip

MAPPINGS = [
    Broken(sentence, "mapping.toml", _maker(made), rule, says, kind=None)
    for sentence, made, rule, says in (
        ("a mapping in cp1252", '[groups]\n"Rån" = "x"'.encode("cp1252"), Rule.MIXED_ENCODINGS,
         "2"),
        ("a mapping 100,000 brackets deep", "a = " + "[" * 100_000, Rule.TOO_DEEP, ".toml"),
        ("a mapping with a broken line", "[columns\n", Rule.SYNTAX, "1"),
        ("a mapping with a column nobody knows", '[columns]\nwhen = "x"', Rule.UNKNOWN_KEY,
         "when"),
        ("a mapping with a number as header", "[columns]\nlatitude = 3", Rule.WRONG_VALUE,
         "columns"),
        ("a mapping with a system of coordinates that is none", 'crs = "EPSG:0"',
         Rule.WRONG_VALUE, "EPSG:0"),
        ("a mapping with a system of coordinates of a megabyte",
         f'crs = "{"x" * 900_000}"', Rule.WRONG_VALUE, "xxx"),
        ("a mapping with a system of coordinates that is a NUL", 'crs = "\\u0000"',
         Rule.WRONG_VALUE, "crs"),
    )
]  # fmt: skip

BROKEN: list[Broken] = [
    *TEXT, *JSON_LISTS, *DISGUISED, *GZIP, *WORKBOOKS, *PARQUET, *SURVEYS, *MAPS, *BASEMAPS,
    *STUDIES, *MAPPINGS,
]  # fmt: skip
