"""Which areas an incident is in, and how wide a ring is."""

from collections.abc import Mapping
from math import pi

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from data.counting.zones import area_ids, assign_areas, metric_crs, named_areas, zones
from data.study import Study
from tests.sample import STUDY, SWEREF, areas, at, counts, incidents, study

TWO = areas(north=(0, 0, 100), south=(0, -500, 100))
INSIDE, BETWEEN = at(50, 50), at(50, -200)
WITH_RING = STUDY.replace("comparison", "ring_m = 200\ncomparison")


def in_areas(*rows: Mapping[str, object], known: gpd.GeoDataFrame = TWO) -> list[tuple[int, str]]:
    placed = assign_areas(incidents(*rows), known)
    return sorted(zip(placed["row"], placed["area_id"], strict=True))


def plan(text: str) -> Study:
    rows = study(text).rows
    assert isinstance(rows, Study)
    return rows


def test_the_position_decides_even_against_the_name() -> None:
    assert in_areas({**INSIDE, "area_name": "south"}) == [(0, "north")]
    assert in_areas({**BETWEEN, "area_name": "south"}) == []


def test_the_name_counts_where_there_is_no_position() -> None:
    rows = [{"area_name": "south"}, {"area_name": "AREA NORTH"}, {"area_name": ""}]
    assert in_areas(*rows) == [(0, "south"), (1, "north")]


def test_an_area_that_is_only_a_name_counts_whatever_polygon_the_position_is_in() -> None:
    """Otherwise a ring, or a new area file, would take incidents out of it."""
    rows = [place | {"area_name": "Centre"} for place in (INSIDE, BETWEEN)]
    assert in_areas(*rows) == [(0, "Centre"), (0, "north"), (1, "Centre")]


def test_an_incident_in_areas_that_overlap_is_in_each() -> None:
    overlapping = areas(north=(0, 0, 100), city=(-1000, -1000, 3000), south=(0, -500, 100))
    assert in_areas(INSIDE, known=overlapping) == [(0, "city"), (0, "north")]


def test_the_rows_are_positions_whatever_the_index_of_the_frame() -> None:
    rows = incidents({}, {**INSIDE}).set_axis([7, 7], axis="index")
    assert assign_areas(rows, TWO)["row"].tolist() == [1]


def test_without_polygons_only_names_count() -> None:
    nothing = zones(None, None, SWEREF)
    assert in_areas({**INSIDE}, {"area_name": "x"}, known=nothing) == [(1, "x")]


def test_an_id_wins_over_another_areas_name() -> None:
    confusing = TWO.assign(name=["south", "other"])
    assert named_areas(pd.Series(["South", "Other", "else"]), confusing).tolist() == [
        "south",
        "south",
        "else",
    ]


def test_a_ring_has_the_width_of_the_plan_in_metres_and_leaves_out_its_area() -> None:
    known = zones(TWO, plan(WITH_RING), SWEREF)
    assert known[["area_id", "name", "kind"]].iloc[2].tolist() == [
        "north+200m",
        "Area North +200 m",
        "buffer",
    ]
    shapes = known.geometry.to_crs(SWEREF)
    assert shapes.iloc[2].area == pytest.approx(4 * 100 * 200 + pi * 200**2, rel=0.01)
    assert shapes.iloc[2].intersection(shapes.iloc[0]).area == pytest.approx(0, abs=1)
    assert in_areas(INSIDE, at(50, 150), at(50, 350), known=known) == [
        (0, "north"),
        (1, "north+200m"),
    ]


def test_an_area_that_is_only_a_name_gets_no_ring() -> None:
    known = zones(areas(south=(0, -500, 100)), plan(WITH_RING), SWEREF)
    assert known["area_id"].tolist() == ["south"]
    assert zones(None, plan(WITH_RING), SWEREF).empty


def test_a_plan_may_name_ids_and_names_that_no_polygon_has() -> None:
    rows = incidents({"area_name": "Area North"}, {"area_name": "Centre"}, {})
    table = counts({"area_name": "West"})
    assert area_ids(TWO, rows, table, None) == {"north", "south", "Centre", "West"}
    assert area_ids(zones(None, None, SWEREF), None) == set()


def test_metres_are_sweref_99_tm_in_sweden_and_where_nothing_has_a_position() -> None:
    assert metric_crs(TWO, incidents()) == SWEREF
    assert metric_crs(None, incidents(INSIDE)) == SWEREF
    assert metric_crs(None, incidents({})) == SWEREF


def test_metres_are_of_the_utm_zone_elsewhere() -> None:
    toronto = {"longitude": -79.4, "latitude": 43.7}
    square = gpd.GeoDataFrame(geometry=[box(-79.4, 43.7, -79.3, 43.8)], crs="EPSG:4326")
    assert metric_crs(None, incidents(toronto)) == "EPSG:32617"
    assert metric_crs(square, incidents(INSIDE)) == "EPSG:32617"


def test_a_stray_position_does_not_move_the_zone() -> None:
    toronto = [{"longitude": -79.4, "latitude": 43.7}] * 20
    assert metric_crs(None, incidents(*toronto, {"longitude": 10, "latitude": 0})) == "EPSG:32617"
    far = {"longitude": -79.4, "latitude": 43.7}
    assert metric_crs(None, incidents(*[INSIDE] * 20, far)) == SWEREF
