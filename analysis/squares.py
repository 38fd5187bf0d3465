"""Which squares does a map have, and what lies in each?"""

from dataclasses import dataclass
from math import ceil, floor

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Window = tuple[float, float, float, float]  # west, south, east, north in metres
Counts = NDArray[np.float64]
Mask = NDArray[np.bool_]  # rows run northwards, like every array of squares here

AT_ONCE = 16_384  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Squares:
    """
    Rows (northwards) by columns (eastwards) of squares in the metric crs, aligned to its origin.

    `west` and `south` are the first column and row, counted in squares from the origin.
    """

    west: int
    south: int
    columns: int
    rows: int
    size_m: float

    @property
    def shape(self) -> tuple[int, int]:
        return self.rows, self.columns

    @property
    def x0(self) -> float:
        return self.west * self.size_m

    @property
    def y0(self) -> float:
        return self.south * self.size_m

    def widened(self, by: int) -> "Squares":
        """So many squares more on every side."""
        return Squares(
            west=self.west - by,
            south=self.south - by,
            columns=self.columns + 2 * by,
            rows=self.rows + 2 * by,
            size_m=self.size_m,
        )

    def of(self, points: "Points") -> tuple[NDArray[np.intp], NDArray[np.intp], Mask]:
        """Row and column of each point, and whether there is such a square."""
        row = np.floor(points.north / self.size_m).astype(np.intp) - self.south
        column = np.floor(points.east / self.size_m).astype(np.intp) - self.west
        here = (row >= 0) & (row < self.rows) & (column >= 0) & (column < self.columns)
        return row, column, here

    def number_of(self, points: "Points") -> int:
        """How many lie in one of them."""
        number = 0.0
        for start in range(0, len(points.east), AT_ONCE):
            part = points.where(slice(start, start + AT_ONCE))
            here = (part.east >= self.x0) & (part.east < self.x0 + self.columns * self.size_m)
            here &= part.north >= self.y0
            here &= part.north < self.y0 + self.rows * self.size_m
            number += np.count_nonzero(here) if part.count is None else part.count[here].sum()
        return round(number)

    def counted(self, points: "Points") -> Counts:
        """How many lie in each square."""
        row, column, here = self.of(points)
        count = None if points.count is None else points.count[here]
        place = row[here] * self.columns + column[here]
        sums = np.bincount(place, count, self.rows * self.columns)
        return np.asarray(sums.reshape(self.shape), dtype=np.float64)

    def shared_out(self, points: "Points") -> Counts:
        """
        Share each point out over the four squares whose middles surround it, the nearer the more.

        Sum and middle of all are kept, so what is smoothed of it has an error that goes with the
        square of the squares' size. A point beyond the outermost middles gives its part to those.

        Source: Wand (1994), J. Comput. Graph. Statist. 3:433 (linear binning).
        """
        shared, north, east, corner = _sums(points, self)
        north -= corner
        east -= corner
        shared -= north
        shared -= east
        shared -= corner
        shared[1:] += north[:-1]
        shared[:, 1:] += east[:, :-1]
        shared[1:, 1:] += corner[:-1, :-1]
        return shared[1:-2, 1:-2]


@dataclass(frozen=True, slots=True)
class Points:
    """Incidents in metres; `count` says how many each point stands for, without it one."""

    east: NDArray[np.float64]
    north: NDArray[np.float64]
    count: NDArray[np.float64] | None = None

    def where(self, kept: Mask | slice) -> "Points":
        count = None if self.count is None else self.count[kept]
        return Points(self.east[kept], self.north[kept], count)


def squares_of(window: Window, size_m: float) -> Squares:
    """The squares that a window touches."""
    west, south, east, north = (edge / size_m for edge in window)
    return Squares(
        west=floor(west),
        south=floor(south),
        columns=ceil(east) - floor(west),
        rows=ceil(north) - floor(south),
        size_m=size_m,
    )


def middles(cells: pd.DataFrame, cell_m: float) -> Points:
    """Counted cells (cell_x, cell_y, count) as points in their middles."""
    east, north = ((cells[name].to_numpy() + 0.5) * cell_m for name in ("cell_x", "cell_y"))
    return Points(east, north, cells["count"].to_numpy(dtype=np.float64))


def _sums(points: Points, squares: Squares) -> tuple[Counts, Counts, Counts, Counts]:
    """
    Points by the square whose middle is south-west of them, and sums of how far they are from it.

    North, east and both multiplied, in squares. With a rim of one square south and west of them
    all and of two north and east, on which everything beyond lies. In parts: what is made on the
    way stays in the processor's cache.
    """
    wide = squares.rows + 3, squares.columns + 3
    sums = np.zeros((4, wide[0] * wide[1]))
    for start in range(0, len(points.east), AT_ONCE):
        part = points.where(slice(start, start + AT_ONCE))
        place, north = _split(part.north, squares.size_m, squares.south, squares.rows)
        column, east = _split(part.east, squares.size_m, squares.west, squares.columns)
        place *= wide[1]
        place += column
        values: list[Counts | float] = [1.0, north, east, north * east]
        if part.count is not None:
            values = [value * part.count for value in values]
        for sum_, value in zip(sums, values, strict=True):
            np.add.at(sum_, place, value)
    whole, north, east, both = sums.reshape(4, *wide)
    return whole, north, east, both


def _split(
    metres: NDArray[np.float64], size_m: float, first: int, squares: int
) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Whole squares from the rim's middle, and the part of a square that is left."""
    along = metres / size_m
    along -= first - 0.5
    np.clip(along, 0, squares + 1, out=along)
    whole = along.astype(np.intp)
    along -= whole
    return whole, along
