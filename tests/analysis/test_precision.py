"""What a plan could see. The numbers in the tables were computed by others, without t and tau2."""

from dataclasses import replace
from math import exp, log, sqrt

import numpy as np
import pytest
from scipy.stats import norm, t

from analysis.counts import BeforeAfter
from analysis.effect import relative_change
from analysis.precision import Precision
from analysis.results import Comparison, NotPossible, Reason
from data.study import Direction

FALL, RISE = Direction.DECREASE, Direction.INCREASE


def precision(
    own: float = 40,
    others: tuple[float, ...] = (40,) * 29,
    *,
    dispersion: float = 1.0,
    drift: float = 0.0,
    years: int = 3,
    season: tuple[float, ...] = (1,) * 12,
    first_month: int = 1,
) -> Precision:
    """`own` and `others` are incidents per month."""
    return Precision(
        own=own * 12 * years,
        others=tuple(12 * years * x for x in others),
        season=season,
        times=(years,) * 12,
        first_month=first_month,
        dispersion=dispersion,
        tau2=drift**2,
    )


def smallest(asked: Precision, months: int = 12, direction: Direction = FALL) -> float:
    [found] = asked.smallest([months], direction)
    assert found.months == months
    return found.change


def chance_only(own: float, times: int, dispersion: float) -> Precision:
    """So many comparison areas that t is normal, together `times` as large as the pilot."""
    return precision(own, (own * times / 1000,) * 1000, dispersion=dispersion)


@pytest.mark.parametrize(("shock", "per_cent"), [(0, 19), (0.05, 26), (0.1, 38)])
def test_with_the_headlines_own_interval(shock: float, per_cent: float) -> None:
    # a shock in the before period and one in the after period: tau2 = 2 shock^2
    asked = precision(dispersion=1.5, drift=shock * sqrt(2))
    assert -100 * smallest(asked) == pytest.approx(per_cent, abs=0.6)


@pytest.mark.parametrize(
    ("own", "per_cent"),
    [
        (5, (50, 43, 59, 52)),
        (10, (37, 31, 44, 38)),
        (20, (27, 22, 33, 27)),
        (40, (20, 16, 24, 20)),
        (80, (14, 12, 17, 14)),
    ],
)
def test_with_chance_only_a_year_after_shows_such_falls(
    own: float, per_cent: tuple[int, int, int, int]
) -> None:
    settings = [(1, 1), (4, 1), (1, 1.5), (4, 1.5)]
    found = [-100 * smallest(chance_only(own, times, phi)) for times, phi in settings]
    assert found == pytest.approx(per_cent, abs=0.6)


@pytest.mark.parametrize(
    ("own", "dispersion", "twenty", "thirty"),
    [(10, 1, 53, 14), (10, 1.5, 199, 23), (20, 1, 17, 6), (20, 1.5, 31, 10), (40, 1.5, 12, 5)],
)
def test_with_chance_only_so_many_months_are_needed(
    own: float, dispersion: float, twenty: int, thirty: int
) -> None:
    asked = chance_only(own, 4, dispersion)
    # months that make no whole year are compared with the same months before only: a month more
    assert asked.months_needed(-0.2) == pytest.approx(twenty, abs=2)
    assert asked.months_needed(-0.3) == pytest.approx(thirty, abs=1)


@pytest.mark.parametrize("dispersion", [1, 1.5])
def test_five_a_month_never_show_a_fall_of_a_fifth(dispersion: float) -> None:
    never = chance_only(5, 4, dispersion).months_needed(-0.2)
    assert isinstance(never, NotPossible)
    assert never.reason is Reason.NEVER_SEEN
    assert never.size < -0.2


def test_follows_the_formula_by_hand() -> None:
    # 1,440 before and 480 expected after, in the pilot and each of 29 areas; 26 % fewer
    v = 1.5 * (1 / 1440 + 1 / (480 * 0.74))
    mean = (1.5 * (1 / 1440 + 1 / 480) + 0.005) / 29
    power = norm.cdf(-log(0.74) / sqrt(v + 0.005 + mean) - t.ppf(0.975, 28))
    asked = precision(dispersion=1.5, drift=sqrt(0.005))
    assert asked.power(-0.26, 12) == pytest.approx(power, abs=1e-6)


@pytest.mark.parametrize("direction", [FALL, RISE])
@pytest.mark.parametrize("drift", [0, 0.1])
def test_the_smallest_change_is_seen_in_four_cases_of_five(
    direction: Direction, drift: float
) -> None:
    asked = precision(10, (20,) * 8, dispersion=1.3, drift=drift)
    for months in (9, 12, 24, 120):
        assert asked.power(smallest(asked, months, direction), months) == pytest.approx(0.8)


