from math import exp

import numpy as np
import pandas as pd
import pytest

from analysis.interrupted import InterruptedSeries, interrupted_time_series
from analysis.results import NotPossible, Reason
from tests.shared_data import shared_data

MONTHS = np.arange(1.0, 61)
STEP = (MONTHS > 36).astype(float)
SEASON = 0.3 * np.sin(2 * np.pi * MONTHS / 12)
STEADY = np.random.default_rng(5).poisson(100, 60).astype(float)


def fitted(answer: InterruptedSeries | NotPossible) -> InterruptedSeries:
    assert isinstance(answer, InterruptedSeries)
    return answer


@pytest.fixture
def sicily() -> pd.DataFrame:
    return pd.read_csv(shared_data("reference-results", "sicily_smoking_ban_its.csv"))


def smoking_ban(sicily: pd.DataFrame, *, harmonics: int) -> InterruptedSeries:
    answer = interrupted_time_series(
        list(sicily["aces"]),
        list(sicily["smokban"]),
        time=list(sicily["time"]),
        exposure=list(sicily["stdpop"]),
        harmonics=harmonics,
    )
    return fitted(answer)


def test_gives_the_numbers_of_lopez_bernals_tutorial(sicily: pd.DataFrame) -> None:
    # R: glm(aces ~ offset(log(stdpop)) + smokban + time, family = quasipoisson)
    plain = smoking_ban(sicily, harmonics=0)
    limits = (plain.value, plain.low, plain.high)
    assert limits == pytest.approx((0.8944, 0.8392, 0.9532), abs=5e-5)
    assert plain.dispersion == pytest.approx(3.559187, abs=1e-5)
    # ... + harmonic(month, 2, 12)
    season = smoking_ban(sicily, harmonics=2)
    limits = (season.value, season.low, season.high)
    assert limits == pytest.approx((0.8851, 0.8394, 0.9332), abs=5e-5)
    assert season.dispersion == pytest.approx(2.262, abs=5e-4)
    assert season.ljung_box_12_p == pytest.approx(0.0047, abs=5e-5)


def test_finds_the_step_the_trend_and_its_turn_that_are_in_the_series() -> None:
    turn = STEP * (MONTHS - 36)
    level = np.exp(6 + SEASON - 0.2 * STEP - 0.01 * MONTHS + 0.004 * turn)
    answer = fitted(
        interrupted_time_series(
            np.rint(level).tolist(), STEP.tolist(), harmonics=1, slope_change=True
        )
    )
    assert answer.value == pytest.approx(exp(-0.2), rel=0.01)
    assert answer.trend_ratio == pytest.approx(exp(-0.01), rel=0.001)
    assert answer.slope_ratio == pytest.approx(exp(0.004), rel=0.001)


def test_a_season_that_is_modelled_does_not_pass_for_a_step() -> None:
    counts = np.rint(np.exp(5 + SEASON)).tolist()
    late = (MONTHS > 51).astype(float).tolist()  # the after period has a summer too many
    blind = fitted(interrupted_time_series(counts, late))
    seeing = fitted(interrupted_time_series(counts, late, harmonics=1))
    assert abs(seeing.value - 1) < 0.01 < abs(blind.value - 1)


def test_the_unit_of_the_exposure_leaves_everything_but_the_level() -> None:
    people = np.linspace(1_000, 2_000, 60)
    one, thousands = (
        fitted(interrupted_time_series(STEADY.tolist(), STEP.tolist(), exposure=size.tolist()))
        for size in (people, people / 1_000)
    )
    assert (one.value, one.low, one.high) == pytest.approx(
        (thousands.value, thousands.low, thousands.high)
    )


def test_a_higher_level_is_wider() -> None:
    wide, narrow = (
        fitted(interrupted_time_series(STEADY.tolist(), STEP.tolist(), level=level))
        for level in (0.99, 0.9)
    )
    assert wide.low < narrow.low < narrow.value < narrow.high < wide.high


def test_a_short_series_has_no_test_of_its_residuals() -> None:
    answer = fitted(interrupted_time_series([5, 9, 6, 8, 3, 4, 2], [0, 0, 0, 0, 1, 1, 1]))
    assert answer.ljung_box_12_p == NotPossible(Reason.TOO_SHORT_SERIES)


@pytest.mark.parametrize(
    ("counts", "step", "reason"),
    [
        ([], [], Reason.NO_DATA_IN_PERIOD),
        ([1, 2, 3, 4], [0, 0, 0, 0], Reason.NO_STEP),
        ([1, 2, 3, 4], [1, 1, 1, 1], Reason.NO_STEP),
        ([0, 0, 0, 0, 0], [0, 0, 0, 1, 1], Reason.NO_INCIDENTS),
        ([0, 0, 0, 3, 1], [0, 0, 0, 1, 1], Reason.ZERO_COUNT),
        ([3, 1, 4, 0, 0], [0, 0, 0, 1, 1], Reason.ZERO_COUNT),
        ([3, 1, 4], [0, 0, 1], Reason.TOO_SHORT_SERIES),
        ([7] * 20, [0] * 10 + [1] * 10, Reason.NO_VARIATION),
    ],
)
def test_a_series_that_cannot_tell_is_refused(
    counts: list[float], step: list[float], reason: Reason
) -> None:
    assert interrupted_time_series(counts, step) == NotPossible(reason)


def test_terms_that_cannot_be_told_apart_and_an_empty_exposure_are_refused() -> None:
    few = interrupted_time_series([5, 9, 6, 8, 3, 4, 2], [0, 0, 0, 0, 1, 1, 1], harmonics=3)
    assert few == NotPossible(Reason.TOO_SHORT_SERIES)
    one_after = interrupted_time_series(
        [5, 9, 6, 8, 3, 4, 2], [0, 0, 0, 0, 0, 0, 1], slope_change=True
    )
    assert one_after == NotPossible(Reason.TOO_SHORT_SERIES)
    sparse = interrupted_time_series(
        [3, 4, 3, 5, 0, 0, 1, 0, 0], [0, 0, 0, 0, 1, 1, 1, 1, 1], slope_change=True
    )
    assert sparse == NotPossible(Reason.TOO_SHORT_SERIES)
    wild = [1, 200, 9, 9, 200, 0, 200, 3, 200, 9, 200, 0, 3, 1, 0, 1, 0]
    astray = interrupted_time_series(wild, [0] * 8 + [1] * 9, harmonics=2, slope_change=True)
    assert astray == NotPossible(Reason.TOO_SHORT_SERIES)
    boundless = interrupted_time_series(
        [1, 200, 200, 1, 9, 200, 3, 200], [0] * 4 + [1] * 4, harmonics=2
    )
    assert boundless == NotPossible(Reason.TOO_SHORT_SERIES)
    nobody = interrupted_time_series([5, 9, 6], [0, 0, 1], exposure=[9, 0, 9])
    assert nobody == NotPossible(Reason.NO_DATA_IN_PERIOD)
