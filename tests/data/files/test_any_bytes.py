"""Whatever a file holds, it is refused with words for it, or loaded with counts that add up."""

import csv
import gzip
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.columns.mapping import read_mapping
from data.files.opening import opened
from data.intake import Intake, Kind
from data.problems import LEFT_OUT, FileError, UserError
from data.readers import guess_kind, read
from data.store import Store
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sentences import finding, problem
from pages.shared.text.sv import SWEDISH_TEXT
from tests.data.files.broken_files import (
    GOOD,
    PLAN,
    TABLE,
    geojson,
    gpkg,
    labelled,
    ods,
    ods_row,
    packed,
    parquet,
    shapefile,
    sheet,
    square,
)
from tests.workbook import Cell, workbook

pytestmark = pytest.mark.slow

WHOLE: dict[str, Callable[[], bytes]] = {
    "x.csv": GOOD.encode,
    "x.tsv": lambda: GOOD.replace(";", "\t").encode("utf-16"),
    "x.txt": lambda: GOOD.encode("cp1252"),
    "x.csv.gz": lambda: gzip.compress(GOOD.encode(), mtime=0),
    "x.xlsx": lambda: sheet(TABLE),
    "x.xlsm": lambda: sheet(TABLE),
    "x.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000),
    "x.ods": ods(ods_row("Datum") + ods_row("2024-05-01")),
    "x.parquet": lambda: parquet(Datum=["2024-05-01"], Brott=["Rån"]),
    "x.sav": lambda: labelled(".sav"),
    "x.dta": lambda: labelled(".dta"),
    "x.gpkg": gpkg(),
    "x.geojson": lambda: geojson(square()).encode(),
    "x.json": lambda: geojson(square(), square()).encode(),
    "x.zip": shapefile(),
    "x.kml": lambda: b"<?xml version='1.0'?><kml><Document><Placemark/></Document></kml>",
    "x.kmz": lambda: packed({"doc.kml": b"<kml/>"}),
    "x.osm.pbf": lambda: b"\0\0\0\r\n\tOSMHeader\x18\x10" + bytes(40),
    "studie.toml": PLAN.encode,
    "x.pdf": lambda: b"%PDF",
    "x": lambda: b"",
}
NAMES = st.sampled_from(sorted(WHOLE))
KINDS = st.sampled_from(list(Kind))


@cache
def whole(name: str) -> bytes:
    return WHOLE[name]()


@st.composite
def damaged(draw: st.DrawFn) -> tuple[bytes, str]:
    """A file that was whole, after some bytes were overwritten, lost or put in."""
    name = draw(NAMES)
    content = bytearray(whole(name))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(content)))
        lost = draw(st.sampled_from([0, 0, 1, 2, 8, 200]))
        content[start : start + lost] = draw(st.binary(max_size=8))
    return bytes(content[: draw(st.integers(0, len(content)))]) if draw(st.booleans()) else bytes(
        content
    ), name


def tried(kind: Kind, content: bytes, name: str) -> None:
    """Load it for good, if it can be loaded. Nothing but a `UserError` may come of it."""
    try:
        intake = read(kind, content, name)
        assert_adds_up(intake)
        with TemporaryDirectory() as folder:
            version = Store(Path(folder)).add(intake)
            part = version.part(kind)
            if kind in (Kind.INCIDENTS, Kind.COUNTS, Kind.BASEMAP):
                assert pq.read_metadata(part.rows_file).num_rows == intake.kept_count
    except UserError as error:
        for text in (SWEDISH_TEXT, ENGLISH_TEXT):
            problem(error, text)  # there are words for it


def assert_adds_up(intake: Intake) -> None:
    left_out = sum(f.count for f in intake.findings if f.remark in LEFT_OUT)
    assert intake.read_count == intake.kept_count + left_out
    assert intake.kept_count >= 0
    for noticed in intake.findings:
        assert noticed.count > 0
        assert finding(noticed, SWEDISH_TEXT)


@given(KINDS, NAMES, st.binary(max_size=300))
def test_random_bytes_under_any_name_are_refused_or_add_up(
    kind: Kind, name: str, content: bytes
) -> None:
    tried(kind, content, name)


@given(KINDS, NAMES, NAMES)
def test_any_file_under_the_name_of_another_is_refused_or_adds_up(
    kind: Kind, name: str, other: str
) -> None:
    tried(kind, whole(other), name)


@given(KINDS, damaged())
def test_a_damaged_file_is_refused_or_adds_up(kind: Kind, file: tuple[bytes, str]) -> None:
    tried(kind, *file)


@given(damaged())
def test_the_kind_of_any_file_can_be_guessed(file: tuple[bytes, str]) -> None:
    content, name = file
    assert guess_kind(content, name) in [None, *Kind]


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_mapping_is_read_or_refused(content: bytes) -> None:
    try:
        read_mapping(content)
    except FileError as error:
        problem(error, SWEDISH_TEXT)  # there are words for it


@given(damaged())
def test_the_door_refuses_or_gives_all_bytes_of_what_is_not_packed(
    file: tuple[bytes, str],
) -> None:
    content, name = file
    try:
        _, through = opened(content, name)
    except FileError:
        return
    assert name.endswith(".gz") or through.endswith(content)


# --- random tables ---

