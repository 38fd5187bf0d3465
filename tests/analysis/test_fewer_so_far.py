from dataclasses import replace
from datetime import date
from math import sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.counts import BeforeAfter
from analysis.displacement import WeightedDifference, weighted_displacement_difference
from analysis.fewer_so_far import FewerSoFar, fewer_so_far
from analysis.results import Caveat, Doubt, Hidden, NotPossible, Reason
from data.study import Period, Pilot
from tests.analysis.pilots import PILOT

# two years before and one after, from January to December
YEARS = replace(
    PILOT,
    before=Period(date(2022, 1, 1), date(2024, 1, 1)),
    implementation=Period(date(2024, 1, 1), date(2024, 1, 1)),
    after=Period(date(2024, 1, 1), date(2025, 1, 1)),
)
END = date(2025, 1, 1)
monthly = st.lists(st.integers(5, 60), min_size=36, max_size=36)


def counted(own: list[int], others: list[int], areas: str = "abcdef") -> pd.DataFrame:
    """The same in each comparison area."""
    months = pd.date_range("2022-01-01", periods=len(own), freq="MS")
    tables = [
        pd.DataFrame({"area_id": area, "month": months, "count": numbers})
        for area, numbers in [("north", own), *((area, others) for area in areas)]
    ]
    return pd.concat(tables)


def answer(counts: pd.DataFrame, known_to: date = END, pilot: Pilot = YEARS) -> FewerSoFar:
    found = fewer_so_far(counts, pilot, known_to)
    assert isinstance(found, FewerSoFar)
    return found


def values(found: FewerSoFar) -> list[float]:
    return [step.fewer.value for step in found.steps]


def test_a_tenth_fewer_each_month_adds_up() -> None:
    found = answer(counted([20] * 24 + [18] * 12, [10] * 36))
    assert values(found) == pytest.approx([-2 * month for month in range(1, 13)])
    assert [step.until for step in found.steps][:2] == [date(2024, 2, 1), date(2024, 3, 1)]
    assert found.steps[-1].until == END


def test_each_count_is_its_own_variance_weighted_and_scaled() -> None:
    # after three months: 54 here, 180 there (six areas); half of 120 and of 360 before; scale 1/3
    third = answer(counted([20] * 24 + [18] * 12, [10] * 36)).steps[2].fewer
    assert third.se == pytest.approx(sqrt(54 + 120 / 4 + (180 + 360 / 4) / 9))
    assert (third.high - third.low) / 2 == pytest.approx(1.959964 * third.se)
    assert third.n == 54 + 180 + 120 + 360


@settings(max_examples=20)
@given(monthly, monthly)
def test_after_a_year_it_is_the_difference_of_the_whole_periods(
    own: list[int], others: list[int]
) -> None:
    found = answer(counted(own, others))
    whole = weighted_displacement_difference(
        BeforeAfter(sum(own[:24]), sum(own[24:])),
        BeforeAfter(6 * sum(others[:24]), 6 * sum(others[24:])),
        time_weights=(2, 1),
        scale_comparison_to_pilot=True,
        dispersion=found.dispersion,
    )
    assert isinstance(whole, WeightedDifference)
    last = found.steps[-1].fewer
    assert (last.value, last.se, last.p) == pytest.approx((whole.value, whole.se, whole.p))


