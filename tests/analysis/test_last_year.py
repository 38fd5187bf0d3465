"""The latest settled year beside the one before, with no small month given away."""

from datetime import date

import pandas as pd
import pytest

from analysis.coverage import Coverage
from analysis.last_year import last_year
from analysis.results import Hidden, NotPossible, Reason
from analysis.windows import WindowChange
from data.study import Period

WHOLE = (date(2023, 1, 1), date(2025, 3, 1))
KNOWN = Coverage(whole=WHOLE, by_area={"a": WHOLE}, preliminary_from=date(2025, 1, 1))


def months(usual: int, **others: int) -> "pd.Series[int]":
    """As many each month from January 2023; `others` by month, m2024_05=1."""
    series = pd.Series(usual, index=pd.date_range("2023-01-01", "2025-02-01", freq="MS"))
    for month, count in others.items():
        series[f"{month[1:5]}-{month[6:]}-01"] = count
    return series


def test_the_two_years_end_where_the_data_are_settled() -> None:
    found = last_year(months(10, m2024_12=20, m2025_01=999), KNOWN, ["a"])
    assert isinstance(found, WindowChange)
    assert found.window == Period(date(2024, 1, 1), date(2025, 1, 1))
    assert (getattr(found.after, "n", None), getattr(found.before, "n", None)) == (130, 120)
    assert found.difference == 10


@pytest.mark.parametrize("month", ["m2023_05", "m2024_05"])
def test_one_small_month_in_either_year_hides_both_totals(month: str) -> None:
    found = last_year(months(10, **{month: 3}), KNOWN, ["a"])
    assert isinstance(found, WindowChange)
    assert isinstance(found.after, Hidden)
    assert isinstance(found.before, Hidden)


def test_two_small_months_that_together_are_small_hide_the_totals_too() -> None:
    found = last_year(months(10, m2024_05=1, m2024_06=2), KNOWN, ["a"])
    assert isinstance(found, WindowChange)
    assert isinstance(found.after, Hidden)


def test_many_small_months_leave_the_totals_to_be_told() -> None:
    found = last_year(months(3), KNOWN, ["a"])
    assert isinstance(found, WindowChange)
    assert (getattr(found.after, "n", None), getattr(found.before, "n", None)) == (36, 36)
    assert found.signal is False


def test_months_without_incidents_hide_nothing() -> None:
    found = last_year(months(0, m2024_05=20), KNOWN, ["a"])
    assert isinstance(found, WindowChange)
    assert (getattr(found.after, "n", None), getattr(found.before, "n", None)) == (20, 0)


def test_without_data_and_without_the_year_before_there_is_a_reason() -> None:
    short = (date(2024, 1, 1), date(2025, 3, 1))
    nothing = last_year(months(10), Coverage(whole=None), ["a"])
    half = last_year(months(10), Coverage(whole=short, by_area={"a": short}), ["a"])
    assert nothing == NotPossible(Reason.NO_DATA_IN_PERIOD)
    assert half == NotPossible(Reason.NO_YEAR_EARLIER)
