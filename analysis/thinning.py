"""Which incidents may be on a map? Those in squares that hold enough, at enough places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.disclosure import SMALLEST_SHOWN
from analysis.squares import Mask, Squares, middles
from data.counting.hours import WEIGHT

SQUARE_M = 250
FEWEST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Publishable:
    """`cells` (cell_x, cell_y, count) that may be drawn; `withheld` counts the other incidents."""

    cells: pd.DataFrame
    withheld: int


def publishable(cells: pd.DataFrame, *, cell_m: float = 25) -> Publishable:
    """Leave out the incidents of 250 m squares that hold 1-4, or fewer than 3 places (cells)."""
    return _without(cells, _thin_squares(cells, cell_m), cell_m)


def publishable_pair(
    before: pd.DataFrame, after: pd.DataFrame, *, cell_m: float = 25
) -> tuple[Publishable, Publishable]:
    """
    The same for two periods that are compared: a square too thin in one is left out of both.

    Otherwise the difference of the two maps would give away what one of them hides. A square that
    is empty in one period and not thin in the other is shown: 0 points at nobody.
    """
    thin = np.union1d(_thin_squares(before, cell_m), _thin_squares(after, cell_m))
    return _without(before, thin, cell_m), _without(after, thin, cell_m)


def not_cut_thinly(
    periods: Sequence[pd.DataFrame],
    squares: Squares,
    inside: Mask,
    *,
    by: str = "part",
    cell_m: float = 25,
) -> list[pd.DataFrame]:
    """
    Leave out the 250 m squares that a boundary cuts so that what lies on one side of it is thin.

    A map with the boundary draws the inner side, one without it both: so neither side may be thin,
    in any period, nor in any part where cells have a column `by`. Cells have `count`, or `weight`
    in millionths. `inside` says which `squares` the boundary holds; beyond them all is outside.
    """
    thin = [
        each
        for cells in periods
        for each in _cut_thinly(_as_counts(cells), squares, inside, by, cell_m)
    ]
    left_out = np.concatenate([np.empty(0, dtype=np.int64), *thin])  # there may be no part
    return [cells[~np.isin(keys(cells, cell_m, SQUARE_M), left_out)] for cells in periods]


def keys(cells: pd.DataFrame, cell_m: float = 1, size_m: float = 1) -> NDArray[np.int64]:
    """One number for each place of a grid: the column before, the row behind 32 bits."""
    column, row = (
        np.floor(cells[name].to_numpy(dtype=np.float64) * cell_m / size_m).astype(np.int64)
        for name in ("cell_x", "cell_y")
    )
    return np.asarray((column << 32) + row, dtype=np.int64)


def _cut_thinly(
    cells: pd.DataFrame, squares: Squares, inside: Mask, by: str, cell_m: float
) -> Iterator[NDArray[np.int64]]:
    row, column, within = squares.of(middles(cells, cell_m))
    within[within] = inside[row[within], column[within]]
    inner, beyond = cells[within], cells[~within]
    cut = np.intersect1d(keys(inner, cell_m, SQUARE_M), keys(beyond, cell_m, SQUARE_M))
    for side in (inner, beyond):
        for part in [own for _, own in side.groupby(by)] if by in cells else [side]:
            yield np.intersect1d(_thin_squares(part, cell_m), cut)


def _as_counts(cells: pd.DataFrame) -> pd.DataFrame:
    """Those with incidents."""
    if "weight" in cells:
        cells = cells.assign(count=cells["weight"] / WEIGHT)
    return cells[(cells["count"] > 0).to_numpy()]


def _thin_squares(cells: pd.DataFrame, cell_m: float) -> NDArray[np.int64]:
    used = cells[(cells["count"] > 0).to_numpy()]
    square = keys(used, cell_m, SQUARE_M)
    first = ~pd.Index(keys(used)).duplicated()  # a cell may have several rows
    squares, place = np.unique(square, return_inverse=True)
    incidents = np.bincount(place, used["count"], len(squares))
    places = np.bincount(place, first, len(squares))
    thin = (incidents < SMALLEST_SHOWN) | (places < FEWEST_PLACES)
    return np.asarray(squares[thin], dtype=np.int64)


def _without(cells: pd.DataFrame, squares: NDArray[np.int64], cell_m: float) -> Publishable:
    thin = np.isin(keys(cells, cell_m, SQUARE_M), squares)
    return Publishable(cells[~thin], int(cells["count"].to_numpy()[thin].sum()))
