import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from analysis.density import (
    Grid,
    Surface,
    before_and_after,
    density,
    density_at,
    difference,
    grid_of,
)
from analysis.results import NotPossible, Reason

KM2 = 1_000_000
Cells = list[tuple[int, int, int]]
cells = st.lists(
    st.tuples(st.integers(-40, 40), st.integers(-40, 40), st.integers(1, 9)),
    min_size=10,
    max_size=40,
)
SPREAD = [(x, y, 3) for x in (0, 1, 2) for y in (0, 1, 2)]  # 27 at nine places of one square


def frame(rows: Cells) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["cell_x", "cell_y", "count"])


def surface(answer: Surface | NotPossible) -> Surface:
    assert isinstance(answer, Surface)
    return answer


def drawn(rows: Cells, grid: Grid | None = None, years: float = 1) -> Surface:
    return surface(density(frame(rows), grid or Grid(), years=years))


@given(cells, st.sampled_from([100, 200, 400]), st.sampled_from([25, 50]))
def test_adds_up_to_the_number_of_incidents(rows: Cells, bandwidth: float, grid: float) -> None:
    answer = drawn(rows, Grid(bandwidth_m=bandwidth, grid_m=grid))
    assert answer.n == sum(count for *_, count in rows)
    assert answer.values.sum() * grid**2 / KM2 == pytest.approx(answer.n, rel=0.01)


@given(cells, st.floats(0.5, 10))
def test_is_a_rate_a_year(rows: Cells, years: float) -> None:
    one, many = drawn(rows), drawn(rows, years=years)
    np.testing.assert_allclose(many.values * years, one.values)


@given(cells, st.integers(-9, 9))
def test_moves_with_the_incidents(rows: Cells, squares: int) -> None:
    there = drawn([(x + 2 * squares, y, count) for x, y, count in rows])
    here = drawn(rows)
    assert there.x0 == here.x0 + 50 * squares
    np.testing.assert_array_equal(there.values, here.values)


def test_the_surface_is_the_exact_density_of_points_in_the_middle_of_the_squares() -> None:
    answer = drawn([(0, 0, 30), (20, 0, 10)], Grid(bandwidth_m=200))
    points = [(25.0, 25.0)] * 30 + [(525.0, 25.0)] * 10
    row = round(-answer.y0 / 50)
    for square in (-3, 0, 4, 10, 17):
        [exact] = density_at(points, [(square * 50 + 25, 25)], bandwidth_m=200)
        found = answer.values[row, square - round(answer.x0 / 50)]
        assert found == pytest.approx(exact * KM2, rel=0.01)


@given(st.floats(10, 500), st.floats(-900, 900))
def test_one_point_is_a_normal_distribution_in_both_directions(width: float, away: float) -> None:
    here = density_at([(0, 0)], [(away, 0), (0, -away)], bandwidth_m=width)
    exact = norm.pdf(away, scale=width) * norm.pdf(0, scale=width)
    assert here == pytest.approx((exact, exact))


def test_incidents_on_one_address_add_up_and_none_are_nothing() -> None:
    [one], [five] = (density_at([(1, 1)] * n, [(9, 9)], bandwidth_m=50) for n in (1, 5))
    assert five == pytest.approx(5 * one)
    assert density_at([], [(9, 9)], bandwidth_m=50) == (0,)
    with pytest.raises(ValueError, match="a bandwidth of 0 m"):
        density_at([(1, 1)], [(9, 9)], bandwidth_m=0)


def test_rows_run_northwards_from_the_south_west_corner() -> None:
    answer = drawn([(0, 0, 5), (1, 41, 50)])
    row, column = np.unravel_index(answer.values.argmax(), answer.values.shape)
    assert answer.y0 + (row + 0.5) * 50 == pytest.approx(40 * 25 + 25)
    assert answer.x0 + (column + 0.5) * 50 == pytest.approx(25)


