"""Our methods against numbers that others published or that their packages print."""

from math import sqrt

import numpy as np
import pandas as pd
import pytest

from analysis.counts import BeforeAfter
from analysis.density import smoothed
from analysis.disclosure import hide_table
from analysis.displacement import WeightedDifference, weighted_displacement_difference
from analysis.rate_ratio import poisson_rate, quick_look, rate_ratio_exact
from analysis.results import Estimate, NotPossible, Reason
from analysis.shares import Answers, share, share_change, share_change_difference

# the example of Wheeler & Ratcliffe (2018), Crime Science 7:11
PAPER = (BeforeAfter(207, 110), BeforeAfter(308, 318))
PAPER_BUFFERS = (BeforeAfter(178, 157), BeforeAfter(150, 140))


def limits(result: object) -> tuple[float, float, float]:
    assert isinstance(result, Estimate)
    return result.value, result.low, result.high


def weighted(
    pilot: BeforeAfter,
    comparison: BeforeAfter,
    time_weights: tuple[float, float] = (1, 1),
    level: float = 0.90,
) -> WeightedDifference:
    answer = weighted_displacement_difference(
        pilot, comparison, time_weights=time_weights, level=level
    )
    assert isinstance(answer, WeightedDifference)
    return answer


def test_wdd_of_the_paper() -> None:
    # R ptools: wdd(c(207,308), c(110,318), c(178,150), c(157,140)): -118 (39.6), 95 %: -196, -40
    answer = weighted_displacement_difference(
        *PAPER, buffer=PAPER_BUFFERS[0], buffer_comparison=PAPER_BUFFERS[1]
    )
    assert isinstance(answer, WeightedDifference)
    assert (answer.value, answer.local, answer.displacement) == (-118, -107, -11)
    assert answer.se == pytest.approx(39.59797974644666)
    assert (answer.low, answer.high) == pytest.approx((-195.61061416358194, -40.38938583641804))


def test_wdd_of_the_ptools_readme() -> None:
    answer = weighted(BeforeAfter(20, 10), BeforeAfter(20, 20))
    assert limits(answer) == pytest.approx((-10, -23.761833, 3.761833), abs=1e-5)
    assert answer.se == pytest.approx(8.3666, abs=1e-4)


def test_wdd_of_the_crimepy_notebook() -> None:
    plain = weighted(BeforeAfter(120, 100), BeforeAfter(130, 150))
    assert limits(plain) == pytest.approx((-40, -76.8, -3.2), abs=0.051)
    halved = weighted(BeforeAfter(100, 20), BeforeAfter(200, 100), (2, 1))
    assert limits(halved) == pytest.approx((-30, -53, -7), abs=0.051)
    assert halved.se == pytest.approx(14, abs=0.051)


def test_wdd_with_unequal_periods_of_the_ptools_tests() -> None:
    answer = weighted(BeforeAfter(80, 20), BeforeAfter(100, 50), (2, 1))
    assert (answer.value, answer.se) == pytest.approx((-20, 10.723805294763608))


def test_wdd_scaled_as_the_wddcontrol_paper_says() -> None:
    # variance (C0 + C1) / k^2 with k = 200 / 50
    answer = weighted_displacement_difference(
        BeforeAfter(50, 45), BeforeAfter(200, 180), scale_comparison_to_pilot=True
    )
    assert isinstance(answer, WeightedDifference)
    assert answer.value == pytest.approx(0, abs=1e-9)
    assert answer.se == pytest.approx(sqrt(50 + 45 + 380 / 16))


def test_wdd_of_nothing_is_refused_where_crimepy_divides_by_zero() -> None:
    nothing = BeforeAfter(0, 0)
    answer = weighted_displacement_difference(nothing, nothing)
    assert answer == NotPossible(Reason.NO_INCIDENTS)


def test_exact_rate_ratio() -> None:
    # scipy binomtest / R poisson.test
    answer = rate_ratio_exact(50, 30)
    assert not isinstance(answer, NotPossible)
    assert limits(answer) == pytest.approx((0.6, 0.36835064873, 0.96214921707), abs=1e-7)
    assert answer.p == pytest.approx(0.03299261842647619)
    none_before = rate_ratio_exact(0, 5)
    assert not isinstance(none_before, NotPossible)
    assert (none_before.low, none_before.p) == pytest.approx((0.9163558573154597, 0.0625))
    assert rate_ratio_exact(0, 0) == NotPossible(Reason.NO_INCIDENTS)


@pytest.mark.parametrize(
    ("count", "exposure", "expected"),
    [
        (137, 24.19893, (5.661407, 4.753125, 6.692709)),  # R: poisson.test(137, 24.19893)
        (0, 1, (0, 0, 3.6888794541)),  # Garwood's table
        (5, 1, (5, 1.6234863901, 11.6683320793)),
    ],
)
def test_exact_poisson_rate(
    count: int, exposure: float, expected: tuple[float, float, float]
) -> None:
    assert limits(poisson_rate(count, exposure)) == pytest.approx(expected, abs=1e-6)


def test_quick_look_of_the_year_to_date_report() -> None:
    assert quick_look(50, 30) == pytest.approx(-3.1876844736276286)


@pytest.mark.parametrize(
    ("yes", "n", "low", "high"), [(81, 263, 0.2553, 0.3662), (0, 20, 0.0, 0.1611)]
)
def test_share_of_newcombe_1998a_table_1(yes: int, n: int, low: float, high: float) -> None:
    assert limits(share(yes, n))[1:] == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_share_change_of_newcombe_1998b_table_2(
    after: Answers, before: Answers, low: float, high: float
) -> None:
    assert limits(share_change(before, after))[1:] == pytest.approx((low, high), abs=1e-4)


def test_difference_of_differences_of_newcombe_2001() -> None:
    answer = share_change_difference((17, 75), (17, 65), (16, 65), (18, 72))
    assert limits(answer) == pytest.approx((0.0310256, -0.1687, 0.2343), abs=1e-4)


def test_kernel_of_one_point_and_of_points_on_each_other() -> None:
    # closed form: 1 / (2 pi h^2), times exp(-1/2) one bandwidth away
    counts = np.zeros((41, 41))
    counts[20, 20] = 1
    one = smoothed(counts, 100 / 25) / 25**2
    assert one[20, 20] == pytest.approx(1.5915494309e-05, abs=3e-7)
    assert one[20, 24] == pytest.approx(9.6532352630e-06, abs=3e-7)
    assert smoothed(5 * counts, 4)[20, 20] / 25**2 == pytest.approx(7.9577471546e-05, abs=1.2e-6)


def test_suppression_with_totals_of_the_ons_guidance() -> None:
    hidden = hide_table(pd.DataFrame([[3, 12, 20], [8, 15, 9]])).cells.isna()
    assert hidden.iloc[0, 0]
    assert int(hidden.to_numpy().sum()) >= 4
