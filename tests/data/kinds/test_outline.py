"""Rings make an area, or all that is wrong with them is said, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from data.kinds.outline import (
    MOST_PLACES,
    MOST_RINGS,
    Mistake,
    Ring,
    Shape,
    Slip,
    area_of,
    is_same,
    kept_places,
    rings_of,
    square_metres,
)

SWEREF = "EPSG:3006"
SQUARE = ((12.28, 58.28), (12.29, 58.28), (12.29, 58.285), (12.28, 58.285))


def square(west: float, south: float, size: float) -> Ring:
    east, north = round(west + size, 6), round(south + size, 6)
    return Ring(((west, south), (east, south), (east, north), (west, north)))


def slips(*rings: Ring) -> list[Slip]:
    found = area_of(rings, SWEREF)
    assert isinstance(found, tuple), found
    return [mistake.slip for mistake in found]


def shape(*rings: Ring) -> Shape:
    found = area_of(rings, SWEREF)
    assert not isinstance(found, tuple), found
    return found


def test_a_ring_is_an_area_of_its_size() -> None:
    found = shape(Ring(SQUARE))
    assert found.equals(Polygon(SQUARE))
    # a hundredth of a degree east here is 587 m, half of one north 557 m (WGS 84 arc lengths)
    assert square_metres(found, SWEREF) == pytest.approx(587 * 557, rel=0.01)


def test_a_ring_inside_another_is_a_hole_and_one_inside_the_hole_a_part_again() -> None:
    outer, hole = square(12.2, 58.2, 0.09), square(12.22, 58.22, 0.05)
    island, beside = square(12.24, 58.24, 0.01), square(12.4, 58.2, 0.01)
    assert isinstance(shape(hole, outer), Polygon)
    assert len(shape(hole, outer).interiors) == 1  # type: ignore[union-attr]
    found = shape(island, beside, hole, outer)
    assert isinstance(found, MultiPolygon)
    assert sorted(len(part.interiors) for part in found.geoms) == [0, 0, 1]
    assert found.area == pytest.approx(0.09**2 - 0.05**2 + 2 * 0.01**2)


def test_holes_and_parts_survive_being_written_as_rings() -> None:
    hole = box(12.22, 58.22, 12.24, 58.24).exterior.coords
    given = Polygon(box(12.2, 58.2, 12.3, 58.3).exterior.coords, [hole])
    both = MultiPolygon([given, box(12.4, 58.2, 12.5, 58.3)])
    assert is_same(shape(*rings_of(both)), both)


def test_an_outline_that_crosses_itself_is_told_with_the_spot_and_the_lines() -> None:
    bow = ((12.0, 58.0), (12.2, 58.2), (12.2, 58.0), (12.0, 58.2))
    (mistake,) = area_of([Ring(bow, (1, 2, 4, 5))], SWEREF)  # type: ignore[misc]
    assert mistake.slip is Slip.CROSSES_ITSELF
    assert mistake.lines == (1, 4)
    assert mistake.at == pytest.approx((12.1, 58.1))


def test_a_side_that_runs_back_on_itself_is_a_crossing() -> None:
    spike = (*SQUARE, (12.28, 58.29), (12.28, 58.285))
    assert set(slips(Ring(spike))) == {Slip.CROSSES_ITSELF}


def test_three_places_on_a_line_lie_on_each_other() -> None:
    assert set(slips(Ring(((12.0, 58.0), (12.1, 58.0), (12.2, 58.0))))) == {Slip.CROSSES_ITSELF}


def test_places_said_twice_in_a_row_are_one_place() -> None:
    doubled = tuple(place for place in SQUARE for _ in range(2))
    assert shape(Ring((*doubled, SQUARE[0]))).equals(Polygon(SQUARE))


@pytest.mark.parametrize("places", [SQUARE[:1], SQUARE[:2], (*SQUARE[:2], SQUARE[0]), ()])
def test_two_places_are_no_surface(places: tuple[tuple[float, float], ...]) -> None:
    assert slips(Ring(places)) == [Slip.TOO_FEW_PLACES]


def test_rings_that_overlap_or_share_a_side_are_refused() -> None:
    assert slips(square(12.2, 58.2, 0.1), square(12.25, 58.25, 0.1)) == [Slip.RINGS_CROSS]
    assert slips(square(12.2, 58.2, 0.1), square(12.3, 58.2, 0.1)) == [Slip.RINGS_CROSS]
    assert slips(square(12.2, 58.2, 0.1), square(12.2, 58.2, 0.1)) == [Slip.RINGS_CROSS]


def test_a_place_that_the_metric_system_does_not_reach_is_told_where() -> None:
    far = Ring((*SQUARE[:3], (2.35, 48.86)), (1, 2, 3, 4))
    assert area_of([far], SWEREF) == (
        Mistake(slip=Slip.OUT_OF_REACH, lines=(4,), at=(2.35, 48.86)),
    )
    assert slips(Ring(((500.0, 58.0), (12.0, 95.0), (12.0, 58.0)))) == [Slip.OUT_OF_REACH] * 2


def test_too_small_too_large_too_many_and_nothing_are_refused() -> None:
    assert slips(square(12.28, 58.28, 0.00001)) == [Slip.TOO_SMALL]
    assert slips(square(12.0, 58.0, 5.0)) == [Slip.TOO_LARGE]
    assert slips() == [Slip.NOTHING]
    assert slips(*[square(12.0, 58.0, 0.1)] * (MOST_RINGS + 1)) == [Slip.TOO_MANY_RINGS]
    many = Ring(tuple((12.0 + i / 1e5, 58.0) for i in range(MOST_PLACES + 1)))
    assert slips(many) == [Slip.TOO_MANY_PLACES]


def test_all_faults_of_all_rings_are_told_at_once() -> None:
    bow = Ring(((12.0, 58.0), (12.2, 58.2), (12.2, 58.0), (12.0, 58.2)))
    assert slips(bow, Ring(SQUARE[:2])) == [Slip.CROSSES_ITSELF, Slip.TOO_FEW_PLACES]


def test_what_was_rounded_and_not_moved_is_exactly_what_it_was() -> None:
    exact = Polygon([(12.28000012345, 58.28), (12.29, 58.28000049), (12.29, 58.285)])
    rounded = tuple((round(x, 6), round(y, 6)) for x, y in exact.exterior.coords[:-1])
    back = shape(*kept_places([Ring(rounded[::-1])], exact, 6))
    assert is_same(back, exact)
    moved = shape(*kept_places([Ring((*rounded[:2], (12.29, 58.286)))], exact, 6))
    assert not is_same(moved, exact)
    assert set(exact.exterior.coords[:2]) <= set(moved.exterior.coords)  # type: ignore[union-attr]


@given(
    st.lists(
        st.tuples(st.floats(12, 13, width=32), st.floats(58, 59, width=32)), min_size=3, max_size=9
    )
)
def test_whatever_is_drawn_is_a_valid_area_or_refused(places: list[tuple[float, float]]) -> None:
    found = area_of([Ring(tuple(places))], SWEREF)
    if isinstance(found, tuple):
        assert found
    else:
        assert found.is_valid
        assert found.area > 0
