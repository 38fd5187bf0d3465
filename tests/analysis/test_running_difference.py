import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counts import BeforeAfter
from analysis.displacement import WeightedDifference, weighted_displacement_difference
from analysis.results import NotPossible, Reason
from analysis.running_difference import RunningDifference, running_weighted_displacement_difference

months = st.lists(st.integers(0, 50), min_size=12, max_size=12)


def running(
    before: tuple[list[int], list[int]], after: tuple[list[int], list[int]], phi: float = 1
) -> tuple[RunningDifference, ...]:
    answer = running_weighted_displacement_difference(*before, *after, dispersion=phi)
    assert not isinstance(answer, NotPossible)
    return answer


def test_adds_up_month_by_month_less_what_the_before_period_leads_to_expect() -> None:
    # before: 2 fewer a month than the comparison; after: 5 fewer, then 6 fewer
    first, second = running(([8, 8], [10, 10]), ([5, 4], [10, 10]))
    assert (first.value, second.value) == (-3, -7)
    assert first.se**2 == pytest.approx(15 + 36 / 4)
    assert second.se**2 == pytest.approx(29 + 36)


@given(months, months, months, months)
def test_after_as_many_months_as_before_it_is_the_weighted_displacement_difference(
    a: list[int], b: list[int], c: list[int], d: list[int]
) -> None:
    counts = (BeforeAfter(sum(a), sum(c)), BeforeAfter(sum(b), sum(d)))
    plain = weighted_displacement_difference(*counts)
    if isinstance(plain, WeightedDifference):
        last = running((a, b), (c, d))[-1]
        assert (last.value, last.se, last.p) == pytest.approx((plain.value, plain.se, plain.p))


def test_swapping_the_areas_turns_the_sign_and_unruly_months_widen() -> None:
    [there] = running(([8], [10]), ([5], [11]))
    [back] = running(([10], [8]), ([11], [5]))
    [wide] = running(([8], [10]), ([5], [11]), phi=4)
    assert (there.value, there.low) == (-back.value, -back.high)
    assert wide.high - wide.low == pytest.approx(2 * (there.high - there.low))


def test_a_first_month_without_incidents_is_a_change_of_nothing() -> None:
    first, _ = running(([0], [0]), ([0, 3], [0, 1]))
    assert (first.value, first.low, first.high, first.p) == (0, 0, 0, 1)


def test_without_months_or_incidents_it_is_not_possible() -> None:
    no_data, nothing = NotPossible(Reason.NO_DATA_IN_PERIOD), NotPossible(Reason.NO_INCIDENTS)
    assert running_weighted_displacement_difference([], [], [1], [1]) == no_data
    assert running_weighted_displacement_difference([1], [1], [], []) == no_data
    assert running_weighted_displacement_difference([0], [0], [0], [0]) == nothing
    broken = running_weighted_displacement_difference([1], [1], [-1], [1])
    assert broken == NotPossible(Reason.NOT_COUNTS)
    with pytest.raises(ValueError, match="shorter"):
        running_weighted_displacement_difference([1, 2], [1], [1], [1])
