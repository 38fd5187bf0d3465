from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.density import Grid
from analysis.density_ratio import DensityRatio, density_ratio
from analysis.kernels import Kernel
from analysis.results import NotPossible, Reason

SIDE = 120  # cells of 25 m
GRID = Grid(window=(0, 0, 25 * SIDE, 25 * SIDE))
Counts = np.ndarray
Years = tuple[float, float]


def frame(counts: Counts) -> pd.DataFrame:
    rows, columns = np.nonzero(counts)
    return pd.DataFrame({"cell_x": columns, "cell_y": rows, "count": counts[rows, columns]})


def told(
    before: Counts,
    after: Counts,
    years: Years = (1, 1),
    *,
    dispersion: float = 1,
    grid: Grid = GRID,
) -> DensityRatio:
    answer = density_ratio(frame(before), frame(after), grid, years=years, dispersion=dispersion)
    assert isinstance(answer, DensityRatio)
    return answer


def even(count: int) -> Counts:
    return np.full((SIDE, SIDE), count)


def town(rng: np.random.Generator, mean: float) -> Counts:
    """A fifth of the cells hold addresses, few of them busy."""
    addresses = rng.random((SIDE, SIDE)) < 0.2
    return np.asarray(rng.poisson(5 * mean * rng.pareto(1.2, (SIDE, SIDE)) * 0.2 * addresses))


def test_twice_the_rate_everywhere_is_two() -> None:
    answer = told(even(1), even(2))
    np.testing.assert_allclose(answer.values, 2)
    assert answer.n == 3 * SIDE**2
    assert answer.rose.all()
    assert not answer.fell.any()


def test_equal_rates_of_unequal_periods_are_one_and_no_change_is_seen() -> None:
    answer = told(even(3), even(1), (3, 1))
    np.testing.assert_allclose(answer.values, 1)
    assert not answer.rose.any()
    assert not answer.fell.any()


def test_the_other_way_round_is_the_inverse() -> None:
    rng = np.random.default_rng(2)
    one, other = rng.poisson(1.8, (SIDE, SIDE)), rng.poisson(0.9, (SIDE, SIDE))
    one[:40, :40] *= 2
    there, back = told(one, other, (2, 1)), told(other, one, (1, 2))
    np.testing.assert_allclose(there.values, 1 / back.values)
    np.testing.assert_array_equal(there.fell, back.rose)
    assert there.fell.any()


@pytest.mark.parametrize("kernel", Kernel)
def test_a_half_in_one_corner_is_found_there_and_nowhere_else(kernel: Kernel) -> None:
    rng = np.random.default_rng(5)
    before, after = rng.poisson(1.0, (2, SIDE, SIDE))
    after[:50, :50] = rng.binomial(after[:50, :50], 0.5)
    wide = 200 if kernel is Kernel.GAUSSIAN else 500
    answer = told(before, after, grid=replace(GRID, kernel=kernel, bandwidth_m=wide))
    assert answer.fell[:20, :20].all()
    assert not answer.fell[36:].any()
    assert not answer.fell[:, 36:].any()
    assert not answer.rose.any()
    assert 0.4 < np.nanmean(answer.values[:20, :20]) < 0.6


def test_nothing_is_told_where_too_few_are_expected() -> None:
    before = even(0)
    before[:40, :40] = 1
    after = before.copy()
    after[100, 100:103] = 3  # nine incidents where there were none before
    answer = told(before, after)
    assert np.isnan(answer.values[40:, 40:]).all()
    assert not answer.rose[40:, 40:].any()
    np.testing.assert_allclose(answer.values[:15, :15], 1)


def test_a_place_with_one_to_four_left_is_seen_to_fall_but_gets_no_number() -> None:
    before, after = even(1), even(1)
    after[10:110, 10:110] = 0
    after[60, 58:62] = 1
    answer = told(before, after)
    assert answer.fell[30, 30]
    assert np.isnan(answer.values[30, 30])
    assert not np.isnan(answer.values[2, 2])


