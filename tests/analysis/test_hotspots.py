import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.hotspots import Point, getis_ord_star, hot_spot_p
from analysis.multiplicity import benjamini_yekutieli
from analysis.results import NotPossible, Reason

GRID: list[Point] = [(50 * x, 50 * y) for y in range(5) for x in range(5)]
maps = st.lists(st.integers(0, 9), min_size=25, max_size=25).filter(lambda v: len(set(v)) > 1)


def stars(values: list[int], distance: float = 50, points: list[Point] = GRID) -> list[float]:
    answer = getis_ord_star(points, values, neighbour_distance=distance)
    assert not isinstance(answer, NotPossible)
    return list(answer)


def slowly(values: list[int], distance: float) -> list[float]:
    """Ord and Getis' formula, place by place."""
    x, n = np.array(values, dtype=float), len(values)
    found = []
    for own in GRID:
        w = np.array([np.hypot(own[0] - a, own[1] - b) <= distance for a, b in GRID], dtype=float)
        spread = x.std() * np.sqrt((n * (w**2).sum() - w.sum() ** 2) / (n - 1))
        found.append((w @ x - x.mean() * w.sum()) / spread)
    return found


@given(maps, st.sampled_from([50, 75, 100]))
def test_agrees_with_the_formula_place_by_place(values: list[int], distance: float) -> None:
    assert stars(values, distance) == pytest.approx(slowly(values, distance), abs=1e-9)


@given(maps)
def test_neither_the_unit_nor_a_level_shared_by_all_matters(values: list[int]) -> None:
    assert stars([7 * value + 3 for value in values]) == pytest.approx(stars(values), abs=1e-9)


def test_stands_out_in_the_middle_of_a_heap() -> None:
    heap = [0] * 25
    for place in (7, 11, 12, 13, 17):
        heap[place] = 9
    z = stars(heap)
    assert max(z) == z[12] > 3


def test_a_place_with_all_others_around_it_cannot_stand_out() -> None:
    cross: list[Point] = [(0, 0), (50, 0), (-50, 0), (0, 50), (0, -50)]
    assert stars([9, 1, 1, 2, 1], points=cross)[0] == 0


def test_a_map_on_which_nothing_can_stand_out_is_refused() -> None:
    constant = getis_ord_star(GRID, [1] * 25, neighbour_distance=50)
    assert constant == getis_ord_star([], [], neighbour_distance=50)
    assert constant == NotPossible(Reason.NO_VARIATION)
    crowd = getis_ord_star(GRID, [*[0] * 24, 5], neighbour_distance=9_999)
    assert crowd == NotPossible(Reason.ONE_AREA)


def test_the_exact_tail_is_hand_countable() -> None:
    # 2 incidents in 10 cells: at least one in a given cell, both in it, any number
    found = [hot_spot_p(n, events=2, neighbourhood_cells=1, cells=10) for n in (1, 2, 0)]
    assert found == pytest.approx([0.19, 0.01, 1])
    assert hot_spot_p(0, events=0, neighbourhood_cells=1, cells=10) == 1


def test_pure_noise_on_a_sparse_map_gives_hardly_any_hot_spot() -> None:
    noise = np.random.default_rng(3).multinomial(100, [1 / 2_000] * 2_000, size=20)
    false_alarms = 0
    for counts in noise:
        p = [hot_spot_p(int(n), events=100, neighbourhood_cells=1, cells=2_000) for n in counts]
        false_alarms += min(benjamini_yekutieli(p)) <= 0.05
    assert false_alarms <= 1


@pytest.mark.parametrize(("count", "around"), [(3, 1), (1, 0), (1, 11)])
def test_impossible_counts_are_the_callers_mistake(count: int, around: int) -> None:
    with pytest.raises(ValueError, match=f"{count} of 2 in {around} of 10"):
        hot_spot_p(count, events=2, neighbourhood_cells=around, cells=10)
