import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from analysis.results import Caveat, Doubt, Estimate, NotPossible, Reason
from analysis.shares import Answers, share, share_change, share_change_difference

answers = st.integers(1, 2_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def estimate(answer: Estimate | NotPossible) -> Estimate:
    assert isinstance(answer, Estimate)
    return answer


def no(answered: Answers) -> Answers:
    return answered[1] - answered[0], answered[1]


@given(answers)
def test_a_share_has_the_interval_that_statsmodels_gives(answered: Answers) -> None:
    ours = estimate(share(*answered))
    theirs = proportion_confint(*answered, method="wilson")
    assert (ours.low, ours.high) == pytest.approx(theirs, abs=1e-9)
    assert 0 <= ours.low <= ours.value <= ours.high <= 1


@given(answers, answers)
def test_a_change_has_the_interval_that_statsmodels_gives(before: Answers, after: Answers) -> None:
    ours = estimate(share_change(before, after))
    theirs = confint_proportions_2indep(*after, *before, method="newcomb", compare="diff")
    assert (ours.low, ours.high) == pytest.approx(theirs, abs=1e-9)


@given(answers, answers)
def test_swapping_before_and_after_turns_the_sign(before: Answers, after: Answers) -> None:
    there, back = estimate(share_change(before, after)), estimate(share_change(after, before))
    assert (there.value, there.low) == pytest.approx((-back.value, -back.high))


@given(answers, answers)
def test_counting_the_other_answer_turns_the_sign(before: Answers, after: Answers) -> None:
    yes, other = (
        estimate(share_change(before, after)),
        estimate(share_change(no(before), no(after))),
    )
    assert (yes.value, yes.low) == pytest.approx((-other.value, -other.high))


@given(answers, answers, answers, answers)
def test_the_pilots_change_beyond_the_comparisons_is_wider_than_either(
    a: Answers, b: Answers, c: Answers, d: Answers
) -> None:
    both = estimate(share_change_difference(a, b, c, d))
    alone, others = estimate(share_change(a, b)), estimate(share_change(c, d))
    assert both.value == pytest.approx(alone.value - others.value)
    width = max(alone.high - alone.low, others.high - others.low)
    assert both.high - both.low >= width - 1e-9
    assert both.n == a[1] + b[1] + c[1] + d[1]


def test_is_hand_countable() -> None:
    # 40 % -> 30 % here, 40 % -> 38 % there: 8 points more
    answer = share_change_difference((40, 100), (30, 100), (40, 100), (38, 100))
    assert estimate(answer).value == pytest.approx(-0.08)


def test_without_answers_in_any_corner_there_is_no_estimate() -> None:
    nobody = NotPossible(Reason.NO_ANSWERS)
    assert share(0, 0) == nobody
    assert share_change((1, 9), (0, 0)) == nobody
    assert share_change_difference((1, 9), (1, 9), (0, 0), (1, 9)) == nobody
    assert share_change_difference((0, 0), (1, 9), (1, 9), (1, 9)) == nobody


def test_fewer_than_thirty_answers_in_any_corner_is_a_doubt_that_names_the_fewest() -> None:
    few = estimate(share_change_difference((9, 40), (9, 29), (9, 12), (9, 300)))
    assert few.caveats == (Caveat(Doubt.FEW_ANSWERS, size=12),)
    assert estimate(share_change((9, 30), (9, 31))).caveats == ()
