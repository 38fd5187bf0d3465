"""Which areas share ground: an incident there counts in each of them."""

import pandas as pd
from shapely import box

from analysis.regions import regions_of


def of(*, outside: bool = False, names: str = "", **shapes: object) -> set[str]:
    areas = pd.DataFrame({"area_id": list(shapes), "geometry": list(shapes.values())})
    return {"".join(sorted(r)) for r in regions_of(areas, names, outside=outside)}


def test_areas_beside_each_other_share_no_ground() -> None:
    assert of(a=box(0, 0, 1, 1), b=box(1, 0, 2, 1)) == {"a", "b"}


def test_areas_that_overlap_share_some_and_have_some_of_their_own() -> None:
    assert of(a=box(0, 0, 2, 1), b=box(1, 0, 3, 1)) == {"a", "ab", "b"}


def test_an_area_within_another_has_no_ground_of_its_own() -> None:
    assert of(a=box(0, 0, 3, 3), b=box(1, 1, 2, 2)) == {"a", "ab"}


def test_three_areas_over_each_other_are_told_apart() -> None:
    found = of(a=box(0, 0, 3, 1), b=box(1, 0, 4, 1), c=box(2, 0, 5, 1))
    assert found == {"a", "ab", "abc", "bc", "c"}


def test_slivers_between_borders_that_were_drawn_twice_are_no_ground() -> None:
    assert of(a=box(0, 0, 1, 1), b=box(0.99, 0, 2, 1)) == {"a", "b"}
    assert of(a=box(0, 0, 3, 3), b=box(1, 1, 3.01, 2)) == {"a", "ab"}


def test_areas_without_polygon_share_no_ground_and_there_may_be_ground_in_none() -> None:
    assert of(a=box(0, 0, 1, 1), names="axy", outside=True) == {"", "a", "x", "y"}
    empty = pd.DataFrame({"area_id": [], "geometry": pd.Series([], dtype=object)})
    assert regions_of(empty, ["a"], outside=False) == (frozenset({"a"}),)
