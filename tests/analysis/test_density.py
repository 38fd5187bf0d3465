import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.density import (
    Grid,
    Surface,
    before_and_after,
    density,
    density_of_points,
    difference,
    grid_of,
)
from analysis.kernels import Kernel, density_at
from analysis.results import NotPossible, Reason
from analysis.squares import Mask, Points

KM2 = 1_000_000
Cells = list[tuple[int, int, int]]
cells = st.lists(
    st.tuples(st.integers(-40, 40), st.integers(-40, 40), st.integers(1, 9)),
    min_size=10,
    max_size=40,
)
HOME = (-2_600.0, -2_600.0, 2_600.0, 2_600.0)
SPREAD = [(x, y, 3) for x in (0, 1, 2) for y in (0, 1, 2)]  # 27 at nine places of one square


def frame(rows: Cells) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["cell_x", "cell_y", "count"])


def surface(answer: Surface | NotPossible) -> Surface:
    assert isinstance(answer, Surface)
    return answer


def summed(answer: Surface) -> float:
    return float(answer.values.sum() * answer.cell_m**2 / KM2)


def drawn(rows: Cells, grid: Grid | None = None, years: float = 1) -> Surface:
    return surface(density(frame(rows), grid or Grid(window=HOME), years=years))


@given(cells, st.sampled_from(Kernel), st.sampled_from([100, 200, 400]), st.sampled_from([25, 50]))
def test_adds_up_to_the_number_of_incidents(
    rows: Cells, kernel: Kernel, bandwidth: float, size: float
) -> None:
    grid = Grid(window=HOME, bandwidth_m=bandwidth, grid_m=size, kernel=kernel)
    answer = drawn(rows, grid)
    assert answer.n == sum(count for *_, count in rows)
    assert summed(answer) == pytest.approx(answer.n, rel=0.01)


@given(cells, st.floats(0.5, 10))
def test_is_a_rate_a_year(rows: Cells, years: float) -> None:
    one, many = drawn(rows), drawn(rows, years=years)
    np.testing.assert_allclose(many.values * years, one.values)


@given(cells, st.integers(-9, 9))
def test_moves_with_the_incidents(rows: Cells, squares: int) -> None:
    moved = Grid(window=(HOME[0] + 50 * squares, HOME[1], HOME[2] + 50 * squares, HOME[3]))
    there = drawn([(x + 2 * squares, y, count) for x, y, count in rows], moved)
    here = drawn(rows)
    assert there.x0 == here.x0 + 50 * squares
    np.testing.assert_array_equal(there.values, here.values)


@pytest.mark.parametrize("kernel", Kernel)
def test_the_largest_error_against_the_exact_sum_is_below_a_hundredth_of_the_peak(
    kernel: Kernel,
) -> None:
    """On 500 x 500 squares, of incidents that pile up at addresses; 1.5 hundredths are allowed."""
    rng = np.random.default_rng(7)
    addresses = rng.normal(5_000, 1_500, (800, 2)).clip(100, 9_900)
    places = addresses[(800 * rng.random(20_000) ** 3).astype(int)]
    grid = Grid(window=(0, 0, 10_000, 10_000), grid_m=20, bandwidth_m=200, kernel=kernel)
    answer = surface(density_of_points(Points(*places.T), grid, years=1))
    assert answer.values.shape == (500, 500)
    busiest = np.argsort(answer.values, axis=None)[-300:]
    squares = np.concatenate([busiest, rng.integers(0, 250_000, 700)])
    rows, columns = np.divmod(squares, 500)
    at = [(20.0 * x + 10, 20.0 * y + 10) for x, y in zip(columns, rows, strict=True)]
    exact = KM2 * np.array(density_at(places.tolist(), at, bandwidth_m=200, kernel=kernel))
    assert np.abs(answer.values[rows, columns] - exact).max() < 0.01 * exact.max()


def test_counted_cells_are_as_good_as_points_in_their_middles() -> None:
    rows = [(0, 0, 30), (21, 3, 10)]
    points = [(12.5, 12.5)] * 30 + [(537.5, 87.5)] * 10
    answer = drawn(rows)
    row, first = round((25 - answer.y0) / 50 - 0.5), round(-answer.x0 / 50)
    for square in (-3, 0, 4, 10, 17):
        [exact] = density_at(points, [(square * 50 + 25, 25)], bandwidth_m=200)
        assert answer.values[row, first + square] == pytest.approx(exact * KM2, rel=0.02)


def test_rows_run_northwards_from_the_south_west_corner() -> None:
    answer = drawn([(0, 0, 5), (0, 40, 25), (1, 41, 50), (0, 41, 25), (1, 40, 25)])
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
    home = Grid(window=HOME)
    assert density(frame([(0, 0, 9)]), home, years=1) == too_few
    assert density(frame([]), home, years=1) == too_few
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
    assert not surface(answer.difference).values.any()


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
        difference(drawn(SPREAD), drawn(SPREAD, Grid(window=HOME, grid_m=25)))


