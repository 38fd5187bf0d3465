from collections import Counter
from dataclasses import replace
from datetime import date
from math import exp, expm1, log, sqrt

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from analysis.pretrend import Check, PreTrend, PreTrendFindings, Step, pretrend
from analysis.results import NotPossible, Reason
from data.study import Period
from tests.analysis.panels import as_counts, panel
from tests.analysis.pilots import EVEN, PILOT, month_counts

AREAS = [f"area {i:02}" for i in range(20)]
LONG = replace(
    PILOT,
    before=Period(date(2021, 1, 1), date(2024, 1, 1)),
    comparison=frozenset(AREAS),
)


def findings(months: np.ndarray) -> PreTrendFindings:
    found = pretrend(as_counts(months, ["north", *AREAS], "2021-01-01"), LONG)
    assert isinstance(found, PreTrendFindings)
    return found


def made(seed: int, **options: float) -> np.ndarray:
    own = options.pop("own", 40)
    rng = np.random.default_rng(seed)
    return panel(rng, [own, *np.linspace(10, 70, 20)], **options)  # type: ignore[arg-type]


def signs(panels: int, **options: float) -> Counter[PreTrend]:
    return Counter(findings(made(seed, **options)).sign for seed in range(panels))


def test_a_pilot_that_follows_is_said_to_follow() -> None:
    found = findings(made(1))
    assert found.sign is PreTrend.FOLLOWS
    assert [check.step for check in found.checks] == [Step.GOOD] * 4
    assert found.areas == tuple(AREAS)


def test_a_pilot_that_fell_by_a_fifth_a_year_already_is_said_to_differ() -> None:
    found = findings(made(1, own_trend=log(0.8)))
    assert found.sign is PreTrend.DIFFERS
    assert found.trend.step is Step.BAD
    assert found.trend.size == pytest.approx(-0.2, abs=0.05)


@pytest.mark.parametrize(
    ("options", "most"),
    [
        ({}, 9),  # of 5 expected; 10 has a chance of 3 %
        ({"dispersion": 1.6}, 9),
        ({"dispersion": 1.3, "shock": 0.05}, 9),
        ({"dispersion": 1.3, "shock": 0.1, "own": 150}, 14),  # much larger than its areas
    ],
)
def test_of_pilots_that_follow_few_are_said_to_differ(options: dict[str, float], most: int) -> None:
    assert signs(100, **options)[PreTrend.DIFFERS] <= most


@pytest.mark.parametrize("dispersion", [1, 1.6])
def test_of_pilots_that_follow_most_are_said_to_follow(dispersion: float) -> None:
    assert signs(40, dispersion=dispersion)[PreTrend.FOLLOWS] >= 28


@pytest.mark.parametrize("dispersion", [1, 1.6])
def test_of_pilots_that_fell_by_a_fifth_a_year_most_are_said_to_differ(dispersion: float) -> None:
    found = signs(40, own_trend=log(0.8), dispersion=dispersion)
    assert found[PreTrend.DIFFERS] >= 30
    assert found[PreTrend.FOLLOWS] <= 2


def test_with_too_few_incidents_to_see_a_trend_nobody_is_said_to_follow() -> None:
    found = findings(made(3, own=2))
    assert found.smallest_trend > 0.2
    assert [check.step for check in found.checks] == [Step.GOOD] * 4
    assert found.sign is PreTrend.UNSURE


def test_a_bad_spell_just_before_the_start_is_a_matter_of_level() -> None:
    months = made(9)
    months[24:, 0] = months[24:, 0] * 3 // 2
    found = findings(months)
    assert found.level.step is Step.BAD
    assert found.level.size == pytest.approx(1.5, abs=0.15)


def test_a_season_of_its_own_shows_in_months_and_half_years_only() -> None:
    months = made(3, own=80)
    winter, summer = np.tile([2, 0], 3).repeat(6), np.tile([0, 2], 3).repeat(6)
    months[:, 0] = months[:, 0] * (3 + winter) // (3 + summer)
    found = findings(months)
    assert (found.monthly.step, found.half_years.step) == (Step.BAD, Step.BAD)
    assert (found.level.step, found.trend.step) == (Step.GOOD, Step.GOOD)


def test_single_wild_months_show_in_the_monthly_fit() -> None:
    months = made(4)
    months[::2, 0] += 15
    months[1::2, 0] = np.maximum(0, months[1::2, 0] - 15)
    found = findings(months)
    assert found.monthly.step is Step.BAD
    assert found.half_years.step is not Step.BAD


def test_what_the_comparison_areas_do_to_each_other_is_allowed_to_the_pilot() -> None:
    calm, wild = (made(5, shock=shock, own=200) for shock in (0, 0.25))
    for months in (calm, wild):
        months[:, 0] = (200 * np.repeat([1, 1.2, 1], 12)).round()
    assert findings(calm).half_years.p < 0.001 < findings(wild).half_years.p
    assert findings(calm).level.p < findings(wild).level.p


