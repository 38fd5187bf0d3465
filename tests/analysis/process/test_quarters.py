"""Quarters since the start: three months each, whatever day it began."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from analysis.process.quarters import quarters_since


def test_quarters_count_from_the_start_and_not_from_new_year() -> None:
    first, second, third = quarters_since(date(2024, 3, 1), date(2024, 11, 1))
    assert (first.number, first.period.start, first.period.end) == (
        1,
        date(2024, 3, 1),
        date(2024, 6, 1),
    )
    assert (second.period.end, second.is_whole) == (date(2024, 9, 1), True)
    assert (third.period.end, third.is_whole) == (date(2024, 11, 1), False)


def test_a_quarter_that_ends_on_the_last_day_is_whole() -> None:
    (only,) = quarters_since(date(2024, 3, 1), date(2024, 6, 1))
    assert only.is_whole


def test_a_start_on_a_31st_is_not_moved_by_a_short_month() -> None:
    days = [q.period.start for q in quarters_since(date(2023, 11, 30), date(2024, 9, 1))]
    assert days == [date(2023, 11, 30), date(2024, 2, 29), date(2024, 5, 30), date(2024, 8, 30)]


def test_before_the_start_there_are_none() -> None:
    assert quarters_since(date(2024, 3, 1), date(2024, 3, 1)) == ()


@given(st.dates(date(2020, 1, 1), date(2024, 1, 1)), st.integers(1, 1_500))
def test_quarters_follow_each_other_until_the_end(start: date, days: int) -> None:
    end = date.fromordinal(start.toordinal() + days)
    quarters = quarters_since(start, end)
    assert [q.period.start for q in quarters] == [start, *(q.period.end for q in quarters)][:-1]
    assert quarters[-1].period.end == end
    assert [q.number for q in quarters] == [*range(1, len(quarters) + 1)]
    assert all(q.is_whole for q in quarters[:-1])
