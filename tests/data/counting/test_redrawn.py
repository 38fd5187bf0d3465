"""Which incidents come in and fall out when an area is drawn otherwise: as they will be counted."""

from pathlib import Path

import pandas as pd

from data.counting.redrawn import redrawn
from data.counting.zones import assign_areas
from data.store import Store
from tests.sample import areas, at, incidents

NAMED = {"area_name": "Area North"}
PLACES = incidents(at(50, 50), at(150, 50), at(250, 50), at(250, 60), NAMED, at(50, 50) | NAMED)
NONE = areas(north=(0, 0, 100))[:0]


def test_a_moved_outline_takes_in_some_and_leaves_others_out() -> None:
    old, new = areas(north=(0, 0, 100)), areas(north=(200, 0, 100))
    assert redrawn(PLACES, old, new, "north") == (2, 2)
    assert redrawn(PLACES, old, old, "north") == (0, 0)
    assert redrawn(PLACES, old, areas(north=(0, 0, 200)), "north") == (1, 0)


def test_the_first_polygon_of_an_area_takes_over_from_its_name() -> None:
    assert redrawn(PLACES, NONE, areas(north=(0, 0, 100)), "north") == (3, 0)
    named = areas(north=(0, 0, 100)).assign(area_id="Area North")
    assert redrawn(PLACES, NONE, named, "Area North") == (1, 0)  # the other two were in it by name


def test_a_new_name_loses_the_incidents_that_only_the_old_one_put_there() -> None:
    old = areas(north=(0, 0, 100))
    assert redrawn(PLACES, old, old.assign(name="Annat"), "north") == (0, 1)


def test_what_is_foretold_is_what_is_counted(sample_store: Path) -> None:
    version = Store(sample_store).current()
    own, rows = version.areas_of_file(), version.incident_places()
    assert own is not None
    assert rows is not None
    place = list(own["area_id"]).index("norra_kungsgatan")
    new = own.copy()
    new.loc[place, "geometry"] = own.geometry[place].buffer(0.002)
    was, becomes = (
        int((assign_areas(rows, each)["area_id"] == "norra_kungsgatan").sum())
        for each in (own, new)
    )
    into, out = redrawn(rows, own, new, "norra_kungsgatan")
    assert into > 0
    assert becomes == was + into - out
    assert len(pd.DataFrame(rows)) > 1000
