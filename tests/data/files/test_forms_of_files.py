"""Bytes of JSON, KML, SPSS and Excel become rows of their kind, without a mapping by hand."""

import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyreadstat
import pytest
from shapely.geometry import LineString, Point, box

from data.intake import Kind
from data.problems import Remark
from data.readers import guess_kind, read
from tests.data.files.test_mapfiles import KML
from tests.shared_data import shared_data
from tests.workbook import workbook


def found(intake: object) -> dict[Remark, int]:
    return {finding.remark: finding.count for finding in intake.findings}  # type: ignore[attr-defined]


@pytest.mark.parametrize("nested", [True, False])
def test_the_public_list_of_police_events_loads_as_incidents(nested: bool) -> None:
    file = shared_data("incidents", "polisen_events_sverige_2023_2026.parquet")
    events = pd.read_parquet(file).tail(500)
    place = events[["location_name", "location_gps"]].set_axis(["name", "gps"], axis="columns")
    records = events.drop(columns=["location_name", "location_gps"]).to_dict("records")
    whole = [{**e, "location": p} for e, p in zip(records, place.to_dict("records"), strict=True)]
    told = whole if nested else events.to_dict("records")
    content = json.dumps(told, ensure_ascii=False).encode()
    assert guess_kind(content, "events.json") is Kind.INCIDENTS
    intake = read(Kind.INCIDENTS, content, "events.json")
    rows = intake.rows if isinstance(intake.rows, pd.DataFrame) else intake.rows.df()
    assert (intake.read_count, intake.kept_count) == (500, 500)
    assert rows["longitude"].notna().all()
    assert rows["area_name"].tolist() == events["location_name"].tolist()
    assert rows["hour_known"].all()
    text = rows.to_csv() + str(intake.findings)
    assert not [story for story in events["summary"] if story in text]
    assert not [story for story in events["name"] if story in text]


def test_areas_may_be_a_kml() -> None:
    content = KML.format(head="").encode()
    assert guess_kind(content, "omraden.kml") is Kind.AREAS
    assert read(Kind.AREAS, content, "omraden.kml").rows["name"].tolist() == ["Ån"]


def test_the_lines_of_a_geopackage_are_streets_and_its_points_addresses(tmp_path: Path) -> None:
    file = tmp_path / "karta.gpkg"
    layers = {
        "kvarter": ({"id": ["k"]}, [box(341000, 6463000, 341100, 6463100)]),
        "gator": (
            {"segment_id": ["s1"], "gatunamn": ["Kungsgatan"]},
            [LineString([(341000, 6463000), (341100, 6463000)])],
        ),
        "adresser": ({"adress": ["Kungsgatan 1"]}, [Point(341000, 6463000)]),
    }
    for layer, (columns, shapes) in layers.items():
        gpd.GeoDataFrame(columns, geometry=shapes, crs=3006).to_file(file, layer=layer)
    streets = read(Kind.STREETS, file.read_bytes(), "karta.gpkg")
    assert streets.rows["segment_id"].tolist() == ["s1"]
    assert streets.rows["name"].tolist() == ["Kungsgatan"]
    assert streets.rows.crs == "EPSG:4326"
    assert found(streets) == {Remark.SKIPPED_SHEET: 2}
    streets.rows.to_parquet(tmp_path / "rows.parquet")
    addresses = read(Kind.ADDRESSES, file.read_bytes(), "karta.gpkg")
    assert addresses.rows["longitude"].round(2).tolist() == [12.29]


def test_codes_that_spss_declares_missing_are_no_answers_of_the_survey(tmp_path: Path) -> None:
    file = tmp_path / "enkat.sav"
    answers = pd.DataFrame({"respondent_id": [1.0, 2, 3], "F20a": [1.0, 5, 9]})
    pyreadstat.write_sav(answers, file, missing_ranges={"F20a": [9]})
    intake = read(Kind.SURVEY, file.read_bytes(), "enkat.sav")
    assert intake.rows["answer"].tolist() == ["1", "5", ""]
    assert found(intake)[Remark.USER_MISSING] == 1


YEARS = [
    ["Anmälda brott i Trollhättan", "", "", "", "", ""],
    ["", "", "2024", "", "2025", ""],
    ["Område", "Brott", "nov", "dec", "jan", "feb"],
    ["Norr", "Rån", "1", "2", "3", "4"],
    ["Söder", "Rån", "5", "6", "7", ".."],
    ["Totalt", "Rån", "6", "8", "10", "4"],
    ["Källa: Polisen", "", "", "", "", ""],
]


@pytest.mark.parametrize("name", ["antal.csv", "antal.xlsx"])
def test_a_table_with_the_year_above_the_months_loads_as_counts(name: str) -> None:
    text = "\n".join(";".join(row) for row in YEARS) + "\n"
    content = workbook({"Blad1": YEARS}) if name.endswith("x") else text.encode()
    assert guess_kind(content, name) is Kind.COUNTS
    intake = read(Kind.COUNTS, content, name)
    assert found(intake) == {Remark.NOTE_ROW: 1, Remark.SUM_ROW: 4, Remark.NO_COUNT: 1}
    assert intake.rows["count"].sum() == 1 + 2 + 3 + 4 + 5 + 6 + 7
    assert intake.rows["month"].max() == pd.Timestamp("2025-02-01")


def test_a_survey_is_the_same_from_excel_and_from_text_wide_and_long() -> None:
    wide = [
        ["respondent_id", "våg", "F20a", "F20b"],
        ["1", "2023", "4", "2"],
        ["2", "2023", "5", "98"],
    ]
    long = [["respondent_id", "våg", "item", "svar"]] + [
        [row[0], row[1], item, row[2 + i]]
        for i, item in enumerate(("F20a", "F20b"))
        for row in wide[1:]
    ]
    read_rows = [
        read(Kind.SURVEY, content, name).rows
        for rows in (wide, long)
        for content, name in (
            (workbook({"Svar": rows}), "enkat.xlsx"),
            ("\n".join(";".join(row) for row in rows).encode(), "enkat.csv"),
        )
    ]
    for other in read_rows[1:]:
        pd.testing.assert_frame_equal(other, read_rows[0])
