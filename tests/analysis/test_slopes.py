from math import log

import numpy as np
import pytest
import statsmodels.api as sm

from analysis.slopes import slope_differences
from tests.analysis.panels import panel


def test_agrees_with_the_binomial_regression_of_statsmodels() -> None:
    months = panel(np.random.default_rng(1), [30, 40], own_trend=-0.2)
    [slope], [error] = slope_differences(months[:, :1], months[:, 1:], dispersion=2)
    time = sm.add_constant(np.arange(3))
    fit = sm.GLM(months.reshape(3, 12, 2).sum(axis=1), time, family=sm.families.Binomial()).fit()
    assert slope == pytest.approx(fit.params[1], abs=0.001)
    assert error == pytest.approx(np.sqrt(2) * fit.bse[1], rel=0.01)


def test_an_area_that_halves_each_year_beside_an_even_one_has_that_slope() -> None:
    halving = (10_000 * 0.5 ** (np.arange(48) / 12)).round().astype(int)[:, np.newaxis]
    [slope], _ = slope_differences(halving, np.full((48, 1), 5_000), dispersion=1)
    assert slope == pytest.approx(log(0.5), abs=0.001)


def test_areas_that_change_alike_have_no_difference_whatever_their_size_and_season() -> None:
    one = np.array([[5], [9], [20], [3], [1], [7]] * 5)
    [slope], _ = slope_differences(3 * one, one, dispersion=1)
    assert slope == pytest.approx(0, abs=1e-9)


def test_swapping_the_two_turns_the_sign() -> None:
    months = panel(np.random.default_rng(2), [6, 9])
    there, back = (
        slope_differences(months[:, [i]], months[:, [1 - i]], dispersion=1) for i in (0, 1)
    )
    assert there[0] == pytest.approx(-back[0])
    assert there[1] == pytest.approx(back[1])


def test_areas_with_hardly_any_incident_still_have_a_number() -> None:
    months = np.zeros((36, 3), dtype=int)
    months[-1, 1], months[0, 2] = 5, 1
    slopes, errors = slope_differences(months, np.full((36, 1), 20), dispersion=1)
    assert np.isfinite(slopes).all()
    assert (errors > 0).all()


def test_years_in_which_neither_has_an_incident_tell_nothing() -> None:
    months = np.zeros((24, 1), dtype=int)
    months[0] = 9
    [slope], [error] = slope_differences(months, months, dispersion=1)
    assert slope == pytest.approx(0, abs=1e-9)
    assert error > 1


def test_a_season_of_its_own_is_no_trend() -> None:
    winter = np.array([[9]] * 6 + [[3]] * 6)
    even = np.full((36, 1), 6)
    [slope], _ = slope_differences(np.tile(winter, (3, 1)), even, dispersion=1)
    assert slope == pytest.approx(0, abs=1e-9)


def test_two_years_give_the_log_ratio_of_the_years() -> None:
    months = np.repeat([[100], [80]], 12, axis=0)
    [slope], [error] = slope_differences(months, 0 * months + 1000, dispersion=1)
    assert slope == pytest.approx(log(0.8), abs=0.001)
    assert error == pytest.approx(np.sqrt((1 / 100 + 1 / 80 + 2 / 1000) / 12), rel=0.01)
