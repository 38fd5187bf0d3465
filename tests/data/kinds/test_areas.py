import json
from typing import Any

import pandas as pd
import pytest
from shapely.geometry import MultiPolygon

from data.intake import Intake
from data.kinds.areas import ROW_COLUMNS, read_areas
from data.problems import Fault, FileError, Remark, Rule

Feature = tuple[dict[str, Any], dict[str, Any]]


def square(x: float, size: float = 0.01) -> list[list[float]]:
    y = 58.28
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def geojson(*features: Feature) -> bytes:
    listed = [{"type": "Feature", "properties": p, "geometry": g} for p, g in features]
    return json.dumps({"type": "FeatureCollection", "features": listed}).encode()


def polygon(ring: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [ring]}


def read(*features: Feature) -> Intake:
    return read_areas(geojson(*features), "omraden.geojson")


def faults(*features: Feature) -> tuple[Fault, ...]:
    with pytest.raises(FileError) as caught:
        read(*features)
    return caught.value.faults


NORTH = {"area_id": "norr", "namn": "Norra", "typ": "pilot", "gäller_från": "2024-01-01"}


def test_an_area_has_id_name_kind_date_and_shape() -> None:
    rows = read((NORTH, polygon(square(12.28))), ({"area_id": "s"}, polygon(square(12.31)))).rows
    assert list(rows) == ROW_COLUMNS
    assert rows.crs == "EPSG:4326"
    assert rows.drop(columns="geometry").iloc[0].tolist() == [
        "norr",
        "Norra",
        "pilot",
        pd.Timestamp("2024-01-01"),
    ]
    assert (rows["name"][1], rows["kind"][1], rows["valid_from"][1]) == ("s", "", pd.NaT)


def test_a_crossing_outline_is_mended() -> None:
    bow_tie = [[12.28, 58.28], [12.29, 58.29], [12.29, 58.28], [12.28, 58.29], [12.28, 58.28]]
    shape = read((NORTH, polygon(bow_tie))).rows.geometry[0]
    assert shape.is_valid
    assert isinstance(shape, MultiPolygon)


def test_the_same_area_twice_is_a_fault_and_so_is_one_id_for_two_names() -> None:
    first, again = (NORTH, polygon(square(12.28))), (NORTH, polygon(square(12.2801)))
    assert faults(first, again) == (Fault(Rule.AREA_TWICE, value="norr"),)
    other = (NORTH | {"namn": "Södra"}, polygon(square(12.31)))
    assert faults(first, other) == (Fault(Rule.AREA_TWICE, value="norr"),)


def test_parts_of_one_area_are_joined_and_named() -> None:
    intake = read((NORTH, polygon(square(12.28))), (NORTH, polygon(square(12.31))))
    assert len(intake.rows) == 1
    assert intake.rows.geometry[0].geom_type == "MultiPolygon"
    assert [(f.remark, f.examples) for f in intake.findings] == [(Remark.AREA_IN_PARTS, ("norr",))]
    assert (intake.read_count, intake.kept_count) == (2, 2)


def test_areas_that_share_a_name_are_told_apart_by_their_id() -> None:
    areas = [
        ({"id": i, "namn": "Centrum"}, polygon(square(x))) for i, x in (("a", 12.2), ("b", 12.3))
    ]
    assert read(*areas).rows["name"].tolist() == ["Centrum (a)", "Centrum (b)"]


def test_points_are_not_areas() -> None:
    point = {"type": "Point", "coordinates": [12.28, 58.28]}
    assert faults(({"area_id": "a"}, point)) == (Fault(Rule.NOT_POLYGONS, value="Point"),)


def test_areas_need_an_id_or_a_name() -> None:
    assert faults(({"yta": 3}, polygon(square(12.28)))) == (
        Fault(Rule.MISSING_COLUMN, "area_id", "yta"),
    )


def test_a_list_of_names_is_not_an_area_file() -> None:
    with pytest.raises(FileError) as caught:
        read_areas(b"area_id;namn\na;Norra\n", "omraden.csv")
    assert caught.value.faults == (Fault(Rule.WRONG_KIND, "areas", "csv"),)
