import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counts import BeforeAfter
from analysis.displacement_quotient import DisplacementQuotient, displacement_quotient
from analysis.results import NotPossible, Reason

counts = st.builds(BeforeAfter, st.integers(1, 900), st.integers(1, 900))
STEADY = BeforeAfter(200, 200)


def quotient(
    pilot: BeforeAfter, buffer: BeforeAfter, comparison: BeforeAfter = STEADY
) -> DisplacementQuotient:
    answer = displacement_quotient(pilot, buffer, comparison)
    assert isinstance(answer, DisplacementQuotient)
    return answer


@pytest.mark.parametrize(
    ("buffer", "value", "net"),
    [
        (BeforeAfter(100, 90), 0.25, 50),  # a quarter as much fewer: diffusion of benefits
        (BeforeAfter(100, 100), 0, 40),
        (BeforeAfter(100, 120), -0.5, 20),  # half of it moved
        (BeforeAfter(100, 150), -1.25, -10),  # more moved than was won
    ],
)
def test_tells_diffusion_from_displacement(buffer: BeforeAfter, value: float, net: float) -> None:
    answer = quotient(BeforeAfter(100, 60), buffer)
    assert (answer.value, answer.total_net_effect) == pytest.approx((value, net))
    assert answer.success < 0


@given(counts, counts)
def test_a_buffer_that_changes_like_the_pilot_gives_one(pilot: BeforeAfter, c: BeforeAfter) -> None:
    if pilot.after * c.before != pilot.before * c.after:
        assert quotient(pilot, pilot, c).value == pytest.approx(1)


def test_a_larger_comparison_with_the_same_course_changes_nothing() -> None:
    areas = (BeforeAfter(100, 60), BeforeAfter(100, 90))
    small, large = (
        quotient(*areas, BeforeAfter(100, 110)),
        quotient(*areas, BeforeAfter(900, 990)),
    )
    assert small.value == pytest.approx(large.value)
    assert small.total_net_effect == pytest.approx(large.total_net_effect)


def test_without_a_comparison_or_a_change_there_is_no_quotient() -> None:
    pilot, none = BeforeAfter(100, 60), NotPossible(Reason.NO_COMPARISON)
    assert displacement_quotient(pilot, pilot, BeforeAfter(0, 9)) == none
    assert displacement_quotient(pilot, pilot, BeforeAfter(9, 0)) == none
    broken = displacement_quotient(pilot, BeforeAfter(-1, 9), STEADY)
    assert broken == NotPossible(Reason.NOT_COUNTS)
    like_it = displacement_quotient(BeforeAfter(7, 21), pilot, BeforeAfter(9, 27))
    assert like_it == NotPossible(Reason.NO_PILOT_CHANGE)
