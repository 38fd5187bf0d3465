import pandas as pd

from analysis.base_rates import Base, base_of, per_1000
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit

BASES = pd.DataFrame(
    [
        ("north", 2022, "residents", 1200),
        ("north", 2024, "residents", 1300),
        ("south", 2022, "residents", 800),
        ("south", 2023, "residents", 900),
        ("north", 2024, "businesses", 0),
        ("south", 2023, "businesses", None),
    ],
    columns=["area_id", "year", "base", "value"],
)
NONE = NotPossible(Reason.NO_BASE)


def counted(n: int) -> Counted:
    return Counted(value=n, unit=Unit.INCIDENTS, n=n)


def test_the_base_is_of_the_latest_year_until_the_one_asked_for() -> None:
    assert base_of(BASES, "residents", ["north"], 2025) == Base("residents", 2024, 1300)
    assert base_of(BASES, "residents", ["north"], 2023) == Base("residents", 2022, 1200)


def test_a_base_that_came_later_stands_in_and_says_its_year() -> None:
    assert base_of(BASES, "residents", ["north"], 2020) == Base("residents", 2022, 1200)


def test_areas_are_added_up_in_a_year_that_all_of_them_have() -> None:
    assert base_of(BASES, "residents", ["north", "south"], 2025) == Base("residents", 2022, 2000)


def test_an_area_without_the_base_or_a_base_of_zero_gives_no_rate() -> None:
    assert base_of(BASES, "residents", ["north", "west"], 2025) == NONE
    assert base_of(BASES, "businesses", ["north"], 2025) == NONE
    assert base_of(BASES, "businesses", ["south"], 2025) == NONE
    assert base_of(BASES, "residents", [], 2025) == NONE


def test_sixty_five_incidents_among_1300_residents_are_fifty_per_thousand() -> None:
    base = base_of(BASES, "residents", ["north"], 2025)
    assert per_1000(counted(65), base) == 50


def test_a_hidden_count_has_no_rate() -> None:
    base = Base("residents", 2024, 1300)
    assert per_1000(Hidden(Reason.SMALL_COUNT), base) == Hidden(Reason.SMALL_COUNT)
    assert per_1000(counted(65), NONE) == NONE
