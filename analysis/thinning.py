"""Which incidents may be on a map? Those in squares that hold enough, at enough places."""

from dataclasses import dataclass

import pandas as pd

from analysis.disclosure import is_small

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
    thin = _thin_squares(before, cell_m).union(_thin_squares(after, cell_m))
    return _without(before, thin, cell_m), _without(after, thin, cell_m)


def _squares(cells: pd.DataFrame, cell_m: float) -> pd.MultiIndex:
    """The aligned square of each cell."""
    columns = [cells[name] * cell_m // SQUARE_M for name in ("cell_x", "cell_y")]
    return pd.MultiIndex.from_arrays(columns, names=["square_x", "square_y"])


def _thin_squares(cells: pd.DataFrame, cell_m: float) -> pd.Index:
    used = cells.groupby(["cell_x", "cell_y"], as_index=False)["count"].sum()
    used = used[used["count"] > 0]
    squares = used.groupby(_squares(used, cell_m))["count"].agg(["sum", "size"])
    thin = squares["sum"].map(is_small) | (squares["size"] < FEWEST_PLACES)
    kept: pd.Index = squares[thin.to_numpy(dtype=bool)].index
    return kept


def _without(cells: pd.DataFrame, squares: pd.Index, cell_m: float) -> Publishable:
    thin = _squares(cells, cell_m).isin(squares)
    return Publishable(cells[~thin], int(cells.loc[thin, "count"].sum()))
