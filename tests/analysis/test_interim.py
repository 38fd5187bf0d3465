"""An answer on the way: whole years of the after period, as far as they are settled."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.interim import known_so_far
from data.study import Period
from tests.analysis.pilots import PILOT

YEARS = replace(
    PILOT,
    before=Period(date(2022, 3, 1), date(2024, 3, 1)),
    after=Period(date(2024, 9, 1), date(2027, 9, 1)),
)


@pytest.mark.parametrize(
    ("settled", "end"),
    [
        (date(2028, 1, 1), date(2027, 9, 1)),
        (date(2027, 9, 1), date(2027, 9, 1)),
        (date(2027, 8, 31), date(2026, 9, 1)),
        (date(2025, 9, 1), date(2025, 9, 1)),
    ],
)
def test_the_after_period_ends_with_the_last_settled_whole_year(settled: date, end: date) -> None:
    found = known_so_far(YEARS, settled)
    assert found == replace(YEARS, after=Period(date(2024, 9, 1), end))


@pytest.mark.parametrize("settled", [date(2025, 8, 31), date(2024, 9, 1), date(2020, 1, 1)])
def test_with_less_than_a_year_the_plan_stays_as_it_is(settled: date) -> None:
    assert known_so_far(YEARS, settled) == YEARS


def test_a_plan_of_the_same_months_is_not_cut() -> None:
    summer = replace(
        YEARS,
        before=Period(date(2023, 6, 1), date(2023, 9, 1)),
        after=Period(date(2024, 6, 1), date(2024, 9, 1)),
    )
    assert known_so_far(summer, date(2024, 8, 1)) == summer
