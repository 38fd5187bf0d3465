"""
The map's two questions, against the libraries that somebody would take instead.

Density: 1,000,000 points on 500 x 500 squares, against KDEpy's FFTKDE. Both begin with points in
metres in memory, count them into squares inside the timed part, as the engine does for a page, and
end with incidents per km2 by row and column. Both errors are measured against the exact kernel sum.
KDEpy works in kilometres: in metres it cuts the kernel at 2.4 standard deviations and errs by 3 %
of the peak. Both run in one thread and take milliseconds, so they are held against each other by
the processor's time: on a busy machine a clock tells of its neighbours. What it said is printed.

Hot spots: 50,176 squares, against esda's G_Local with 999 permutations, which has no numba unless
somebody installs it. Both get counts by square and give z and p of each; ours are exact, and
adjusted for their number. The neighbours that esda wants are made before, outside the timed part.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from statistics import median
from time import perf_counter, process_time
from warnings import catch_warnings

import esda
import libpysal
import numpy as np
from KDEpy import FFTKDE
from numpy.typing import NDArray
from scipy.spatial.distance import cdist

from analysis.density import Grid, Surface, density_of_points
from analysis.hotspot_map import Neighbourhoods, getis_ord_star_map, standing_out
from analysis.results import NotPossible
from analysis.squares import Points, squares_of

POINTS, SIDE, SQUARE_M, BANDWIDTH_M = 1_000_000, 500, 20, 200
HOT_SIDE, PERMUTATIONS, SEED = 224, 999, 1
DENSITY_RUNS, HOT_RUNS = 9, 3
DENSITY_LIMIT, HOT_LIMIT = 4.0, 300.0
ADDRESSES, EXACT_SQUARES, KM = 20_000, 600, 1_000

Array = NDArray[np.float64]


@dataclass(frozen=True)
class MapTimes:
    """Seconds, each the median of some runs that take turns; errors in shares of the peak."""

    density: float  # of the processor
    density_kdepy: float
    density_clock: float
    density_kdepy_clock: float
    error: float
    error_kdepy: float
    hot_spots: float
    hot_spots_esda: float
    numba: bool
    load: float  # processes that waited for the machine's processors, on average of a minute


def map_times() -> MapTimes:
    points, counts = town(POINTS, SIDE), busy_squares(HOT_SIDE)
    (clock, ours), (clock_kdepy, kdepy) = timed(
        DENSITY_RUNS,
        lambda: density(points, SIDE),
        lambda: density_kdepy(points, SIDE),
    )
    neighbours(HOT_SIDE)
    (hot, _), (hot_esda, _) = timed(
        HOT_RUNS, lambda: hot_spots(counts), lambda: hot_spots_esda(counts)
    )
    return MapTimes(
        density=ours,
        density_kdepy=kdepy,
        density_clock=clock,
        density_kdepy_clock=clock_kdepy,
        error=largest_error(density(points, SIDE), points),
        error_kdepy=largest_error(density_kdepy(points, SIDE), points),
        hot_spots=hot,
        hot_spots_esda=hot_esda,
        numba=find_spec("numba") is not None,
        load=os.getloadavg()[0],
    )


def timed(runs: int, *ways: Callable[[], object]) -> list[tuple[float, float]]:
    """Seconds by the clock and of the processor, of ways that take turns."""
    clock: list[list[float]] = [[] for _ in ways]
    processor: list[list[float]] = [[] for _ in ways]
    for _ in range(runs):
        for number, way in enumerate(ways):
            start, start_of_ours = perf_counter(), process_time()
            way()
            clock[number].append(perf_counter() - start)
            processor[number].append(process_time() - start_of_ours)
    return list(zip(map(median, clock), map(median, processor), strict=True))


# --- density ---


def town(count: int, side: int) -> Array:
    """Points (east, north) in metres at 20,000 addresses, few of them busy."""
    rng = np.random.default_rng(SEED)
    width = side * SQUARE_M
    addresses = rng.uniform(SQUARE_M, width - SQUARE_M, (ADDRESSES, 2))
    weight = 1 / (rng.permutation(ADDRESSES) + 10) ** 0.7
    chosen = addresses[rng.choice(ADDRESSES, count, p=weight / weight.sum())]
    return np.ascontiguousarray(chosen)


def density(points: Array, side: int) -> Array:
    """Incidents per km2, by row and column."""
    width = side * SQUARE_M
    grid = Grid(window=(0, 0, width, width), grid_m=SQUARE_M, bandwidth_m=BANDWIDTH_M)
    drawn = density_of_points(Points(points[:, 0], points[:, 1]), grid, years=1)
    assert isinstance(drawn, Surface)
    return drawn.values


def density_kdepy(points: Array, side: int) -> Array:
    """The same; KDEpy wants the middles of all squares, column by column."""
    along = (np.arange(side) + 0.5) * SQUARE_M / KM
    middles = np.stack(np.meshgrid(along, along, indexing="ij"), axis=-1).reshape(-1, 2)
    estimate = FFTKDE(kernel="gaussian", bw=BANDWIDTH_M / KM).fit(points / KM).evaluate(middles)
    return np.asarray(estimate.reshape(side, side).T * len(points))


def largest_error(values: Array, points: Array) -> float:
    """Against the exact sum over all points, on the highest squares and on some others."""
    rng = np.random.default_rng(SEED)
    highest = np.argsort(values, axis=None)[-EXACT_SQUARES // 3 :]
    others = rng.integers(0, values.size, EXACT_SQUARES - len(highest))
    rows, columns = np.divmod(np.concatenate([highest, others]), len(values))
    at = (np.stack([columns, rows], axis=1) + 0.5) * SQUARE_M
    addresses, count = np.unique(points, axis=0, return_counts=True)
    squared = cdist(at, addresses, "sqeuclidean") / BANDWIDTH_M**2
    exact = np.exp(-squared / 2) @ count / (2 * np.pi * (BANDWIDTH_M / KM) ** 2)
    return float(np.abs(values[rows, columns] - exact).max() / exact.max())


# --- hot spots ---


def busy_squares(side: int) -> Array:
    """Counts by square: a quiet town with some heaps."""
    rng = np.random.default_rng(SEED)
    counts = rng.poisson(0.5, (side, side))
    for row, column in rng.integers(0, side - 4, (side // 8, 2)):
        counts[row : row + 4, column : column + 4] += rng.poisson(2.5, (4, 4))
    return counts.astype(np.float64)


def hot_spots(counts: Array) -> tuple[Array, NDArray[np.bool_]]:
    """Gi* of each square, and which stand out (exact p, adjusted)."""
    window = (0.0, 0.0, counts.shape[1] * 100.0, counts.shape[0] * 100.0)
    inside = np.ones(counts.shape, dtype=np.bool_)
    around = Neighbourhoods(squares=squares_of(window, 100), inside=inside, reach=1)
    hot = standing_out(counts, around)
    assert not isinstance(hot, NotPossible)
    return getis_ord_star_map(counts, inside, 1), hot


@cache
def neighbours(side: int) -> libpysal.weights.W:
    return libpysal.weights.lat2W(side, side, rook=False)


def hot_spots_esda(counts: Array, permutations: int = PERMUTATIONS) -> tuple[Array, Array]:
    """Gi* of each square, and p by permutation, not adjusted."""
    with catch_warnings(action="ignore", category=DeprecationWarning):  # of its next release
        found = esda.G_Local(
            counts.ravel(),
            neighbours(len(counts)),
            transform="B",
            star=True,
            permutations=permutations,
            seed=SEED,
        )
    return found.Zs.reshape(counts.shape), found.p_sim.reshape(counts.shape)
