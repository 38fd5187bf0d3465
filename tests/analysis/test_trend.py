from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.results import NotPossible, Reason
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


def test_a_rolling_year_is_the_twelve_months_that_end_there() -> None:
    found = trend(beside(list(range(10, 49))), PILOT, WHOLE)
    assert found.rolling.index[0] == pd.Timestamp("2022-12-01")
    assert found.rolling["pilot"].iloc[0] == sum(range(10, 22))
    assert found.rolling["pilot"].iloc[-1] == sum(range(37, 49))


def test_with_one_small_month_the_rolling_year_that_would_give_it_away_is_not_shown() -> None:
    found = trend(beside([20] * 10 + [3] + [20] * 28), PILOT, WHOLE)
    assert found.rolling["pilot"].isna().all()
    assert pd.isna(found.months["pilot"].iloc[10])
    assert found.months["pilot"].iloc[:24].isna().sum() == 2
    assert found.months["pilot"].iloc[24:].notna().all()


def test_where_most_months_are_small_only_the_rolling_year_is_shown() -> None:
    found = trend(beside([3, 0, 6] * 13), PILOT, WHOLE)
    assert found.months["pilot"].isna().all()
    assert (found.rolling["pilot"] == 36).all()


@given(st.lists(st.integers(0, 8), min_size=39, max_size=39))
def test_never_shows_a_small_count(own: list[int]) -> None:
    found = trend(beside(own), PILOT, WHOLE)
    for shown in (found.months["pilot"], found.rolling["pilot"]):
        assert not shown.dropna().between(1, 4).any()
    assert found.months["pilot"].isna().all() or not (
        found.months["pilot"].isna().any() and found.rolling["pilot"].notna().any()
    )


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
