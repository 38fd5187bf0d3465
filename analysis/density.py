"""Where do incidents lie close together? Per km2 and year, with one measure for all periods."""

from dataclasses import dataclass, replace
from math import ceil, floor

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.kernels import Kernel, spread
from analysis.results import NotPossible, Reason
from analysis.squares import Mask, Points, Squares, Window, middles, squares_of
from analysis.thinning import SQUARE_M, publishable_pair

FEWEST_DRAWN = 10
MOST_SQUARES = 1_000  # on the longer side of a map
M2_PER_KM2 = 1_000_000
ROUNDING = 1e-9  # of the peak: a difference below is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """
    Incidents per km2 and year on a metric grid.

    `values[row, column]` is at easting `x0 + (column + 0.5) * cell_m` and northing
    `y0 + (row + 0.5) * cell_m` (rows run northwards), in the metric crs of the store.
    """

    values: NDArray[np.float64]
    x0: float
    y0: float
    cell_m: float
    n: int  # incidents drawn
    withheld: int  # incidents in grid squares too thin to show

    @property
    def squares(self) -> Squares:
        rows, columns = self.values.shape
        return Squares(
            west=round(self.x0 / self.cell_m),
            south=round(self.y0 / self.cell_m),
            columns=columns,
            rows=rows,
            size_m=self.cell_m,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfterSurfaces:
    before: Surface | NotPossible
    after: Surface | NotPossible
    difference: Surface | NotPossible


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """
    How to draw: the same for every map that is compared with another. All in metres.

    `cell_m` is the size of the cells that are counted in, `grid_m` that of the squares drawn (a
    multiple of it), `bandwidth_m` the kernel's (`Kernel` says what it means).
    """

    window: Window
    bandwidth_m: float = 200
    grid_m: float = 50
    cell_m: float = 25
    kernel: Kernel = Kernel.GAUSSIAN

    @property
    def bandwidth(self) -> float:
        """In squares."""
        return self.bandwidth_m / self.grid_m

    @property
    def reach(self) -> int:
        """How many squares away an incident can still be felt."""
        return self.kernel.reach(self.bandwidth)

    @property
    def squares(self) -> Squares:
        """Those that are drawn."""
        return squares_of(self.window, self.grid_m)

    @property
    def felt(self) -> Squares:
        """Those whose incidents are felt in what is drawn."""
        return self.squares.widened(self.reach)

    @property
    def bounded(self) -> Squares:
        """The squares of a boundary's mask: all that incidents which are felt are felt in."""
        return self.squares.widened(2 * self.reach)

    @property
    def cells(self) -> tuple[int, int, int, int]:
        """
        The counted cells that are needed: west, south, east, north, the last two outside.

        In whole squares of the thinning, which must not take a half one for a thin one.
        """
        wide, whole = self.bounded, SQUARE_M / self.cell_m
        part = self.grid_m / SQUARE_M
        return (
            round(floor(wide.west * part) * whole),
            round(floor(wide.south * part) * whole),
            round(ceil((wide.west + wide.columns) * part) * whole),
            round(ceil((wide.south + wide.rows) * part) * whole),
        )


@dataclass(frozen=True, slots=True)
class Laid:
    """Incidents on the squares of `Grid.felt`, and how much of what each spreads is inside."""

    counts: NDArray[np.float64]
    kept: NDArray[np.float64] | float  # 0-1; 1 without a boundary
    n: int  # in the squares drawn


def grid_of(
    window: Window,
    *,
    bandwidth_m: float = 200,
    cell_m: float = 25,
    kernel: Kernel = Kernel.GAUSSIAN,
) -> Grid:
    """
    Give the grid for a window, with squares of 50 m as long as the picture stays drawable.

    A window as wide as a country gets larger squares and a kernel to match: say which.
    """
    west, south, east, north = window
    longest = max(east - west, north - south)
    grid_m = max(2 * cell_m, ceil(longest / MOST_SQUARES / cell_m) * cell_m)
    return Grid(
        window=window,
        bandwidth_m=max(bandwidth_m, kernel.finest * grid_m),
        grid_m=grid_m,
        cell_m=cell_m,
        kernel=kernel,
    )


def density(
    cells: pd.DataFrame,
    grid: Grid,
    *,
    years: float,
    withheld: int = 0,
    inside: Mask | None = None,
) -> Surface | NotPossible:
    """
    Smooth counts by cell (cell_x, cell_y, count): `density_of_points` in the cells' middles.

    Thin the cells first (`analysis.thinning`) and pass on how many incidents that `withheld`.
    """
    points = middles(cells, grid.cell_m)
    return density_of_points(points, grid, years=years, withheld=withheld, inside=inside)


