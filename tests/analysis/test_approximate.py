import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analysis.approximate import APART_M, approximate

metres = st.floats(-10_000, 10_000)
places = st.lists(st.tuples(metres, metres), min_size=1, max_size=30)


def moved(rows: list[tuple[float, float]], **rings: int) -> list[tuple[float, float]]:
    east, north = np.array(rows, dtype=float).T
    return [(float(x), float(y)) for x, y in zip(*approximate(east, north, **rings), strict=True)]


def test_one_place_stands_beside_the_middle_of_its_square() -> None:
    assert moved([(10, 240)]) == [(125, 125 + APART_M)]
    assert moved([(-1, 251)]) == [(-125, 375 + APART_M)]


@given(places)
def test_where_in_its_square_a_place_is_does_not_show(rows: list[tuple[float, float]]) -> None:
    corners = [(np.floor(x / 250) * 250 + 1, np.floor(y / 250) * 250 + 1) for x, y in rows]
    assert moved(rows) == moved(corners)


@given(places)
def test_places_of_one_square_are_told_apart_and_stay_near_it(
    rows: list[tuple[float, float]],
) -> None:
    found = np.array(moved(rows))
    middle = (np.floor(np.array(rows) / 250) + 0.5) * 250
    assert len(np.unique(found.round(3), axis=0)) == len(rows)
    assert np.hypot(*(found - middle).T).max() <= 125


def test_lists_with_rings_of_their_own_never_share_a_place() -> None:
    rows = [(100.0, 100.0)] * 15
    found = np.array([moved(rows, ring=ring, every=3) for ring in (1, 2, 3)]).reshape(-1, 2)
    apart = np.hypot(*(found[:, None] - found[None]).T) + np.eye(len(found)) * 1_000
    assert apart.min() > 0.9 * APART_M
