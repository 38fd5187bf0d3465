from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import convolve

from analysis.hotspot_map import (
    Heat,
    HotSpotChange,
    HotSpots,
    Neighbourhoods,
    block_sums,
    getis_ord_star_map,
    hot_spot_change,
    hot_spot_p_map,
    hot_spots,
)
from analysis.hotspots import getis_ord_star, hot_spot_p
from analysis.results import NotPossible, Reason
from analysis.squares import squares_of

SIDE = 60
CELLS = 2  # of 25 m, on each side of a square
Counts = np.ndarray
maps = st.integers(0, 10**6).map(
    lambda seed: np.random.default_rng(seed).poisson(0.7, (9, 11)).astype(float)
)
studies = st.integers(0, 10**6).map(lambda seed: np.random.default_rng(seed).random((9, 11)) < 0.8)


def around(side: int = SIDE, inside: Counts | None = None) -> Neighbourhoods:
    squares = squares_of((0, 0, 50 * side, 50 * side), 50)
    every = np.ones(squares.shape, dtype=bool)
    return Neighbourhoods(squares=squares, inside=every if inside is None else inside)


def spread(counts: Counts, rng: np.random.Generator | None = None) -> pd.DataFrame:
    """Counts by square as counted cells; each square's incidents fall on any of its four cells."""
    rng = rng or np.random.default_rng(1)
    rows, columns = np.nonzero(counts)
    row, column = (np.repeat(part, counts[rows, columns]) for part in (rows, columns))
    x, y = (part * CELLS + rng.integers(0, CELLS, len(part)) for part in (column, row))
    frame = pd.DataFrame({"cell_x": x, "cell_y": y}).assign(count=1)
    return frame.groupby(["cell_x", "cell_y"])["count"].sum().reset_index()


def found(counts: Counts, where: Neighbourhoods | None = None) -> HotSpots:
    answer = hot_spots(spread(counts), where or around())
    assert isinstance(answer, HotSpots)
    return answer


def change(before: Counts, after: Counts, phi: float = 1) -> HotSpotChange:
    rng = np.random.default_rng(9)
    cells = spread(before, rng), spread(after, rng)
    answer = hot_spot_change(*cells, around(), dispersion=phi)
    assert isinstance(answer, HotSpotChange)
    return answer


def noise(seed: int, mean: float = 0.3) -> Counts:
    return np.asarray(np.random.default_rng(seed).poisson(mean, (SIDE, SIDE)))


def heaped(counts: Counts, row: int, column: int, more: int = 3) -> Counts:
    heap = counts.copy()
    heap[row : row + 3, column : column + 3] += more
    return heap


# --- sums, tails and z of a whole map, against one place at a time ---


@given(maps, st.integers(0, 3))
def test_block_sums_are_those_of_a_convolution(counts: Counts, reach: int) -> None:
    slowly = convolve(counts, np.ones((2 * reach + 1, 2 * reach + 1)), mode="constant")
    np.testing.assert_array_equal(block_sums(counts, reach), slowly)


def neighbours(inside: Counts, row: int, column: int, reach: int) -> Counts:
    block = np.zeros_like(inside)
    near = (slice(max(0, at - reach), at + reach + 1) for at in (row, column))
    block[tuple(near)] = True
    return np.asarray(block & inside)


@given(maps, studies, st.integers(1, 2))
def test_the_exact_tail_of_a_map_is_that_of_each_place(
    counts: Counts, inside: Counts, reach: int
) -> None:
    counts = counts * inside
    p = hot_spot_p_map(counts, inside, reach)
    for row, column in np.ndindex(counts.shape):
        if not inside[row, column]:
            assert p[row, column] == 1
            continue
        block = neighbours(inside, row, column, reach)
        exact = hot_spot_p(
            int(counts[block].sum()),
            events=int(counts.sum()),
            neighbourhood_cells=int(block.sum()),
            cells=int(inside.sum()),
        )
        assert p[row, column] == pytest.approx(exact, rel=1e-9)


@given(maps)
def test_gi_star_of_a_map_is_that_of_its_points(counts: Counts) -> None:
    rows, columns = np.indices(counts.shape).reshape(2, -1)
    points = list(zip(columns.astype(float), rows.astype(float), strict=True))
    z = getis_ord_star(points, counts.ravel().tolist(), neighbour_distance=1.5)
    assert not isinstance(z, NotPossible)
    by_map = getis_ord_star_map(counts, np.ones(counts.shape, dtype=bool), 1)
    np.testing.assert_allclose(by_map.ravel(), z, atol=1e-9)


