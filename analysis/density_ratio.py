"""Where did incidents become more or fewer, in per cent, and where is that more than chance?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.ndimage import label
from scipy.optimize import brentq
from scipy.special import betainc
from scipy.stats import norm

from analysis.density import FEWEST_DRAWN, Grid, Laid, laid_out, within
from analysis.kernels import Array, spread
from analysis.results import NotPossible, Reason
from analysis.squares import Mask, middles
from analysis.thinning import publishable_pair

FEWEST_EXPECTED = 10  # incidents around a place in each period, had nothing changed
LEVEL = 0.05  # of maps without any change, at most so many show one somewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class DensityRatio:
    """
    The rate after over the rate before, on the squares of a `Surface`; 1 is no change.

    nan where too few incidents are expected, or beyond the boundary. `rose` and `fell` are the
    places inside the tolerance contours: the chance that there is any, on a map on which nothing
    changed, is at most `LEVEL`.
    """

    values: NDArray[np.float64]
    rose: Mask
    fell: Mask
    x0: float
    y0: float
    cell_m: float
    n: int  # incidents of both periods
    withheld: int
    limit: float  # standard deviations from no change that a place needs, with all others tried too


@dataclass(frozen=True, slots=True)
class _Field:
    """On the squares drawn: what is spread of after and of both, and how sure each place is."""

    after: Array
    both: Array
    effective: Array  # incidents, all alike, that would tell as much about the share of after
    step_east: Array  # squared change from a square to the next, of what chance alone makes
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
    Compare two periods place by place (counted cells; thinned here, alike).

    Had nothing changed, each incident would have fallen into the after period with the same
    chance, that of its length. So each place's share of after is held against that chance, by the
    binomial tail of the place's effective number of incidents (their kernel weights squared over
    the sum of squares). Places are many and near ones alike: the limit is that of the highest peak
    on a map on which nothing changed, from the expected Euler characteristic of a Gaussian field
    as rough as this one is. Closed form: no draws, the same answer each time.

    `dispersion` (phi, 1 is pure chance) allows for incidents that come in series.

    Sources: Kelsall & Diggle (1995), doi 10.2307/3318678, and Fernando & Hazelton (2014), doi
    10.1016/j.sste.2013.12.002, for the ratio and its tolerance; Worsley et al. (1996), doi
    10.1002/(SICI)1097-0193(1996)4:1<58::AID-HBM4>3.0.CO;2-O, for the limit.
    """
    thinned = publishable_pair(before, after, cell_m=grid.cell_m)
    first, second = (laid_out(middles(part.cells, grid.cell_m), grid, inside) for part in thinned)
    if min(first.n, second.n) < FEWEST_DRAWN:
        return NotPossible(Reason.TOO_FEW_POINTS)
    weights = grid.kernel.weights(grid.bandwidth)
    field = _field(first, second, weights)
    chance = years[1] / sum(years)
    around = field.both / np.square(weights).sum()
    told = within(grid, inside) & (around * min(chance, 1 - chance) >= FEWEST_EXPECTED)
    limit = _limit(field, told)
    rose, fell = _beyond(field, told, chance, limit, dispersion)
    odds = field.after / np.maximum(field.both - field.after, np.finfo(float).tiny)
    squares = grid.squares
    return DensityRatio(
        values=np.where(told, odds * years[0] / years[1], np.nan),
        rose=rose,
        fell=fell,
        x0=squares.x0,
        y0=squares.y0,
        cell_m=grid.grid_m,
        n=first.n + second.n,
        withheld=sum(part.withheld for part in thinned),
        limit=limit,
    )


def _field(before: Laid, after: Laid, weights: Array) -> _Field:
    both, kept = before.counts + after.counts, before.kept
    [of_after] = spread(after.counts / kept, weights)
    [of_both] = spread(both / kept, weights)
    east, north = np.zeros_like(weights), np.zeros_like(weights)
    east[:, :-1], north[:-1] = weights[:, :-1] * weights[:, 1:], weights[:-1] * weights[1:]
    squared, with_east, with_north = spread(both / np.square(kept), weights**2, east, north)
    squared = np.maximum(squared, np.finfo(float).tiny)
    return _Field(
        after=of_after,
        both=of_both,
        effective=of_both**2 / squared,
        step_east=_steps(squared, with_east),
        step_north=_steps(squared.T, with_north.T).T,
    )


def _steps(squared: Array, with_next: Array) -> Array:
    """2 (1 - correlation) of neighbouring columns; the last one takes the step before it."""
    spread_of_both = np.sqrt(squared[:, :-1] * squared[:, 1:])
    steps = 2 * (1 - np.clip(with_next[:, :-1] / spread_of_both, 0, 1))
    return np.pad(steps, ((0, 0), (0, 1)), mode="edge")


def _limit(field: _Field, told: Mask) -> float:
    """How high, in standard deviations, the highest of all peaks is by chance at `LEVEL`."""
    if not told.any():
        return np.inf
    east, north = np.sqrt(field.step_east), np.sqrt(field.step_north)
    around = np.pad(told, 1)
    upright = [told & ~around[1:-1, columns] for columns in (slice(-2), slice(2, None))]
    level = [told & ~around[rows, 1:-1] for rows in (slice(-2), slice(2, None))]
    half_outline = sum(north[side].sum() for side in upright) / 2
    half_outline += sum(east[side].sum() for side in level) / 2
    pieces = label(told)[1]
    area = (east * north)[told].sum()

    def excess(limit: float) -> float:
        height = np.exp(-(limit**2) / 2) / (2 * np.pi)
        peaks = half_outline * height + area * limit * height / np.sqrt(2 * np.pi)
        return float(2 * (pieces * norm.sf(limit) + peaks) - LEVEL)

    return float(brentq(excess, norm.isf(LEVEL), 40))


def _beyond(
    field: _Field, told: Mask, chance: float, limit: float, dispersion: float
) -> tuple[Mask, Mask]:
    """Where more, and where less, of all fell into the after period than the limit allows."""
    share = np.clip(field.after / np.maximum(field.both, np.finfo(float).tiny), 0, 1)
    n = field.effective / dispersion
    sure = abs(share - chance) > np.sqrt(chance * (1 - chance) / np.maximum(n, 1))
    rose, fell = (told & sure & side for side in (share > chance, share < chance))
    for part, of_side, p in ((rose, share, chance), (fell, 1 - share, 1 - chance)):
        k = n[part] * of_side[part]
        part[part] = betainc(k, n[part] - k + 1, p) < norm.sf(limit)
    return rose, fell
