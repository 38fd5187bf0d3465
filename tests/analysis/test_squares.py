import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.squares import AT_ONCE, Points, Squares, squares_of

TEN = squares_of((0, 0, 500, 500), 50)
metres = st.floats(-200, 700)
places = st.lists(st.tuples(metres, metres, st.integers(1, 9)), min_size=1, max_size=30)


def points(*rows: tuple[float, float, float]) -> Points:
    east, north, count = np.array(rows, dtype=float).T
    return Points(east, north, count)


def test_a_window_gets_every_square_that_it_touches() -> None:
    squares = squares_of((-1, 100, 101, 149), 50)
    assert squares == Squares(west=-1, south=2, columns=4, rows=1, size_m=50)
    assert (squares.x0, squares.y0, squares.shape) == (-50, 100, (1, 4))
    assert squares.widened(2) == Squares(west=-3, south=0, columns=8, rows=5, size_m=50)


def test_a_point_counts_in_its_square_and_nowhere_beyond() -> None:
    counts = TEN.counted(points((0, 499.9, 2), (50, 499.9, 3), (500, 10, 7), (10, -0.1, 7)))
    assert counts[9, 0] == 2
    assert counts[9, 1] == 3
    assert counts.sum() == 5
    assert TEN.counted(Points(np.array([60.0, 70]), np.array([60.0, 70])))[1, 1] == 2


def test_a_point_is_shared_out_over_the_four_middles_around_it() -> None:
    # 10 m east and 20 m north of the middle of the first square: a fifth and two fifths of the way
    shares = TEN.shared_out(points((35, 45, 100)))
    assert shares[:2, :2] == pytest.approx(np.array([[48, 12], [32, 8]]))
    assert shares.sum() == pytest.approx(100)
    in_the_middle = TEN.shared_out(points((75, 75, 4)))
    assert in_the_middle[1, 1] == in_the_middle.sum() == 4


@given(places)
def test_shares_keep_the_number_and_the_middle_of_points(rows: list[tuple[float, ...]]) -> None:
    given_points = points(*[(east, north, count) for east, north, count in rows])
    wide = TEN.widened(9)
    shares = wide.shared_out(given_points)
    count = given_points.count
    assert count is not None
    assert shares.min() >= -1e-9
    assert shares.sum() == pytest.approx(count.sum())
    middles = wide.x0 + (np.arange(wide.columns) + 0.5) * 50
    assert shares.sum(axis=0) @ middles == pytest.approx(count @ given_points.east)


def test_points_far_away_are_not_moved_to_the_edge() -> None:
    beyond = points((-9e6, 250, 5), (250, 9e6, 5), (590, 250, 5))
    assert not TEN.shared_out(beyond).any()
    assert TEN.counted(points((-9e6, 250, 5), (499.9, 250, 5))).sum() == 5


def test_many_points_are_worked_off_in_parts_and_none_is_lost() -> None:
    rng = np.random.default_rng(1)
    east, north = rng.uniform(50, 450, (2, 2 * AT_ONCE + 7))
    ones = Points(east, north)
    counted = Points(east, north, np.ones(len(east)))
    np.testing.assert_allclose(TEN.shared_out(ones), TEN.shared_out(counted))
    assert TEN.shared_out(ones).sum() == pytest.approx(len(east))
    assert TEN.number_of(ones) == TEN.number_of(counted) == len(east)
    by_hand, _, _ = np.histogram2d(north, east, bins=10, range=[(0, 500), (0, 500)])
    np.testing.assert_array_equal(TEN.counted(ones), by_hand)
