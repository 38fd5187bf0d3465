import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import gamma, poisson

from analysis.regression_to_the_mean import CorrectedCount, regression_to_the_mean
from analysis.results import NotPossible, Reason

counts = st.lists(st.integers(0, 60), min_size=1, max_size=8)


def corrected(
    years: list[int], expected: float = 4, overdispersion: float = 2, length: float = 1
) -> CorrectedCount:
    answer = regression_to_the_mean(
        years, expected_per_year=expected, overdispersion=overdispersion, length_km=length
    )
    assert isinstance(answer, CorrectedCount)
    return answer


def test_is_hand_countable() -> None:
    # weight 1 / (1 + 4 x 3 / 6) = 1/3: a third of 4 and two thirds of 10
    answer = corrected([9, 10, 11], overdispersion=6)
    assert (answer.weight, answer.value) == pytest.approx((1 / 3, 8))


@given(counts, st.floats(0.1, 20), st.floats(0.1, 20))
def test_lies_between_the_places_own_mean_and_that_of_its_kind(
    years: list[int], expected: float, overdispersion: float
) -> None:
    answer = corrected(years, expected, overdispersion)
    ends = sorted([float(np.mean(years)), expected])
    assert ends[0] - 1e-9 <= answer.value <= ends[1] + 1e-9
    assert answer.low < answer.high


def test_more_years_trust_the_place_more() -> None:
    weights = [corrected([10] * years).weight for years in (1, 3, 10)]
    assert weights == sorted(weights, reverse=True)


def test_twice_the_length_with_twice_the_incidents_is_twice_as_many() -> None:
    assert corrected([20], length=2).value == pytest.approx(2 * corrected([10]).value)


def test_is_the_mean_of_what_bayes_rule_gives() -> None:
    def weighed(mean: float) -> float:
        kind = gamma.pdf(mean, 2, scale=4 / 2)  # mean 4, overdispersion 2
        return float(kind * poisson.pmf(7, mean) * poisson.pmf(9, mean))

    whole = quad(weighed, 0, 60)[0]
    mean = quad(lambda m: m * weighed(m), 0, 60)[0] / whole
    answer = corrected([7, 9])
    assert answer.value == pytest.approx(mean)
    assert quad(weighed, answer.low, answer.high)[0] / whole == pytest.approx(0.95)


def test_two_of_forty_streets_picked_after_a_bad_spell_are_corrected_back() -> None:
    # nothing changes in any street; the worst two of forty with 3 incidents a year on average
    rng = np.random.default_rng(4)
    raw, ours = [], []
    for _ in range(300):
        means = rng.gamma(2, 3 / 2, 40)
        seen = rng.poisson(means)
        worst = np.argsort(seen)[-2:]
        raw.append(seen[worst].sum() / means[worst].sum())
        fixed = [corrected([int(n)], expected=3).value for n in seen[worst]]
        ours.append(sum(fixed) / means[worst].sum())
    assert np.mean(raw) > 1.2
    assert np.mean(ours) == pytest.approx(1, abs=0.06)


def test_without_years_a_length_an_expectation_or_anything_at_all_it_is_refused() -> None:
    no_data, no_kind = NotPossible(Reason.NO_DATA_IN_PERIOD), NotPossible(Reason.NO_COMPARISON)
    assert regression_to_the_mean([], expected_per_year=4, overdispersion=2) == no_data
    flat = regression_to_the_mean([3], expected_per_year=4, overdispersion=2, length_km=0)
    assert flat == no_data
    assert regression_to_the_mean([3], expected_per_year=0, overdispersion=2) == no_kind
    nothing = regression_to_the_mean([0], expected_per_year=4, overdispersion=0)
    assert nothing == NotPossible(Reason.NO_INCIDENTS)
