"""What a measure's dates say comes before what its file calls it."""

from datetime import date

from analysis.process.states import measures_of, with_state
from data.study import Period
from tests.analysis.process.by_hand import rows

TODAY = date(2025, 6, 30)
HALF_YEAR = Period(date(2025, 1, 1), date(2025, 7, 1))


def states(text: str) -> list[str]:
    header = "status     started_on due_on     done_on\n"
    return list(with_state(rows(header + text), TODAY)["state"])


def test_a_day_of_being_done_says_done_whatever_the_status() -> None:
    assert states("ongoing - - 2025-06-30") == ["done"]
    assert states("cancelled - - 2025-06-01") == ["done"]
    assert states("overdue - 2025-01-01 2025-06-01") == ["done"]


def test_a_day_of_being_done_that_is_still_to_come_makes_nothing_done() -> None:
    assert states("ongoing - 2025-12-01 2025-07-01") == ["ongoing"]
    assert states("done - 2025-05-01 2025-07-01") == ["overdue"]


def test_without_a_day_the_file_is_believed_that_it_is_done_or_cancelled() -> None:
    assert states("done - 2025-01-01 -") == ["done"]
    assert states("cancelled - 2025-01-01 -") == ["cancelled"]


def test_overdue_is_worked_out_and_never_taken_on_trust() -> None:
    assert states("planned - 2025-06-29 -") == ["overdue"]
    assert states("planned - 2025-06-30 -") == ["planned"]
    assert states("overdue - 2025-07-15 -") == ["planned"]
    assert states("overdue 2025-02-01 - -") == ["ongoing"]


def test_a_start_makes_it_ongoing_from_that_day() -> None:
    assert states("planned 2025-06-30 - -") == ["ongoing"]
    assert states("planned 2025-07-01 - -") == ["planned"]
    assert states("- - - -") == ["planned"]


def test_a_measure_belongs_to_the_period_of_its_decision_or_what_stands_in() -> None:
    measures = rows(
        """
        measure_id decided_on started_on due_on     done_on    status
        decided    2025-01-01 2024-01-01 -          -          -
        after      2025-07-01 2025-02-01 -          -          -
        started    -          2025-03-01 2026-01-01 -          -
        due        -          -          2025-03-01 -          -
        old        -          -          -          2024-12-31 -
        undated    -          -          -          -          planned
        """,
        area_id="a",
    )
    found = measures_of(measures, "a", HALF_YEAR, TODAY)
    assert list(found["measure_id"]) == ["decided", "started", "due", "undated"]


def test_of_all_areas_a_measure_in_two_counts_once() -> None:
    twice = rows("row area_id decided_on\n1 a 2025-02-01\n1 b 2025-02-01\n2 b 2025-02-01")
    assert len(measures_of(twice, "", HALF_YEAR, TODAY)) == 2
    assert len(measures_of(twice, "b", HALF_YEAR, TODAY)) == 2
    assert len(measures_of(twice, "a", HALF_YEAR, TODAY)) == 1


def test_a_file_without_days_or_not_loaded_at_all_is_no_fault() -> None:
    assert list(with_state(rows("measure_id\nA-1"), TODAY)["state"]) == ["planned"]
    assert measures_of(None, "a", HALF_YEAR, TODAY).empty
