import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import power_proportions_2indep

from analysis.counts import BeforeAfter
from analysis.power import answers_needed, power_relative_rate, power_shares
from analysis.relative_rate import RelativeRate, relative_rate_ratio
from analysis.results import NotPossible, Reason

shares = st.floats(0.02, 0.98)


def power(answer: float | NotPossible) -> float:
    assert not isinstance(answer, NotPossible)
    return answer


@pytest.mark.parametrize(
    ("a_month", "comparison", "dispersion", "smallest_drop"),
    [(10, 1, 1, 0.37), (10, 1, 1.5, 0.44), (20, 1, 1, 0.27), (10, 4, 1, 0.31), (80, 1, 1.5, 0.17)],
)
def test_a_small_area_sees_only_large_drops_with_80_per_cent(
    a_month: int, comparison: int, dispersion: float, smallest_drop: float
) -> None:
    # 36 months before, 12 after
    found = power_relative_rate(
        a_month, comparison * a_month, 36, 12, ratio=1 - smallest_drop, dispersion=dispersion
    )
    assert power(found) == pytest.approx(0.80, abs=0.025)


def test_is_as_often_as_simulated_areas_show_it() -> None:
    rng = np.random.default_rng(11)
    drawn = rng.poisson([480, 192, 480, 240], size=(4_000, 4)).tolist()
    tested = (
        relative_rate_ratio(BeforeAfter(a, b), BeforeAfter(c, d), dispersion=1)
        for a, b, c, d in drawn
    )
    seen = np.mean([answer.p < 0.05 for answer in tested if isinstance(answer, RelativeRate)])
    assert seen == pytest.approx(power(power_relative_rate(20, 20, 24, 12, ratio=0.8)), abs=0.02)


@given(st.floats(0.3, 0.95))
def test_a_rise_is_seen_more_easily_than_its_reciprocal_and_unrulier_months_less(
    ratio: float,
) -> None:
    drop = power(power_relative_rate(20, 20, 24, 12, ratio=ratio))
    assert power(power_relative_rate(20, 20, 24, 12, ratio=1 / ratio)) >= drop
    assert power(power_relative_rate(20, 20, 24, 12, ratio=ratio, dispersion=2)) <= drop


def test_no_change_is_seen_in_one_of_twenty() -> None:
    assert power(power_relative_rate(20, 20, 24, 12, ratio=1)) == pytest.approx(0.05)


@pytest.mark.parametrize(("own", "ratio"), [(0, 0.8), (20, 0)])
def test_a_count_of_zero_leaves_no_power(own: int, ratio: float) -> None:
    found = power_relative_rate(own, 20, 24, 12, ratio=ratio)
    assert found == NotPossible(Reason.ZERO_COUNT)


@given(st.integers(20, 900), shares, shares)
def test_agrees_with_statsmodels_but_for_the_wrong_side(n: int, p1: float, p2: float) -> None:
    theirs = power_proportions_2indep(p1 - p2, p2, n).power
    assert 0 <= theirs - power(power_shares(n, p1, p2)) < 0.0251
    assert power(power_shares(n, p2, p1)) == pytest.approx(power(power_shares(n, p1, p2)))


def test_40_to_30_per_cent_takes_356_answers_a_group() -> None:
    assert answers_needed(0.4, 0.3) == 356
    assert power(power_shares(355, 0.4, 0.3)) < 0.8 < power(power_shares(356, 0.4, 0.3))


def test_shares_that_leave_nothing_to_vary_or_to_find_are_refused() -> None:
    alike = NotPossible(Reason.NO_VARIATION)
    assert power_shares(50, 0, 0) == power_shares(50, 1, 1) == answers_needed(0.4, 0.4) == alike
    assert power_shares(0, 0.4, 0.3) == NotPossible(Reason.NO_ANSWERS)
    assert (power_shares(50, 0, 1), power_shares(1, 0, 1)) == (1, 0)
