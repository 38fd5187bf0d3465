import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.results import Comparison, Hidden, Method, NotPossible, Reason, Unit
from analysis.secondary import Adjusted, adjusted


def compared(p: float, level: float = 0.95) -> Comparison:
    return Comparison(
        value=0.8,
        unit=Unit.RATIO,
        low=0.6,
        high=1.0,
        level=level,
        n=100,
        method=Method.RELATIVE_RATE_RATIO,
        p=p,
    )


def adjusted_p(*p: float) -> list[float]:
    found = adjusted({place: compared(one) for place, one in enumerate(p)})
    return [one.p for one in found.values() if isinstance(one, Adjusted)]


def test_holm_by_hand() -> None:
    # 3 x .01, 2 x .02 and at least as much, 1 x .04 and at least as much
    assert adjusted_p(0.04, 0.01, 0.02) == pytest.approx([0.04, 0.03, 0.04])


def test_agrees_with_published_numbers() -> None:
    # Benjamini & Hochberg (1995), their fifteen p; the first three hold, as by Bonferroni
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    p += [0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1.0]
    found = adjusted_p(*p)
    assert found[:5] == pytest.approx([0.0015, 0.0056, 0.0247, 0.114, 0.2211])
    assert [one <= 0.05 for one in found] == [True] * 3 + [False] * 12


def test_one_outcome_is_left_as_it_is() -> None:
    comparison = compared(0.04)
    assert adjusted({"theft": comparison}) == {"theft": Adjusted(comparison=comparison, p=0.04)}


def test_a_change_that_holds_alone_may_not_hold_among_two() -> None:
    alone, together = (adjusted({n: compared(0.04) for n in range(k)})[0] for k in (1, 2))
    assert isinstance(alone, Adjusted)
    assert isinstance(together, Adjusted)
    assert (alone.holds, together.holds) == (True, False)


def test_at_an_early_decision_it_holds_only_where_its_interval_is_without_no_change() -> None:
    for p, holds in ((0.02, False), (0.004, True)):
        [one] = adjusted({"a": compared(p, level=0.995)}).values()
        assert isinstance(one, Adjusted)
        assert one.holds is holds


def test_outcomes_without_an_answer_keep_their_reason_their_place_and_do_not_count() -> None:
    few, small = NotPossible(Reason.FEW_BEFORE, size=12), Hidden(Reason.SMALL_COUNT)
    found = adjusted({"a": few, "b": compared(0.02), "c": small})
    assert list(found) == ["a", "b", "c"]
    assert (found["a"], found["c"]) == (few, small)
    assert found["b"] == Adjusted(comparison=compared(0.02), p=0.02)


def test_with_no_answer_at_all_the_reasons_are_left() -> None:
    nothing = {"a": NotPossible(Reason.NO_INCIDENTS)}
    assert adjusted(nothing) == nothing
    assert adjusted({}) == {}


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_never_makes_p_smaller_nor_changes_their_order(p: list[float]) -> None:
    found = adjusted_p(*p)
    assert all(new >= old for new, old in zip(found, p, strict=True))
    assert [x for _, x in sorted(zip(p, found, strict=True))] == sorted(found)
    assert max(found) <= 1