@given(maps, studies)
def test_gi_star_leaves_out_what_is_outside(counts: Counts, inside: Counts) -> None:
    counts = counts * inside
    z = getis_ord_star_map(counts, inside, 1)
    assert not z[~inside].any()
    x, n = counts[inside], inside.sum()
    row, column = np.argwhere(inside)[0]
    block = neighbours(inside, row, column, 1)
    m = block.sum()
    exact = (counts[block].sum() - x.mean() * m) / (x.std() * np.sqrt((n * m - m**2) / (n - 1)))
    assert z[row, column] == pytest.approx(exact)


# --- hot spots of one period ---


def test_a_heap_on_a_quiet_map_is_found_and_nothing_else() -> None:
    answer = found(heaped(noise(1), 20, 30))
    rows, columns = np.nonzero(answer.hot)
    assert answer.hot[21, 31]
    assert rows.min() >= 18
    assert rows.max() <= 24
    assert columns.min() >= 28
    assert columns.max() <= 34
    assert answer.withheld == 0


def test_a_heap_among_large_counts_is_found_by_gi_star() -> None:
    counts = heaped(noise(2, mean=8), 40, 10, more=20)
    answer = found(counts)
    assert answer.hot[41, 11]
    assert not answer.hot[:36].any()


def test_large_counts_are_held_against_how_uneven_they_are_everywhere() -> None:
    """Busy and quiet squares all over: the exact tail, of chance alone, finds them everywhere."""
    counts = np.random.default_rng(3).negative_binomial(2, 0.2, (SIDE, SIDE))
    where = around()
    exact = hot_spot_p_map(counts.astype(float), where.inside, where.reach)
    assert exact.min() < 0.05 / SIDE**2 / 20
    assert not found(counts).hot.any()


def test_sparse_counts_are_held_against_the_exact_tail() -> None:
    """A few in one neighbourhood of a nearly empty map: Gi* alone would make much of them."""
    counts = np.zeros((SIDE, SIDE), dtype=int)
    counts[np.arange(3, 57, 6), np.arange(3, 57, 6)] = 1
    counts[30, 50:52] = 1
    where = around()
    z = getis_ord_star_map(counts.astype(float), where.inside, where.reach)
    assert z.max() > 5
    assert not found(counts).hot.any()
    assert found(counts).withheld == 0


def test_what_is_outside_the_study_area_neither_counts_nor_shows() -> None:
    inside = np.ones((SIDE, SIDE), dtype=bool)
    inside[:, 30:] = False
    counts = heaped(heaped(noise(1), 20, 10), 20, 40, more=99)
    answer = found(counts, around(inside=inside))
    assert answer.n == counts[:, :30].sum()
    assert answer.hot[21, 11]
    assert not answer.hot[:, 30:].any()


def test_one_premises_is_no_hot_spot_that_may_be_shown() -> None:
    """Thirty incidents, but at one place and with nobody around."""
    alone = noise(1)
    alone[15:26, 15:26] = 0
    cells = pd.concat([spread(alone), pd.DataFrame([(40, 40, 30)], columns=spread(alone).columns)])
    answer = hot_spots(cells, around())
    assert isinstance(answer, HotSpots)
    assert not answer.hot[15:26, 15:26].any()
    assert answer.withheld > 0


def test_a_square_that_stands_out_only_by_thinned_incidents_is_withheld() -> None:
    """Eight at eight places, but four in each of two 250 m squares, which are shown of neither."""
    thin = [(x, 35, 1) for x in range(36, 44)]
    far = [(0, 0, 2), (1, 3, 2), (3, 1, 2)]
    cells = pd.DataFrame([*thin, *far], columns=["cell_x", "cell_y", "count"])
    answer = hot_spots(cells, around())
    assert isinstance(answer, HotSpots)
    assert not answer.hot[10:, 10:].any()
    assert answer.hot[:3, :3].all()
    assert answer.withheld > 0


@pytest.mark.slow
@pytest.mark.parametrize("mean", [0.05, 0.2, 1, 5])
def test_of_maps_of_pure_chance_at_most_a_twentieth_shows_a_hot_spot(mean: float) -> None:
    rng = np.random.default_rng(13)
    where = around(100)
    false_alarms = 0
    for _ in range(200):
        answer = hot_spots(spread(rng.poisson(mean, (100, 100)), rng), where)
        assert isinstance(answer, HotSpots)
        false_alarms += bool(answer.hot.any() or answer.withheld)
    assert false_alarms <= 0.05 * 200


# --- before and after ---


def test_series_of_three_make_no_new_or_gone_hot_spot_where_dispersion_tells_of_them() -> None:
    """900 and 300 incidents in series of three at one square; taken for chance, most maps have."""
    rng = np.random.default_rng(21)
    alarms, blind, runs = 0, 0, 40
    turned = (Heat.NEW, Heat.GONE)
    for _ in range(runs):
        before, after = (3 * rng.poisson(n / 3 / SIDE**2, (SIDE, SIDE)) for n in (900, 300))
        alarms += int(np.isin(change(before, after, phi=3).heat, turned).any())
        blind += int(np.isin(change(before, after).heat, turned).any())
    assert alarms <= 0.05 * runs
    assert blind > 0.5 * runs


