"""Areas written back: what nobody touched stays what it was, to the last decimal."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from shapely import MultiPolygon, Polygon, box

from data.intake import FICTIVE_MARK, Kind
from data.kinds.changed_areas import (
    FILE_NAME,
    LONGEST_NAME,
    Area,
    NameSlip,
    geojson,
    name_slips,
    no_areas,
    suggested_id,
    with_area,
    without_area,
)
from data.plans.basis import basis
from data.readers import read
from data.store import Store
from tests.sample import areas

NEW = Area(area_id="torget", name="Torget", kind="pilot", shape=box(12.3, 58.3, 12.31, 58.31))


def test_the_file_reads_as_the_same_areas(tmp_path: Path) -> None:
    given = with_area(areas(north=(0, 0, 100), south=(300, 0, 100)), NEW)
    given.loc[1, "valid_from"] = datetime(2020, 1, 1)
    both = MultiPolygon([box(12.3, 58.3, 12.31, 58.31), box(12.4, 58.3, 12.41, 58.31)])
    hole = box(12.51, 58.31, 12.52, 58.32).exterior.coords
    cut = Polygon(box(12.5, 58.3, 12.6, 58.4).exterior.coords, [hole])
    given = with_area(given, Area(area_id="två", name='"Två" & <hål>', kind="", shape=both))
    given = with_area(given, Area(area_id="hål", name="Ö, med hål", kind="x", shape=cut))
    back = read(Kind.AREAS, geojson(given, fictive=False), FILE_NAME)
    assert not back.fictive
    pd.testing.assert_frame_equal(
        pd.DataFrame(back.rows.drop(columns="geometry")),
        pd.DataFrame(given.drop(columns="geometry")),
    )
    assert back.rows.geometry.normalize().equals(given.geometry.normalize())


def test_areas_of_the_sample_that_are_written_back_are_no_deviation_of_the_locked_plan(
    sample_store: Path,
) -> None:
    version = Store(sample_store).current()
    own, plan = version.areas_of_file(), version.study()
    assert own is not None
    assert plan.lock is not None
    back = read(Kind.AREAS, geojson(own, fictive=True), FILE_NAME)
    assert back.fictive

    codes = None
    assert basis(plan, back.rows, codes).shapes == basis(plan, own, codes).shapes


def test_an_area_takes_the_place_of_the_one_with_its_id() -> None:
    given = areas(north=(0, 0, 100), south=(300, 0, 100))
    changed = with_area(given, Area(area_id="north", name="Ny", kind="k", shape=NEW.shape))
    assert list(changed["area_id"]) == ["north", "south"]
    assert list(changed["name"]) == ["Ny", "Area South"]
    assert changed.geometry[0].equals(NEW.shape)
    assert changed.geometry[1].equals_exact(given.geometry[1])
    assert list(without_area(changed, "north")["area_id"]) == ["south"]


def test_the_first_area_is_a_table_like_any_other() -> None:
    first = with_area(no_areas(), NEW)
    assert read(Kind.AREAS, geojson(first, fictive=False), FILE_NAME).kept_count == 1


def test_names_and_ids_are_checked_all_at_once() -> None:
    given = areas(north=(0, 0, 100))
    assert name_slips(given, "Torget", "torget", is_new=True) == ()
    assert name_slips(given, "Area North", "north", is_new=False) == ()
    told = [slip for slip, _ in name_slips(given, "area north", "NORTH", is_new=True)]
    assert told == [NameSlip.NAME_TAKEN, NameSlip.ID_TAKEN]
    assert [s for s, _ in name_slips(given, "", "", is_new=True)] == [
        NameSlip.NO_NAME,
        NameSlip.NO_ID,
    ]
    assert [s for s, _ in name_slips(given, "x", "a+b c", is_new=True)] == [NameSlip.ID_FORM]
    long = "a" * (LONGEST_NAME + 1)
    assert [s for s, _ in name_slips(given, long, "b", is_new=True)] == [NameSlip.TOO_LONG]


@pytest.mark.parametrize(
    "name", [f"Torget {FICTIVE_MARK}", "fiktiva data", "a\nb", "a\N{RIGHT-TO-LEFT OVERRIDE}b"]
)
def test_a_name_may_not_be_the_mark_of_made_up_data_nor_hide_signs(name: str) -> None:
    assert [s for s, _ in name_slips(no_areas(), name, "x", is_new=True)] == [NameSlip.NOT_PLAIN]


def test_an_id_is_suggested_from_the_name() -> None:
    assert suggested_id(" Södra torget, väst! ") == "södra_torget_väst"
    assert name_slips(no_areas(), "x", suggested_id("Södra torget"), is_new=True) == ()
