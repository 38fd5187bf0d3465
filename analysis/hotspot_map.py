"""Where on a map do incidents stand out: before, after, and is it new, lasting or gone?"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import betainc
from scipy.stats import norm

from analysis.disclosure import SMALLEST_SHOWN
from analysis.kernels import Array
from analysis.multiplicity import stand_out
from analysis.results import NotPossible, Reason
from analysis.squares import Mask, Points, Squares, middles
from analysis.thinning import FEWEST_PLACES, SQUARE_M, publishable_pair

FEWEST_INCIDENTS = 10
LARGE_COUNT = 5  # incidents per square on average: from here on Gi* instead of the exact tail
LEVEL = 0.05


class Heat(IntEnum):
    NONE = 0
    LASTING = 1  # stands out before and after
    NEW = 2  # stands out after, and its share of all incidents rose more than by chance
    GONE = 3  # stood out before, and its share fell more than by chance
    UNCLEAR = 4  # stands out in one period, but the difference could be chance


@dataclass(frozen=True, slots=True, kw_only=True)
class HotSpots:
    """`hot[row, column]`: does the neighbourhood of a square stand out? Rows run northwards."""

    hot: Mask
    squares: Squares
    n: int  # incidents
    withheld: int  # squares that stand out but hold too few incidents or places to be shown


@dataclass(frozen=True, slots=True, kw_only=True)
class HotSpotChange:
    """`heat` holds `Heat`, by square; what may not be shown is NONE."""

    heat: NDArray[np.int8]
    squares: Squares
    n: tuple[int, int]  # incidents before and after
    withheld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhoods:
    """
    Squares, those of them that belong to the study area, and how far a neighbourhood reaches.

    A neighbourhood is a block of (2 reach + 1) x (2 reach + 1) squares, as far as they belong. It
    must be 250 m wide: what is told of less could point at a premises.
    """

    squares: Squares
    inside: Mask
    reach: int = 2
    cell_m: float = 25  # of the counted cells, which are the places

    def __post_init__(self) -> None:
        if self.inside.shape != self.squares.shape:
            raise ValueError(f"a mask of {self.inside.shape}, not {self.squares.shape} squares")
        if (2 * self.reach + 1) * self.squares.size_m < SQUARE_M:
            raise ValueError(f"a neighbourhood narrower than {SQUARE_M} m")

    def counts(self, cells: pd.DataFrame) -> Array:
        """Incidents by square; 0 outside the study area."""
        return self.squares.counted(middles(cells, self.cell_m)) * self.inside

    def shown(self, cells: pd.DataFrame) -> Mask:
        """Which neighbourhoods hold 5 incidents or more, at 3 places or more."""
        used = middles(cells[(cells["count"] > 0).to_numpy()], self.cell_m)
        places = self.squares.counted(Points(used.east, used.north)) * self.inside
        enough = block_sums(self.counts(cells), self.reach) >= SMALLEST_SHOWN
        return enough & (block_sums(places, self.reach) >= FEWEST_PLACES)


def hot_spots(
    cells: pd.DataFrame, around: Neighbourhoods, *, dispersion: float = 1.0
) -> HotSpots | NotPossible:
    """
    Find the squares whose neighbourhood holds more of a period's incidents than chance puts there.

    Give all incidents (cell_x, cell_y, count): what is left of thin squares would stand out
    against the ones that thinning emptied. Shown are those that hold enough, thinned and not.

    Exact binomial tail, for large counts Gi*; all squares of the study area are tried, so
    Benjamini-Yekutieli at .05: on a map of pure chance at most 5 % show any. `dispersion` (phi, 1
    is pure chance) allows for incidents that come in series, as so many fewer that all are alike;
    Gi* measures it itself.
    """
    counts = around.counts(cells)
    found = standing_out(counts, around, dispersion)
    if isinstance(found, NotPossible):
        return found
    [may] = _may_show(around, cells)
    n = round(counts.sum())
    withheld = int((found & ~may).sum())
    return HotSpots(hot=found & may, squares=around.squares, n=n, withheld=withheld)


def hot_spot_change(
    before: pd.DataFrame,
    after: pd.DataFrame,
    around: Neighbourhoods,
    *,
    dispersion: float = 1.0,
) -> HotSpotChange | NotPossible:
    """
    Tell new, lasting and gone hot spots apart.

    A longer period has more hot spots by its length alone. So one is called new or gone only if
    its share of the map's incidents changed more than by chance (exact, given the incidents of
    both periods, and Benjamini-Yekutieli over the squares that stand out in one period), else
    unclear. It is a hot spot among the others: where all fell alike, it lasts. `dispersion` as in
    `hot_spots`: without it, series of three alone make new or gone ones on most maps.
    """
    counts = around.counts(before), around.counts(after)
    hot = [standing_out(part, around, dispersion) for part in counts]
    first, second = hot
    if isinstance(first, NotPossible):
        return first
    if isinstance(second, NotPossible):
        return second
    n = round(counts[0].sum()), round(counts[1].sum())
    may = _may_show(around, before, after)
    changed = first ^ second
    here = [block_sums(part, around.reach)[changed] / dispersion for part in counts]
    rose, fell = (_tail(here[i], here[0] + here[1], n[i] / sum(n)) for i in (1, 0))
    turned = np.where(second[changed], rose, fell)
    sure = stand_out(turned, level=LEVEL)
    heat = np.zeros(changed.shape, dtype=np.int8)
    heat[first & second & may[0] & may[1]] = Heat.LASTING
    kind = np.where(second[changed], Heat.NEW, Heat.GONE)
    heat[changed] = np.where(sure, kind, Heat.UNCLEAR)
    heat[changed & ~np.where(second, may[1], may[0])] = Heat.NONE
    withheld = int(((first | second) & (heat == Heat.NONE)).sum())
    return HotSpotChange(heat=heat, squares=around.squares, n=n, withheld=withheld)


def block_sums(values: Array, reach: int) -> Array:
    """The sum over (2 reach + 1) x (2 reach + 1) squares around each; beyond the edge is 0."""
    width = 2 * reach + 1
    for axis in (0, 1):
        room = [(0, 0), (0, 0)]
        room[axis] = (reach + 1, reach)
        sums = np.cumsum(np.pad(values, room), axis=axis)
        upper, lower = [slice(None)] * 2, [slice(None)] * 2
        upper[axis], lower[axis] = slice(width, None), slice(None, -width)
        values = sums[tuple(upper)] - sums[tuple(lower)]
    return values


def hot_spot_p_map(counts: Array, inside: Mask, reach: int, *, dispersion: float = 1.0) -> Array:
    """
    `hot_spot_p` of every neighbourhood at once; 1 outside.

    Few numbers of incidents and of squares occur, so each pair is worked out once.
    """
    events, cells = int(counts.sum()), int(inside.sum())
    here, squares = (
        np.rint(block_sums(part, reach)[inside]).astype(np.int64)
        for part in (counts, inside.astype(np.float64))
    )
    pairs, place = np.unique(here * (cells + 1) + squares, return_inverse=True)
    p = np.ones(counts.shape)
    k, n = pairs // (cells + 1) / dispersion, events / dispersion
    once = _tail(k, n, pairs % (cells + 1) / cells)
    p[inside] = once[place]
    return p


def getis_ord_star_map(counts: Array, inside: Mask, reach: int) -> Array:
    """`getis_ord_star` of every neighbourhood at once (counts 0 outside); 0 outside."""
    x, cells = counts[inside], int(inside.sum())
    squares = block_sums(inside.astype(np.float64), reach)
    surplus = block_sums(counts, reach) - x.mean() * squares
    spread = x.std() * np.sqrt(np.maximum(squares * (cells - squares), 0) / max(cells - 1, 1))
    z = np.zeros(counts.shape)
    np.divide(surplus, spread, out=z, where=inside & (spread > 0))
    return z


def standing_out(
    counts: Array, around: Neighbourhoods, dispersion: float = 1.0
) -> Mask | NotPossible:
    """Whose neighbourhood holds too many, by counts of squares; not yet fit to be shown."""
    n, squares = counts.sum(), around.inside.sum()
    if n < FEWEST_INCIDENTS:
        return NotPossible(Reason.TOO_FEW_POINTS)
    if squares <= (2 * around.reach + 1) ** 2:
        return NotPossible(Reason.ONE_AREA)
    if n < LARGE_COUNT * squares:
        p = hot_spot_p_map(counts, around.inside, around.reach, dispersion=dispersion)
    else:
        p = norm.sf(getis_ord_star_map(counts, around.inside, around.reach))
    hot = np.zeros(counts.shape, dtype=np.bool_)
    hot[around.inside] = stand_out(p[around.inside], level=LEVEL)
    return hot


def _may_show(around: Neighbourhoods, *periods: pd.DataFrame) -> tuple[Mask, ...]:
    """Which squares may be shown in each period: enough there as they are, and thinned."""
    pair = publishable_pair(periods[0], periods[-1], cell_m=around.cell_m)
    return tuple(
        around.shown(cells) & around.shown(thinned.cells)
        for cells, thinned in zip(periods, pair, strict=False)
    )


def _tail(k: Array, n: Array | float, p: Array | float) -> Array:
    """Chance of k or more of n, each with chance p: the binomial's upper tail, exact if whole."""
    some = np.where(k > 0, k, 1.0)
    return np.where(k > 0, betainc(some, np.maximum(n - some, 0) + 1, p), 1.0)
