"""No count of 1-4 by taking one shown count from another."""

from dataclasses import replace

import pandas as pd
import pytest
from shapely import box

from analysis.coverage import Coverage
from analysis.findings import Findings, judge
from analysis.nested import HIDDEN, areas_inside, given_away, without_comparison_counts
from analysis.results import Comparison, Counted, Estimate
from data.study import Outcome
from tests.analysis.pilots import COVERED, EVEN, PILOT, THEFT, month_counts

SHOPS = replace(THEFT, groups=frozenset({"shop_theft"}))
BOTH = replace(THEFT, groups=frozenset({"shop_theft", "theft"}))
OTHER = replace(THEFT, groups=frozenset({"damage"}))


def found(before: int, after: int) -> Findings:
    counts = month_counts({"north": (before, after), **EVEN})
    return judge(counts, PILOT, THEFT, Coverage(whole=COVERED))


@pytest.mark.parametrize(
    ("inner", "hidden"),
    [((57, 30), True), ((60, 27), True), ((60, 30), False), ((55, 25), False), ((20, 10), False)],
)
def test_an_outcome_within_another_is_hidden_where_the_rest_is_small(
    inner: tuple[int, int], hidden: bool
) -> None:
    away = given_away({BOTH: found(60, 30), SHOPS: found(*inner)})
    assert away == ({SHOPS} if hidden else set())


def test_the_first_is_shown_and_the_wider_one_hidden_where_that_comes_later() -> None:
    assert given_away({SHOPS: found(57, 30), BOTH: found(60, 30)}) == {BOTH}


@pytest.mark.parametrize(
    ("one", "other", "nested"),
    [
        (BOTH, OTHER, False),
        (SHOPS, OTHER, False),
        (replace(THEFT, groups=frozenset()), OTHER, True),  # all groups
        (BOTH, replace(BOTH, business=True), True),
        (replace(SHOPS, business=True), BOTH, True),
        (replace(BOTH, business=True), SHOPS, False),
    ],
)
def test_only_what_counts_in_the_other_gives_it_away(
    one: Outcome, other: Outcome, nested: bool
) -> None:
    assert bool(given_away({one: found(60, 30), other: found(57, 30)})) is nested


def compared_with(areas: dict[str, tuple[int, int]]) -> Findings:
    pilot = replace(PILOT, comparison=frozenset(areas))
    counts = month_counts({"north": (240, 90), **areas}, pilot)
    return judge(counts, pilot, THEFT, Coverage(whole=COVERED))


def test_sums_over_nearly_the_same_areas_are_hidden_for_the_later_pilot() -> None:
    first, second = compared_with(EVEN), compared_with({**EVEN, "small": (60, 3)})
    shown = without_comparison_counts(second, PILOT, [(PILOT, first)])
    assert shown.comparison.before == shown.comparison.after == shown.comparison.change == HIDDEN
    assert isinstance(shown.change, Comparison)
    assert isinstance(second.change, Comparison)
    assert shown.change.n == 240 + 90
    assert (shown.change.value, shown.change.low) == (second.change.value, second.change.low)
    assert isinstance(shown.fewer, Estimate)
    assert shown.fewer.n == 240 + 90


def test_where_the_areas_differ_by_more_nothing_is_hidden() -> None:
    first, second = compared_with(EVEN), compared_with({**EVEN, "large": (60, 30)})
    assert without_comparison_counts(second, PILOT, [(PILOT, first)]) == second
    assert isinstance(second.comparison.after, Counted)


def test_pilots_of_other_periods_tell_nothing() -> None:
    first, second = compared_with(EVEN), compared_with({**EVEN, "small": (60, 3)})
    other = replace(PILOT, after=replace(PILOT.after, end=PILOT.after.end.replace(year=2026)))
    assert without_comparison_counts(second, PILOT, [(other, first)]) == second


def test_an_area_within_another_is_known_by_its_ground_and_neighbours_are_not() -> None:
    shapes = {
        "town": box(0, 0, 10, 10),
        "old": box(0, 0, 5, 5),
        "slightly_out": box(-0.01, 6, 4, 9),
        "half_out": box(8, 0, 12, 2),
        "beside": box(10, 0, 20, 10),
    }
    areas = pd.DataFrame({"area_id": list(shapes), "geometry": pd.array(list(shapes.values()))})
    assert areas_inside(areas) == {"town": {"old", "slightly_out"}}
    assert areas_inside(areas[areas["area_id"] == "old"]) == {}
