from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.coverage import Coverage
from analysis.placebo_in_time import PlaceboInTime, placebo_in_time
from analysis.results import Comparison, NotPossible, Reason
from analysis.trend import trend
from data.study import Period
from tests.analysis.pilots import PILOT

WHOLE = Period(date(2022, 1, 1), date(2025, 4, 1))


def series(area: str, *counts: int) -> pd.DataFrame:
    months = pd.date_range(WHOLE.start, periods=len(counts), freq="MS")
    return pd.DataFrame({"area_id": area, "month": months, "count": counts})


def beside(own: list[int]) -> pd.DataFrame:
    """The pilot's months beside comparison areas with 60 a month together."""
    others = [series(area, *[10] * WHOLE.months) for area in PILOT.comparison]
    return pd.concat([series("north", *own), *others])


def test_the_comparison_areas_are_drawn_at_the_pilots_level_before() -> None:
    found = trend(beside([20] * 24 + [15] * 15), PILOT, WHOLE)
    assert found.scale == pytest.approx(20 / 60)
    assert (found.months["comparison"].astype(float).round(9) == 20).all()
    assert found.months["pilot"].tolist() == [20] * 24 + [15] * 15


def test_a_small_month_takes_another_with_it_so_that_the_periods_total_gives_nothing_away() -> None:
    found = trend(beside([20] * 10 + [3] + [20] * 28), PILOT, WHOLE)
    assert pd.isna(found.months["pilot"].iloc[10])
    assert found.months["pilot"].iloc[:24].isna().sum() == 2
    assert found.months["pilot"].iloc[24:].notna().all()


def test_a_small_month_does_not_follow_from_a_window_that_a_check_compares() -> None:
    """The ratio of the two years, to the whole per cent, and their known sum tell each of them."""
    own = [20] * 39
    own[2], own[20] = 3, 6  # the second is the smallest other month before
    counts = beside(own)
    found = placebo_in_time(counts, PILOT, Coverage(whole=(WHOLE.start, WHOLE.end)))
    assert isinstance(found, PlaceboInTime)
    starts = found.starts
    year = next(start.change for start in starts if start.back == 12)
    assert isinstance(year, Comparison)
    first = round(sum(own[:24]) / (1 + round(year.value, 2)))  # the others do not change
    shown = trend(counts, PILOT, WHOLE).months["pilot"].iloc[:12]
    assert first == sum(own[:12])
    assert shown.isna().sum() == 2
    assert first - int(shown.sum()) == 23


def test_a_small_month_of_the_comparison_areas_is_not_the_only_one_hidden() -> None:
    others = [20] * 10 + [3] + [20] * 28
    found = trend(pd.concat([series("north", *[9] * 39), series("a", *others)]), PILOT, WHOLE)
    assert found.months["comparison"].iloc[:24].isna().sum() == 2


def test_only_comparison_areas_that_are_used_are_in_the_line() -> None:
    few = [series("a", *[60] * 39), series("b", 1, *[0] * 23, *[50] * 15)]
    counts = pd.concat([series("north", *[20] * 39), *few])
    assert (trend(counts, PILOT, WHOLE).months["comparison"] == 20).all()
    assert trend(beside([20] * 39), PILOT, WHOLE, used=("a", "b")).scale == pytest.approx(1)


def test_where_most_months_are_small_none_is_shown() -> None:
    assert trend(beside([3, 0, 6] * 13), PILOT, WHOLE).months["pilot"].isna().all()


@given(st.lists(st.integers(0, 8), min_size=39, max_size=39))
def test_never_shows_a_small_count(own: list[int]) -> None:
    assert not trend(beside(own), PILOT, WHOLE).months["pilot"].dropna().between(1, 4).any()


def test_without_a_level_before_or_comparison_incidents_the_scale_says_why() -> None:
    new = trend(beside([0] * 24 + [9] * 15), PILOT, WHOLE)
    assert new.scale == NotPossible(Reason.NOTHING_BEFORE)
    assert new.months["comparison"].isna().all()
    alone = trend(series("north", *[9] * 39), PILOT, WHOLE)
    assert alone.scale == NotPossible(Reason.NO_COMPARISON)
    few = trend(beside([1, 1, *[0] * 22, *[9] * 15]), PILOT, WHOLE)
    assert few.scale == NotPossible(Reason.SMALL_COUNT)


def test_months_without_rows_are_zero_beyond_the_pilots_periods_too() -> None:
    later = replace(WHOLE, end=date(2026, 1, 1))
    found = trend(beside([20] * 39), PILOT, later)
    assert found.months["pilot"].iloc[-1] == 0
    assert len(found.months) == 48
