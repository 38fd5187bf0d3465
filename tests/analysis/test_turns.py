"""Would another way of counting turn the answer?"""

from dataclasses import replace

from analysis.results import Comparison, Hidden, Method, NotPossible, Reason, Unit
from analysis.turns import Turns, coarse, together, turns
from tests.analysis.pilots import THEFT

SURE = Comparison(
    value=0.80123, unit=Unit.RATIO, low=0.70456, high=0.88789, level=0.95, n=123, p=0.00123,
    method=Method.RELATIVE_RATE_RATIO,
)  # fmt: skip
OPEN = replace(SURE, low=0.7, high=1.1)


def test_the_same_answer_turns_nothing() -> None:
    assert turns(SURE, SURE, THEFT) == Turns()
    assert not turns(replace(SURE, value=0.75, low=0.6, high=0.95), SURE, THEFT).answer


def test_an_interval_that_comes_to_hold_no_change_turns_certainty_and_verdict() -> None:
    assert turns(OPEN, SURE, THEFT) == Turns(certainty=True, verdict=True)
    assert turns(SURE, OPEN, THEFT).answer


def test_a_sign_turns_alone_where_nothing_is_sure() -> None:
    more = replace(OPEN, value=1.01)
    assert turns(more, OPEN, THEFT) == Turns(sign=True)
    assert not turns(more, OPEN, THEFT).answer


def test_surely_more_in_place_of_surely_fewer_turns_the_verdict() -> None:
    more = replace(SURE, value=1.2, low=1.1, high=1.3)
    assert turns(more, SURE, THEFT) == Turns(sign=True, verdict=True)


def test_no_answer_is_a_turn() -> None:
    for refused in (NotPossible(Reason.NO_COMPARISON), Hidden(Reason.SMALL_COUNT)):
        assert turns(refused, SURE, THEFT) == Turns(unknown=True)
        assert turns(refused, SURE, THEFT).answer
        assert coarse(refused) == refused


def test_of_several_anything_that_turns_is_told() -> None:
    assert together([]) == Turns()
    assert together([Turns(sign=True), Turns(unknown=True)]) == Turns(sign=True, unknown=True)


def test_a_coarse_answer_tells_nothing_finer_than_a_per_cent() -> None:
    shown = coarse(SURE)
    assert (shown.value, shown.low, shown.high, shown.p, shown.n) == (0.80, 0.70, 0.89, 0, 0)
