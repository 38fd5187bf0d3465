from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.coverage import Coverage
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from analysis.windows import (
    WindowChange,
    check_window,
    latest_month,
    window_change,
    year_before,
    year_to_date,
)
from data.study import Period

SUMMER = Period(date(2024, 6, 1), date(2024, 9, 1))
WHOLE = (date(2023, 1, 1), date(2025, 1, 1))
KNOWN = Coverage(
    whole=WHOLE,
    by_area={"north": WHOLE, "new": (date(2024, 1, 1), date(2025, 1, 1))},
    preliminary_from=date(2024, 11, 1),
)


def counted(n: int) -> Counted:
    return Counted(value=n, unit=Unit.INCIDENTS, n=n)


def two_summers(before: int, after: int) -> "pd.Series[int]":
    """All of the window's incidents in July of 2023 and of 2024."""
    months = pd.Series(0, index=pd.date_range("2023-01-01", periods=24, freq="MS"))
    months["2023-07-01"], months["2024-07-01"] = before, after
    return months


def change(before: int, after: int, dispersion: float = 1) -> WindowChange:
    found = window_change(two_summers(before, after), SUMMER, dispersion=dispersion, told=True)
    assert isinstance(found, WindowChange)
    return found


def test_the_year_to_date_ends_with_the_latest_settled_month() -> None:
    assert year_to_date(date(2024, 11, 1)) == Period(date(2024, 1, 1), date(2024, 11, 1))
    assert latest_month(date(2024, 11, 1)) == Period(date(2024, 10, 1), date(2024, 11, 1))


def test_in_january_the_year_to_date_is_the_whole_year_before() -> None:
    assert year_to_date(date(2025, 1, 1)) == Period(date(2024, 1, 1), date(2025, 1, 1))


def test_the_same_window_a_year_earlier_has_the_same_calendar_months() -> None:
    winter = Period(date(2024, 11, 1), date(2025, 2, 1))
    assert year_before(winter) == Period(date(2023, 11, 1), date(2024, 2, 1))
    assert year_before(winter).calendar_months() == winter.calendar_months()


def test_a_summer_is_compared_with_the_summer_before() -> None:
    found = change(100, 60)
    assert (found.before, found.after) == (counted(100), counted(60))
    assert found.earlier == Period(date(2023, 6, 1), date(2023, 9, 1))
    assert (found.difference, found.share) == (-40, -0.4)
    assert found.signal  # 2 (sqrt 60 - sqrt 100) = -4.5


def test_the_signal_takes_more_where_months_are_unruly() -> None:
    """2 (sqrt 60 - sqrt 100) = -4.51, and 3 sqrt(2.3) = 4.55."""
    assert change(100, 60, dispersion=2.2).signal
    assert not change(100, 60, dispersion=2.3).signal


@pytest.mark.parametrize(("before", "share"), [(19, None), (20, 0.5), (0, None)])
def test_a_percentage_is_given_from_twenty_a_year_earlier(before: int, share: float | None) -> None:
    assert change(before, 30).share == share


def test_what_may_not_be_told_has_no_difference_no_share_and_no_reading() -> None:
    found = window_change(two_summers(100, 60), SUMMER, dispersion=1, told=False)
    assert isinstance(found, WindowChange)
    assert found.before == found.after == Hidden(Reason.SMALL_COUNT)
    assert (found.difference, found.share, found.signal) == (None, None, None)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_years_the_other_way_round_turn_the_sign(before: int, after: int) -> None:
    forth, back = change(before, after), change(after, before)
    assert forth.difference is not None
    assert back.difference == -forth.difference
    assert back.signal == forth.signal


def test_what_is_no_count_gets_a_reason() -> None:
    months = two_summers(100, 60).astype("float64")
    months.iloc[0] = np.nan
    found = window_change(months, SUMMER, dispersion=1, told=True)  # type: ignore[arg-type]
    assert found == NotPossible(Reason.NOT_COUNTS)


def test_a_window_with_data_and_settled_months_can_be_compared() -> None:
    assert check_window(SUMMER, KNOWN, ["north"]) is None
    assert check_window(SUMMER, KNOWN, []) is None


def test_preliminary_months_take_part_in_no_comparison() -> None:
    autumn = Period(date(2024, 9, 1), date(2025, 1, 1))
    assert check_window(autumn, KNOWN, []) == NotPossible(Reason.PRELIMINARY, 2)


@pytest.mark.parametrize(
    ("window", "area"),
    [
        (Period(date(2023, 6, 1), date(2023, 9, 1)), "north"),  # no summer before it
        (SUMMER, "new"),  # an area without data of that summer
        (SUMMER, "nowhere"),
    ],
)
def test_without_the_same_months_a_year_earlier_there_is_no_comparison(
    window: Period, area: str
) -> None:
    assert check_window(window, KNOWN, [area]) == NotPossible(Reason.NO_YEAR_EARLIER)


def test_a_month_that_the_file_lacks_is_no_month_without_incidents() -> None:
    known = Coverage(whole=KNOWN.whole, empty_months=[date(2023, 7, 1)])
    assert check_window(SUMMER, known, []) == NotPossible(Reason.NO_YEAR_EARLIER)


def test_a_window_over_a_year_would_be_compared_with_a_part_of_itself() -> None:
    long = Period(date(2023, 11, 1), date(2024, 12, 1))
    assert check_window(long, KNOWN, []) == NotPossible(Reason.LONG_WINDOW)
