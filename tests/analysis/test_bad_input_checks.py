"""The same for the checks of an answer: a reason or finite numbers, whatever is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import inf, nan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.choices import Around
from analysis.counts import BeforeAfter
from analysis.coverage import Coverage
from analysis.displacement_quotient import displacement_quotient
from analysis.findings import judge
from analysis.hours import hours_by_weekday
from analysis.interrupted import interrupted_time_series
from analysis.placebo import Placebo, placebo_in_space
from analysis.placebo_in_time import PlaceboInTime, placebo_in_time
from analysis.regression_to_the_mean import regression_to_the_mean
from analysis.results import Hidden, NotPossible, Reason
from analysis.running_difference import running_weighted_displacement_difference
from analysis.similarity import point_pattern_similarity
from analysis.specifications import Specifications, specifications
from data.study import Period, Pilot
from tests.analysis.pilots import PILOT, THEFT
from tests.analysis.test_bad_input import (
    NOT_COUNTS,
    WRONG,
    a_count,
    an_area,
    is_sound,
    phis,
    some_areas,
)

FIRST, LAST = date(2019, 1, 1), date(2025, 5, 1)
KNOWN = Coverage(whole=(FIRST, LAST))
AREAS = ("north", *sorted(PILOT.comparison))
a_series = st.lists(a_count, max_size=40)


@given(some_areas, an_area, phis)
def test_areas_as_if_they_were_the_pilot(
    others: Mapping[str, BeforeAfter], pilot: BeforeAfter, phi: float
) -> None:
    found = placebo_in_space(pilot, others, dispersion=phi)
    assert is_sound(found)
    if isinstance(found, Placebo):
        assert 1 <= found.rank <= found.of == len(found.areas) + 1


@given(an_area, an_area, an_area)
def test_displacement_over_what_the_pilot_won(
    pilot: BeforeAfter, buffer: BeforeAfter, comparison: BeforeAfter
) -> None:
    assert is_sound(displacement_quotient(pilot, buffer, comparison))


@given(st.lists(st.tuples(a_count, a_count), max_size=12))
def test_whether_the_pattern_over_areas_is_the_same(areas: Sequence[tuple[int, int]]) -> None:
    found = point_pattern_similarity([b for b, _ in areas], [a for _, a in areas])
    assert is_sound(found)


@given(st.lists(st.integers(0, 10**6), max_size=40), st.integers(0, 40))
def test_a_step_in_a_series(counts: Sequence[int], when: int) -> None:
    step = [float(i >= when) for i in range(len(counts))]
    assert is_sound(interrupted_time_series(counts, step))


@given(a_series, st.floats(0, 1e6), st.floats(0, 1e6))
def test_what_a_place_would_have_had_anyway(
    counts: Sequence[int], expected: float, overdispersion: float
) -> None:
    found = regression_to_the_mean(
        counts, expected_per_year=expected, overdispersion=overdispersion
    )
    assert is_sound(found)


@given(st.lists(st.floats(0, 1e9), min_size=168, max_size=168))
def test_hours_of_the_week(slots: Sequence[float]) -> None:
    found = hours_by_weekday(slots)
    if isinstance(found, NotPossible):
        return
    shown = found.cells.to_numpy().ravel()
    assert all(value is pd.NA or value == 0 or value >= 5 for value in shown)


@given(
    st.lists(st.tuples(a_count, a_count), max_size=24),
    st.lists(st.tuples(a_count, a_count), max_size=24),
    phis,
)
def test_the_difference_month_by_month(
    before: Sequence[tuple[int, int]], after: Sequence[tuple[int, int]], phi: float
) -> None:
    found = running_weighted_displacement_difference(
        [own for own, _ in before],
        [other for _, other in before],
        [own for own, _ in after],
        [other for _, other in after],
        dispersion=phi,
    )
    assert is_sound(found)


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_count_is_refused_by_every_check(wrong: Any) -> None:  # noqa: ANN401
    bad, good = BeforeAfter(20, wrong), BeforeAfter(20, 20)
    others = dict.fromkeys("abcdef", good)
    assert placebo_in_space(bad, others, dispersion=1) == NOT_COUNTS
    assert placebo_in_space(good, others | {"z": bad}, dispersion=1) == NOT_COUNTS
    for three in ((bad, good, good), (good, bad, good), (good, good, bad)):
        assert displacement_quotient(*three) == NOT_COUNTS
    assert point_pattern_similarity([20, 20], [20, wrong]) == NOT_COUNTS
    assert point_pattern_similarity([20, wrong], [20, 20]) == NOT_COUNTS
    step = [0.0] * 12 + [1.0] * 12
    if wrong != 2.5:  # a series may be of expected counts
        assert interrupted_time_series([20] * 23 + [wrong], step) == NOT_COUNTS
    corrected = regression_to_the_mean([20, wrong], expected_per_year=10, overdispersion=2)
    assert corrected == NOT_COUNTS
    for months in ([[wrong], [1], [1], [1]], [[1], [1], [1], [wrong]]):
        assert running_weighted_displacement_difference(*months) == NOT_COUNTS


@pytest.mark.parametrize("wrong", [-1.0, nan, inf])
def test_hours_of_no_number_of_incidents_are_refused(wrong: float) -> None:
    assert hours_by_weekday([10.0] * 167 + [wrong]) == NOT_COUNTS


@pytest.mark.parametrize(("expected", "spread"), [(nan, 2.0), (10.0, nan), (inf, 2.0), (10.0, -1)])
def test_a_mean_that_is_no_number_is_refused(expected: float, spread: float) -> None:
    found = regression_to_the_mean([20, 10], expected_per_year=expected, overdispersion=spread)
    assert isinstance(found, NotPossible)


@pytest.mark.parametrize(("expected", "spread"), [(1, 1e-9), (5e-324, 2), (1, 5e-324)])
def test_none_counted_and_next_to_nothing_known_has_no_interval(
    expected: float, spread: float
) -> None:
    found = regression_to_the_mean([0], expected_per_year=expected, overdispersion=spread)
    assert found == NotPossible(Reason.NO_INCIDENTS)


def counted(cells: np.ndarray | int, areas: Sequence[str] = AREAS) -> pd.DataFrame:
    """Months x areas from 2019 on, as rows of one offence group."""
    months = pd.date_range(FIRST, LAST, freq="MS", inclusive="left", name="month")
    table = pd.DataFrame(cells, index=months, columns=list(areas)).reset_index()
    long = table.melt("month", var_name="area_id", value_name="count")
    return long.assign(offence_group="theft", business=None)


SWAPPED = Period(date(2024, 1, 1), date(2022, 1, 1))
EMPTY = Period(date(2024, 1, 1), date(2024, 1, 1))
MONTH = Period(date(2023, 4, 1), date(2023, 5, 1))
BAD: dict[str, tuple[pd.DataFrame, Pilot]] = {
    "nothing counted": (counted(0), PILOT),
    "no rows": (counted(0).iloc[:0], PILOT),
    "all alike": (counted(10), PILOT),
    "huge": (counted(10**12), PILOT),
    "one of each": (counted(1), PILOT),
    "one area": (counted(10, ["north"]), PILOT),
    "no comparison": (counted(10), replace(PILOT, comparison=frozenset())),
    "itself": (counted(10), replace(PILOT, comparison=PILOT.comparison | {"north"})),
    "swapped": (counted(10), replace(PILOT, before=SWAPPED)),
    "empty before": (counted(10), replace(PILOT, before=EMPTY)),
    "empty after": (counted(10), replace(PILOT, after=EMPTY)),
    "one month": (
        counted(40),
        replace(PILOT, before=MONTH, after=Period(date(2024, 4, 1), date(2024, 5, 1))),
    ),
    "elsewhere only": (counted(10, [*AREAS[1:], "elsewhere"]), PILOT),
}


def ways(counts: pd.DataFrame, pilot: Pilot) -> Specifications | NotPossible | Hidden:
    answer = judge(counts, pilot, THEFT, KNOWN)
    around = Around(alike=frozenset(AREAS), distances=dict.fromkeys(AREAS, 0.0))
    return specifications(counts, pilot, THEFT, KNOWN, answer, around)


@pytest.mark.parametrize("case", BAD)
def test_a_start_that_cannot_be_moved_says_why(case: str) -> None:
    found = placebo_in_time(*BAD[case], KNOWN)
    assert is_sound(found)
    if isinstance(found, PlaceboInTime):
        assert all(is_sound(one.change) for one in found.starts)
        found.seen(judge(*BAD[case], THEFT, KNOWN).change)


@pytest.mark.parametrize("case", BAD)
def test_ways_that_cannot_be_asked_say_why(case: str) -> None:
    counts, pilot = BAD[case]
    found = ways(counts, pilot)
    assert is_sound(found)
    if isinstance(found, Specifications):
        assert found.plan.is_plan
        assert all(is_sound(way.change) for way in found.ways)
        assert is_sound(found.moving())


a_town = st.lists(
    st.lists(st.one_of(st.integers(0, 6), st.integers(0, 10**9)), min_size=7, max_size=7),
    min_size=76,
    max_size=76,
)


@given(a_town)
def test_whatever_is_counted_both_checks_give_finite_numbers_or_reasons(
    cells: list[list[int]],
) -> None:
    counts = counted(np.array(cells))
    moved = placebo_in_time(counts, PILOT, KNOWN)
    assert isinstance(moved, PlaceboInTime)
    assert all(is_sound(one.change) for one in moved.starts)
    found = ways(counts, PILOT)
    assert is_sound(found)
    if isinstance(found, Specifications):
        assert all(is_sound(way.change) for way in found.ways)


@pytest.mark.parametrize("wrong", [-3.0, 2.5, nan, inf])
def test_no_check_counts_what_are_no_counts(wrong: float) -> None:
    counts = counted(10).astype({"count": "float64"})
    counts.loc[7, "count"] = wrong
    assert placebo_in_time(counts, PILOT, KNOWN) == NOT_COUNTS
    assert ways(counts, PILOT) == NotPossible(Reason.NOT_COUNTS)
