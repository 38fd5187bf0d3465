"""Where did incidents become more or fewer, in per cent, and where is that more than chance?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import betainc
from scipy.stats import norm

from analysis.density import FEWEST_DRAWN, Grid, Laid, laid_out, within
from analysis.disclosure import SMALLEST_SHOWN
from analysis.kernels import Array, spread
from analysis.peaks import highest_by_chance, steps
from analysis.results import NotPossible, Reason
from analysis.squares import Mask, Points, middles
from analysis.thinning import FEWEST_PLACES, not_cut_thinly, publishable_pair

FEWEST_EXPECTED = 10  # incidents around a place in each period, had nothing changed
LEVEL = 0.05
LEAST = 1e-9  # incidents around a place, and their variance beside the largest: rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class DensityRatio:
    """
    The rate after over the rate before, on the squares of a `Surface`; 1 is no change.

    nan beyond the boundary, where too few incidents are expected, and where 1-4 are left. `rose`
    and `fell` are inside the tolerance contours: at most `LEVEL` of maps on which nothing changed
    have any.
    """

    values: NDArray[np.float64]
    rose: Mask
    fell: Mask
    x0: float
    y0: float
    cell_m: float
    n: int  # incidents of both periods
    limit: float  # standard deviations that a place needs, all the others being tried too


@dataclass(frozen=True, slots=True)
class _Around:
    """What lies around each square drawn; one right there counts 1, one far away less."""

    counted: tuple[Array, Array]  # incidents before and after
    kept: tuple[Array, Array]  # the same, each for what a boundary cuts off too
    places: Array
    effective: Array  # incidents, all alike, that would tell as much as these do together
    step_east: Array
    step_north: Array


def density_ratio(
    before: pd.DataFrame,
    after: pd.DataFrame,
    grid: Grid,
    *,
    years: tuple[float, float],
    inside: Mask | None = None,
    dispersion: float = 1.0,
) -> DensityRatio | NotPossible:
    """
    Compare two periods place by place, of counted cells (cell_x, cell_y, count).

    Had nothing changed, each incident would have fallen into the after period with the same
    chance, that of its length. Each place's share of after is held against it, by the binomial
    tail of the effective number of incidents around: closed form, the same answer each time. The
    limit is that of `highest_by_chance`, for places are many. `dispersion` (phi, 1 is pure chance)
    allows for incidents that come in series.

    Give all incidents, not thinned ones: thinning goes by both counts, which moves their ratio.
    Nothing is told of a place with fewer than 10 expected around it in each period, or at fewer
    than 3 places; one that lies right there counts whole, others with what the kernel gives them.
    Those that are left after thinning must be as many too: else a single address with neighbours
    in other squares, which no other map shows, would stand in the middle of what is told.

    Sources: Kelsall & Diggle (1995), doi 10.2307/3318678, and Fernando & Hazelton (2014), doi
    10.1016/j.sste.2013.12.002, for the ratio and its tolerance contours.
    """
    first, second = (
        laid_out(middles(cells, grid.cell_m), grid, inside) for cells in (before, after)
    )
    if min(first.n, second.n) < FEWEST_DRAWN:
        return NotPossible(Reason.TOO_FEW_POINTS)
    chance = years[1] / sum(years)
    around = _around(first, second, _used(before, after, grid), grid)
    told = _is_enough(around.counted, around.places, chance) & within(grid, inside)
    limit = highest_by_chance(told, around.step_east, around.step_north, level=LEVEL)
    rose, fell = _beyond(around, told, chance, limit, dispersion)
    left, places = _left_by_thinning(before, after, grid, inside)
    public = _is_enough(left, places, chance)
    fewest = np.minimum(np.minimum(*around.counted), np.minimum(*left))
    shown = told & public & (fewest >= SMALLEST_SHOWN)
    ratio = around.kept[1] / np.maximum(around.kept[0], LEAST) * (years[0] / years[1])
    squares = grid.squares
    return DensityRatio(
        values=np.where(shown, ratio, np.nan),
        rose=rose & public,
        fell=fell & public,
        x0=squares.x0,
        y0=squares.y0,
        cell_m=grid.grid_m,
        n=first.n + second.n,
        limit=limit,
    )


def _is_enough(counted: tuple[Array, Array], places: Array, chance: float) -> Mask:
    expected = (counted[0] + counted[1]) * min(chance, 1 - chance)
    return np.asarray((expected >= FEWEST_EXPECTED) & (places >= FEWEST_PLACES), dtype=np.bool_)


def _left_by_thinning(
    before: pd.DataFrame, after: pd.DataFrame, grid: Grid, inside: Mask | None
) -> tuple[tuple[Array, Array], Array]:
    """Incidents of both periods around each square drawn, and their places, as `_Around` counts."""
    cut = [before, after]
    if inside is not None:
        cut = not_cut_thinly(cut, grid.bounded, inside, cell_m=grid.cell_m)
    first, second = (part.cells for part in publishable_pair(*cut, cell_m=grid.cell_m))
    laid = [laid_out(middles(cells, grid.cell_m), grid, inside).counts for cells in (first, second)]
    before_left, after_left, places = (
        spread(each, _near(grid))[0] for each in (*laid, _used(first, second, grid))
    )
    return (before_left, after_left), places


def _used(before: pd.DataFrame, after: pd.DataFrame, grid: Grid) -> Array:
    """How many cells of each square felt hold incidents, in the period with more of them."""
    used = (
        middles(cells[(cells["count"] > 0).to_numpy()], grid.cell_m) for cells in (before, after)
    )
    return np.maximum(*(grid.felt.counted(Points(each.east, each.north)) for each in used))


def _near(grid: Grid) -> Array:
    """1 right there, less far away."""
    weights = grid.kernel.weights(grid.bandwidth)
    return np.asarray(weights / weights.max(), dtype=np.float64)


def _around(before: Laid, after: Laid, places: Array, grid: Grid) -> _Around:
    near = _near(grid)
    east, north = np.zeros_like(near), np.zeros_like(near)
    east[:, :-1], north[:-1] = near[:, :-1] * near[:, 1:], near[:-1] * near[1:]
    counted, kept = (
        (spread(before.counts / part, near)[0], spread(after.counts / part, near)[0])
        for part in (1.0, before.kept)
    )
    both = (before.counts + after.counts) / np.square(before.kept)
    squared, with_east, with_north = spread(both, near**2, east, north)
    squared = np.maximum(squared, LEAST * squared.max())
    return _Around(
        counted=counted,
        kept=kept,
        places=spread(places, near)[0],
        effective=np.square(kept[0] + kept[1]) / squared,
        step_east=steps(squared, with_east),
        step_north=steps(squared.T, with_north.T).T,
    )


def _beyond(
    around: _Around, told: Mask, chance: float, limit: float, dispersion: float
) -> tuple[Mask, Mask]:
    """Where more, and where less, of all fell into the after period than the limit allows."""
    before, after = around.kept
    share = np.clip(after / np.maximum(before + after, LEAST), 0, 1)
    n = around.effective / dispersion
    rose, fell = told & (share > chance), told & (share < chance)
    for part, of_side, p in ((rose, share, chance), (fell, 1 - share, 1 - chance)):
        unsure = np.square(of_side - p) * n < p * (1 - p)  # within one standard deviation
        part &= ~unsure
        k = n[part] * of_side[part]
        part[part] = betainc(k, n[part] - k + 1, p) < norm.sf(limit)
    return rose, fell
