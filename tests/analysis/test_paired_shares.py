import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar as their_mcnemar

from analysis.paired_shares import (
    McNemar,
    Pairs,
    mcnemar,
    share_change_difference_paired,
    share_change_paired,
)
from analysis.results import Estimate, NotPossible, Reason
from analysis.shares import share_change

people = st.integers(0, 300)
pairs = st.builds(
    Pairs, both=people, before_only=people, after_only=people, neither=st.integers(1, 300)
)
NOBODY = Pairs(both=0, before_only=0, after_only=0, neither=0)
FIFTY = Pairs(both=36, before_only=12, after_only=2, neither=0)


def estimate(answer: Estimate | NotPossible) -> Estimate:
    assert isinstance(answer, Estimate)
    return answer


def changed(pairs: Pairs) -> McNemar:
    answer = mcnemar(pairs)
    assert isinstance(answer, McNemar)
    return answer


def turned(pairs: Pairs) -> Pairs:
    """Before and after swapped."""
    return Pairs(
        both=pairs.both,
        before_only=pairs.after_only,
        after_only=pairs.before_only,
        neither=pairs.neither,
    )


def test_is_hand_countable() -> None:
    # 48 of 50 before, 38 of 50 after
    assert estimate(share_change_paired(FIFTY)).value == pytest.approx(-0.2)
    assert estimate(share_change_paired(FIFTY)).n == 50


@given(pairs)
def test_swapping_before_and_after_turns_the_sign(pairs: Pairs) -> None:
    there = estimate(share_change_paired(pairs))
    back = estimate(share_change_paired(turned(pairs)))
    assert (there.value, there.low) == pytest.approx((-back.value, -back.high))
    assert -1 <= there.low <= there.value <= there.high <= 1
    assert changed(pairs).p_mid == pytest.approx(changed(turned(pairs)).p_mid)


def test_people_who_answer_alike_both_times_make_it_surer_than_different_people_would() -> None:
    steady = Pairs(both=40, before_only=10, after_only=4, neither=46)
    alone = estimate(share_change_paired(steady))
    apart = estimate(share_change((50, 100), (44, 100)))
    assert alone.value == pytest.approx(apart.value)
    assert alone.high - alone.low < 0.7 * (apart.high - apart.low)


def test_answers_without_correlation_have_the_interval_of_different_people() -> None:
    alone = estimate(share_change_paired(Pairs(both=25, before_only=25, after_only=25, neither=25)))
    apart = estimate(share_change((50, 100), (50, 100)))
    assert (alone.low, alone.high) == pytest.approx((apart.low, apart.high))


@given(pairs, pairs)
def test_the_difference_of_changes_is_wider_than_either(one: Pairs, other: Pairs) -> None:
    both = estimate(share_change_difference_paired(one, other))
    alone, others = (estimate(share_change_paired(pairs)) for pairs in (one, other))
    assert both.value == pytest.approx(alone.value - others.value)
    width = max(alone.high - alone.low, others.high - others.low)
    assert both.high - both.low >= width - 1e-9


@given(pairs)
def test_the_exact_p_is_that_of_statsmodels_and_the_mid_p_is_below(pairs: Pairs) -> None:
    ours = changed(pairs)
    table = [[pairs.both, pairs.before_only], [pairs.after_only, pairs.neither]]
    assert ours.p_exact == pytest.approx(their_mcnemar(table, exact=True).pvalue)
    assert 0 <= ours.p_mid <= ours.p_exact <= 1
    assert ours.changed == pairs.before_only + pairs.after_only


def test_where_nobody_changed_there_is_nothing_against_it() -> None:
    same = changed(Pairs(both=5, before_only=0, after_only=0, neither=5))
    assert (same.p_exact, same.p_mid, same.changed) == (1, 1, 0)


def test_without_people_there_is_no_answer() -> None:
    nobody = NotPossible(Reason.NO_ANSWERS)
    assert share_change_paired(NOBODY) == mcnemar(NOBODY) == nobody
    assert share_change_difference_paired(FIFTY, NOBODY) == nobody
