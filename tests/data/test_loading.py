"""What is wrong with a plan is told at once, in itself and beside what is loaded."""

from pathlib import Path

import pytest

from data.intake import Intake, Kind
from data.loading import read_for
from data.plans.named import unknown_names
from data.problems import Fault, FileError, Rule
from data.store import Store
from tests.sample import STUDY, incidents, intake

WRONG = (
    STUDY.replace('["south"]', '["soth"]')
    .replace('["theft"]', '["Brejk"]')
    .replace("before = [2022-01-01, 2024-01-01]", "before = [2022-01-01, 2025-01-01]")
)
MISSPELT = [
    Fault(Rule.UNKNOWN_AREA, "north", "soth"),
    Fault(Rule.UNKNOWN_GROUP, "Brejk", "theft"),
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    rows = incidents({"area_name": "north"}, {"area_name": "south"})
    Store(tmp_path).add(intake(Kind.INCIDENTS, rows))
    return Store(tmp_path)


def refused(store: Store | None, plan: str) -> list[Fault]:
    with pytest.raises(FileError) as caught:
        read_for(store, Kind.STUDY, plan.encode(), "studie.toml")
    return list(caught.value.faults)


def test_overlapping_periods_a_misspelt_area_and_an_unknown_group_are_told_together(
    store: Store,
) -> None:
    faults = refused(store, WRONG)
    assert Rule.OVERLAPPING_PERIODS in [fault.rule for fault in faults]
    assert faults[-2:] == MISSPELT


def test_of_a_plan_for_another_town_or_for_an_empty_store_only_the_plan_is_judged(
    store: Store, tmp_path: Path
) -> None:
    alone = refused(Store(tmp_path / "empty"), WRONG)
    assert alone == refused(None, WRONG)
    assert not {Rule.UNKNOWN_AREA, Rule.UNKNOWN_GROUP} & {fault.rule for fault in alone}


def test_a_plan_without_faults_is_read_as_it_is(store: Store) -> None:
    read = read_for(store, Kind.STUDY, STUDY.encode(), "studie.toml")
    assert isinstance(read, Intake)
    assert not list(unknown_names(STUDY.encode(), ["North", "south"], ["theft"]))


@pytest.mark.parametrize(
    "broken",
    ["pilot = 3", "[[pilot]]\narea = 7", "not toml", '[[pilot]]\nprimary = "x"\nsecondary = [1]'],
)
def test_what_names_nothing_that_can_be_read_adds_nothing_and_breaks_nothing(broken: str) -> None:
    assert list(unknown_names(broken.encode(), ["north"], ["theft"])) == []