def test_a_window_cuts_the_picture_and_not_the_incidents_beside_it() -> None:
    rows = [(0, 0, 20), (-5, 0, 20)]
    window = Grid(window=(0, -500, 1010, 500))
    cut, whole = drawn(rows, window), drawn(rows)
    assert cut.n == 20
    assert cut.values.shape == (20, 21)
    column, row = round((0 - whole.x0) / 50), round((0 - whole.y0) / 50)
    assert cut.values[10, 0] == pytest.approx(whole.values[row, column])


def test_fewer_than_ten_incidents_are_not_drawn() -> None:
    too_few = NotPossible(Reason.TOO_FEW_POINTS)
    assert density(frame([(0, 0, 9)]), Grid(), years=1) == too_few
    assert density(frame([]), Grid(), years=1) == too_few
    outside = Grid(window=(5_000, 5_000, 6_000, 6_000))
    assert density(frame([(0, 0, 99)]), outside, years=1) == too_few
    assert drawn([(0, 0, 10)]).n == 10


def test_equal_periods_differ_by_exactly_nothing() -> None:
    grid = Grid(window=(-500, -500, 500, 500))
    answer = before_and_after(frame(SPREAD), frame(SPREAD), grid, years=(2, 2))
    assert not surface(answer.difference).values.any()


def test_the_difference_is_positive_where_there_are_more_after() -> None:
    grid = Grid(window=(-500, -500, 500, 500))
    twice = frame([(x, y, 2 * count) for x, y, count in SPREAD])
    more = surface(before_and_after(frame(SPREAD), twice, grid, years=(1, 1)).difference)
    fewer = surface(before_and_after(twice, frame(SPREAD), grid, years=(1, 1)).difference)
    assert more.values.max() > 0
    assert more.values.min() >= 0
    np.testing.assert_allclose(more.values, -fewer.values)


def test_periods_of_different_length_are_compared_as_rates() -> None:
    grid = Grid(window=(-500, -500, 500, 500))
    thrice = frame([(x, y, 3 * count) for x, y, count in SPREAD])
    answer = before_and_after(thrice, frame(SPREAD), grid, years=(3, 1))
    np.testing.assert_allclose(surface(answer.difference).values, 0, atol=1e-9)


def test_what_is_withheld_in_one_period_is_withheld_in_the_other_and_counted() -> None:
    grid = Grid(window=(-2_000, -2_000, 2_000, 2_000))
    far = [(50, 50, 9), (51, 50, 9), (52, 50, 9)]
    answer = before_and_after(
        frame(SPREAD + far), frame([*SPREAD, (50, 50, 2)]), grid, years=(1, 1)
    )
    assert surface(answer.before).withheld == 27
    assert surface(answer.after).withheld == 2
    assert not surface(answer.difference).values.any()


def test_the_difference_is_missing_with_the_reason_of_the_period_that_is() -> None:
    grid = Grid(window=(-500, -500, 500, 500))
    answer = before_and_after(frame(SPREAD), frame([]), grid, years=(1, 1))
    assert isinstance(answer.before, Surface)
    assert answer.difference == answer.after == NotPossible(Reason.TOO_FEW_POINTS)


def test_surfaces_on_different_grids_are_never_subtracted() -> None:
    with pytest.raises(ValueError, match="different grids"):
        difference(drawn(SPREAD), drawn(SPREAD, Grid(grid_m=25)))
    with pytest.raises(ValueError, match="one window"):
        before_and_after(frame(SPREAD), frame(SPREAD), Grid(), years=(1, 1))


def test_a_window_as_wide_as_a_country_stays_drawable() -> None:
    town, country = grid_of((0, 0, 2_400, 2_000)), grid_of((0, 0, 400_000, 1_500_000))
    assert (town.grid_m, town.bandwidth_m) == (50, 200)
    assert 1_500_000 / country.grid_m <= 1_000
    assert country.grid_m % country.cell_m == 0
    assert country.bandwidth_m == 2 * country.grid_m
