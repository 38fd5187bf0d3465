from datetime import date

import pandas as pd
import pytest

from analysis.decision.readiness import Files, Item, Need, Section, needs, there_already
from analysis.process.indicator import Tally
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.made import placed

PERIOD = Period(date(2025, 1, 1), date(2026, 1, 1))
AS_OF = date(2026, 1, 1)
NO_FILES = Files(
    elements=None, members=None, meetings=None, walks=None, resources=None, measures=None
)
ELEMENTS = placed(
    "elements",
    {"method": "safety_walk", "planned": 6, "delivered": 3, "routine": "yes", "role": "yes"},
    {"method": "safety_walk", "planned": 1, "delivered": 1, "routine": "no", "grade": 2},
    {"method": "meeting", "planned": 4, "delivered": 4, "routine": "unknown", "grade": 1},
)
RESOURCES = placed(
    "resources",
    {"month": date(2025, 1, 1), "organisation": "municipality", "hours": 30, "cost_sek": 6_000},
    {"month": date(2025, 2, 1), "organisation": "municipality", "hours": 10, "cost_sek": 6_000},
    {"month": date(2025, 2, 1), "organisation": "police", "hours": 8},
)


def found(files: Files, *pilots: str) -> dict[str, Need]:
    periods = dict.fromkeys(pilots or ("a",), PERIOD)
    listed = needs(files, periods, periods, AS_OF)
    return {need.key: need for need in listed}


def of(**files: pd.DataFrame) -> dict[str, Need]:
    kinds = dict.fromkeys(Files.__dataclass_fields__) | files
    return found(Files(**kinds))


def test_a_routine_is_told_as_the_part_of_the_plan_that_was_delivered() -> None:
    had = of(elements=ELEMENTS)["routines-safety_walk"].had["a"]
    assert isinstance(had.value, Tally)
    assert (had.value.count, had.value.of) == (1.5, 2)


def test_of_each_routine_stands_how_many_parts_are_written_down_have_a_role_and_what_grade() -> (
    None
):
    told = of(elements=ELEMENTS)
    walks, meetings = (told[f"routines-{name}"].had["a"] for name in ("safety_walk", "meeting"))
    assert walks.routine is not None
    assert walks.role is not None
    assert (walks.routine.count, walks.role.count, walks.grades) == (1, 1, (2,))
    assert meetings.routine is not None  # unknown is not yes
    assert (meetings.routine.count, meetings.routine.of, meetings.grades) == (0, 1, (1,))


def test_a_method_that_no_pilot_has_is_no_need() -> None:
    names = {need.name for need in of(elements=ELEMENTS).values()}
    assert {"safety_walk", "meeting"} <= names
    assert not {"camera", "lighting"} & names


def test_a_pilot_without_a_routine_that_another_has_is_told_so() -> None:
    told = found(
        Files(**(dict.fromkeys(Files.__dataclass_fields__) | {"elements": ELEMENTS})), "a", "b"
    )
    other = told["routines-meeting"].had["b"]
    assert (other.value, other.routine) == (NotPossible(Reason.NO_ELEMENTS), None)


def test_roles_are_the_hours_a_month_of_each_organisation_in_the_months_that_were_noted() -> None:
    told = of(resources=RESOURCES)
    city, police = (told[f"roles-{name}"].had["a"].value for name in ("municipality", "police"))
    assert city == Counted(value=20, unit=Unit.HOURS, n=2)
    assert police == Counted(value=4, unit=Unit.HOURS, n=1)


def test_resources_are_told_a_month_of_the_whole_time() -> None:
    told = of(resources=RESOURCES)
    assert told["resources-hours"].had["a"].value == Counted(value=4, unit=Unit.HOURS, n=3)
    assert told["resources-money"].had["a"].value == Counted(value=1_000, unit=Unit.SEK, n=2)


def test_owners_are_counted_of_the_measures() -> None:
    rows = placed(
        "measures",
        {"owner_type": "municipality", "decided_on": date(2025, 3, 1)},
        {"owner_type": "", "decided_on": date(2025, 3, 1)},
    )
    owned = of(measures=rows)["roles-owners"].had["a"].value
    assert owned == Tally(count=1, of=2, unit=Unit.MEASURES)


def test_what_one_business_paid_is_not_told_as_a_resource() -> None:
    day = date(2025, 3, 1)
    rows = placed(
        "measures",
        {
            "owner_type": "private",
            "org_id": "O-1",
            "decided_on": day,
            "done_on": day,
            "cost_sek": 9,
        },
    )
    assert of(measures=rows)["resources-measures"].had["a"].value == Hidden(Reason.FEW_BUSINESSES)


def test_without_files_every_need_says_that_nobody_noted_it_and_none_says_zero() -> None:
    told = found(NO_FILES)
    assert {need.section for need in told.values()} == {*Section} - {Section.ROUTINES}
    assert all(isinstance(need.had["a"].value, NotPossible) for need in told.values())


def test_answers_are_kept_by_a_key_that_no_two_needs_share() -> None:
    files = Files(
        **(
            dict.fromkeys(Files.__dataclass_fields__)
            | {"elements": ELEMENTS, "resources": RESOURCES}
        )
    )
    listed = needs(files, {"a": PERIOD}, {"a": PERIOD}, AS_OF)
    assert len({need.key for need in listed}) == len(listed)


def test_measures_are_paid_in_the_period_that_costs_are_told_of_and_no_other() -> None:
    rows = placed(
        "measures",
        {"owner_type": "municipality", "done_on": date(2025, 3, 1), "cost_sek": 7},
        {"owner_type": "municipality", "done_on": date(2025, 9, 1), "cost_sek": 5},
    )
    half = {"a": Period(date(2025, 1, 1), date(2025, 7, 1))}
    files = Files(**(dict.fromkeys(Files.__dataclass_fields__) | {"measures": rows}))
    told = {need.key: need for need in needs(files, {"a": PERIOD}, half, AS_OF)}
    paid = told["resources-measures"].had["a"].value
    assert paid == Counted(value=7, unit=Unit.SEK, n=1)


def test_what_a_place_has_already_is_told_or_said_to_be_unknown() -> None:
    there = there_already(NO_FILES, "b", 40.0, 120, 80, AS_OF)
    assert there["businesses"] == Counted(value=40, unit=Unit.BUSINESSES, n=40)
    assert there["answers"] == Counted(value=120, unit=Unit.RESPONDENTS, n=120)
    assert there["months"] == Counted(value=80, unit=Unit.MONTHS, n=80)
    assert there[Item.MEMBERS] == NotPossible(Reason.NO_MEMBERS)
    nothing = there_already(NO_FILES, "b", None, 0, 0, AS_OF)
    assert nothing["businesses"] == NotPossible(Reason.NO_BUSINESS_COUNT)
    assert nothing["answers"] == NotPossible(Reason.ITEM_NOT_ASKED)


@pytest.mark.parametrize("answers", [1, 4, 9])
def test_few_respondents_of_a_place_are_hidden(answers: int) -> None:
    there = there_already(NO_FILES, "b", None, answers, 0, AS_OF)
    assert there["answers"] == Hidden(Reason.FEW_ANSWERS)
