from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counts import BeforeAfter
from analysis.displacement import WeightedDifference, weighted_displacement_difference
from analysis.results import Doubt, NotPossible, Reason

some = st.builds(BeforeAfter, st.integers(1, 2_000), st.integers(0, 2_000))


def difference(
    pilot: BeforeAfter, comparison: BeforeAfter, **options: object
) -> WeightedDifference:
    answer = weighted_displacement_difference(pilot, comparison, **options)  # type: ignore[arg-type]
    assert isinstance(answer, WeightedDifference)
    return answer


def test_counts_what_the_comparison_area_does_not_explain() -> None:
    # -40 here, -10 there: 30 fewer; each count is its own variance
    answer = difference(BeforeAfter(100, 60), BeforeAfter(90, 80))
    assert (answer.value, answer.se) == pytest.approx((-30, sqrt(330)))
    assert (answer.low + answer.high) / 2 == pytest.approx(-30)


def test_what_moved_to_the_buffer_is_told_apart_from_what_happened_in_the_pilot() -> None:
    answer = difference(
        BeforeAfter(100, 60),
        BeforeAfter(90, 80),
        buffer=BeforeAfter(50, 65),
        buffer_comparison=BeforeAfter(40, 45),
    )
    assert (answer.local, answer.displacement, answer.value) == (-30, 10, -20)


def test_a_larger_comparison_area_turns_the_sign_unless_it_is_scaled() -> None:
    pilot, large = BeforeAfter(50, 45), BeforeAfter(200, 180)
    assert difference(pilot, large).value == 15
    scaled = difference(pilot, large, scale_comparison_to_pilot=True)
    assert scaled.value == 0
    assert scaled.se == pytest.approx(sqrt(95 + 380 / 16))


def test_periods_of_different_length_are_compared_as_if_they_were_as_long() -> None:
    # 300 in three years is 100 a year
    answer = difference(BeforeAfter(300, 90), BeforeAfter(0, 0), time_weights=(3, 1))
    assert (answer.value, answer.se) == pytest.approx((-10, sqrt(300 / 9 + 90)))


@given(some, some, st.booleans())
def test_swapping_pilot_and_comparison_turns_the_sign(
    pilot: BeforeAfter, comparison: BeforeAfter, weighted: bool
) -> None:
    weights = (2, 1) if weighted else (1, 1)
    there = difference(pilot, comparison, time_weights=weights)
    back = difference(comparison, pilot, time_weights=weights)
    assert there.value == pytest.approx(-back.value)
    assert there.se == pytest.approx(back.se)


@given(some, some, st.integers(2, 9))
def test_scaling_makes_the_size_of_the_comparison_area_not_matter(
    pilot: BeforeAfter, comparison: BeforeAfter, times: int
) -> None:
    larger = BeforeAfter(comparison.before * times, comparison.after * times)
    one, other = (
        difference(pilot, area, scale_comparison_to_pilot=True) for area in (comparison, larger)
    )
    assert one.value == pytest.approx(other.value, abs=1e-6)
    assert other.se <= one.se * (1 + 1e-9)


def test_dispersion_widens_the_interval_by_its_root() -> None:
    calm, unruly = (
        difference(BeforeAfter(100, 60), BeforeAfter(90, 80), dispersion=phi) for phi in (1, 4)
    )
    assert unruly.se == pytest.approx(2 * calm.se)
    assert Doubt.UNRULY_MONTHS in {caveat.doubt for caveat in unruly.caveats}


def test_says_that_the_interval_knows_nothing_but_chance() -> None:
    answer = difference(BeforeAfter(100, 60), BeforeAfter(90, 80))
    assert [caveat.doubt for caveat in answer.caveats] == [Doubt.CHANCE_ONLY]


@pytest.mark.parametrize(
    ("pilot", "comparison", "scaled", "reason"),
    [
        (BeforeAfter(0, 0), BeforeAfter(0, 0), False, Reason.NO_INCIDENTS),
        (BeforeAfter(0, 0), BeforeAfter(9, 9), True, Reason.NO_INCIDENTS),
        (BeforeAfter(0, 4), BeforeAfter(9, 9), True, Reason.NOTHING_BEFORE),
        (BeforeAfter(9, 9), BeforeAfter(0, 9), True, Reason.NO_COMPARISON),
    ],
)
def test_without_incidents_to_compare_or_scale_by_there_is_no_answer(
    pilot: BeforeAfter, comparison: BeforeAfter, scaled: bool, reason: Reason
) -> None:
    answer = weighted_displacement_difference(pilot, comparison, scale_comparison_to_pilot=scaled)
    assert answer == NotPossible(reason)
