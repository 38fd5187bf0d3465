from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import Table2x2

from analysis.counts import BeforeAfter
from analysis.pooled_ratio import pooled_relative_rate_ratio
from analysis.results import Comparison, Doubt, Method, NotPossible, Reason

some = st.builds(BeforeAfter, st.integers(1, 5_000), st.integers(1, 5_000))


def ratio(pilot: BeforeAfter, comparison: BeforeAfter, dispersion: float = 1) -> Comparison:
    answer = pooled_relative_rate_ratio(pilot, comparison, dispersion=dispersion)
    assert isinstance(answer, Comparison)
    return answer


def test_equals_the_log_odds_ratio_of_the_two_by_two_table() -> None:
    ours = ratio(BeforeAfter(207, 110), BeforeAfter(308, 318))
    theirs = Table2x2([[110, 207], [318, 308]])
    assert ours.p == pytest.approx(theirs.log_oddsratio_pvalue())
    assert (ours.low, ours.high) == pytest.approx(theirs.oddsratio_confint())


@given(some, some)
def test_swapping_pilot_and_comparison_gives_the_reciprocal(
    pilot: BeforeAfter, comparison: BeforeAfter
) -> None:
    there, back = ratio(pilot, comparison), ratio(comparison, pilot)
    assert there.low * back.high == pytest.approx(1)
    assert there.value * back.value == pytest.approx(1)


def test_dispersion_widens_the_interval_by_its_root() -> None:
    calm, unruly = (ratio(BeforeAfter(50, 30), BeforeAfter(60, 55), phi) for phi in (1, 4))
    assert (unruly.high / unruly.value) == pytest.approx((calm.high / calm.value) ** 2)
    assert Doubt.UNRULY_MONTHS in {caveat.doubt for caveat in unruly.caveats}


def test_a_zero_is_answered_exactly_and_never_by_a_half() -> None:
    none_after = ratio(BeforeAfter(12, 0), BeforeAfter(60, 55))
    assert none_after.method is Method.CONDITIONAL_ODDS_RATIO
    assert (none_after.value, none_after.low) == (0, 0)
    assert none_after.high < 1
    none_before = ratio(BeforeAfter(0, 12), BeforeAfter(60, 55))
    assert (none_before.value, none_before.high) == (inf, inf)
    assert none_before.low > 1
    assert Doubt.NO_UPPER_LIMIT in {caveat.doubt for caveat in none_before.caveats}


@pytest.mark.parametrize(
    ("pilot", "comparison", "reason"),
    [
        (BeforeAfter(0, 0), BeforeAfter(9, 9), Reason.NO_INCIDENTS),
        (BeforeAfter(9, 9), BeforeAfter(0, 0), Reason.NO_COMPARISON),
        (BeforeAfter(0, 9), BeforeAfter(0, 9), Reason.NOTHING_BEFORE),
        (BeforeAfter(9, 0), BeforeAfter(9, 0), Reason.NO_INCIDENTS),
    ],
)
def test_without_incidents_to_divide_there_is_no_answer(
    pilot: BeforeAfter, comparison: BeforeAfter, reason: Reason
) -> None:
    assert pooled_relative_rate_ratio(pilot, comparison, dispersion=1) == NotPossible(reason)