LETTERS = st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")
STRANGE = st.one_of(
    st.text(LETTERS, max_size=12),
    st.dates().map(str),
    st.datetimes().map(str),
    st.integers(-(10**20), 10**20).map(str),
    st.floats().map(str),
    st.sampled_from(["", " ", "\xa0", ";", '"', ",", "\t", "\r\n", "\n", "''", "=1+1", "Totalt"]),
)
DAYS = st.dates(date(2019, 1, 1), date(2025, 12, 31))
WORDS = st.sampled_from(["Rån", "Stöld, övrig", "Norr", 'Torget "gamla"', "Söder; östra", ""])
SMALL = st.integers(0, 99).map(str)
DEGREES = st.floats(55, 69).map(lambda x: f"{x:.5f}")
USUAL: dict[Kind, dict[str, st.SearchStrategy[str]]] = {
    Kind.INCIDENTS: {
        "Brottstid": st.one_of(DAYS.map(str), DAYS.map(lambda d: f"{d:%d/%m/%Y 18:30}")),
        "Brott": WORDS,
        "Anmäld": DAYS.map(str),
        "Område": WORDS,
        "Antal brott": SMALL,
        "Lat": DEGREES,
        "Long": st.floats(11, 24).map(lambda x: f"{x:.5f}".replace(".", ",")),
        "Dnr": SMALL,
        "Prel": st.sampled_from(["J", "N", ""]),
        "Uttag": DAYS.map(str),
    },
    Kind.COUNTS: {
        "Område": WORDS,
        "Månad": DAYS.map(lambda d: f"{d:%Y-%m}"),
        "Antal": st.one_of(SMALL, st.sampled_from(["..", "-", "1 234"])),
        "Brottstyp": WORDS,
        "Källa": WORDS,
    },
    Kind.SURVEY: {"svarsid": SMALL, "våg": SMALL, "f1": SMALL, "vikt": DEGREES, "grupp": WORDS},
}
FEWER = settings(max_examples=settings().max_examples // 3)  # most are stored, which costs
MEANT = st.sampled_from(sorted(USUAL))


@st.composite
def tables(draw: st.DrawFn, kind: Kind) -> list[list[str]]:
    """The columns of a kind, nearly as they should be: here and there stands something strange."""
    needed, more = list(USUAL[kind])[:3], list(USUAL[kind])[3:]
    header = needed + draw(st.lists(st.sampled_from(more), unique=True) if more else st.just([]))
    how_strange = draw(st.sampled_from([0, 0, 1, 5]))  # of a hundred cells
    rows = []
    for _ in range(draw(st.integers(0, 12))):
        row = [
            draw(STRANGE if draw(st.integers(1, 100)) <= how_strange else USUAL[kind][column])
            for column in header
        ]
        wrong_width = draw(st.integers(1, 40)) <= how_strange
        rows.append(row[: draw(st.integers(0, 3))] + row if wrong_width else row)
    title = [["Uttag ur registret"], []] if draw(st.booleans()) else []
    return [*title, header, *rows]


@st.composite
def csv_files(draw: st.DrawFn) -> tuple[Kind, bytes]:
    kind = draw(MEANT)
    text = StringIO()
    writer = csv.writer(
        text,
        delimiter=draw(st.sampled_from(";,\t|")),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        lineterminator=draw(st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"])),
    )
    writer.writerows(draw(tables(kind)))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    return kind, text.getvalue().encode(encoding, errors="replace")


@FEWER
@given(csv_files())
def test_any_table_as_text_is_refused_or_adds_up(file: tuple[Kind, bytes]) -> None:
    tried(*file, "x.csv")


@FEWER
@given(MEANT.flatmap(lambda kind: st.tuples(st.just(kind), tables(kind))), st.booleans())
def test_any_table_as_a_workbook_is_refused_or_adds_up(
    table: tuple[Kind, list[list[str]]], twice: bool
) -> None:
    kind, rows = table
    cells: Sequence[Sequence[Cell]] = [[_cell(text) for text in row] for row in rows]
    tried(kind, workbook({"Blad1": cells} | ({"Blad2": cells} if twice else {})), "x.xlsx")


def _cell(text: str) -> Cell:
    """Numbers and days as a workbook has them; it cannot hold control characters."""
    if text.isdecimal() and len(text) < 9:
        return float(text)
    if len(text) == 10 and text[:2] == "20" and text[4::3] == "--":
        return datetime.fromisoformat(text)
    return "".join(letter for letter in text if letter.isprintable())


COLUMNS = [
    st.one_of(st.none(), st.text(LETTERS, max_size=9)),
    st.one_of(st.none(), st.floats()),
    st.integers(-(2**63), 2**63 - 1),
    st.one_of(st.none(), st.booleans()),
    st.one_of(st.none(), st.dates()),
    st.one_of(st.none(), st.datetimes()),
    st.one_of(st.none(), DAYS),
    st.one_of(st.none(), st.binary(max_size=4)),
    st.lists(st.integers(0, 9), max_size=2),
    st.dictionaries(st.sampled_from("ab"), st.integers(0, 9), min_size=1),
    st.decimals(-9, 9, places=2),
]
THREE = st.one_of(*(st.lists(c, min_size=3, max_size=3) for c in COLUMNS))


@FEWER
@given(MEANT, st.data())
def test_any_table_as_parquet_is_refused_or_adds_up(kind: Kind, data: st.DataObject) -> None:
    good = {h: data.draw(st.lists(v, min_size=3, max_size=3)) for h, v in USUAL[kind].items()}
    strange = data.draw(st.dictionaries(st.sampled_from([*good, "Annat"]), THREE, max_size=2))
    tried(kind, parquet(**(good | strange)), "x.parquet")
