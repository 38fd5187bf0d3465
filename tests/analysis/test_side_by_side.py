"""Which areas may show their sums beside each other?"""

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.disclosure import is_small
from analysis.results import Hidden, NotPossible, Reason
from analysis.side_by_side import (
    MOST_PANELS,
    MOST_YEARS,
    Panels,
    may_be_shown,
    year_panels,
    years_back,
)
from data.study import Period

FIRST, SECOND = (Period(date(year, 1, 1), date(year + 1, 1, 1)) for year in (2023, 2024))
MIDDLE = Period(date(2023, 7, 1), date(2024, 7, 1))
MONTHS = pd.date_range("2023-01-01", periods=24, freq="MS")


def table(**monthly: int | list[int]) -> pd.DataFrame:
    """Each area's months: the same number in all, or one for each."""
    return pd.DataFrame({area: np.broadcast_to(own, 24) for area, own in monthly.items()}, MONTHS)


def shown(
    months: pd.DataFrame, *totals: Period, elsewhere: int = 100, withheld: tuple[str, ...] = ()
) -> tuple[str, ...]:
    whole = months.sum(axis="columns") + elsewhere
    return may_be_shown(months, whole, totals or (FIRST, SECOND), withheld)


def test_the_largest_is_first_and_small_ones_are_not_shown() -> None:
    few = [1, 1, 1] + [0] * 9 + [9] * 12
    assert shown(table(a=5, b=9, few=few)) == ("b", "a")


def test_an_area_without_incidents_in_a_year_is_shown_but_one_without_any_is_not() -> None:
    assert shown(table(a=5, none=0, late=[0] * 12 + [3] * 12)) == ("a", "late")


def test_what_is_small_between_the_edges_of_two_totals_counts() -> None:
    """Each year has 12 or more, but from July to December there are 3: one sum less another."""
    uneven = [2] * 6 + [3] + [0] * 5 + [2] * 12
    months = table(a=5, b=6, c=7, d=8, uneven=uneven)
    assert "uneven" in shown(months, FIRST, SECOND)
    assert "uneven" not in shown(months, FIRST, SECOND, MIDDLE)


def test_what_is_left_over_is_never_small() -> None:
    """Everything less what is shown would be the 1 a year of `few`: the smallest goes with it."""
    months = table(a=5, b=9, c=7, few=[1] + [0] * 11 + [1] + [0] * 11)
    assert shown(months, elsewhere=0) == ("b", "c")
    assert shown(months) == ("b", "c", "a")


def test_what_is_left_of_areas_whose_sum_is_known_is_not_small_either() -> None:
    """The smallest of all is not one of them: hiding that one does not hide `few`."""
    months = table(a=5, b=9, c=7, few=[1] + [0] * 11 + [1] + [0] * 11)
    whole = months.sum(axis="columns")
    known = [{"b", "c", "few"}]
    assert may_be_shown(months, whole, (FIRST, SECOND)) == ("b", "c")
    assert may_be_shown(months, whole, (FIRST, SECOND), together=known) == ("b", "a")
    assert may_be_shown(months, whole, (FIRST, SECOND), together=[{"a"}, *known]) == ("b", "a")
    assert may_be_shown(months, whole, (FIRST, SECOND), together=[{"a"}, {"b"}]) == ("b", "a")


def test_an_area_less_those_within_it_is_not_small() -> None:
    months = table(town=[20] * 12 + [21] * 3 + [20] * 9, old=12, new=8, far=30)
    whole = months[["town", "far"]].sum(axis="columns")

    def within(*inner: str) -> tuple[str, ...]:
        return may_be_shown(months, whole, (FIRST, SECOND), inside_of={"town": inner})

    assert within() == ("far", "town", "old", "new")
    assert within("old", "new") == ("far", "town", "old")
    assert within("old") == ("far", "town", "old", "new")
    nearly = months.assign(old=20)
    assert may_be_shown(nearly, whole, (FIRST, SECOND), inside_of={"town": ["old"]}) == (
        "far",
        "town",
        "new",
    )


