import numpy as np
import pytest

from analysis.whole_years import sums_of, years, years_apart


def test_years_end_with_the_last_month_and_what_is_left_over_is_the_oldest() -> None:
    assert years(np.arange(27)).tolist() == [sum(range(3, 15)), sum(range(15, 27))]
    assert years(np.arange(36)).shape == (3,)


def test_under_two_years_there_are_two_halves() -> None:
    assert years(np.arange(13)).tolist() == [sum(range(1, 7)), sum(range(7, 13))]


@pytest.mark.parametrize(("months", "apart"), [(60, 1), (24, 1), (23, 11 / 12), (12, 0.5)])
def test_says_how_far_its_rows_are_apart(months: int, apart: float) -> None:
    assert years_apart(np.arange(months)) == pytest.approx(apart)


def test_each_area_is_added_up_by_itself() -> None:
    assert sums_of(np.array([[9, 9], [1, 10], [2, 20], [3, 30], [4, 40]]), 2).tolist() == [
        [3, 30],
        [7, 70],
    ]