def test_months_count_by_the_formula_of_pearson() -> None:
    # 6 areas with 100 and 100, the pilot with 70 and 30 in half-years: no drift, no dispersion
    months = np.full((12, 7), 20)
    months[:6, 0], months[6:, 0] = 28, 12
    counts = as_counts(months, ["north", *"abcdef"], "2021-01-01")
    year = replace(PILOT, before=Period(date(2021, 1, 1), date(2022, 1, 1)))
    found = pretrend(counts, year)
    assert isinstance(found, PreTrendFindings)
    # the half-years' sums are 888 and 792, the pilot has 1/7 of all: 126.86 and 113.14 expected
    both = (168 - 888 / 7) ** 2 / (888 / 7) + (72 - 792 / 7) ** 2 / (792 / 7)
    assert found.half_years.size == pytest.approx(both / (6 / 7), rel=1e-9)
    assert found.level.size == pytest.approx(12 / 28)
    # twelve months beside seven areas: the same sum in each half-year's months
    assert found.monthly.size == pytest.approx(found.half_years.size / 11, rel=1e-9)


def test_the_size_of_the_comparison_areas_does_not_matter() -> None:
    months = made(6)
    larger = months.copy()
    larger[:, 1:] *= 2
    one, other = findings(months), findings(larger)
    assert one.level.size == pytest.approx(other.level.size)
    assert one.trend.size == pytest.approx(other.trend.size, abs=1e-3)


def test_what_comes_after_the_start_changes_nothing() -> None:
    months = made(7, months=60)
    changed = months.copy()
    changed[36:] = 7 * changed[36:] + 3
    assert findings(months) == findings(changed) == findings(months[:36])


@pytest.mark.parametrize(
    ("p", "step"),
    [(0.0124, Step.BAD), (0.0126, Step.DOUBTFUL), (0.0499, Step.DOUBTFUL), (0.0501, Step.GOOD)],
)
def test_the_limits_are_five_and_twenty_per_cent_shared_by_four_checks(
    p: float, step: Step
) -> None:
    assert Check(1.0, p).step is step


def test_the_worst_check_gives_the_sign() -> None:
    good, doubtful, bad = (Check(1.0, p) for p in (0.5, 0.03, 0.001))
    follows = PreTrendFindings(
        level=good,
        trend=good,
        monthly=good,
        half_years=good,
        smallest_trend=0.2,
        dispersion=1.0,
        areas=(),
    )
    assert follows.sign is PreTrend.FOLLOWS
    assert replace(follows, monthly=doubtful).sign is PreTrend.UNSURE
    assert replace(follows, monthly=doubtful, level=bad).sign is PreTrend.DIFFERS
    assert replace(follows, smallest_trend=0.21).sign is PreTrend.UNSURE
    assert replace(follows, smallest_trend=0.21, trend=bad).sign is PreTrend.DIFFERS


def test_refuses_where_there_is_too_little_to_compare_with() -> None:
    few = {"north": (100, 60)} | EVEN | {"a": (4, 4), "b": (0, 0)}
    too_few = NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=4)
    assert pretrend(month_counts(few), PILOT) == too_few
    late = as_counts(np.eye(24, 7, k=-12, dtype=int) * 9, ["north", *"abcdef"], "2022-01-01")
    assert pretrend(late, PILOT) == NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=0)


def test_expm1_of_the_slope_is_the_change_a_year() -> None:
    months = np.full((36, 21), 1000)
    months[:, 0] = (1000 * np.exp(-0.3 * np.arange(36) / 12)).round()
    assert findings(months).trend.size == pytest.approx(expm1(-0.3), abs=0.002)


def test_months_without_any_incident_do_no_harm() -> None:
    months = pd.DataFrame(made(8)).mul([1, 0] * 18, axis=0).to_numpy()
    assert 0 <= findings(months).monthly.p <= 1


def test_the_trend_allows_for_the_areas_own_trends() -> None:
    own = np.linspace(-0.1, 0.1, 6)
    first = np.full((12, 7), 1_000_000)
    months = np.vstack([first, (first * np.exp([0, *own])).round().astype(int)])
    found = pretrend(as_counts(months, ["north", *"abcdef"], "2022-01-01"), PILOT)
    assert isinstance(found, PreTrendFindings)
    # each area beside the five others: its distance from the mean of all is 5/6 of that
    error = own.std(ddof=1) * 6 / 5 * sqrt(1 + 1 / 6)
    seen_from = (t.ppf(0.975, 5) + 0.8416) * error
    assert found.smallest_trend == pytest.approx(1 - exp(-seen_from), rel=0.01)


def test_drift_is_not_counted_twice_in_the_monthly_fit() -> None:
    sizes = [findings(made(seed, shock=0.25)).monthly.size for seed in range(30)]
    assert 0.75 < np.mean(sizes) < 1.1  # twice would be 0.54


def test_incidents_in_a_single_month_fit_as_they_are() -> None:
    months = np.zeros((24, 7), dtype=int)
    months[0] = 9
    found = pretrend(as_counts(months, ["north", *"abcdef"], "2022-01-01"), PILOT)
    assert isinstance(found, PreTrendFindings)
    assert found.monthly == found.half_years == Check(1.0, 1.0)