def test_a_rise_must_be_larger_than_a_fall_in_per_cent_but_not_on_the_log_scale() -> None:
    fall, rise = (smallest(precision(), direction=direction) for direction in (FALL, RISE))
    assert rise > -fall
    assert log(1 + rise) < -log(1 + fall)


def test_more_months_more_areas_less_dispersion_and_less_drift_show_smaller_changes() -> None:
    base = precision(dispersion=1.5, drift=0.05)
    better = [
        smallest(base, 24),
        smallest(precision(others=(40,) * 60, dispersion=1.5, drift=0.05)),
        smallest(precision(dispersion=1.2, drift=0.05)),
        smallest(precision(dispersion=1.5, drift=0.04)),
    ]
    assert min(better) > smallest(base)


def test_waiting_long_leads_to_the_limit_and_never_below() -> None:
    asked = precision(dispersion=1.5, drift=0.07)
    assert smallest(asked, 120_000) == pytest.approx(asked.limit(FALL), abs=1e-4)
    assert smallest(asked, 1200) < asked.limit(FALL) < 0 < asked.limit(RISE)
    never = asked.months_needed(asked.limit(FALL) * 0.99)
    assert never == NotPossible(Reason.NEVER_SEEN, size=asked.limit(FALL))
    assert isinstance(asked.months_needed(asked.limit(FALL) * 1.1), int)


def test_after_the_months_needed_it_is_seen_and_a_month_earlier_not() -> None:
    asked = precision(20, (30,) * 15, dispersion=1.2, drift=0.03)
    months = asked.months_needed(-0.25)
    assert isinstance(months, int)
    assert asked.power(-0.25, months) >= 0.8 > asked.power(-0.25, months - 1)


def test_where_not_even_the_end_of_all_crime_could_be_seen_there_is_no_number() -> None:
    found = precision(2, (2,) * 6, dispersion=1.5, drift=0.2).smallest(range(1, 121), FALL)
    assert all(-1 < one.change < 0 for one in found)
    assert found[0].months > 12


def test_months_are_compared_with_the_same_months_before() -> None:
    # all incidents in June; three Junes before, one after
    june = tuple(float(month == 6) for month in range(1, 13))
    asked = precision(season=june, first_month=5)
    assert asked.smallest([1], FALL) == ()
    assert smallest(asked, 2) == pytest.approx(smallest(asked, 12))
    assert smallest(asked, 2) == pytest.approx(smallest(precision(), 12))


def test_a_month_alone_rests_on_its_own_months_before() -> None:
    # 120 before in three Januaries, 40 after, and 29 such areas
    v = 1 / 120 + 1 / 40
    effect = log(1 - -smallest(precision(), 1))
    error = sqrt(1 / 120 + exp(-effect) / 40 + v / 29)
    assert -effect == pytest.approx((t.ppf(0.975, 28) + norm.ppf(0.8)) * error)


def test_a_quiet_season_shows_less_than_a_busy_one() -> None:
    season = (3,) * 6 + (1,) * 6
    busy, quiet = (precision(season=season, first_month=month) for month in (1, 7))
    assert smallest(busy, 6) > smallest(quiet, 6)
    assert smallest(busy, 12) == pytest.approx(smallest(quiet, 12))


@pytest.mark.parametrize(("drift", "change"), [(0.0, -0.185), (0.07, -0.26)])
def test_the_headline_finds_such_a_change_in_about_four_panels_of_five(
    drift: float, change: float
) -> None:
    rng = np.random.default_rng(11)
    phi, panels, found = 1.5, 300, 0
    asked = precision(dispersion=phi, drift=drift)
    for _ in range(panels):
        after = 480 * np.exp(rng.normal(0, drift, 30))
        after[0] *= 1 + change
        before, later = (
            rng.negative_binomial(m / (phi - 1), 1 / phi) for m in (np.full(30, 1440), after)
        )
        areas = [BeforeAfter(int(b), int(a)) for b, a in zip(before, later, strict=True)]
        others = {str(i): area for i, area in enumerate(areas[1:])}
        answer = relative_change({"p": areas[0]}, others, dispersion=phi)
        assert isinstance(answer, Comparison)
        found += answer.p < 0.05
    assert found / panels == pytest.approx(asked.power(change, 12), abs=0.06)


def test_a_surer_interval_shows_less() -> None:
    usual = precision(others=(40,) * 1000)
    surer = replace(usual, level=0.9948)
    assert surer.power(1e-9, 12) == pytest.approx(1 - 0.9948, rel=0.05)
    assert smallest(surer) < smallest(usual)
    # the smallest change that the usual interval shows takes the surer one longer
    longer = surer.months_needed(smallest(usual))
    assert isinstance(longer, int)
    assert longer > 12


def test_there_is_a_smallest_change_for_every_month() -> None:
    curve = precision().smallest(range(1, 121), FALL)
    assert [one.months for one in curve] == list(range(1, 121))
    assert curve[0].change < curve[11].change < curve[119].change < 0