def density_of_points(
    points: Points,
    grid: Grid,
    *,
    years: float,
    withheld: int = 0,
    inside: Mask | None = None,
) -> Surface | NotPossible:
    """
    Spread each incident by the grid's kernel.

    The surface covers the window, widened to whole squares. Incidents beside it still shine into
    it, but `n` and the limit of 10 count those inside.

    `inside` is a study boundary: which squares of `grid.bounded` belong to it. Then only incidents
    inside count, nothing is drawn beyond, and each incident's kernel is divided by the part of it
    that is inside, so that the surface still sums to n. (Dividing the surface instead, by the part
    of the kernel around each place, is unbiased where incidents are even, but invents or loses
    incidents.) Without it, what incidents spread over the boundary is left there.

    Sources: Silverman (1986), Density Estimation, section 4.2; Jones (1993), doi
    10.1007/BF00147776, for the boundary.
    """
    laid = laid_out(points, grid, inside)
    if laid.n < FEWEST_DRAWN:
        return NotPossible(Reason.TOO_FEW_POINTS)
    squares, per_year = grid.squares, M2_PER_KM2 / (grid.grid_m**2 * years)
    weights = grid.kernel.weights(grid.bandwidth)
    [smooth] = spread(laid.counts if inside is None else laid.counts / laid.kept, weights)
    np.maximum(smooth, 0, out=smooth)  # rounding leaves a little below 0
    smooth *= per_year
    return Surface(
        values=smooth if inside is None else smooth * within(grid, inside),
        x0=squares.x0,
        y0=squares.y0,
        cell_m=grid.grid_m,
        n=laid.n,
        withheld=withheld,
    )


def laid_out(points: Points, grid: Grid, inside: Mask | None) -> Laid:
    """Share incidents out over the squares that are felt; with a boundary those inside it."""
    kept: NDArray[np.float64] | float = 1.0
    if inside is not None:
        if inside.shape != grid.bounded.shape:
            raise ValueError(f"a boundary of {inside.shape} squares, not {grid.bounded.shape}")
        row, column, known = grid.bounded.of(points)
        known[known] = inside[row[known], column[known]]
        points = points.where(known)
        [kept] = spread(inside.astype(np.float64), grid.kernel.weights(grid.bandwidth))
        kept = np.maximum(kept, ROUNDING)  # incidents are where something is kept
    return Laid(grid.felt.shared_out(points), kept, grid.squares.number_of(points))


def within(grid: Grid, inside: Mask | None) -> Mask:
    """Which of the squares drawn the boundary holds; all without one."""
    if inside is None:
        return np.ones(grid.squares.shape, dtype=np.bool_)
    beside = 2 * grid.reach
    return inside[beside:-beside, beside:-beside]


def part_of(surface: Surface, window: Window) -> Surface:
    """The squares that a window touches; `n` and `withheld` are still those of the whole."""
    west, south, east, north = window
    rows, columns = surface.values.shape
    first_column = max(0, floor((west - surface.x0) / surface.cell_m))
    first_row = max(0, floor((south - surface.y0) / surface.cell_m))
    last_column = min(columns, ceil((east - surface.x0) / surface.cell_m))
    last_row = min(rows, ceil((north - surface.y0) / surface.cell_m))
    return replace(
        surface,
        values=surface.values[first_row:last_row, first_column:last_column],
        x0=surface.x0 + first_column * surface.cell_m,
        y0=surface.y0 + first_row * surface.cell_m,
    )


def difference(before: Surface, after: Surface) -> Surface:
    """
    Give after minus before, of two surfaces on the same grid.

    What is only rounding is 0: equal rates of periods of different length differ by nothing.
    """
    if _place(before) != _place(after):
        raise ValueError(f"different grids: {_place(before)} and {_place(after)}")
    values = after.values - before.values
    least = ROUNDING * max(before.values.max(), after.values.max())
    return replace(
        after,
        values=np.where(np.abs(values) < least, 0.0, values),
        n=before.n + after.n,
        withheld=before.withheld + after.withheld,
    )


def before_and_after(
    before: pd.DataFrame,
    after: pd.DataFrame,
    grid: Grid,
    *,
    years: tuple[float, float],
    inside: Mask | None = None,
) -> BeforeAfterSurfaces:
    """Two periods thinned alike, on one grid, and their difference where both can be drawn."""
    first, second = (
        density(part.cells, grid, years=length, withheld=part.withheld, inside=inside)
        for part, length in zip(
            publishable_pair(before, after, cell_m=grid.cell_m), years, strict=True
        )
    )
    return compared(first, second)


def compared(before: Surface | NotPossible, after: Surface | NotPossible) -> BeforeAfterSurfaces:
    """Two surfaces on one grid, thinned alike, and their difference where both can be drawn."""
    apart = before if isinstance(before, NotPossible) else after
    if isinstance(before, Surface) and isinstance(after, Surface):
        return BeforeAfterSurfaces(before=before, after=after, difference=difference(before, after))
    assert isinstance(apart, NotPossible)
    return BeforeAfterSurfaces(before=before, after=after, difference=apart)


def _place(surface: Surface) -> tuple[object, ...]:
    return surface.x0, surface.y0, surface.cell_m, surface.values.shape
