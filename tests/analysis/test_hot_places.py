"""Squares that stand out as places, and how many incidents are around them."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.hot_places import HotPlace, hot_places
from analysis.hotspot_map import Heat, Neighbourhoods
from analysis.results import Counted, Hidden, Reason
from analysis.squares import squares_of

SIDE = 20
SQUARES = squares_of((0, 0, 50 * SIDE, 50 * SIDE), 50)
AROUND = Neighbourhoods(squares=SQUARES, inside=np.ones(SQUARES.shape, dtype=bool))
NOTHING = pd.DataFrame({"cell_x": [], "cell_y": [], "count": []}, dtype="int64")


def heat(**kinds: list[tuple[int, int]]) -> np.ndarray:
    drawn = np.zeros(SQUARES.shape, dtype=np.int8)
    for kind, squares in kinds.items():
        for row, column in squares:
            drawn[row, column] = Heat[kind]
    return drawn


def cells(*rows: tuple[int, int, int]) -> pd.DataFrame:
    """Row and column of a square, and how many incidents, one in each of its cells first."""
    spots = [
        (2 * column + at % 2, 2 * row + at // 2 % 2, 1)
        for row, column, count in rows
        for at in range(count)
    ]
    return pd.DataFrame(spots, columns=["cell_x", "cell_y", "count"])


def numbers(place: HotPlace) -> list[float | None]:
    return [c.value if isinstance(c, Counted) else None for c in place.counts]


def test_squares_that_touch_at_a_corner_are_one_place_and_others_are_not() -> None:
    drawn = heat(NEW=[(3, 3), (4, 4), (10, 10)], GONE=[(15, 2)])
    found = hot_places(drawn, AROUND, NOTHING, NOTHING)
    assert [(p.heat, int(p.squares.sum())) for p in found] == [
        (Heat.NEW, 2),
        (Heat.NEW, 1),
        (Heat.GONE, 1),
    ]


def test_a_place_counts_its_neighbourhoods_of_250_m_and_no_more() -> None:
    drawn = heat(LASTING=[(10, 10)])
    inside, outside = (8, 8, 12), (10, 13, 40)
    [place] = hot_places(drawn, AROUND, cells(inside, outside), cells((12, 12, 21)))
    assert numbers(place) == [10, 20]


def test_no_incident_counts_to_two_places() -> None:
    drawn = heat(NEW=[(10, 10)], GONE=[(10, 13)])
    first, second = hot_places(drawn, AROUND, cells((10, 11, 20), (10, 12, 30)), NOTHING)
    assert numbers(first) == [20, 0]
    assert numbers(second) == [30, 0]


def test_one_to_four_incidents_are_hidden_and_none_is_not() -> None:
    [place] = hot_places(heat(GONE=[(10, 10)]), AROUND, cells((10, 10, 4)), NOTHING)
    assert place.counts[0] == Hidden(Reason.SMALL_COUNT)
    assert numbers(place) == [None, 0]


def test_many_incidents_at_two_places_are_hidden() -> None:
    two = pd.DataFrame([(20, 20, 30), (21, 20, 30), (21, 20, 30)], columns=NOTHING.columns)
    [place] = hot_places(heat(NEW=[(10, 10)]), AROUND, two)
    assert place.counts == (Hidden(Reason.SMALL_COUNT),)


@given(st.integers(5, 200))
def test_no_number_is_exact(count: int) -> None:
    [place] = hot_places(heat(NEW=[(10, 10)]), AROUND, cells((10, 10, count)))
    [shown] = numbers(place)
    assert shown is not None
    assert shown % 5 == 0
    assert abs(shown - count) <= 2


def test_unclear_squares_along_another_place_are_its_edge_and_alone_a_place() -> None:
    drawn = heat(LASTING=[(5, 5)], UNCLEAR=[(5, 6), (6, 7), (15, 15)])
    lasting, edge, alone = hot_places(drawn, AROUND, NOTHING)
    assert not lasting.is_edge
    assert edge.is_edge
    assert not alone.is_edge


def test_a_quiet_map_has_no_place() -> None:
    assert hot_places(heat(), AROUND, cells((3, 3, 9))) == ()
