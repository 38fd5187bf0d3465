"""P25: hours and money, and what a measure that is done costs."""

from datetime import date

import pandas as pd

from analysis.process.indicator import Also, Value
from analysis.process.resources import resources_used
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from tests.analysis.process.made import YEAR, placed

AS_OF = date(2025, 11, 30)
RESOURCES = placed(
    "resources",
    {"month": "2025-01-01", "organisation": "police", "hours": 10},
    {"month": "2025-02-01", "organisation": "police", "hours": 5, "cost_sek": 2000},
    {"month": "2025-02-01", "organisation": "business", "cost_sek": 7000},
    {"month": "2025-03-01", "organisation": "municipality", "hours": 25},
    {"month": "2026-01-01", "organisation": "police", "hours": 99},
    {"organisation": "police", "hours": 99},
    {"month": "2025-01-01", "organisation": "police", "hours": 7, "area_id": "b"},
)
MEASURES = placed(
    "measures",
    {"done_on": "2025-03-01", "cost_sek": 1000, "owner_type": "municipality"},
    {"done_on": "2025-04-01", "cost_sek": 5000, "owner_type": "municipality"},
    {"done_on": "2025-05-01"},
    {"done_on": "2024-05-01", "cost_sek": 90000, "owner_type": "municipality"},
    {
        "done_on": "2025-12-15",
        "cost_sek": 90000,
        "owner_type": "municipality",
    },  # after the day asked of
    {"due_on": "2025-06-01", "cost_sek": 90000, "owner_type": "municipality"},
)


def beside(
    what: Also, name: str = "", measures: pd.DataFrame | None = MEASURES, area: str = "a"
) -> Value:
    found = resources_used(RESOURCES, measures, area, YEAR, AS_OF)
    return next(b.value for b in found.beside if (b.what, b.name) == (what, name))


def test_hours_are_summed_for_all_and_for_each_sort_of_organisation() -> None:
    found = resources_used(RESOURCES, MEASURES, "a", YEAR, AS_OF)
    assert found.code == "P25"
    assert found.value == Counted(value=40.0, unit=Unit.HOURS, n=3)
    assert {part.name: part.value for part in found.parts} == {
        "police": Counted(value=15.0, unit=Unit.HOURS, n=2),
        "municipality": Counted(value=25.0, unit=Unit.HOURS, n=1),
        "business": NotPossible(Reason.NO_HOURS_NOTED),
    }
    assert found.missing == (
        NotPossible(Reason.NOT_SAID, size=1),
        NotPossible(Reason.COST_NOT_SAID, size=1),
    )


def test_money_is_told_beside_the_hours() -> None:
    assert beside(Also.SPENT) == Counted(value=9000.0, unit=Unit.SEK, n=2)
    assert beside(Also.SPENT, "business") == Counted(value=7000.0, unit=Unit.SEK, n=1)
    assert beside(Also.SPENT, "municipality") == NotPossible(Reason.NO_COSTS)


def test_what_is_spent_per_measure_done_and_what_measures_cost_are_two_figures() -> None:
    unit = Unit.SEK_PER_MEASURE
    assert beside(Also.SPENT_PER_DONE) == Counted(value=3000.0, unit=unit, n=3)
    assert beside(Also.OWN_COST) == Counted(value=3000.0, unit=unit, n=2)


def test_what_one_business_paid_is_not_in_the_average() -> None:
    private = {"done_on": "2025-03-01", "cost_sek": 700, "owner_type": "private", "org_id": "O-1"}
    city = {"done_on": "2025-04-01", "cost_sek": 5000, "owner_type": "municipality"}
    both = placed("measures", private, city)
    assert beside(Also.OWN_COST, measures=both) == Counted(
        value=5000.0, unit=Unit.SEK_PER_MEASURE, n=1
    )
    alone = placed("measures", private)
    assert beside(Also.OWN_COST, measures=alone) == Hidden(Reason.FEW_BUSINESSES)
    found = resources_used(RESOURCES, both, "a", YEAR, AS_OF)
    assert NotPossible(Reason.COST_WITHHELD, size=1) in found.missing


def test_without_measures_done_or_costs_there_is_a_reason() -> None:
    assert beside(Also.SPENT_PER_DONE, measures=None) == NotPossible(Reason.NONE_DONE)
    assert beside(Also.OWN_COST, measures=None) == NotPossible(Reason.NONE_DONE)
    free = placed("measures", {"done_on": "2025-03-01", "cost_sek": -5})
    assert beside(Also.OWN_COST, measures=free) == NotPossible(Reason.NO_COSTS)
    assert beside(Also.SPENT_PER_DONE, area="b") == NotPossible(Reason.NO_COSTS)


def test_without_resources_there_is_a_reason() -> None:
    none = NotPossible(Reason.NO_RESOURCES)
    assert resources_used(RESOURCES, MEASURES, "c", YEAR, AS_OF).value == none
    assert resources_used(None, None, "", YEAR, AS_OF).value == none
    money = placed("resources", {"month": "2025-01-01", "cost_sek": 5})
    found = resources_used(money, None, "a", YEAR, AS_OF)
    assert found.value == NotPossible(Reason.NO_HOURS_NOTED)


def test_hours_below_nothing_are_not_counted() -> None:
    odd = placed(
        "resources", {"month": "2025-01-01", "hours": 5}, {"month": "2025-01-01", "hours": -3}
    )
    found = resources_used(odd, None, "a", YEAR, AS_OF)
    assert found.value == Counted(value=5.0, unit=Unit.HOURS, n=1)
