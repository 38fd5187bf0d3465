"""In which areas do few places have most incidents?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from analysis.concentration import FEWEST_INCIDENTS, Concentration, concentration
from analysis.disclosure import disclosed
from analysis.results import Hidden, NotPossible, Reason
from analysis.squares import middles, squares_of
from analysis.thinning import SQUARE_M

PLACE_M = 50  # squares: a corner, a few entrances
RESAMPLES = 100
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Concentrated:
    """`error`: the standard error of `found.gini_adjusted`, the one that areas are held beside."""

    found: Concentration
    error: float


def concentrated(
    cells: pd.DataFrame,
    shapes: Mapping[str, shapely.Polygon | shapely.MultiPolygon],
    *,
    rng: np.random.Generator,
    cell_m: float = 25,
) -> dict[str, Concentrated | NotPossible | Hidden]:
    """
    Measure each area (polygons in the metric crs of the cells) over its squares of 50 m.

    `cells` (cell_x, cell_y, count) are all there are. A square belongs to the area that its middle
    lies in. Less ground than a square of 250 m tells of single places, and fewer than ten incidents
    lie unevenly whatever they do. The error is that of counts drawn anew, each square's Poisson
    about what it has.
    """
    points = middles(cells, cell_m)
    found: dict[str, Concentrated | NotPossible | Hidden] = {}
    for area, shape in shapes.items():
        if shape.area < SQUARE_M**2:
            found[area] = NotPossible(Reason.ONE_AREA)
            continue
        squares = squares_of(shape.bounds, PLACE_M)
        rows, columns = np.indices(squares.shape)
        east = squares.x0 + (columns + 0.5) * PLACE_M
        north = squares.y0 + (rows + 0.5) * PLACE_M
        inside = shapely.contains_xy(shape, east, north)
        found[area] = _measured(squares.counted(points)[inside], rng)
    return found


def _measured(counts: Numbers, rng: np.random.Generator) -> Concentrated | NotPossible | Hidden:
    found = concentration(counts)
    if isinstance(found, NotPossible):
        return found
    top = round(found.top20_share * found.n)
    told = disclosed(found, found.n, top, found.n - top)
    if isinstance(told, Hidden):
        return told
    if found.n < FEWEST_INCIDENTS:
        return NotPossible(Reason.TOO_FEW_POINTS)
    again = rng.poisson(counts, size=(RESAMPLES, len(counts))).astype(float)
    return Concentrated(found, float(_gini_adjusted(again).std(ddof=1)))


def _gini_adjusted(samples: Numbers) -> Numbers:
    """As `concentration` gives it, of each row that has incidents."""
    largest_first = -np.sort(-samples[samples.any(axis=1)], axis=1)
    total, n = largest_first.sum(axis=1), samples.shape[1]
    gini = largest_first @ (n + 1 - 2.0 * np.arange(1, n + 1)) / (n * total)
    adjusted: Numbers = 1 - np.maximum(n / total, 1) * (1 - gini)
    return adjusted