def test_what_is_withheld_is_left_over_too() -> None:
    months = table(a=5, b=9, c=7)
    assert shown(months, withheld=("c",)) == ("b", "a")


areas = st.lists(st.lists(st.integers(0, 3), min_size=24, max_size=24), min_size=1, max_size=8)
totals = st.lists(st.sampled_from([FIRST, SECOND, MIDDLE]), min_size=1, max_size=3)


@given(areas, totals, st.integers(0, 1))
def test_no_difference_of_what_is_told_is_small(
    monthly: list[list[int]], told: list[Period], elsewhere: int
) -> None:
    months = pd.DataFrame({f"a{i}": own for i, own in enumerate(monthly)}, MONTHS)
    whole = months.sum(axis="columns") + elsewhere
    open_ = list(may_be_shown(months, whole, told))
    if not open_:
        return
    for one in told:
        for other in told:
            inside = (months.index >= pd.Timestamp(one.start)) & (
                months.index < pd.Timestamp(one.end)
            )
            beside = (months.index >= pd.Timestamp(other.start)) & (
                months.index < pd.Timestamp(other.end)
            )
            parts = (inside, inside & ~beside, inside & beside)
            for part in parts:
                assert not months.loc[part, open_].sum().map(is_small).any()
                assert not is_small(whole[part].sum() - months.loc[part, open_].sum().sum())


def test_years_go_back_from_the_latest_as_far_as_the_period_reaches() -> None:
    latest = Period(date(2025, 9, 1), date(2026, 9, 1))
    years = years_back(Period(date(2022, 8, 1), date(2026, 11, 1)), latest)
    assert [year.start.year for year in years] == [2022, 2023, 2024, 2025]
    assert years[-1] == latest
    assert all(a.end == b.start for a, b in pairwise(years))
    long = Period(date(1990, 1, 1), date(2026, 11, 1))
    assert len(years_back(long, latest)) == MOST_YEARS


def panels(months: pd.DataFrame, *first: str) -> Panels:
    found = year_panels(
        months, months.sum(axis="columns"), (FIRST, SECOND), shown(months), first=first
    )
    assert isinstance(found, Panels)
    return found


def test_a_hand_example_of_panels() -> None:
    found = panels(table(a=[10] * 12 + [8] * 12, b=[1] * 12 + [2] * 12))
    assert [(panel.name, panel.counts) for panel in found.panels] == [
        ("a", (120, 96)),
        ("b", (12, 24)),
    ]
    assert found.panels[0].index == (100, 80)
    assert found.together.counts == (132, 120)
    assert (found.compared, found.fewer) == (2, 1)


def test_the_sixteen_largest_are_panels_and_the_pilot_whatever_its_size() -> None:
    months = table(**{f"a{i:02}": 40 - i for i in range(30)})
    assert [p.name for p in panels(months).panels] == [f"a{i:02}" for i in range(MOST_PANELS)]
    with_pilot = [p.name for p in panels(months, "a00", "a29").panels]
    assert with_pilot == [*(f"a{i:02}" for i in range(MOST_PANELS - 1)), "a29"]
    assert panels(months).compared == 30


def test_an_index_needs_a_first_year() -> None:
    found = panels(table(a=5, late=[0] * 12 + [3] * 12))
    assert [panel.index is None for panel in found.panels] == [False, True]


@pytest.mark.parametrize("few", ["a", "ab"])
def test_one_year_or_one_area_is_nothing_to_compare_and_small_ones_are_hidden(few: str) -> None:
    months = table(**dict.fromkeys(few, 5))
    whole = months.sum(axis="columns")
    years = (FIRST, SECOND) if few == "a" else (FIRST,)
    refused = year_panels(months, whole, years, tuple(few))
    assert refused == NotPossible(Reason.NO_DATA_IN_PERIOD)
    two = table(a=5, b=5)
    assert year_panels(two, whole, (FIRST, SECOND), ("a",)) == Hidden(Reason.SMALL_COUNT)
