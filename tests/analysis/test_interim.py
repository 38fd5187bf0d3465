"""An answer on the way: whole years of the after period, as far as they are settled."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm

from analysis.interim import judged_until, known_so_far
from analysis.looks import level_at
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


TWO_YEARS = replace(
    YEARS,
    before=Period(date(2022, 4, 1), date(2024, 4, 1)),
    after=Period(date(2024, 4, 1), date(2026, 4, 1)),
)


@pytest.mark.parametrize(
    ("settled", "until"),
    [
        (date(2025, 4, 1), date(2025, 4, 1)),
        (date(2026, 3, 1), date(2025, 4, 1)),  # the same answer, so the same decision
        (date(2026, 4, 1), date(2026, 4, 1)),
        (date(2027, 1, 1), date(2027, 1, 1)),
        (None, date(2026, 4, 1)),
    ],
)
def test_a_date_that_passes_makes_no_unchanged_answer_surer(
    settled: date | None, until: date
) -> None:
    judged = known_so_far(TWO_YEARS, settled) if settled else TWO_YEARS
    assert judged_until(TWO_YEARS, judged, settled) == until


@pytest.mark.parametrize(
    "dates",
    [
        (date(2025, 3, 31), date(2026, 3, 31)),
        (date(2025, 4, 15), date(2026, 4, 15)),
        (date(2025, 11, 30), date(2026, 11, 30)),
    ],
)
def test_who_looks_every_month_at_two_decisions_is_misled_once_in_twenty(
    dates: tuple[date, date],
) -> None:
    steps = np.random.default_rng(2).standard_normal((200_000, 2))
    z = dict(zip((12, 24), (steps.cumsum(axis=1) / np.sqrt([1, 2])).T, strict=True))
    sure = np.zeros(len(steps), dtype=bool)
    for month in pd.date_range("2025-04-01", "2027-12-01", freq="MS"):
        judged = known_so_far(TWO_YEARS, month.date())
        level = level_at(dates, judged_until(TWO_YEARS, judged, month.date()))
        sure |= abs(z[judged.after.months]) > norm.ppf((1 + level) / 2)
    assert sure.mean() == pytest.approx(0.05, abs=0.002)
