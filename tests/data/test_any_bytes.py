"""Whatever a file holds, it is refused with words for it, or loaded with counts that add up."""

import csv
import gzip
from collections.abc import Callable
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake import Intake, Kind
from data.mapping import read_mapping
from data.opening import opened
from data.problems import LEFT_OUT, FileError, UserError
from data.readers import guess_kind, read
from data.store import Store
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sentences import finding, problem
from pages.shared.text.sv import SWEDISH_TEXT
from tests.data.broken_files import (
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


@settings(max_examples=200)
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

HEADERS = ["Brottstid", "Brott", "Område", "Antal", "Lat", "Long", "Dnr", "Månad", "svarsid", "f1"]
LETTERS = st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")
VALUES = st.one_of(
    st.text(LETTERS, max_size=12),
    st.dates().map(str),
    st.datetimes().map(str),
    st.integers(-(10**20), 10**20).map(str),
    st.floats().map(str),
    st.sampled_from(["", " ", "\xa0", ";", '"', ",", "\t", "\r\n", "\n", "''", "=1+1", "Totalt",
                     "2024-05-01", "2024-05-01 18:00", "12", "58,3", "58.3", "Rån", "97", "-"]),
)  # fmt: skip
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """A header and rows, most of them as wide as it."""
    strange = st.text(LETTERS, max_size=8)
    header = draw(st.lists(st.one_of(st.sampled_from(HEADERS), strange), min_size=1, max_size=6))
    usual = st.lists(VALUES, min_size=len(header), max_size=len(header))
    rows = draw(st.lists(st.one_of(usual, st.lists(VALUES, max_size=8)), max_size=8))
    return [header, *rows]


@st.composite
def csv_files(draw: st.DrawFn) -> bytes:
    text = StringIO()
    writer = csv.writer(
        text,
        delimiter=draw(st.sampled_from(";,\t|")),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        lineterminator=draw(st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"])),
    )
    writer.writerows(draw(tables()))
    return text.getvalue().encode(draw(ENCODINGS), errors="replace")


@given(KINDS, csv_files())
def test_any_table_as_text_is_refused_or_adds_up(kind: Kind, content: bytes) -> None:
    tried(kind, content, "x.csv")


CELLS = st.one_of(
    st.text(st.characters(whitelist_categories=["L", "N", "P", "Zs"]), max_size=9),
    st.sampled_from(["2024-05-01", "Rån", "", "12"]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(pd.Timestamp(1800, 1, 1).to_pydatetime()),
)


@given(KINDS, st.lists(st.lists(CELLS, max_size=5), max_size=6), st.sampled_from(HEADERS))
def test_any_table_as_a_workbook_is_refused_or_adds_up(
    kind: Kind, rows: list[list[Cell]], header: str
) -> None:
    tried(kind, workbook({"Blad1": [[header, "Brott"], *rows]}), "x.xlsx")


COLUMNS = st.one_of(
    st.lists(st.one_of(st.none(), st.text(LETTERS, max_size=9)), min_size=3, max_size=3),
    st.lists(st.one_of(st.none(), st.floats()), min_size=3, max_size=3),
    st.lists(st.integers(-(2**63), 2**63 - 1), min_size=3, max_size=3),
    st.lists(st.one_of(st.none(), st.booleans()), min_size=3, max_size=3),
    st.lists(st.one_of(st.none(), st.dates()), min_size=3, max_size=3),
    st.lists(st.one_of(st.none(), st.datetimes()), min_size=3, max_size=3),
    st.lists(st.one_of(st.none(), st.binary(max_size=4)), min_size=3, max_size=3),
)


@given(KINDS, st.dictionaries(st.sampled_from(HEADERS), COLUMNS, min_size=1, max_size=5))
def test_any_table_as_parquet_is_refused_or_adds_up(
    kind: Kind, columns: dict[str, list[object]]
) -> None:
    tried(kind, parquet(**columns), "x.parquet")
