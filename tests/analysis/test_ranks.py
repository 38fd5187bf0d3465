import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import permutation_test

from analysis.ranks import OrdinalShift, RankTest, mann_whitney, ordinal_shift, paired_shift
from analysis.results import NotPossible, Reason

scale = st.lists(st.integers(1, 5), min_size=2, max_size=40)
NOBODY = NotPossible(Reason.NO_ANSWERS)


def shift(before: list[int], after: list[int]) -> OrdinalShift:
    answer = ordinal_shift(before, after)
    assert isinstance(answer, OrdinalShift)
    return answer


def p(answer: RankTest | NotPossible) -> float:
    assert isinstance(answer, RankTest)
    return answer.p


def test_counts_the_pairs_in_which_the_answer_is_higher() -> None:
    # 2 > 1, 3 > 1, 2 = 2, 3 > 2: three higher and one equal of four
    answer = shift([1, 2], [2, 3])
    assert (answer.share_after_higher, answer.cliffs_delta) == (0.875, 0.75)


@given(scale, scale)
def test_swapping_turns_the_sign_and_keeps_p(before: list[int], after: list[int]) -> None:
    there, back = shift(before, after), shift(after, before)
    assert there.cliffs_delta == pytest.approx(-back.cliffs_delta)
    assert there.share_after_higher + back.share_after_higher == pytest.approx(1)
    assert there.p == pytest.approx(back.p)
    assert 0 <= there.p <= 1
    assert p(mann_whitney(before, after)) == pytest.approx(p(mann_whitney(after, before)))


@given(scale, scale)
def test_only_the_order_of_the_steps_counts(before: list[int], after: list[int]) -> None:
    stretched = shift([x**3 for x in before], [x**3 for x in after])
    assert stretched.p == pytest.approx(shift(before, after).p)


def test_answers_that_are_all_alike_are_no_shift() -> None:
    same = shift([3, 3, 3], [3, 3])
    assert (same.p, same.cliffs_delta, same.share_after_higher) == (1, 0, 0.5)
    assert p(mann_whitney([3, 3, 3], [3, 3])) == 1
    assert p(paired_shift([0, 0, 0])) == 1


def test_wholly_separate_answers_have_the_p_of_their_permutations() -> None:
    before, after = [1, 1, 2, 2], [4, 5, 5]
    counted = permutation_test(
        (before, after), lambda x, y: sum(np.sign(b - a) for a in x for b in y), n_resamples=99
    )
    assert shift(before, after).p == pytest.approx(counted.pvalue)
    assert shift(list(range(12)), list(range(20, 32))).p == pytest.approx(2 / 2_704_156)


def test_nobody_and_a_single_answer_among_others_tell_nothing() -> None:
    assert ordinal_shift([], [1]) == mann_whitney([1], []) == paired_shift([]) == NOBODY
    assert ordinal_shift([2], [1, 3, 4]) == NotPossible(Reason.FEW_ANSWERS)


def test_people_who_all_improved_by_one_step_are_counted_exactly() -> None:
    # four of four in one direction: 2 / 2^4
    assert p(paired_shift([1, 1, 1, 1])) == pytest.approx(0.125)
    assert p(paired_shift([-1, -1, -1, -1])) == pytest.approx(0.125)
