"""
Which parts of what a map shows may be on a map of their own?

A map shows a total by squares of 250 m, and others what parts of it hold: of the week, of the year,
or its quarters. What one takes from the other is a count too: of 30 incidents with 28 on weekdays,
2 are left. So of the parts that a square hides, all together must not be thin either.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.disclosure import SMALLEST_SHOWN
from analysis.thinning import FEWEST_PLACES, SQUARE_M, Publishable, keys
from data.counting.hours import WEIGHT

Part = Hashable
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Total:
    """
    Parts whose sum a reader knows. `cells` (cell_x, cell_y) are what of it is drawn, None all that
    is not thin: in squares where the total is left out, all its parts are.
    """

    parts: Collection[Part]
    cells: pd.DataFrame | None = None


def publishable_parts(
    cells: pd.DataFrame,
    *,
    by: str = "part",
    untold: Collection[Part] = (),
    totals: Sequence[Total] | None = None,
    all_or_none: bool = False,
    cell_m: float = 25,
) -> Mapping[Part, Publishable]:
    """
    Give what may be drawn of each part, `count` in incidents; a part without any is left out.

    `cells` has cell_x, cell_y, the column `by` that says the part, and `count`, or `weight` in
    millionths. Thin is more than 0 and fewer than 5 incidents, or fewer than 3 places (cells). A
    square hides its thin parts, and one more, the smallest, where those it hides are together thin;
    all, where the total is. `untold` parts count in the total and are drawn nowhere.

    Without `totals` all parts together are one; a part that is in none hides only where it is thin.
    Totals must not overlap, or be parts of each other: seasons that are drawn beside quarters must
    consist of whole quarters, and be the totals of these.

    Parts that two divisions make together (weekend nights in summer) must be `all_or_none`: a
    square shows each of them or none, because both divisions are totals of them.

    Raises `ValueError` if totals overlap.
    """
    return _published([cells], by, untold, totals, all_or_none, cell_m)[0]


def publishable_parts_pair(
    before: pd.DataFrame,
    after: pd.DataFrame,
    *,
    by: str = "part",
    untold: Collection[Part] = (),
    all_or_none: bool = False,
    cell_m: float = 25,
) -> tuple[Mapping[Part, Publishable], Mapping[Part, Publishable]]:
    """
    The same for two periods that are compared: what a square hides in one, it hides in both.

    Beside `analysis.thinning.publishable_pair` of the totals: a square that it leaves out has no
    parts either.
    """
    first, second = _published([before, after], by, untold, None, all_or_none, cell_m)
    return first, second


@dataclass(frozen=True, slots=True)
class _Rows:
    """What of a part lies in a cell, more than nothing: a number for each thing it belongs to."""

    period: Numbers
    square: Numbers
    cell: Numbers
    part: Numbers
    amount: Numbers  # `whole` is an incident
    shape: tuple[int, int, int]  # periods, squares, parts
    whole: int

    def of_parts(self) -> tuple[Numbers, Numbers]:
        """Amount and places (different cells) of periods x squares x parts."""
        periods, squares, parts = self.shape
        layer = self.period * parts + self.part
        amount, places = (
            np.ascontiguousarray(np.moveaxis(each.reshape(periods, parts, squares), 1, 2))
            for each in self._counted(layer, periods * parts, slice(None))
        )
        return amount, places

    def together(self, taken: Flags) -> tuple[Numbers, Numbers]:
        """Amount and places of periods x squares, of the parts `taken` (squares x parts)."""
        return self._counted(self.period, self.shape[0], taken[self.square, self.part])

    def _counted(
        self, layer: Numbers, layers: int, wanted: Flags | slice
    ) -> tuple[Numbers, Numbers]:
        """Amount and places of layers x squares, of the rows `wanted`."""
        layer, square, cell = layer[wanted], self.square[wanted], self.cell[wanted]
        shape = layers, self.shape[1]
        amount = np.zeros(shape, dtype=np.int64)
        np.add.at(amount, (layer, square), self.amount[wanted])
        square_of = np.zeros(int(self.cell.max(initial=-1)) + 1, dtype=np.int64)
        square_of[self.cell] = self.square
        seen = np.zeros((layers, len(square_of)), dtype=bool)
        seen[layer, cell] = True
        at, seen_cell = seen.nonzero()
        places = np.bincount(at * shape[1] + square_of[seen_cell], minlength=layers * shape[1])
        return amount, places.reshape(shape)

    def thin(self, amount: Numbers, places: Numbers) -> Flags:
        few = (amount < SMALLEST_SHOWN * self.whole) | (places < FEWEST_PLACES)
        return np.asarray(few & (amount > 0))


def _published(
    periods: Sequence[pd.DataFrame],
    by: str,
    untold: Collection[Part],
    totals: Sequence[Total] | None,
    all_or_none: bool,
    cell_m: float,
) -> list[dict[Part, Publishable]]:
    quantity = "weight" if "weight" in periods[0] else "count"
    cells = pd.concat(periods, ignore_index=True)
    period = np.repeat(np.arange(len(periods)), [len(each) for each in periods])
    some = (cells[quantity] > 0).to_numpy()
    cells, period = cells[some], period[some]
    part, parts = pd.factorize(cells[by], sort=True)
    squares, square = np.unique(keys(cells, cell_m, SQUARE_M), return_inverse=True)
    rows = _Rows(
        period=period,
        square=square,
        cell=np.unique(keys(cells), return_inverse=True)[1],
        part=part,
        amount=cells[quantity].to_numpy(dtype=np.int64),
        shape=(len(periods), len(squares), len(parts)),
        whole=WEIGHT if quantity == "weight" else 1,
    )
    amount, places = rows.of_parts()
    hidden: Flags = np.any(rows.thin(amount, places), axis=0)
    if all_or_none:
        hidden |= hidden.any(axis=1, keepdims=True)
    hidden |= np.asarray(parts.isin(list(untold)))
    for inside, left_out in _totals(totals, parts, squares, cell_m):
        hidden |= inside & (left_out | _thin_together(rows, inside))[:, np.newaxis]
        hidden |= _one_more(rows, amount, hidden, inside)
    kept = ~hidden[square, part]
    shown = cells[["cell_x", "cell_y"]].assign(count=cells[quantity] / rows.whole)
    if rows.whole == 1:
        shown = shown.astype({"count": "int64"})
    return [
        {
            name: _publishable(shown[here := (period == number) & (part == code)], kept[here])
            for code, name in enumerate(parts)
            if name not in untold
        }
        for number in range(len(periods))
    ]


def _publishable(cells: pd.DataFrame, kept: Flags) -> Publishable:
    withheld = cells["count"].to_numpy()[~kept].sum()
    return Publishable(cells[kept].reset_index(drop=True), int(np.ceil(withheld)))


def _totals(
    totals: Sequence[Total] | None, parts: pd.Index, squares: Numbers, cell_m: float
) -> list[tuple[Flags, Flags]]:
    """Of each total the parts that are in it, and the squares where it is left out."""
    if totals is None:
        return [(np.ones(len(parts), dtype=bool), np.zeros(len(squares), dtype=bool))]
    inside = [np.asarray(parts.isin(list(total.parts))) for total in totals]
    if np.any(np.sum(inside, axis=0) > 1):
        raise ValueError("totals overlap")
    left_out = [
        np.zeros(len(squares), dtype=bool)
        if total.cells is None
        else ~np.isin(squares, keys(total.cells, cell_m, SQUARE_M))
        for total in totals
    ]
    return list(zip(inside, left_out, strict=True))


def _thin_together(rows: _Rows, inside: Flags) -> Flags:
    """Squares of which the total is thin, in any period."""
    everything = np.broadcast_to(inside, rows.shape[1:])
    return np.asarray(rows.thin(*rows.together(everything)).any(axis=0))


def _one_more(rows: _Rows, amount: Numbers, hidden: Flags, inside: Flags) -> Flags:
    """
    Where what is hidden of a total is thin, mark the smallest part that is shown.

    One is enough, because a part that is shown is nothing or not thin. Of two periods it must be
    one with something in both, if both need it and there is such a part; else each marks its own.
    """
    needed = rows.thin(*rows.together(hidden & inside))
    helps = (amount > 0) & (inside & ~hidden)
    for_all = np.all(helps | ~needed[:, :, np.newaxis], axis=0)
    for_all &= np.asarray(needed.any(axis=0))[:, np.newaxis]
    sizes = amount.sum(axis=0)
    marked = _smallest(sizes, for_all)
    alone = ~for_all.any(axis=1)
    for own_need, own_helps in zip(needed, helps, strict=True):
        marked |= _smallest(sizes, own_helps & (own_need & alone)[:, np.newaxis])
    return marked


def _smallest(sizes: Numbers, of: Flags) -> Flags:
    """Mark one of each row, if any."""
    marked = np.zeros_like(of)
    if of.size:
        row = np.flatnonzero(of.any(axis=1))
        least = np.where(of, sizes, np.iinfo(np.int64).max).argmin(axis=1)
        marked[row, least[row]] = True
    return marked
