from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.aoristic import hours_of_span
from analysis.results import NotPossible, Reason

MONDAY = datetime(2024, 1, 1)
starts = st.integers(0, 7 * 24 * 60).map(lambda minutes: MONDAY + timedelta(minutes=minutes))
lengths = st.integers(0, 7 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


def hours(start: datetime, end: datetime | None) -> NDArray[np.float64]:
    answer = hours_of_span(start, end)
    assert not isinstance(answer, NotPossible)
    return answer


def test_spreads_by_the_minute_also_past_sunday_night() -> None:
    found = hours(datetime(2024, 1, 7, 23, 30), datetime(2024, 1, 8, 1, 15))
    assert {int(h): float(found[h]) for h in np.flatnonzero(found)} == pytest.approx(
        {167: 30 / 105, 0: 60 / 105, 1: 15 / 105}
    )


@given(starts, lengths)
def test_an_incident_weighs_one_and_a_week_later_the_same(
    start: datetime, length: timedelta
) -> None:
    found = hours(start, start + length)
    assert found.sum() == pytest.approx(1)
    week = timedelta(weeks=1)
    np.testing.assert_array_equal(found, hours(start + week, start + length + week))


@given(starts)
def test_no_end_is_the_hour_of_the_start(start: datetime) -> None:
    found = hours(start, None)
    assert found[start.weekday() * 24 + start.hour] == 1
    np.testing.assert_array_equal(found, hours(start, start))


def test_a_week_and_more_says_nothing_about_the_hour() -> None:
    flat = [1 / 168] * 168
    assert hours(MONDAY, MONDAY + timedelta(weeks=1)) == pytest.approx(flat)
    assert hours(MONDAY, MONDAY + timedelta(days=8, hours=12)) == pytest.approx(flat)


def test_an_unknown_start_and_an_end_before_it_are_refused() -> None:
    assert hours_of_span(None, MONDAY) == NotPossible(Reason.NO_OCCURRENCE_TIME)
    backwards = hours_of_span(MONDAY, MONDAY - timedelta(minutes=1))
    assert backwards == NotPossible(Reason.END_BEFORE_START)
