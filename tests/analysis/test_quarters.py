"""Quarter by quarter: the calendar's own, thinned beside the periods that they make up."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.density import Grid, Surface, grid_of
from analysis.quarters import Quarter, quarter_surfaces, quarters_in
from analysis.results import NotPossible, Reason
from data.study import Period

PERIOD = Period(date(2022, 3, 1), date(2024, 3, 1))
MIDDLE = 1_000  # metres: the cells 40 to 49 are one square of the thinning
SPRING, SUMMER = date(2022, 4, 1), date(2022, 7, 1)
HALF_YEAR = Period(SPRING, date(2022, 10, 1))


@pytest.fixture
def grid() -> Grid:
    return grid_of((0, 0, 2 * MIDDLE, 2 * MIDDLE))


def rows(quarter: date, *counts: int, at: int = 40) -> pd.DataFrame:
    """One cell beside another, from `at` on."""
    return pd.DataFrame(
        {
            "cell_x": range(at, at + len(counts)),
            "cell_y": 40,
            "quarter": pd.Timestamp(quarter),
            "count": counts,
        }
    ).astype({"cell_x": "int64", "cell_y": "int64", "count": "int64"})


def both(*parts: pd.DataFrame) -> pd.DataFrame:
    return pd.concat(parts, ignore_index=True)


def test_a_period_is_cut_at_each_quarter_of_the_calendar() -> None:
    ids = [quarter.id for quarter in quarters_in(PERIOD)]
    assert ids[:3] == ["2022-03", "2022-Q2", "2022-Q3"]
    assert ids[-2:] == ["2023-Q4", "2024-01--2024-02"]
    assert len(ids) == 9


@given(st.integers(0, 60), st.integers(0, 60))
def test_quarters_follow_each_other_and_fill_the_period(start: int, months: int) -> None:
    first, end = (date(2020 + n // 12, n % 12 + 1, 1) for n in (start, start + months))
    quarters = quarters_in(Period(first, end))
    assert sum(quarter.period.months for quarter in quarters) == months
    assert [q.period.start for q in quarters] == [first, *(q.period.end for q in quarters)][:-1]
    assert all(1 <= quarter.period.months <= 3 for quarter in quarters)
    assert all(quarter.first_day <= quarter.period.start for quarter in quarters)
    assert len({quarter.id for quarter in quarters}) == len(quarters)


def test_rates_are_per_year_so_that_a_short_quarter_is_not_a_quiet_one(grid: Grid) -> None:
    month = Period(date(2022, 3, 1), date(2022, 4, 1))
    [one] = quarter_surfaces(rows(date(2022, 1, 1), 5, 5, 5), month, grid).values()
    whole = Period(date(2022, 1, 1), date(2022, 4, 1))
    [three] = quarter_surfaces(rows(date(2022, 1, 1), 15, 15, 15), whole, grid).values()
    assert isinstance(one, Surface)
    assert isinstance(three, Surface)
    np.testing.assert_allclose(one.values, three.values, atol=1e-9)
    assert one.values.sum() * 0.05**2 / 12 == pytest.approx(15, rel=0.01)  # of the month


def test_a_quarter_with_few_incidents_has_its_reason_and_the_others_their_surface(
    grid: Grid,
) -> None:
    cells = both(rows(SPRING, 5, 5, 5), rows(SUMMER, 3, 3, 3))
    spring, summer = quarter_surfaces(cells, HALF_YEAR, grid).values()
    assert isinstance(spring, Surface)
    assert summer == NotPossible(Reason.TOO_FEW_POINTS)


def test_a_quarter_without_incidents_is_still_one_of_them(grid: Grid) -> None:
    drawn = quarter_surfaces(rows(SPRING, 5, 5, 5), HALF_YEAR, grid)
    assert list(drawn) == [Quarter(Period(SPRING, SUMMER)), Quarter(Period(SUMMER, HALF_YEAR.end))]


def test_a_thin_quarter_takes_another_with_it_because_the_period_shows_both(grid: Grid) -> None:
    """Of 20 incidents in the square, 18 in spring: 2 are left for summer."""
    elsewhere = [rows(quarter, 9, 9, 9, at=60) for quarter in (SPRING, SUMMER)]
    cells = both(rows(SPRING, 6, 6, 6), rows(SUMMER, 1, 1), *elsewhere)
    spring, summer = quarter_surfaces(cells, HALF_YEAR, grid).values()
    assert isinstance(spring, Surface)
    assert isinstance(summer, Surface)
    assert (spring.withheld, summer.withheld) == (18, 2)


def test_a_square_that_the_period_leaves_out_is_left_out_of_its_quarters(grid: Grid) -> None:
    cells = both(rows(SPRING, 6, 6, 6), rows(SPRING, 9, 9, 9, at=60))
    shown = cells[cells["cell_x"] >= 60]
    drawn = quarter_surfaces(cells, HALF_YEAR, grid, seasons={2: shown, 3: shown})
    spring = next(iter(drawn.values()))
    assert isinstance(spring, Surface)
    assert (spring.n, spring.withheld) == (27, 18)


def test_a_quarter_may_not_follow_from_the_same_quarter_of_all_years(grid: Grid) -> None:
    """Springs are 6 and 2 x 3 incidents: the year together would allow the first alone."""
    years = Period(SPRING, date(2024, 4, 1))
    springs = both(rows(SPRING, 6, 6, 6), rows(date(2023, 4, 1), 1, 1))
    others = both(rows(SUMMER, 1, 1, 2), *(rows(q, 9, 9, 9, at=60) for q in (SPRING, SUMMER)))
    cells = both(springs, others)
    first = Quarter(Period(SPRING, SUMMER))
    apart = quarter_surfaces(cells, years, grid)[first]
    alike = quarter_surfaces(cells, years, grid, seasons=dict.fromkeys((1, 2, 3, 4), cells))[first]
    assert isinstance(apart, Surface)
    assert isinstance(alike, Surface)
    assert (apart.withheld, alike.withheld) == (0, 18)
