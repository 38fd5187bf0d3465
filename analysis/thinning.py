"""Which incidents may be on a map? Those in squares that hold enough, at enough places."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.disclosure import SMALLEST_SHOWN

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


def publishable_parts(
    parts: Sequence[pd.DataFrame], *, cell_m: float = 25
) -> tuple[Publishable, ...]:
    """
    The same for parts of a whole that is published too, such as the quarters of a period.

    A square is left out of the parts in which it is thin. What they lack together follows from the
    whole, so if that is thin the square is left out of its smallest other part too, and so on.
    """
    if not parts:
        return ()
    hidden = [_thin_squares(part, cell_m) for part in parts]
    while more := _smallest_given_away(parts, hidden, cell_m):
        hidden = [np.union1d(own, more.get(i, [])).astype(np.int64) for i, own in enumerate(hidden)]
    return tuple(_without(part, own, cell_m) for part, own in zip(parts, hidden, strict=True))


def _smallest_given_away(
    parts: Sequence[pd.DataFrame], hidden: Sequence[NDArray[np.int64]], cell_m: float
) -> dict[int, list[int]]:
    """Which squares to leave out of which part next."""
    squares = [keys(part, cell_m, SQUARE_M) for part in parts]
    left_out = [np.isin(own, out) for own, out in zip(squares, hidden, strict=True)]
    together = pd.concat([part[out] for part, out in zip(parts, left_out, strict=True)])
    shown = pd.DataFrame(
        {
            "square": np.concatenate([s[~out] for s, out in zip(squares, left_out, strict=True)]),
            "part": np.repeat(np.arange(len(parts)), [int((~out).sum()) for out in left_out]),
            "count": np.concatenate(
                [p["count"].to_numpy()[~out] for p, out in zip(parts, left_out, strict=True)]
            ),
        }
    )
    given_away = shown[shown["square"].isin(_thin_squares(together, cell_m))]
    sizes = given_away[given_away["count"] > 0].groupby(["square", "part"])["count"].sum()
    smallest = sizes.reset_index().sort_values(["square", "count"]).drop_duplicates("square")
    return {
        part: smallest.loc[smallest["part"] == part, "square"].tolist()
        for part in range(len(parts))
        if (smallest["part"] == part).any()
    }


def keys(cells: pd.DataFrame, cell_m: float = 1, size_m: float = 1) -> NDArray[np.int64]:
    """One number for each place of a grid: the column before, the row behind 32 bits."""
    column, row = (
        np.floor(cells[name].to_numpy(dtype=np.float64) * cell_m / size_m).astype(np.int64)
        for name in ("cell_x", "cell_y")
    )
    return np.asarray((column << 32) + row, dtype=np.int64)


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
