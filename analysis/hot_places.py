"""Which places do the squares that stand out make up, and how many incidents are around each?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation, distance_transform_edt, label

from analysis.disclosure import about, is_small
from analysis.hotspot_map import Heat, Neighbourhoods
from analysis.results import Counted, Hidden, Reason, Unit
from analysis.squares import Mask, Points, middles
from analysis.thinning import FEWEST_PLACES

TOUCHING = np.ones((3, 3), dtype=bool)  # corners too
ORDER = (Heat.NEW, Heat.GONE, Heat.LASTING, Heat.UNCLEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class HotPlace:
    """
    Squares of one kind that touch each other (`squares[row, column]`).

    `counts` are the incidents of each period in the neighbourhoods of the squares, to the nearest
    five; 1-4 of them, and more at fewer than three places, are hidden. `is_edge`: unclear squares
    along a place of another kind, which are no place of their own and have no counts.
    """

    heat: Heat
    squares: Mask
    counts: tuple[Counted | Hidden, ...]
    is_edge: bool


def hot_places(
    heat: NDArray[np.int8], around: Neighbourhoods, *periods: pd.DataFrame
) -> tuple[HotPlace, ...]:
    """
    Give the places of a map of `Heat`: new first, then gone, lasting, unclear; the larger first.

    `periods` are the cells (cell_x, cell_y, count) that the map was made of. Each square counts to
    the nearest place only, and no number is exact: else one taken from another, or from the total
    of an area, would give away what lies between.
    """
    pieces = list(_pieces(heat))
    edges = [_is_edge(kind, squares, heat) for kind, squares in pieces]
    owners = [squares for (_, squares), edge in zip(pieces, edges, strict=True) if not edge]
    regions = iter(_regions(owners, around))
    return tuple(
        HotPlace(
            heat=kind,
            squares=squares,
            counts=() if edge else _counts(next(regions), around, periods),
            is_edge=edge,
        )
        for (kind, squares), edge in zip(pieces, edges, strict=True)
    )


def _is_edge(kind: Heat, squares: Mask, heat: NDArray[np.int8]) -> bool:
    beside = binary_dilation(squares, TOUCHING) & ~squares
    return kind is Heat.UNCLEAR and bool((heat[beside] != Heat.NONE).any())


def _pieces(heat: NDArray[np.int8]) -> Iterator[tuple[Heat, Mask]]:
    for kind in ORDER:
        numbered, n = label(heat == kind, TOUCHING)
        sizes = np.bincount(numbered.ravel(), minlength=n + 1)[1:]
        for piece in np.argsort(-sizes, kind="stable"):
            yield kind, numbered == piece + 1


def _regions(places: Sequence[Mask], around: Neighbourhoods) -> Iterator[Mask]:
    """The squares of each place's neighbourhoods that are not nearer to another place."""
    owner = np.full(around.squares.shape, -1)
    for at, squares in enumerate(places):
        owner[squares] = at
    if not places:
        return
    block = np.ones((2 * around.reach + 1,) * 2, dtype=bool)
    near = binary_dilation(owner >= 0, block) & around.inside
    row, column = distance_transform_edt(owner < 0, return_distances=False, return_indices=True)
    for at in range(len(places)):
        yield near & (owner[row, column] == at)


def _counts(
    region: Mask, around: Neighbourhoods, periods: Sequence[pd.DataFrame]
) -> tuple[Counted | Hidden, ...]:
    return tuple(_count(cells, region, around) for cells in periods)


def _count(cells: pd.DataFrame, region: Mask, around: Neighbourhoods) -> Counted | Hidden:
    used = cells[(cells["count"] > 0).to_numpy()]
    once = used.groupby(["cell_x", "cell_y"])["count"].sum().reset_index()
    points = middles(once, around.cell_m)
    count = round(around.squares.counted(points)[region].sum())
    places = around.squares.counted(Points(points.east, points.north))[region].sum()
    if is_small(count) or (count and places < FEWEST_PLACES):
        return Hidden(Reason.SMALL_COUNT)
    told = about(count)
    return Counted(value=told, unit=Unit.INCIDENTS, n=told)