def test_a_window_as_wide_as_a_country_stays_drawable() -> None:
    town, country = grid_of((0, 0, 2_400, 2_000)), grid_of((0, 0, 400_000, 1_500_000))
    assert (town.grid_m, town.bandwidth_m) == (50, 200)
    assert 1_500_000 / country.grid_m <= 1_000
    assert country.grid_m % country.cell_m == 0
    assert country.bandwidth_m == 2 * country.grid_m
    quartic = grid_of((0, 0, 2_400, 2_000), kernel=Kernel.QUARTIC)
    assert quartic.bandwidth_m == 5 * quartic.grid_m


# --- with a study boundary ---

SMALL = Grid(window=(-600, -600, 700, 700), bandwidth_m=200)


def boundary(grid: Grid, keep: float = 500) -> Mask:
    """A square of so many metres in every direction, without its north-eastern quarter."""
    squares = grid.bounded
    east = np.abs(squares.x0 + (np.arange(squares.columns) + 0.5) * squares.size_m)
    north = np.abs(squares.y0 + (np.arange(squares.rows) + 0.5) * squares.size_m)
    inside = (north[:, None] < keep) & (east < keep)
    middle = -squares.south, -squares.west
    inside[middle[0] :, middle[1] :] = False
    return np.asarray(inside, dtype=np.bool_)


corners = st.lists(
    st.tuples(st.integers(-18, 18), st.integers(-18, -1), st.integers(1, 9)),
    min_size=10,
    max_size=40,
)


@given(corners, st.sampled_from(Kernel), st.sampled_from([100, 300]))
def test_inside_a_boundary_every_incident_is_kept(
    rows: Cells, kernel: Kernel, bandwidth: float
) -> None:
    grid = Grid(window=SMALL.window, bandwidth_m=bandwidth, kernel=kernel)
    inside = boundary(grid)
    bounded = surface(density(frame(rows), grid, years=1, inside=inside))
    assert bounded.n == sum(count for *_, count in rows)
    assert summed(bounded) == pytest.approx(bounded.n)
    beside = 2 * grid.reach
    assert not bounded.values[~inside[beside:-beside, beside:-beside]].any()
    assert (bounded.values >= 0).all()


def test_without_the_boundary_what_spreads_over_it_is_left_there() -> None:
    rows = [(19, -19, 50)]  # in the corner
    wide, inside = Grid(window=SMALL.window), boundary(SMALL)
    free = drawn(rows, wide)
    kept = surface(density(frame(rows), wide, years=1, inside=inside))
    beside = 2 * wide.reach
    part = free.values[inside[beside:-beside, beside:-beside]].sum() * 50**2 / KM2 / 50
    assert part < 0.5
    assert kept.values.max() == pytest.approx(free.values.max() / part, rel=0.2)
    assert summed(kept) == pytest.approx(50)


def test_incidents_beyond_the_boundary_do_not_count() -> None:
    rows = [(10, 10, 99), (-10, -10, 12)]  # the first is in the quarter that is cut out
    inside = boundary(SMALL)
    bounded = surface(density(frame(rows), SMALL, years=1, inside=inside))
    assert bounded.n == 12
    alone = surface(density(frame(rows[1:]), SMALL, years=1, inside=inside))
    np.testing.assert_array_equal(bounded.values, alone.values)
    only_beyond = density(frame(rows[:1]), SMALL, years=1, inside=inside)
    assert only_beyond == NotPossible(Reason.TOO_FEW_POINTS)


def test_a_window_that_cuts_the_study_area_shows_the_same_as_the_whole() -> None:
    rows = [(-18, -18, 20), (-1, -10, 20), (15, -3, 20)]
    part = Grid(window=(-600, -600, -100, 100))
    whole = surface(density(frame(rows), SMALL, years=1, inside=boundary(SMALL)))
    cut = surface(density(frame(rows), part, years=1, inside=boundary(part)))
    assert cut.n == 20
    np.testing.assert_allclose(cut.values, whole.values[:14, :10], atol=1e-9)


def test_equal_rates_inside_a_boundary_differ_by_exactly_nothing() -> None:
    many = [(x - 15, y - 15, 3 * count) for x, y, count in SPREAD]
    few = [(x - 15, y - 15, count) for x, y, count in SPREAD]
    inside = boundary(SMALL)
    for rows, years in ((few, (1.0, 1.0)), (many, (13 / 12, 13 / 36))):
        answer = before_and_after(frame(rows), frame(few), SMALL, years=years, inside=inside)
        assert not surface(answer.difference).values.any()


def test_a_boundary_on_other_squares_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="a boundary of"):
        density(frame(SPREAD), SMALL, years=1, inside=np.ones((3, 3), dtype=bool))


def test_the_cells_that_are_asked_for_reach_as_far_as_the_kernel_in_whole_squares() -> None:
    west, south, east, north = SMALL.cells
    assert {edge % 10 for edge in (west, south, east, north)} == {0}
    assert west * 25 <= -600 - 2 * 800
    assert east * 25 >= 700 + 2 * 800
    assert (south, north) == (west, east)
