import numpy as np
import pandas as pd
import pytest
import shapely

from analysis.concentration import Concentration, concentration
from analysis.decision.concentrated import Concentrated, concentrated
from analysis.results import Hidden, NotPossible, Reason

GROUND = {"a": shapely.box(0, 0, 500, 500)}  # a hundred squares of 50 m


def cells(*counts: tuple[int, int, int]) -> pd.DataFrame:
    """By 25 m cell: x, y, count."""
    return pd.DataFrame(list(counts), columns=["cell_x", "cell_y", "count"])


def of(table: pd.DataFrame) -> Concentrated | NotPossible | Hidden:
    return concentrated(table, GROUND, rng=np.random.default_rng(1))["a"]


def test_an_area_is_measured_over_all_its_squares_those_without_incidents_too() -> None:
    table = cells(*((2 * at, 0, 10) for at in range(5)), (1, 1, 10), (99, 99, 500))
    found = of(table)
    assert isinstance(found, Concentrated)
    expected = concentration([20, 10, 10, 10, 10, *[0] * 95])
    assert isinstance(expected, Concentration)
    assert found.found == expected
    assert found.found.n == 60


def test_incidents_in_few_squares_are_more_concentrated_than_everywhere() -> None:
    few = of(cells(*((2 * at, 0, 40) for at in range(10))))
    even = of(cells(*((2 * x, 2 * y, 4) for x in range(10) for y in range(10))))
    assert isinstance(few, Concentrated)
    assert isinstance(even, Concentrated)
    assert few.found.gini_adjusted > 0.8
    assert even.found.gini_adjusted == pytest.approx(0)


def test_the_error_is_how_far_other_counts_of_the_same_places_are_spread() -> None:
    rng = np.random.default_rng(2)
    means = rng.gamma(0.5, 8, 100)
    gini = [concentration(rng.poisson(means).astype(float)) for _ in range(400)]
    spread = np.std([one.gini_adjusted for one in gini if isinstance(one, Concentration)])
    counted = rng.poisson(means)
    found = of(cells(*((2 * (at % 10), 2 * (at // 10), n) for at, n in enumerate(counted))))
    assert isinstance(found, Concentrated)
    assert found.error == pytest.approx(float(spread), rel=0.35)


def test_of_less_ground_than_a_square_of_250_m_nothing_is_told() -> None:
    small = {"a": shapely.box(0, 0, 240, 240)}
    found = concentrated(cells((0, 0, 99)), small, rng=np.random.default_rng(1))
    assert found["a"] == NotPossible(Reason.ONE_AREA)


def test_a_small_number_of_incidents_is_hidden_and_under_ten_tell_nothing() -> None:
    assert isinstance(of(cells((0, 0, 3))), Hidden)
    assert of(cells(*((2 * at, 0, 1) for at in range(8)))) == NotPossible(Reason.TOO_FEW_POINTS)
    assert of(cells((99, 99, 5))) == NotPossible(Reason.NO_INCIDENTS)


def test_a_small_rest_beyond_the_fullest_fifth_is_hidden() -> None:
    assert isinstance(of(cells((0, 0, 50), *((2 * at, 4, 2) for at in range(10)))), Concentrated)
    rest = [(2 * (at % 10), 2 * (at // 10), 1) for at in range(3, 26)]
    hidden = of(cells((0, 0, 50), *rest))
    assert isinstance(hidden, Hidden)


def test_overlapping_areas_are_each_measured_by_themselves() -> None:
    both = {"a": shapely.box(0, 0, 500, 500), "b": shapely.box(250, 0, 750, 500)}
    table = cells(*((2 * x, 2 * y, 3) for x in range(15) for y in range(10)))
    found = concentrated(table, both, rng=np.random.default_rng(1))
    assert [one.found.n for one in found.values() if isinstance(one, Concentrated)] == [300, 300]
