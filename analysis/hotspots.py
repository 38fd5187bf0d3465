"""Which places have more incidents around them than chance would put there?"""

from collections.abc import Sequence

import numpy as np
from scipy.spatial import KDTree
from scipy.stats import binom

from analysis.results import NotPossible, Reason

Point = tuple[float, float]  # metres


def getis_ord_star(
    points: Sequence[Point], values: Sequence[float], *, neighbour_distance: float
) -> tuple[float, ...] | NotPossible:
    """
    z of each place's sum over itself and its neighbours (those at most so far away), Gi*.

    For large counts; on sparse ones `hot_spot_p` is exact. A place that has all others for
    neighbours cannot stand out: 0. Where all values are alike, or all places each other's
    neighbours, it is not possible.

    Own code: esda weighs rows by default and answers a constant map with significant places.
    Source: Ord & Getis (1995), doi 10.1111/j.1538-4632.1995.tb00912.x.
    """
    x = np.asarray(values, dtype=float)
    n = len(x)
    if not n or (x == x[0]).all():
        return NotPossible(Reason.NO_VARIATION)
    pairs = KDTree(points).query_pairs(neighbour_distance, output_type="ndarray")
    near = np.concatenate([pairs, pairs[:, ::-1]])
    neighbours = 1 + np.bincount(near[:, 0], minlength=n)
    sums = x + np.bincount(near[:, 0], weights=x[near[:, 1]], minlength=n)
    if (neighbours == n).all():
        return NotPossible(Reason.ONE_AREA)
    spread = x.std() * np.sqrt(neighbours * (n - neighbours) / (n - 1))
    surplus = sums - x.mean() * neighbours
    z = np.divide(surplus, spread, out=np.zeros(n), where=neighbours < n)
    return tuple(z.tolist())


def hot_spot_p(count: int, *, events: int, neighbourhood_cells: int, cells: int) -> float:
    """
    Probability of `count` or more of `events` in so many of the map's cells, if all are alike.

    Exact (upper binomial tail). Adjust over the cells with `benjamini_yekutieli`.
    """
    if not 0 < neighbourhood_cells <= cells or not 0 <= count <= events:
        raise ValueError(f"{count} of {events} in {neighbourhood_cells} of {cells} cells")
    return float(binom.sf(count - 1, events, neighbourhood_cells / cells))