def test_a_season_of_the_pilots_own_is_no_difference() -> None:
    season = [12, 12, 16, 24, 40, 60, 80, 60, 40, 24, 16, 12]
    halved = [number // 2 for number in season]
    longer = replace(YEARS, after=Period(date(2024, 1, 1), date(2026, 1, 1)))
    found = answer(
        counted(season * 2 + halved * 2, [20] * 24 + [10] * 24), date(2026, 1, 1), longer
    )
    assert values(found) == pytest.approx([0.0] * 24, abs=1e-9)


@settings(max_examples=20)
@given(monthly, monthly, st.integers(2, 5))
def test_the_size_of_the_comparison_areas_does_not_matter(
    own: list[int], others: list[int], times: int
) -> None:
    larger = [times * number for number in others]
    one, other = answer(counted(own, others)), answer(counted(own, larger))
    assert values(one) == pytest.approx(values(other), abs=1e-6)


def test_dispersion_widens_the_interval_by_its_root() -> None:
    calm = answer(counted([20] * 36, [20] * 36))
    wild = answer(counted([20] * 36, [5, 35] * 18))
    assert calm.dispersion == 1
    assert wild.dispersion > 1.5
    last, other = calm.steps[-1].fewer, wild.steps[-1].fewer
    assert other.se == pytest.approx(last.se * sqrt(wild.dispersion))
    assert Caveat(Doubt.UNRULY_MONTHS, size=wild.dispersion) in other.caveats


def test_says_that_it_knows_only_chance_and_holds_for_one_look() -> None:
    first = answer(counted([20] * 36, [10] * 36)).steps[0].fewer
    assert {c.doubt for c in first.caveats} >= {Doubt.CHANCE_ONLY, Doubt.MANY_LOOKS}


def test_a_second_year_adds_to_the_first() -> None:
    longer = replace(YEARS, after=Period(date(2024, 1, 1), date(2026, 1, 1)))
    counts = counted([20] * 24 + [15] * 24, [10] * 48)
    found = answer(counts, date(2026, 1, 1), longer)
    assert values(found)[11] == pytest.approx(-60)
    assert values(found)[23] == pytest.approx(-120)


def test_months_that_are_not_known_yet_are_not_counted() -> None:
    own = [20] * 24 + [18] * 5
    found = answer(counted(own, [10] * 29), date(2024, 6, 1))
    assert found.steps[-1].until == date(2024, 6, 1)
    changed = answer(counted([*own, 999], [10] * 30), date(2024, 6, 20))
    assert found == changed


def test_months_after_the_after_period_are_not_counted() -> None:
    own, others = [20] * 24 + [18] * 12, [10] * 36
    found = answer(counted([*own, 999], [*others, 10]), date(2025, 2, 1))
    assert found == answer(counted(own, others))


def test_a_small_month_makes_the_steps_longer() -> None:
    # March has 2, and April, hidden with it, is in another quarter
    own = [20] * 26 + [2, 15] + [20] * 8
    found = answer(counted(own, [10] * 36))
    assert [step.until.month for step in found.steps] == [7, 1]
    assert values(found)[-1] == pytest.approx(-23)


def test_a_small_month_before_does_so_too() -> None:
    own = [20, 2, *[20] * 34]
    assert len(answer(counted(own, [10] * 36)).steps) < 12


def test_the_same_months_of_all_years_before_are_one_sum() -> None:
    # March 2022 is hidden together with February 2023, and the first quarters come as one sum
    own = [20, 20, 2, *[20] * 10, 15, *[20] * 22]
    assert [step.until.month for step in answer(counted(own, [10] * 36)).steps] == [4, 7, 10, 1]


def test_where_every_sum_would_give_a_small_month_away_none_is_shown() -> None:
    own = [20] * 24 + [0] * 11 + [3]
    assert fewer_so_far(counted(own, [10] * 36), YEARS, END) == Hidden(Reason.SMALL_MONTHS)


def test_sums_never_part_hidden_months_from_each_other() -> None:
    rng = np.random.default_rng(1)
    for _ in range(50):
        own = rng.poisson(7, 36).tolist()
        found = fewer_so_far(counted(own, [10] * 36), YEARS, END)
        if isinstance(found, FewerSoFar) and len(found.steps) == 12:
            assert not any(0 < number < 5 for number in own)


def test_a_month_that_has_no_incident_before_is_left_out() -> None:
    own = ([0] + [10] * 11) * 2 + [10] * 12
    found = answer(counted(own, [10] * 36))
    assert found.steps[0].until == date(2024, 3, 1)
    assert values(found)[-1] == pytest.approx(10)


@pytest.mark.parametrize(
    ("own", "others", "known_to", "reason"),
    [
        ([20] * 36, [10] * 36, date(2024, 1, 31), Reason.NO_DATA_IN_PERIOD),
        ([0] * 36, [10] * 36, END, Reason.NO_INCIDENTS),
        ([0] * 24 + [9] * 12, [10] * 36, END, Reason.NOTHING_BEFORE),
        ([20] * 36, [0] * 36, END, Reason.NO_COMPARISON),
    ],
)
def test_says_why_there_is_no_number(
    own: list[int], others: list[int], known_to: date, reason: Reason
) -> None:
    assert fewer_so_far(counted(own, others), YEARS, known_to) == NotPossible(reason)


def test_calendar_months_that_are_not_in_the_before_period_are_refused() -> None:
    spring = replace(YEARS, before=Period(date(2022, 1, 1), date(2022, 4, 1)))
    refused = NotPossible(Reason.NO_DATA_IN_PERIOD)
    assert fewer_so_far(counted([20] * 36, [10] * 36), spring, END) == refused
    assert isinstance(
        fewer_so_far(counted([20] * 36, [10] * 36), spring, date(2024, 4, 1)), FewerSoFar
    )
