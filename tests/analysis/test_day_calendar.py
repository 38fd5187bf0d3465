"""Days in classes, so that no small count shows."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.day_calendar import DayCalendar, class_bounds, day_calendar
from analysis.results import Hidden, NotPossible, Reason
from data.study import Period

FEBRUARY = Period(date(2023, 2, 1), date(2023, 3, 1))
WINTER = Period(date(2023, 1, 1), date(2023, 3, 1))


def rows(**days: int) -> pd.DataFrame:
    """d0206=7: seven on 6 February 2023."""
    when = [pd.Timestamp(f"2023-{day[1:3]}-{day[3:]}") for day in days]
    return pd.DataFrame({"day": when, "count": list(days.values())})


def months(*counts: int, start: str = "2023-02-01") -> "pd.Series[int]":
    return pd.Series(counts, pd.date_range(start, periods=len(counts), freq="MS"))


def calendar(days: pd.DataFrame, counted: "pd.Series[int]", period: Period) -> DayCalendar:
    found = day_calendar(days, counted, counted.astype("Int64"), period)
    assert isinstance(found, DayCalendar)
    return found


def month_of(found: DayCalendar, month: int) -> "pd.Series[int]":
    return found.classes[pd.DatetimeIndex(found.classes.index).month == month]


def test_a_hand_example() -> None:
    found = calendar(rows(d0206=7, d0207=4, d0208=12, d0228=5), months(31), FEBRUARY)
    assert found.bounds == (0, 5, 10)
    days = pd.DatetimeIndex(found.classes.index).day
    told = {day: number for day, number in zip(days, found.classes, strict=True) if number}
    assert told == {6: 1, 8: 2, 28: 1}
    assert len(found.classes) == 28
    assert found.without_day == 3
    assert (found.days_from(1), found.days_from(2)) == (3, 1)


@pytest.mark.parametrize(
    ("most", "bounds"),
    [
        (5, (0, 5)),
        (24, (0, 5, 10, 15, 20)),
        (25, (0, 5, 10, 15, 20)),
        (26, (0, 5, 15, 25)),
        (45, (0, 5, 15, 25, 35)),
        (3_000, (0, 5, 1005, 2005)),
    ],
)
def test_the_lowest_class_is_0_to_4_and_the_others_are_wide(
    most: int, bounds: tuple[int, ...]
) -> None:
    assert class_bounds(most) == bounds


@given(st.integers(5, 1_000_000))
def test_classes_are_few_and_never_finer_than_five(most: int) -> None:
    bounds = class_bounds(most)
    assert bounds[:2] == (0, 5)
    assert 2 <= len(bounds) <= 5
    assert min(np.diff(bounds)) >= 5
    assert bounds[-1] <= most


def test_a_month_that_the_data_do_not_speak_of_has_no_days() -> None:
    found = calendar(rows(d0206=7), months(7), WINTER)
    assert found.classes.index[0] == pd.Timestamp("2023-02-01")


def test_days_of_a_hidden_month_are_not_shown() -> None:
    counted = months(30, 30, start="2023-01-01")
    hidden = counted.astype("Int64").mask(pd.DatetimeIndex(counted.index).month == 1)
    found = day_calendar(rows(d0110=9, d0206=7), counted, hidden, WINTER)
    assert isinstance(found, DayCalendar)
    assert month_of(found, 1).isna().all()
    assert month_of(found, 2).notna().all()


def test_full_classes_that_tell_every_day_are_not_shown() -> None:
    """28 days of four: with the month's 112 each is known. In March a day of five shows classes."""
    full = {f"d02{day:02}": 4 for day in range(1, 29)}
    found = calendar(
        rows(**full, d0306=5), months(112, 5), Period(date(2023, 2, 1), date(2023, 4, 1))
    )
    assert month_of(found, 2).isna().all()
    assert month_of(found, 3).notna().all()
    one_less = calendar(
        rows(**(full | {"d0228": 3}), d0306=5),
        months(111, 5),
        Period(date(2023, 2, 1), date(2023, 4, 1)),
    )
    assert month_of(one_less, 2).notna().all()  # nobody knows which day has three


@given(st.lists(st.integers(0, 11), min_size=28, max_size=28))
def test_no_day_can_be_worked_out_to_be_a_small_count(counts: list[int]) -> None:
    """For every day there is another way to fill the classes that gives the month's total."""
    named = {f"d02{n + 1:02}": count for n, count in enumerate(counts) if count}
    found = day_calendar(rows(**named), months(sum(counts)), months(sum(counts)), FEBRUARY)
    if not isinstance(found, DayCalendar) or found.classes.isna().all():
        return
    tops = [*found.bounds[1:], 10**6]
    low = [found.bounds[n] for n in found.classes]
    top = [tops[n] - 1 for n in found.classes]
    for day, count in enumerate(counts):
        if 0 < count < 5:
            others = [n for n in range(28) if n != day]
            more = count < 4 and any(counts[n] > low[n] for n in others)
            fewer = any(counts[n] < top[n] for n in others)
            assert more or fewer


def test_where_no_day_is_known_or_none_has_five_the_reason_is_given() -> None:
    nothing = rows().astype({"day": "datetime64[us]", "count": "int64"})
    counted = months(30)
    assert day_calendar(nothing, counted, counted, FEBRUARY) == NotPossible(Reason.NO_DAYS)
    few = day_calendar(rows(d0206=4), counted, counted, FEBRUARY)
    assert few == Hidden(Reason.SMALL_COUNT)
