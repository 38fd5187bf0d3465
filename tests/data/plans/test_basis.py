"""What a plan rests on beside its words: a change is seen, another way to write it is not."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely import MultiPolygon, Polygon, force_3d

from data.codebook import codebook
from data.plans.basis import basis
from data.plans.study_files import read_study
from tests.sample import STUDY, areas

PLAN = read_study(
    STUDY.replace('comparison = ["south"]', 'comparison = ["south"]\nring_m = 50').encode()
)
SQUARE = areas(north=(0, 0, 100), south=(500, 0, 100), elsewhere=(900, 0, 100))
CODES = pd.DataFrame(
    {"code": ["0801"], "text": [""], "group": ["theft"], "valid_from": [pd.NaT], "valid_to": pd.NaT}
)


def shaped(shape: object) -> dict[str, str]:
    given = SQUARE.copy()
    given.loc[0, "geometry"] = shape
    return dict(basis(PLAN, given, None).shapes)


def test_each_area_of_the_plan_has_a_print_and_its_ring_has_none() -> None:
    shapes = dict(basis(PLAN, SQUARE, None).shapes)
    assert shapes.keys() == {"north", "south"}
    assert len(set(shapes.values()) - {""}) == 2


def test_an_area_without_polygon_has_an_empty_print() -> None:
    assert basis(PLAN, None, None).shapes == (("north", ""), ("south", ""))


def test_an_area_drawn_a_metre_wider_has_another_print() -> None:
    wider = areas(north=(0, 0, 101), south=(500, 0, 100))
    was, now = (dict(basis(PLAN, each, None).shapes) for each in (SQUARE, wider))
    assert was["north"] != now["north"]
    assert was["south"] == now["south"]


def test_the_same_outline_written_otherwise_has_the_same_print() -> None:
    own: Polygon = SQUARE.geometry[0]
    corners = list(own.exterior.coords)[:-1]
    turned = Polygon([*corners[2:], *corners[:2]][::-1])
    for same in (turned, MultiPolygon([own]), force_3d(own, 7), own.buffer(0)):
        assert shaped(same)["north"] == shaped(own)["north"]


def test_a_loaded_code_list_that_says_something_else_has_another_print() -> None:
    prints = {
        basis(PLAN, None, codes).codes for codes in (None, CODES, CODES.assign(group="vehicle"))
    }
    assert len(prints) == 3


def test_our_own_code_list_is_part_of_the_print(monkeypatch: pytest.MonkeyPatch) -> None:
    was = basis(PLAN, None, None).codes
    monkeypatch.setattr("data.plans.basis.codebook", lambda name: codebook(name).head(3))
    assert basis(PLAN, None, None).codes != was


def test_polygons_of_other_files_are_not_asked() -> None:
    without = gpd.GeoDataFrame(SQUARE.iloc[:2])
    assert basis(PLAN, without, None) == basis(PLAN, SQUARE, None)
