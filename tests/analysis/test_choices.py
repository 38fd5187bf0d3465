from dataclasses import replace
from datetime import date

import pytest

from analysis.choices import (
    Around,
    Choice,
    Kind,
    Way,
    compared,
    countings,
    windows_after,
    windows_before,
)
from data.study import Counting, Period, same_months
from tests.analysis.pilots import PILOT, THEFT

TEN = [f"area{i}" for i in range(10)]
WIDE = replace(PILOT, comparison=frozenset(TEN), buffers=frozenset({"street"}))
USED = {area: 100 - i for i, area in enumerate(TEN)}  # area0 has most


def sets(around: Around, used: dict[str, int] = USED) -> dict[Way, frozenset[str]]:
    return {choice.way: areas for choice, areas in compared(WIDE, used, around).items()}


def test_halves_by_incidents_and_by_distance_are_halves_of_the_plan_s() -> None:
    away = {area: float(abs(i - 4)) for i, area in enumerate(TEN)}
    found = sets(Around(distances=away))
    assert found[Way.LARGER] == set(TEN[:5])
    assert found[Way.SMALLER] == set(TEN[5:])
    assert found[Way.NEAREST] == {"area2", "area3", "area4", "area5", "area6"}


def test_pilots_and_buffers_are_never_compared_with() -> None:
    like = frozenset({*TEN[:6], "north", "street", "other pilot"})
    found = sets(Around(alike=like, never=frozenset({"other pilot"})))
    assert found[Way.ALIKE] == set(TEN[:6])


def test_the_plan_s_own_set_is_not_asked_twice() -> None:
    assert Way.ALIKE not in sets(Around(alike=frozenset(TEN)))


def test_sets_of_fewer_than_five_areas_are_not_asked() -> None:
    few = dict(list(USED.items())[:8])
    assert set(sets(Around(alike=frozenset(TEN[:4])), few)) == {Way.PLAN}


def test_unknown_places_have_no_nearest_half() -> None:
    assert Way.NEAREST not in sets(Around(distances={"area0": 3.0}))


def test_the_time_before_is_the_plan_s_and_whole_years_up_to_its_end() -> None:
    found = {(c.way, c.detail): p for c, p in windows_before(PILOT).items()}
    assert found == {
        (Way.PLAN, ""): PILOT.before,  # two years
        (Way.YEARS, "1"): Period(date(2023, 1, 1), date(2024, 1, 1)),
        (Way.YEARS, "3"): Period(date(2021, 1, 1), date(2024, 1, 1)),
    }


def test_the_time_after_is_the_plan_s_and_of_more_than_a_year_its_first_and_latest() -> None:
    assert [c.way for c in windows_after(PILOT)] == [Way.PLAN]
    longer = replace(PILOT, after=Period(date(2024, 4, 1), date(2026, 4, 1)))
    found = {choice.way: period for choice, period in windows_after(longer).items()}
    assert found[Way.FIRST_YEAR] == Period(date(2024, 4, 1), date(2025, 4, 1))
    assert found[Way.LATEST_YEAR] == Period(date(2025, 4, 1), date(2026, 4, 1))


def test_what_is_counted_is_the_plan_s_each_alone_all_and_business_where_it_is_known() -> None:
    both = replace(THEFT, groups=frozenset({"theft", "damage"}))
    found = countings(both, both.groups, business_known=True)
    assert [(c.way, c.detail) for c in found] == [
        (Way.PLAN, ""),
        (Way.ALL, ""),
        (Way.BUSINESS, ""),
        (Way.GROUP, "damage"),
        (Way.GROUP, "theft"),
    ]
    assert found[Choice(Kind.COUNTED, Way.BUSINESS)] == Counting(("damage", "theft"), True)
    assert Way.BUSINESS not in {c.way for c in countings(both, both.groups, business_known=False)}
    assert [c.way for c in countings(THEFT, THEFT.groups, business_known=False)] == [
        Way.PLAN,
        Way.ALL,
    ]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ((2022, 1, 24), (2024, 4, 12), True),
        ((2022, 1, 36), (2024, 4, 24), True),
        ((2023, 4, 6), (2024, 4, 6), True),
        ((2023, 4, 6), (2024, 10, 6), False),
        ((2022, 1, 24), (2024, 4, 6), False),
        ((2022, 1, 18), (2024, 1, 12), False),
    ],
)
def test_windows_are_compared_only_if_no_season_can_look_like_a_change(
    before: tuple[int, int, int], after: tuple[int, int, int], same: bool
) -> None:
    periods = [
        Period(date(y, m, 1), date(y + (m - 1 + n) // 12, (m - 1 + n) % 12 + 1, 1))
        for y, m, n in (before, after)
    ]
    assert same_months(*periods) is same