def test_a_place_of_series_is_a_hot_spot_only_beyond_what_series_give() -> None:
    once = np.asarray(np.random.default_rng(5).poisson(0.1, (SIDE, SIDE)))
    p = hot_spot_p_map(once.astype(float), np.ones((SIDE, SIDE), dtype=bool), 2)
    thrice = hot_spot_p_map(
        (3 * once).astype(float), np.ones((SIDE, SIDE), dtype=bool), 2, dispersion=3
    )
    assert thrice == pytest.approx(p)


def test_lasting_new_and_gone_hot_spots_are_told_apart() -> None:
    before, after = noise(3), noise(4)
    for row, column, there in ((10, 10, (1, 1)), (10, 40, (0, 1)), (40, 10, (1, 0))):
        before = heaped(before, row, column, 6 * there[0])
        after = heaped(after, row, column, 6 * there[1])
    answer = change(before, after)
    assert answer.heat[11, 11] == Heat.LASTING
    assert answer.heat[11, 41] == Heat.NEW
    assert answer.heat[41, 11] == Heat.GONE
    assert (answer.heat[20:36, 20:36] == Heat.NONE).all()
    assert answer.n == (before.sum(), after.sum())


def test_a_hot_spot_that_a_shorter_period_cannot_show_is_not_called_gone() -> None:
    rng = np.random.default_rng(6)
    rate = np.full((SIDE, SIDE), 0.1)
    rate[20:23, 20:23] = 0.7
    answer = change(rng.poisson(9 * rate), rng.poisson(rate))
    assert answer.heat[21, 21] == Heat.UNCLEAR
    assert not np.isin(answer.heat, (Heat.GONE, Heat.NEW)).any()


def test_where_everything_fell_alike_hot_spots_last() -> None:
    rng = np.random.default_rng(7)
    before = heaped(noise(5, 1.0), 20, 20, 12)
    answer = change(before, rng.binomial(before, 0.5))
    assert answer.heat[21, 21] == Heat.LASTING
    assert not (answer.heat == Heat.GONE).any()


def test_before_and_after_swapped_swap_new_and_gone() -> None:
    before, after = heaped(noise(3), 10, 10, 6), heaped(noise(4), 40, 40, 6)
    there, back = change(before, after), change(after, before)
    assert (there.heat == Heat.NEW).any()
    np.testing.assert_array_equal(there.heat == Heat.NEW, back.heat == Heat.GONE)
    np.testing.assert_array_equal(there.heat == Heat.GONE, back.heat == Heat.NEW)


def test_squares_too_thin_in_one_period_are_shown_in_neither() -> None:
    before, after = noise(3, 0.05), noise(4, 0.05)
    before[10:30, 10:30] = after[10:30, 10:30] = 0
    before[20:23, 20:23] = 6
    gone = change(before, after)  # nothing is left: 0 points at nobody
    assert gone.heat[21, 21] == Heat.GONE
    after[20, 20:22] = 1
    thin = change(before, after)
    assert thin.heat[21, 21] == Heat.NONE
    assert thin.withheld > 0


# --- refusals ---


def test_fewer_than_ten_incidents_or_one_neighbourhood_are_refused() -> None:
    few = np.zeros((SIDE, SIDE), dtype=int)
    few[0, :9] = 1
    too_few = NotPossible(Reason.TOO_FEW_POINTS)
    assert hot_spots(spread(few), around()) == too_few
    assert hot_spot_change(spread(few), spread(noise(1)), around()) == too_few
    assert hot_spot_change(spread(noise(1)), spread(few), around()) == too_few
    small = hot_spots(spread(np.ones((5, 5), dtype=int)), around(5))
    assert small == NotPossible(Reason.ONE_AREA)
    nowhere = around(inside=np.zeros((SIDE, SIDE), dtype=bool))
    assert hot_spots(spread(noise(1)), nowhere) == too_few


def test_a_constant_map_of_large_counts_has_no_hot_spot() -> None:
    assert not found(np.full((SIDE, SIDE), 7)).hot.any()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: around(inside=np.ones((3, 3), dtype=bool)), "a mask of"),
        (
            lambda: Neighbourhoods(squares=around().squares, inside=around().inside, reach=1),
            "narrower than 250 m",
        ),
    ],
)
def test_neighbourhoods_that_would_tell_too_much_cannot_be_made(
    make: Callable[[], Neighbourhoods], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        make()
