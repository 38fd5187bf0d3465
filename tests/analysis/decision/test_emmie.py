"""The links that hold, and whether parts of an answer differ."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.decision.emmie import Differs, Links, differs, links
from analysis.process.chain import chain
from analysis.results import Estimate, Hidden, NotPossible, Reason
from tests.analysis.decision.known import ratio
from tests.analysis.process.made import placed

AS_OF = date(2025, 12, 1)
PROBLEMS = placed(
    "problems",
    {"problem_id": "P1", "cause": "dark", "indicator": "F22i"},
    {"problem_id": "P2", "cause": "unknown", "indicator": "theft"},
    {"problem_id": "P3", "cause": "dark"},
)
MEASURES = placed(
    "measures",
    {"measure_id": "M1", "problem_id": "P1"},
    {"measure_id": "M2", "problem_id": "P2", "status": "cancelled"},
    {"measure_id": "M3"},
)


def test_each_link_is_counted_over_all_problems_and_a_whole_chain_has_all_three() -> None:
    found = links(chain(PROBLEMS, MEASURES, "a", AS_OF))
    assert isinstance(found, Links)
    held = (found.cause, found.measure, found.indicator, found.whole)
    assert [(tally.count, tally.of) for tally in held] == [(2, 3), (1, 3), (2, 3), (1, 3)]
    assert found.loose == 1


def test_a_problem_with_two_measures_is_one_problem() -> None:
    twice = placed(
        "measures",
        {"measure_id": "M1", "problem_id": "P1"},
        {"measure_id": "M2", "problem_id": "P1"},
    )
    found = links(chain(PROBLEMS, twice, "a", AS_OF))
    assert isinstance(found, Links)
    assert (found.measure.count, found.measure.of) == (1, 3)


def test_without_problems_there_is_no_chain_to_tell_of() -> None:
    none = NotPossible(Reason.NO_PROBLEMS)
    assert links(chain(None, None, "a", AS_OF)) == none
    assert links(chain(None, MEASURES, "a", AS_OF)) == none


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ((0.85, 1.10), Differs.YES),
        ((0.79, 1.10), Differs.CANNOT_TELL),  # they overlap by a little
        ((0.80, 1.10), Differs.CANNOT_TELL),  # they touch
    ],
)
def test_parts_differ_only_where_two_intervals_do_not_meet(
    second: tuple[float, float], said: Differs
) -> None:
    assert differs([ratio(0.60, 0.80), ratio(*second)]) is said


@given(st.lists(st.tuples(st.floats(0.1, 2), st.floats(0, 1)), min_size=2, max_size=5))
def test_the_order_of_the_parts_changes_nothing(parts: list[tuple[float, float]]) -> None:
    made: list[Estimate | Hidden | NotPossible] = [ratio(low, low + w) for low, w in parts]
    assert differs(made) == differs(made[::-1])


def test_one_hidden_part_hides_all_for_the_whole_less_the_others_would_tell_it() -> None:
    parts: list[Estimate | Hidden | NotPossible] = [ratio(0.6, 0.8), ratio(0.9, 1.1)]
    parts.append(Hidden(Reason.SMALL_COUNT))
    assert differs(parts) == Hidden(Reason.TELLS_OTHERS)


def test_one_part_alone_has_nothing_to_differ_from_and_the_reason_of_the_other_is_kept() -> None:
    few = NotPossible(Reason.FEW_BEFORE, size=7)
    assert differs([ratio(0.6, 0.8), few]) == few
    assert differs([ratio(0.6, 0.8)]) == NotPossible(Reason.NO_VARIATION)
    assert differs([]) == NotPossible(Reason.NO_VARIATION)
