import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from analysis.dispersion import dispersion, series_dispersion

SEASON = 1 + 0.25 * np.sin(np.arange(240) * 2 * np.pi / 12)
LEVELS = np.array([2, 4, 8, 16, 32, 64])


def poisson(seed: int) -> pd.DataFrame:
    return pd.DataFrame(np.random.default_rng(seed).poisson(np.outer(SEASON, LEVELS)))


def test_neither_a_shared_season_nor_different_levels_count_as_disorder() -> None:
    assert dispersion(poisson(1)) == pytest.approx(1, abs=0.05)


def test_incidents_that_come_in_threes_give_about_three() -> None:
    assert dispersion(3 * poisson(2)) == pytest.approx(3, rel=0.1)


def test_a_perfectly_even_time_and_an_empty_one_give_one() -> None:
    assert dispersion(pd.DataFrame(np.full((24, 6), 5))) == 1
    assert dispersion(pd.DataFrame(np.zeros((24, 6)))) == 1


def test_follows_the_formula_by_hand() -> None:
    # expected 15, 15, 25, 25: chi2 = 4 cells of (5^2 / e) = 25/15 * 2 + 25/25 * 2, 1 df
    assert dispersion(pd.DataFrame([[10, 20], [30, 20]])) == pytest.approx(16 / 3)
    assert dispersion(pd.DataFrame([[15, 15], [25, 25]])) == 1


@pytest.mark.parametrize("seed", range(5))
def test_says_what_scipy_s_test_of_independence_says(seed: int) -> None:
    months = poisson(seed) * (1 + seed)
    found = chi2_contingency(months.to_numpy(), correction=False)
    assert dispersion(months) == pytest.approx(max(1, found.statistic / found.dof))


def test_negative_numbers_are_an_error() -> None:
    with pytest.raises(ValueError, match="negative"):
        dispersion(pd.DataFrame([[3, 4], [5, -1]]))


def of_months(table: pd.DataFrame) -> "pd.Series[int]":
    """Years (columns) one after the other."""
    flat = table.to_numpy().T.ravel()
    return pd.Series(flat, index=pd.date_range("2020-01-01", periods=len(flat), freq="MS"))


def test_a_series_is_laid_out_as_calendar_months_by_years() -> None:
    table = poisson(3).iloc[:12, :5]
    assert series_dispersion(of_months(table)) == dispersion(table)


def test_older_months_that_make_no_whole_year_are_left_out_of_a_series() -> None:
    months = of_months(3 * poisson(4).iloc[:12, 2:])
    assert series_dispersion(months.iloc[5:]) == series_dispersion(months.iloc[12:])


def test_a_series_of_under_two_years_tells_nothing_of_disorder() -> None:
    assert series_dispersion(of_months(poisson(5).iloc[:12, :1])) == 1
    assert series_dispersion(of_months(poisson(5).iloc[:12, :1]).iloc[:4]) == 1
