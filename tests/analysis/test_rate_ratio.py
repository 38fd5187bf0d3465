from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, poisson
from statsmodels.stats.rates import test_poisson_2indep as poisson_2indep

from analysis.rate_ratio import is_signal, poisson_rate, quick_look, rate_ratio_exact
from analysis.results import Caveat, Comparison, Doubt, Estimate, NotPossible, Reason

counts = st.integers(0, 3_000)
some = st.integers(1, 3_000)
months = st.integers(1, 60)


def ratio(before: int, after: int, before_months: float = 1, after_months: float = 1) -> Comparison:
    answer = rate_ratio_exact(
        before, after, before_exposure=before_months, after_exposure=after_months
    )
    assert isinstance(answer, Comparison)
    return answer


def rate(count: int, exposure: float, level: float = 0.95) -> Estimate:
    answer = poisson_rate(count, exposure, level=level)
    assert isinstance(answer, Estimate)
    return answer


def test_compares_rates_where_the_periods_have_different_lengths() -> None:
    # 24 in 24 months is 1 a month, 6 in 12 months is half
    assert ratio(24, 6, 24, 12).value == 0.5


@given(some, counts, months, months)
def test_agrees_with_scipys_exact_binomial_interval(b: int, a: int, m0: int, m1: int) -> None:
    ours = ratio(b, a, m0, m1)
    limits = binomtest(a, a + b).proportion_ci(method="exact")
    slow = [share / (1 - share) * m0 / m1 for share in limits]
    assert [ours.low, ours.high] == pytest.approx(slow, rel=1e-6)


def test_agrees_with_statsmodels_exact_conditional_p() -> None:
    theirs = poisson_2indep(30, 12, 50, 24, method="exact-cond", compare="ratio")
    assert ratio(50, 30, 24, 12).p == pytest.approx(theirs.pvalue)


@given(some, some, months, months)
def test_swapping_before_and_after_turns_the_interval_over(
    b: int, a: int, m0: int, m1: int
) -> None:
    there, back = ratio(b, a, m0, m1), ratio(a, b, m1, m0)
    assert there.low * back.high == pytest.approx(1)
    assert there.p == pytest.approx(back.p)


@given(some)
def test_equal_counts_are_no_change(count: int) -> None:
    same = ratio(count, count)
    assert (same.value, same.p) == pytest.approx((1, 1))
    assert same.low < 1 < same.high


def test_without_incidents_before_it_tells_only_the_lower_limit() -> None:
    answer = ratio(0, 5)
    assert (answer.value, answer.high) == (inf, inf)
    assert 0 < answer.low < inf
    assert answer.caveats[0] == Caveat(Doubt.NO_UPPER_LIMIT)


def test_without_any_incident_or_time_there_is_no_answer() -> None:
    assert rate_ratio_exact(0, 0) == NotPossible(Reason.NO_INCIDENTS)
    no_time = NotPossible(Reason.NO_DATA_IN_PERIOD)
    assert rate_ratio_exact(3, 4, after_exposure=0) == no_time
    assert poisson_rate(3, 0) == no_time


@given(some, st.floats(0.5, 0.99))
def test_a_rates_limits_leave_equal_tails_of_the_poisson_distribution(n: int, level: float) -> None:
    answer = rate(n, 1, level)
    assert poisson.sf(n - 1, answer.low) == pytest.approx((1 - level) / 2)
    assert poisson.cdf(n, answer.high) == pytest.approx((1 - level) / 2)


@given(counts, st.floats(0.1, 100))
def test_scaling_the_exposure_scales_the_rate(count: int, exposure: float) -> None:
    one, many = rate(count, 1), rate(count, exposure)
    assert (many.low, many.value, many.high) == pytest.approx(
        (one.low / exposure, one.value / exposure, one.high / exposure)
    )


def test_a_signal_is_beyond_three_and_needs_more_where_months_are_unruly() -> None:
    assert quick_look(100, 64) == -4
    assert is_signal(100, 64, dispersion=1)
    assert is_signal(64, 100, dispersion=1)
    assert not is_signal(100, 64, dispersion=2)
    assert not is_signal(100, 73, dispersion=1)


@pytest.mark.parametrize(("mean", "phi"), [(20, 1), (200, 1), (50, 3)])
def test_of_two_counts_without_change_about_one_in_thirty_is_a_signal(
    mean: int, phi: float
) -> None:
    """As a note of the page Trends says: both vary, so 3 is 2.1 standard deviations."""
    rng = np.random.default_rng(8)
    shape = (2, 4_000)
    counts = (
        rng.poisson(mean, shape)
        if phi == 1
        else rng.negative_binomial(mean / (phi - 1), 1 / phi, shape)
    )
    found = [is_signal(*pair, dispersion=phi) for pair in counts.T.tolist()]
    assert 1 / 40 < np.mean(found) < 1 / 22
