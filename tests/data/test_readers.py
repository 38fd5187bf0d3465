import gzip
from io import BytesIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake import Kind
from data.problems import Fault, FileError, Rule, UserError
from data.readers import guess_kind, read
from data.study import Study
from tests.data.kinds.test_areas import NORTH, geojson, polygon, square
from tests.workbook import workbook

AREAS = geojson((NORTH, polygon(square(12.28))))
POINT = {"type": "Point", "coordinates": [12.28, 58.28]}
INCIDENTS = "Datum;Brott;N;E\n2024-05-01;Rån;6463903;341667\n".encode()
COUNTS = "område;månad;typ;antal\nNorr;2024-05;Rån;3\n".encode()
SURVEY = "respondent_id;våg;F20a\n1;2023;4\n".encode()
STUDY = b"""
[[pilot]]
area = "norr"
start = 2024-01-01
before = [2023-01-01, 2024-01-01]
after = [2024-01-01, 2025-01-01]
comparison = ["a"]
primary = { groups = ["robbery"], direction = "decrease", smallest_change = -0.1 }
"""
FILES = [
    (Kind.INCIDENTS, INCIDENTS, "handelser.csv"),
    (Kind.COUNTS, COUNTS, "antal.csv"),
    (Kind.SURVEY, SURVEY, "enkat.csv"),
    (Kind.AREAS, AREAS, "omraden.geojson"),
    (Kind.STUDY, STUDY, "studie.toml"),
]
ENDINGS = (
    ".csv",
    ".csv.gz",
    ".tsv",
    ".txt",
    ".xlsx",
    ".xls",
    ".parquet",
    ".dta",
    ".sav",
    ".gpkg",
    ".geojson",
    ".zip",
    ".toml",
    ".pbf",
    ".pdf",
    ".png",
)


def parquet() -> bytes:
    content = BytesIO()
    pd.read_csv(BytesIO(INCIDENTS), sep=";").to_parquet(content)
    return content.getvalue()


@pytest.mark.parametrize(("kind", "content", "name"), FILES)
def test_every_kind_is_read_and_guessed(kind: Kind, content: bytes, name: str) -> None:
    intake = read(kind, content, name)
    assert (intake.kind, intake.name, len(intake.content_hash)) == (kind, name, 64)
    assert guess_kind(content, name) == kind


def test_a_study_keeps_the_file_as_it_was_written() -> None:
    intake = read(Kind.STUDY, STUDY, "studie.toml")
    assert isinstance(intake.rows, Study)
    assert intake.raw == STUDY


@pytest.mark.parametrize(
    ("asked", "content", "name", "looks_like"),
    [
        (Kind.INCIDENTS, AREAS, "omraden.geojson", Kind.AREAS),
        (Kind.INCIDENTS, STUDY, "studie.toml", Kind.STUDY),
        (Kind.COUNTS, INCIDENTS, "handelser.csv", Kind.INCIDENTS),
        (Kind.STUDY, INCIDENTS, "handelser.csv", Kind.INCIDENTS),
        (Kind.AREAS, STUDY, "studie.toml", Kind.STUDY),
    ],
)
def test_a_file_of_another_kind_is_told_for_what_it_looks_like(
    asked: Kind, content: bytes, name: str, looks_like: Kind
) -> None:
    with pytest.raises(FileError) as caught:
        read(asked, content, name)
    assert caught.value.faults[0] == Fault(Rule.WRONG_KIND, asked, looks_like)


def test_dated_points_are_incidents_and_other_points_a_base_map() -> None:
    dated = geojson(({"datum": "2024-05-01"}, POINT))
    assert guess_kind(dated, "x.geojson") == Kind.INCIDENTS
    assert guess_kind(geojson(({"namn": "Hållplats"}, POINT)), "x.geojson") == Kind.BASEMAP


@pytest.mark.parametrize(
    "content",
    [
        "område;typ;2024-05;2024-06\nNorr;Rån;3;4\n",
        "område;månad;Rån;Skadegörelse\nNorr;2024-05;3;4\n",
    ],
)
def test_wide_tables_of_counts_are_guessed_too(content: str) -> None:
    assert guess_kind(content.encode(), "x.csv") is Kind.COUNTS


@pytest.mark.parametrize(
    ("content", "name"), [(b"a;b\n1;2\n", "x.csv"), (b"x", "x.toml"), (b"", "x")]
)
def test_what_fits_nothing_is_not_guessed(content: bytes, name: str) -> None:
    assert guess_kind(content, name) is None


@pytest.mark.parametrize("kind", list(Kind))
def test_an_empty_file_is_said_to_be_empty(kind: Kind) -> None:
    with pytest.raises(FileError) as caught:
        read(kind, b"", "x.csv")
    assert caught.value.faults == (Fault(Rule.EMPTY_FILE),)


WHOLE = {
    ".csv": INCIDENTS,
    ".csv.gz": gzip.compress(INCIDENTS),
    ".xlsx": workbook({"A": [["Datum", "Brott"], ["2024-05-01", "Rån"]]}),
    ".parquet": parquet(),
    ".geojson": AREAS,
}


@given(st.sampled_from(list(Kind)), st.sampled_from(ENDINGS), st.binary(max_size=200))
def test_bytes_that_are_nothing_never_end_in_anything_but_a_user_error(
    kind: Kind, ending: str, content: bytes
) -> None:
    guess_kind(content, f"x{ending}")
    try:
        read(kind, content, f"x{ending}")
    except UserError:
        return


@given(st.sampled_from(list(Kind)), st.sampled_from(list(WHOLE)), st.data())
def test_a_damaged_file_never_ends_in_anything_but_a_user_error(
    kind: Kind, ending: str, data: st.DataObject
) -> None:
    content = bytearray(WHOLE[ending])
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    damaged = bytes(content[: data.draw(st.integers(0, len(content)))])
    guess_kind(damaged, f"x{ending}")
    try:
        read(kind, damaged, f"x{ending}")
    except UserError:
        return


@pytest.mark.parametrize(
    ("head", "made_up"),
    [
        ("# FIKTIVA DATA\n", True),
        ("\ufeff# FIKTIVA DATA: ett exempel\n", True),
        ('purpose = "Skilj FIKTIVA DATA från verkliga"\n', False),
        ("# En plan om FIKTIVA DATA\n", False),
        ("# Plan\n# FIKTIVA DATA\n", False),
    ],
)
def test_a_plan_is_made_up_only_if_it_begins_by_saying_so(head: str, made_up: bool) -> None:
    assert read(Kind.STUDY, head.encode() + STUDY, "studie.toml").fictive is made_up
