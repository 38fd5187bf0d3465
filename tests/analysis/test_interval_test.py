"""A p that never contradicts the interval it belongs to."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from analysis.interval_test import with_p
from analysis.results import Comparison, Estimate, Method, NotPossible, Reason, Unit
from analysis.shares import Answers, share_change, share_change_difference

PAIRS = st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda p: (min(p), max(p)))


def normal(value: float, level: float) -> Estimate:
    margin = float(norm.ppf((1 + level) / 2))
    return Estimate(
        value=value,
        unit=Unit.SHARE_POINTS,
        low=value - margin,
        high=value + margin,
        level=level,
        n=100,
        method=Method.NEWCOMBE,
    )


@pytest.mark.parametrize("value", [-2.5, -0.3, 0.7, 1.96])
def test_of_a_normal_interval_it_is_the_normal_test(value: float) -> None:
    found = with_p(lambda level: normal(value, level))
    assert isinstance(found, Comparison)
    assert found.p == pytest.approx(2 * norm.sf(abs(value)), rel=1e-6)


def test_no_difference_is_p_1_and_a_sure_one_almost_0() -> None:
    none, sure = (with_p(lambda level, v=v: normal(v, level)) for v in (0.0, 30.0))  # type: ignore[misc]
    assert isinstance(none, Comparison)
    assert isinstance(sure, Comparison)
    assert none.p == 1
    assert sure.p == pytest.approx(0, abs=1e-11)


@given(PAIRS, PAIRS)
def test_it_is_below_5_per_cent_exactly_where_the_interval_leaves_0_out(
    before: Answers, after: Answers
) -> None:
    found = with_p(lambda level: share_change(before, after, level=level))
    assert isinstance(found, Comparison)
    if abs(found.p - 0.05) > 1e-6:
        assert (found.p < 0.05) is (found.low > 0 or found.high < 0)


def test_with_many_answers_it_is_the_usual_test_of_two_differences() -> None:
    corners = [(4000, 10_000), (3700, 10_000), (4100, 10_000), (4000, 10_000)]
    found = with_p(lambda level: share_change_difference(*corners, level=level))
    assert isinstance(found, Comparison)
    error = sqrt(sum(yes / n * (1 - yes / n) / n for yes, n in corners))
    assert found.p == pytest.approx(2 * norm.sf(abs(found.value) / error), abs=0.002)


def test_a_reason_stays_a_reason() -> None:
    reason = NotPossible(Reason.NO_ANSWERS)
    assert with_p(lambda _: reason) == reason
