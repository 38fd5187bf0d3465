from math import log, sqrt

import numpy as np
import pytest

from analysis.drift import drift_before
from tests.analysis.panels import panel


def average_drift(shock: float, dispersion: float, rate: float, areas: int = 29) -> float:
    """The square root of the average estimate of tau2."""
    rng = np.random.default_rng(3)
    found = [
        drift_before(panel(rng, [rate] * areas, dispersion=dispersion, shock=shock), dispersion)
        for _ in range(60)
    ]
    return sqrt(float(np.mean(found)))


@pytest.mark.parametrize(("dispersion", "rate"), [(1, 10), (1.5, 40), (2, 80)])
@pytest.mark.parametrize("shock", [0.1, 0.2])
def test_finds_how_far_areas_with_yearly_shocks_come_apart(
    shock: float, dispersion: float, rate: float
) -> None:
    # three years before and one after: shock^2 (1/3 + 1); ours is up to a fifth more
    truth = shock * sqrt(4 / 3)
    assert truth * 0.95 <= average_drift(shock, dispersion, rate) <= truth * 1.3


@pytest.mark.parametrize(("dispersion", "rate"), [(1, 10), (1.5, 40), (2, 80)])
def test_finds_little_where_only_chance_is_at_work(dispersion: float, rate: float) -> None:
    chance = sqrt(dispersion * (1 / rate / 12 + 1 / rate / 36))
    assert average_drift(0, dispersion, rate) < chance / 2


def test_areas_without_chance_give_the_variance_of_their_log_ratios() -> None:
    changes = np.array([-0.2, -0.1, 0, 0.1, 0.2])
    million = np.full((12, 5), 1_000_000)
    months = np.vstack([million, (million * np.exp(changes)).round().astype(int)])
    assert drift_before(months, 1) == pytest.approx(changes.var(ddof=1), rel=0.001)


def test_each_year_is_compared_with_all_before_it() -> None:
    # the second year parts the areas by log 3, the third is as the sum of both: they stay parted
    years = [[1, 1, 1, 1, 1, 1], [1, 1, 1, 3, 3, 3], [2, 2, 2, 4, 4, 4]]
    months = np.repeat(1_000_000 * np.array(years), 12, axis=0)
    # sum of squares over 2 x 5 degrees of freedom
    assert drift_before(months, 1) == pytest.approx(6 * (log(3) / 2) ** 2 / 10, rel=0.001)


def test_a_year_without_incidents_gets_a_half_and_an_answer() -> None:
    months = np.zeros((24, 5), dtype=int)
    months[0] = 5
    assert drift_before(months, 1) == 0