def test_what_one_or_two_addresses_do_is_not_told() -> None:
    before, after = even(0), even(0)
    before[60, 60], after[60, 60] = 200, 20
    before[61, 61], after[61, 61] = 200, 20
    two = told(before, after)
    assert np.isnan(two.values).all()
    assert not two.fell.any()
    before[58:64:2, 50:70:4] += 20
    after[58:64:2, 50:70:4] += 2
    assert told(before, after).fell.any()


@pytest.mark.parametrize("metres", [100, 200, 500])
def test_an_address_alone_in_its_square_does_not_stand_in_the_middle_of_what_is_told(
    metres: float,
) -> None:
    """Its neighbours in the squares around make three places and more, but no map shows them."""
    before, after = np.zeros((2, SIDE, SIDE), dtype=int)
    before[55, 55], after[55, 55] = 200, 100
    before[49:61:11, 52:60:2] = after[49:61:11, 52:60:2] = 1
    before[52:60:2, 49:61:11] = after[52:60:2, 49:61:11] = 1
    answer = told(before, after, grid=replace(GRID, bandwidth_m=metres))
    assert np.isnan(answer.values).all()
    assert not (answer.rose | answer.fell).any()
    before[52:60:2, 52:60:2] = after[52:60:2, 52:60:2] = 1
    assert np.isfinite(told(before, after).values).any()


def test_incidents_in_series_need_a_larger_change() -> None:
    rng = np.random.default_rng(5)
    before, after = rng.poisson(1.0, (2, SIDE, SIDE))
    after[:50, :50] = rng.binomial(after[:50, :50], 0.7)
    plain, careful = (told(before, after, dispersion=phi) for phi in (1, 3))
    assert careful.fell.sum() < plain.fell.sum()
    np.testing.assert_array_equal(careful.values, plain.values)
    assert plain.limit == careful.limit


def test_beyond_a_study_boundary_nothing_is_told() -> None:
    inside = np.zeros(GRID.bounded.shape, dtype=bool)
    beside = 2 * GRID.reach
    inside[beside : beside + 30, beside:-beside] = True
    answer = density_ratio(frame(even(1)), frame(even(2)), GRID, years=(1, 1), inside=inside)
    assert isinstance(answer, DensityRatio)
    assert answer.n == 3 * SIDE * 60
    np.testing.assert_allclose(answer.values[:30], 2)
    assert np.isnan(answer.values[30:]).all()
    assert answer.rose[:30].all()
    assert not answer.rose[30:].any()


def test_fewer_than_ten_incidents_in_a_period_are_not_compared() -> None:
    few = np.zeros((SIDE, SIDE), dtype=int)
    few[0, :9] = 1
    for before, after in ((few, even(1)), (even(1), few), (few * 0, few * 0)):
        answer = density_ratio(frame(before), frame(after), GRID, years=(1, 1))
        assert answer == NotPossible(Reason.TOO_FEW_POINTS)


@pytest.mark.slow
@pytest.mark.parametrize("kernel", Kernel)
@pytest.mark.parametrize("years", [(1.0, 1.0), (3.0, 1.0)])
@pytest.mark.parametrize(("mean", "addresses"), [(0.2, False), (1.0, False), (0.4, True)])
def test_of_maps_on_which_nothing_changed_at_most_a_twentieth_shows_a_contour(
    kernel: Kernel, years: Years, mean: float, addresses: bool
) -> None:
    rng = np.random.default_rng(11)
    grid = replace(GRID, kernel=kernel, bandwidth_m=200 if kernel is Kernel.GAUSSIAN else 500)
    false_alarms = 0
    for _ in range(200):
        incidents = town(rng, mean) if addresses else rng.poisson(mean, (SIDE, SIDE))
        after = rng.binomial(incidents, years[1] / sum(years))
        answer = told(incidents - after, after, years, grid=grid)
        assert np.isfinite(answer.values).any()
        false_alarms += bool(answer.rose.any() or answer.fell.any())
    assert false_alarms <= 0.05 * 200
