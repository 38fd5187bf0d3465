"""Where do incidents lie close together? Per km2 and year, with one measure for all periods."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, pi

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from scipy.spatial.distance import cdist

from analysis.results import NotPossible, Reason
from analysis.thinning import publishable_pair

FEWEST_DRAWN = 10
TRUNCATE = 4  # standard deviations; beyond, the kernel holds less than 0.01 %
MOST_SQUARES = 1_000  # on the longer side of a map
M2_PER_KM2 = 1_000_000

Point = tuple[float, float]
Window = tuple[float, float, float, float]  # west, south, east, north in metres


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
    multiple of it), `bandwidth_m` the kernel's standard deviation. Without a window it is where the
    cells are, and a margin outside of which nothing is left.
    """

    window: Window | None = None
    bandwidth_m: float = 200
    grid_m: float = 50
    cell_m: float = 25

    @property
    def reach(self) -> int:
        """How many squares away an incident can still be felt."""
        return ceil(TRUNCATE * self.bandwidth_m / self.grid_m)


def grid_of(window: Window, *, bandwidth_m: float = 200, cell_m: float = 25) -> Grid:
    """
    Give the grid for a window, with squares of 50 m as long as the picture stays drawable.

    A window as wide as a country gets larger squares and a kernel to match: say which.
    """
    west, south, east, north = window
    longest = max(east - west, north - south)
    grid_m = max(2 * cell_m, ceil(longest / MOST_SQUARES / cell_m) * cell_m)
    return Grid(
        window=window, bandwidth_m=max(bandwidth_m, 2 * grid_m), grid_m=grid_m, cell_m=cell_m
    )


def density(
    cells: pd.DataFrame, grid: Grid, *, years: float, withheld: int = 0
) -> Surface | NotPossible:
    """
    Smooth counts by cell (cell_x, cell_y, count) with a Gaussian kernel.

    Thin the cells first (`analysis.thinning`) and pass on how many incidents that `withheld`. The
    surface covers the window, widened to whole squares. Incidents beside it still shine into it,
    but `n` and the limit of 10 count those inside. There is no correction at edges: a map must not
    invent incidents.

    Source: Silverman (1986), Density Estimation, section 4.2.
    """
    if cells.empty:
        return NotPossible(Reason.TOO_FEW_POINTS)
    columns, rows = (_squares(cells[name], grid) for name in ("cell_x", "cell_y"))
    west, south, east, north = _edges(grid, columns, rows)
    reach = grid.reach
    bins = (
        np.arange(south - reach, north + reach + 1) - 0.5,
        np.arange(west - reach, east + reach + 1) - 0.5,
    )
    counts, _, _ = np.histogram2d(rows, columns, bins=bins, weights=cells["count"])
    inside = (slice(reach, -reach), slice(reach, -reach))
    n = round(counts[inside].sum())
    if n < FEWEST_DRAWN:
        return NotPossible(Reason.TOO_FEW_POINTS)
    smooth = smoothed(counts, grid.bandwidth_m / grid.grid_m)[inside]
    return Surface(
        values=smooth * M2_PER_KM2 / (grid.grid_m**2 * years),
        x0=west * grid.grid_m,
        y0=south * grid.grid_m,
        cell_m=grid.grid_m,
        n=n,
        withheld=withheld,
    )


def smoothed(counts: NDArray[np.float64], bandwidth_cells: float) -> NDArray[np.float64]:
    """Spread each count over its neighbours; what reaches beyond the edge is lost."""
    return np.asarray(
        gaussian_filter(counts, bandwidth_cells, mode="constant", truncate=TRUNCATE),
        dtype=np.float64,
    )


def density_at(
    points_m: Sequence[Point], places_m: Sequence[Point], *, bandwidth_m: float
) -> tuple[float, ...]:
    """
    Incidents per m2 at each of some places: the exact sum that `smoothed` draws on a grid.

    Own code: scipy's gaussian_kde refuses incidents on one address or in one line.
    Source: Silverman (1986), Density Estimation, section 4.2.
    """
    if bandwidth_m <= 0:
        raise ValueError(f"a bandwidth of {bandwidth_m} m")
    points, places = (np.asarray(xy, dtype=float).reshape(-1, 2) for xy in (points_m, places_m))
    squared = cdist(places, points, "sqeuclidean")
    kernel = np.exp(-squared / (2 * bandwidth_m**2)) / (2 * pi * bandwidth_m**2)
    return tuple(kernel.sum(axis=1).tolist())


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
    """Give after minus before, of two surfaces on the same grid."""
    if _place(before) != _place(after):
        raise ValueError(f"different grids: {_place(before)} and {_place(after)}")
    return replace(
        after,
        values=after.values - before.values,
        n=before.n + after.n,
        withheld=before.withheld + after.withheld,
    )


def before_and_after(
    before: pd.DataFrame,
    after: pd.DataFrame,
    grid: Grid,
    *,
    years: tuple[float, float],
) -> BeforeAfterSurfaces:
    """Two periods thinned alike, on one grid, and their difference where both can be drawn."""
    if grid.window is None:
        raise ValueError("two maps need one window")
    first, second = (
        density(part.cells, grid, years=length, withheld=part.withheld)
        for part, length in zip(
            publishable_pair(before, after, cell_m=grid.cell_m), years, strict=True
        )
    )
    if isinstance(first, NotPossible):
        return BeforeAfterSurfaces(before=first, after=second, difference=first)
    if isinstance(second, NotPossible):
        return BeforeAfterSurfaces(before=first, after=second, difference=second)
    return BeforeAfterSurfaces(before=first, after=second, difference=difference(first, second))


def _squares(cells: "pd.Series[int]", grid: Grid) -> NDArray[np.int64]:
    """The grid square that the middle of each cell is in."""
    middles = (cells.to_numpy() + 0.5) * grid.cell_m
    return np.asarray(middles // grid.grid_m, dtype=np.int64)


def _edges(
    grid: Grid, columns: NDArray[np.int64], rows: NDArray[np.int64]
) -> tuple[int, int, int, int]:
    """West, south, east and north edge of what is drawn, in squares."""
    if grid.window is not None:
        west, south, east, north = (edge / grid.grid_m for edge in grid.window)
        return floor(west), floor(south), ceil(east), ceil(north)
    reach = grid.reach
    return (
        int(columns.min()) - reach,
        int(rows.min()) - reach,
        int(columns.max()) + reach + 1,
        int(rows.max()) + reach + 1,
    )


def _place(surface: Surface) -> tuple[object, ...]:
    return surface.x0, surface.y0, surface.cell_m, surface.values.shape
