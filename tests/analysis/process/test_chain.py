"""The chain from problem to measure, its gaps in sight, and P15."""

from datetime import date

import pytest

from analysis.process.chain import (
    Chain,
    Gap,
    chain,
    measures_by_problem,
    problems_in,
    problems_with_measure,
)
from analysis.process.indicator import Tally
from analysis.process.states import State
from analysis.results import NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.made import YEAR, placed

AS_OF = date(2025, 12, 1)
PROBLEMS = placed(
    "problems",
    {"problem_id": "P2", "cause": "dark", "indicator": "F22i", "priority": 2},
    {"problem_id": "P1", "cause": "empty", "indicator": "theft", "priority": 1},
    {"problem_id": "P3", "priority": 3, "cause": "unknown", "noted_on": "2025-06-01"},
    {"problem_id": "P4", "cause": "dark", "area_id": "b"},
)
MEASURES = placed(
    "measures",
    {"measure_id": "M1", "problem_id": "P1", "done_on": "2025-02-01", "status": "ongoing"},
    {"measure_id": "M2", "problem_id": "P1"},
    {"measure_id": "M3", "problem_id": "P2", "status": "cancelled"},
    {"measure_id": "M4", "problem_id": "P9"},
    {"measure_id": "M5"},
    {"measure_id": "M6", "problem_id": "P4"},
    {"measure_id": "M7", "area_id": "b"},
)


def linked(area: str = "a") -> Chain:
    found = chain(PROBLEMS, MEASURES, area, AS_OF)
    assert isinstance(found, Chain)
    return found


def test_every_problem_stands_with_its_measures_by_priority_and_loose_measures_come_last() -> None:
    pairs = [
        (link.problem and link.problem.problem_id, link.measure and link.measure.measure_id)
        for link in linked().links
    ]
    assert pairs == [
        ("P1", "M1"), ("P1", "M2"), ("P2", "M3"), ("P3", None), (None, "M4"), (None, "M5")
    ]  # fmt: skip


def test_the_gaps_are_said_of_each_line_and_counted_once_for_each_problem() -> None:
    found = linked()
    gaps = {link.problem.problem_id: link.gaps for link in found.links if link.problem}
    assert gaps["P1"] == ()
    assert gaps["P2"] == (Gap.NO_MEASURE,)  # its only measure is cancelled
    assert gaps["P3"] == (Gap.NO_CAUSE, Gap.NO_MEASURE, Gap.NO_INDICATOR)
    assert found.gaps == {
        Gap.NO_MEASURE: 2, Gap.NO_PROBLEM: 2, Gap.NO_INDICATOR: 1, Gap.NO_CAUSE: 1
    }  # fmt: skip


def test_a_measure_is_linked_wherever_it_lies_and_with_a_day_of_it_is_done() -> None:
    only = next(link for link in linked("b").links if link.problem)
    assert only.measure is not None
    assert only.measure.measure_id == "M6"
    states = {
        link.measure.measure_id: link.measure.state for link in linked().links if link.measure
    }
    assert (states["M1"], states["M2"], states["M3"]) == (
        State.DONE, State.PLANNED, State.CANCELLED
    )  # fmt: skip


def test_of_all_areas_a_problem_that_lies_in_two_is_there_once() -> None:
    twice = placed(
        "problems", {"problem_id": "P1", "row": 7}, {"problem_id": "P1", "row": 7, "area_id": "b"}
    )
    assert [problem.row for problem in problems_in(twice, "")] == [7]
    assert [problem.row for problem in problems_in(twice, "b")] == [7]


def test_one_of_three_problems_has_a_measure_that_is_not_cancelled() -> None:
    found = problems_with_measure(PROBLEMS, MEASURES, "a", YEAR, AS_OF)
    assert isinstance(found.value, Tally)
    assert (found.code, found.value.count, found.value.of) == ("P15", 1, 3)
    assert found.unit is Unit.PROBLEMS
    assert found.value.chance is not None


def test_a_problem_noted_after_the_period_is_not_in_it() -> None:
    spring = Period(date(2025, 1, 1), date(2025, 6, 1))
    found = problems_with_measure(PROBLEMS, MEASURES, "a", spring, AS_OF)
    assert isinstance(found.value, Tally)
    assert (found.value.count, found.value.of) == (1, 2)
    everywhere = problems_with_measure(PROBLEMS, MEASURES, "", YEAR, AS_OF)
    assert isinstance(everywhere.value, Tally)
    assert (everywhere.value.count, everywhere.value.of) == (2, 4)


def test_a_problem_without_an_id_can_have_no_measure_and_still_counts() -> None:
    nameless = placed("problems", {"title": "dark"}, {"title": "loud"})
    found = problems_with_measure(nameless, MEASURES, "a", YEAR, AS_OF)
    assert isinstance(found.value, Tally)
    assert (found.value.count, found.value.of) == (0, 2)
    assert measures_by_problem(nameless, MEASURES, AS_OF) == {}


@pytest.mark.parametrize("area", ["c", ""])
def test_without_problems_there_is_a_reason(area: str) -> None:
    none = placed("problems")
    assert chain(none, placed("measures"), area, AS_OF) == NotPossible(Reason.NO_PROBLEMS)
    assert problems_with_measure(none, MEASURES, area, YEAR, AS_OF).value == NotPossible(
        Reason.NO_PROBLEMS
    )


def test_a_problem_without_a_priority_comes_last_and_of_one_id_the_first_row_counts() -> None:
    rows = placed(
        "problems",
        {"problem_id": "P1"},
        {"problem_id": "P2", "priority": 3, "title": "first"},
        {"problem_id": "P2", "priority": 1, "title": "again"},
    )
    found = problems_in(rows, "a")
    assert [(one.problem_id, one.title) for one in found] == [("P2", "first"), ("P1", "")]
