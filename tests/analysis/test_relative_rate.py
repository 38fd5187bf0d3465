import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counts import BeforeAfter
from analysis.relative_rate import RelativeRate, relative_rate_ratio
from analysis.results import Caveat, Doubt, NotPossible, Reason

counts = st.builds(BeforeAfter, st.integers(1, 5_000), st.integers(1, 5_000))


def ratio(pilot: BeforeAfter, comparison: BeforeAfter, phi: float = 1) -> RelativeRate:
    answer = relative_rate_ratio(pilot, comparison, dispersion=phi)
    assert isinstance(answer, RelativeRate)
    return answer


def swap(counts: BeforeAfter) -> BeforeAfter:
    return BeforeAfter(counts.after, counts.before)


def test_is_hand_countable() -> None:
    # 40 % fewer here, a quarter fewer there: 0.6 / 0.75
    answer = ratio(BeforeAfter(100, 60), BeforeAfter(200, 150))
    assert answer.value == pytest.approx(0.8)
    assert answer.se**2 == pytest.approx(1 / 100 + 1 / 60 + 1 / 200 + 1 / 150)


@given(counts, counts, st.floats(1, 4))
def test_swapping_before_and_after_turns_the_interval_over(
    pilot: BeforeAfter, others: BeforeAfter, phi: float
) -> None:
    there, back = ratio(pilot, others, phi), ratio(swap(pilot), swap(others), phi)
    assert there.low * back.high == pytest.approx(1)
    assert there.p == pytest.approx(back.p)


@given(counts)
def test_the_same_change_in_both_is_exactly_one(counts: BeforeAfter) -> None:
    thrice = BeforeAfter(3 * counts.before, 3 * counts.after)
    answer = ratio(counts, thrice)
    assert (answer.value, answer.p) == (1, 1)


def test_unruly_months_widen_it_and_say_so() -> None:
    areas = (BeforeAfter(100, 60), BeforeAfter(200, 150))
    assert ratio(*areas, 4).se == pytest.approx(2 * ratio(*areas).se)
    assert Caveat(Doubt.UNRULY_MONTHS, size=4) in ratio(*areas, 4).caveats


@pytest.mark.parametrize("zero", [(0, 5, 5, 5), (5, 0, 5, 5), (5, 5, 0, 5), (5, 5, 5, 0)])
def test_any_count_of_zero_makes_it_impossible(zero: tuple[int, int, int, int]) -> None:
    pilot, others = BeforeAfter(*zero[:2]), BeforeAfter(*zero[2:])
    answer = relative_rate_ratio(pilot, others, dispersion=1)
    assert answer == NotPossible(Reason.ZERO_COUNT)
    broken = relative_rate_ratio(BeforeAfter(-1, 5), others, dispersion=1)
    assert broken == NotPossible(Reason.NOT_COUNTS)
    nothing = relative_rate_ratio(BeforeAfter(0, 0), BeforeAfter(0, 0), dispersion=1)
    assert nothing == NotPossible(Reason.NO_INCIDENTS)
