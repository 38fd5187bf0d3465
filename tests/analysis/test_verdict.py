from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.results import Estimate, Method, Stance, Unit, Wording
from analysis.verdict import verdict
from data.study import Direction, Outcome
from tests.analysis.pilots import THEFT

RISE = replace(THEFT, direction=Direction.INCREASE, smallest_change=0.10)


def interval(low: float, high: float, unit: Unit = Unit.SHARE_POINTS) -> Estimate:
    return Estimate(
        value=(low + high) / 2,
        unit=unit,
        low=low,
        high=high,
        level=0.95,
        n=100,
        method=Method.NEWCOMBE,
    )


@pytest.mark.parametrize(
    ("low", "high", "wording", "stance"),
    [
        (0.01, 0.30, Wording.WRONG_WAY, Stance.AGAINST),
        (-0.40, -0.11, Wording.CLEAR, Stance.SUPPORTS),
        (-0.09, -0.01, Wording.SMALLER_THAN_HOPED, Stance.AGAINST),
        (-0.38, -0.01, Wording.PROBABLE, Stance.SUPPORTS),
        (-0.09, 0.05, Wording.UNLIKELY, Stance.AGAINST),
        (-0.38, 0.20, Wording.CANNOT_TELL, Stance.UNDECIDED),
        (-0.10, -0.10, Wording.PROBABLE, Stance.SUPPORTS),  # exactly as hoped is not beyond it
        (0.00, 0.10, Wording.UNLIKELY, Stance.AGAINST),
    ],
)
def test_the_rule_is_tried_in_its_order_and_mirrored_for_a_rise(
    low: float, high: float, wording: Wording, stance: Stance
) -> None:
    falling, rising = verdict(interval(low, high), THEFT), verdict(interval(-high, -low), RISE)
    assert (falling.wording, falling.stance) == (wording, stance)
    assert (rising.wording, rising.stance) == (wording, stance)


@given(st.floats(-0.9, 1), st.floats(0, 1), st.sampled_from([THEFT, RISE]))
def test_a_ratio_is_judged_by_its_distance_from_one(
    low: float, width: float, outcome: Outcome
) -> None:
    shift = interval(low, low + width)
    ratio = interval(1 + shift.low, 1 + shift.high, Unit.RATIO)
    rounded = interval(ratio.low - 1, ratio.high - 1)
    assert verdict(ratio, outcome).wording is verdict(rounded, outcome).wording


def test_carries_the_estimate_that_it_judges() -> None:
    judged = interval(-0.4, 0.4)
    assert verdict(judged, THEFT).estimate is judged


def test_more_uncertainty_around_the_same_value_never_makes_a_firm_verdict() -> None:
    assert verdict(interval(-0.31, -0.21), THEFT).wording is Wording.CLEAR
    assert verdict(interval(-0.50, -0.02), THEFT).wording is Wording.PROBABLE
    assert verdict(interval(-0.80, 0.28), THEFT).wording is Wording.CANNOT_TELL
