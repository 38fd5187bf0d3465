from dataclasses import replace
from datetime import date
from math import sqrt

import numpy as np
import pandas as pd
import pytest

from analysis.detectable import Detectable, detectable
from analysis.results import Hidden, NotPossible, Reason
from data.study import Direction, Period, Pilot
from tests.analysis.panels import as_counts, panel
from tests.analysis.pilots import EVEN, PILOT, THEFT, month_counts

AREAS = [f"area {i:02}" for i in range(29)]
PLAN = replace(
    PILOT,
    before=Period(date(2021, 1, 1), date(2024, 1, 1)),
    implementation=Period(date(2024, 1, 1), date(2024, 1, 1)),
    after=Period(date(2024, 1, 1), date(2025, 1, 1)),
    comparison=frozenset(AREAS),
)


def counted(shock: float = 0.0, own: float = 40.0, months: int = 36) -> pd.DataFrame:
    rng = np.random.default_rng(5)
    table = panel(rng, [own, *([40] * 29)], months=months, dispersion=1.5, shock=shock)
    return as_counts(table, ["north", *AREAS], "2021-01-01")


def answer(counts: pd.DataFrame, pilot: Pilot = PLAN) -> Detectable:
    found = detectable(counts, pilot, pilot.primary)
    assert isinstance(found, Detectable)
    return found


def change(found: Detectable, months: int) -> float:
    return next(one.change for one in found.hoped if one.months == months)


def test_forty_a_month_beside_twenty_nine_areas_show_a_fall_of_a_fifth_in_a_year() -> None:
    found = answer(counted())
    assert found.dispersion == pytest.approx(1.5, abs=0.1)
    assert change(found, 12) == pytest.approx(-0.19, abs=0.03)
    assert found.areas == tuple(AREAS)


def test_areas_that_drift_apart_make_it_a_third() -> None:
    found = answer(counted(shock=0.1))
    assert found.drift == pytest.approx(0.1 * sqrt(1.75), rel=0.25)
    assert -0.45 < change(found, 12) < -0.3
    assert found.months_needed == NotPossible(Reason.NEVER_SEEN, size=found.limit)


def test_where_it_is_never_seen_it_says_whether_that_is_because_areas_drift_apart() -> None:
    few = answer(counted(own=2))
    assert isinstance(few.months_needed, NotPossible)
    assert not few.drift_hides_it
    assert answer(counted(shock=0.1)).drift_hides_it
    seen = answer(counted(), replace(PLAN, primary=replace(THEFT, smallest_change=-0.25)))
    assert not seen.drift_hides_it


def test_the_interval_is_as_wide_as_asked_for() -> None:
    surer = detectable(counted(), PLAN, PLAN.primary, level=0.995)
    assert isinstance(surer, Detectable)
    assert change(surer, 12) < change(answer(counted()), 12)
    assert surer.power < answer(counted()).power


def test_a_plan_of_more_than_ten_years_has_its_own_months_too() -> None:
    eleven = replace(PLAN, after=Period(date(2024, 1, 1), date(2035, 1, 1)))
    found = answer(counted(), eleven)
    assert found.hoped[-1].months == found.planned_months == 132
    assert answer(counted()).hoped[-1].months == 120


def test_says_how_likely_the_change_worth_having_is_seen_in_the_planned_time() -> None:
    large = replace(PLAN, primary=replace(THEFT, smallest_change=-0.25))
    found = answer(counted(), large)
    assert found.power == found.precision.power(-0.25, 12) > 0.8
    assert isinstance(found.months_needed, int)
    assert found.months_needed <= 12
    assert answer(counted(), PLAN).power < 0.5


def test_what_comes_after_the_start_changes_nothing() -> None:
    longer = counted(months=60)
    later = longer["month"] >= pd.Timestamp(PLAN.before.end)
    tripled = longer.assign(count=longer["count"].where(~later, 3 * longer["count"] + 1))
    assert answer(longer) == answer(tripled) == answer(longer[~later])


def test_both_directions_are_told_the_one_hoped_for_first() -> None:
    hoped = replace(PLAN, primary=replace(THEFT, direction=Direction.INCREASE, smallest_change=0.2))
    down, up = answer(counted()), answer(counted(), hoped)
    assert (down.hoped, down.other_way) == (up.other_way, up.hoped)
    assert down.hoped[0].change < 0 < up.hoped[0].change
    assert down.limit < 0 < up.limit
    assert up.power == up.precision.power(0.2, 12)


def test_months_follow_the_calendar_from_the_beginning_of_the_after_period() -> None:
    counts = counted()
    summer = replace(PLAN, after=Period(date(2024, 7, 1), date(2025, 7, 1)))
    # the season is high from January to June
    assert change(answer(counts), 6) > change(answer(counts, summer), 6)
    assert change(answer(counts), 12) == pytest.approx(change(answer(counts, summer), 12))


@pytest.mark.parametrize(
    ("totals", "refusal"),
    [
        ({"north": (0, 60)} | EVEN, NotPossible(Reason.NOTHING_BEFORE)),
        ({"north": (3, 60)} | EVEN, Hidden(Reason.SMALL_COUNT)),
        ({"north": (19, 60)} | EVEN, NotPossible(Reason.FEW_BEFORE, size=19)),
        (
            {"north": (90, 60)} | EVEN | {"a": (4, 4), "b": (0, 9)},
            NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=4),
        ),
    ],
)
def test_where_the_headline_will_not_be_possible_nothing_can_be_seen(
    totals: dict[str, tuple[int, int]], refusal: NotPossible | Hidden
) -> None:
    assert detectable(month_counts(totals), PILOT, THEFT) == refusal
