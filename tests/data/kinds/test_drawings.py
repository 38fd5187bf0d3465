"""What a browser sends is read as outlines or refused: it may send anything."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box
from shapely.geometry import mapping

from data.kinds.drawings import read_drawings
from data.kinds.outline import MOST_PLACES, MOST_RINGS, Mistake, Slip

SQUARE = box(12.28, 58.28, 12.29, 58.285)


def feature(geometry: object) -> dict[str, object]:
    return {"type": "Feature", "properties": {}, "geometry": geometry}


def polygon(*rings: object) -> dict[str, object]:
    return feature({"type": "Polygon", "coordinates": list(rings)})


def slip(given: object) -> Slip:
    found = read_drawings(given)
    assert isinstance(found, Mistake)
    return found.slip


def test_polygons_give_their_outlines_holes_too() -> None:
    outer, hole = SQUARE, box(12.282, 58.281, 12.284, 58.282)
    given = polygon(*([list(p) for p in each.exterior.coords] for each in (outer, hole)))
    found = read_drawings([given, polygon([[12, 58], [13, 58, 7.5], [13, 59], [12, 58]])])
    assert not isinstance(found, Mistake)
    assert [len(ring.places) for ring in found] == [4, 4, 3]
    assert found[2].places == ((12.0, 58.0), (13.0, 58.0), (13.0, 59.0))


def test_nothing_drawn_is_no_outline() -> None:
    assert read_drawings([]) == ()


@pytest.mark.parametrize("kind", ["Point", "LineString", "GeometryCollection", "polygon"])
def test_points_and_lines_are_no_surfaces(kind: str) -> None:
    assert slip([feature({"type": kind, "coordinates": [12, 58]})]) is Slip.NOT_A_SURFACE


@pytest.mark.parametrize(
    "given",
    [
        None,
        7,
        "x",
        {"features": []},
        [None],
        [{}],
        [feature(None)],
        [feature({"type": "Polygon"})],
        [feature({"type": None, "coordinates": []})],
        [polygon("abc")],
        [polygon([])],
        [polygon([["12", "58"]])],
        [polygon([[True, False]])],
        [polygon([[12]])],
        [polygon([[12, 58, 1, 2]])],
        [polygon([[float("nan"), 58]])],
        [polygon([[float("inf"), 58]])],
        [polygon([[10**400, 58]])],
        [polygon([{"lat": 58, "lng": 12}])],
        [feature({"type": "MultiPolygon", "coordinates": [[7]]})],
    ],
)
def test_whatever_is_no_drawing_is_refused(given: object) -> None:
    assert slip(given) is Slip.UNREADABLE


def test_too_many_places_and_outlines_are_refused() -> None:
    assert slip([polygon([[12.0, 58.0]] * (MOST_PLACES + 2))]) is Slip.TOO_MANY_PLACES
    ring = [list(place) for place in SQUARE.exterior.coords]
    assert slip([polygon(ring)] * (MOST_RINGS + 1)) is Slip.TOO_MANY_RINGS


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["geometry", "type", "coordinates"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(JSON)
def test_nothing_a_browser_can_send_is_more_than_refused(given: Any) -> None:  # noqa: ANN401
    assert isinstance(read_drawings(given), Mistake | tuple)


def test_a_shape_of_shapely_reads_like_that_of_a_browser() -> None:
    lists = {
        "type": "Polygon",
        "coordinates": [[list(p) for p in mapping(SQUARE)["coordinates"][0]]],
    }
    found = read_drawings([feature(lists)])
    assert not isinstance(found, Mistake)
    assert len(found[0].places) == 4
