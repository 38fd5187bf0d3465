"""
Which counts may be shown? One of 1-4 can point at a person; 0 cannot.

In all of `analysis` "1-4" stands for what is below the setting of `data.small_counts`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from analysis.results import Hidden, NotPossible, Reason
from data.small_counts import SMALLEST_SHOWN as SMALLEST_SHOWN
from data.study import Period

R = TypeVar("R")
Frame = TypeVar("Frame", pd.DataFrame, pd.Series)
Cells = NDArray[np.int64]
Flags = NDArray[np.bool_]


def is_small(count: float) -> bool:
    return 0 < count < SMALLEST_SHOWN


def about(count: float) -> int:
    """To the nearest five: taken from an exact total, it leaves no small count."""
    return SMALLEST_SHOWN * round(count / SMALLEST_SHOWN)


def is_left_over(whole: int, parts: Sequence[int]) -> bool:
    """Is what remains of a whole small, once the parts that are told are taken away?"""
    return is_small(whole - sum(part for part in parts if not is_small(part)))


def disclosed(result: R, *made_of: int) -> R | Hidden:
    """Give `result` back, or `Hidden` if any of the counts it is made of is small."""
    if isinstance(result, NotPossible | Hidden):
        return result
    return Hidden(Reason.SMALL_COUNT) if any(map(is_small, made_of)) else result


def hide_small(counts: Frame) -> Frame:
    """Put <NA> in place of 1-4, cell by cell. For counts whose totals are not shown."""
    whole = counts.astype("Int64")
    return whole.mask((whole > 0) & (whole < SMALLEST_SHOWN))


def hide_months(months: "pd.Series[int]", totals_shown: Sequence[Period]) -> "pd.Series[int]":
    """
    Hide the small months of a series (index: first days), and others that give them away.

    The total of each period is known to the reader, so what a period hides must be at least two
    months that together are not small. Of periods that overlap the short ones best come first: what
    they hide serves the long ones too.
    """
    small = (months > 0) & (months < SMALLEST_SHOWN)
    hidden = small.copy()
    for _ in range(len(months)):
        already = hidden.sum()
        for period in totals_shown:
            if (month := _weakest_month(months, hidden, period)) is not None:
                hidden[months.index == month] = True
        if hidden.sum() == already:
            break
    return months.astype("Int64").mask(hidden)


def _weakest_month(
    months: "pd.Series[int]", hidden: "pd.Series[bool]", period: Period
) -> pd.Timestamp | None:
    """Give the month to hide next so that the period's total tells nothing; None if it does not."""
    inside = (months.index >= pd.Timestamp(period.start)) & (
        months.index < pd.Timestamp(period.end)
    )
    counts, covered = months[inside], hidden[inside]
    if not covered.any() or (covered.sum() >= 2 and not is_small(int(counts[covered].sum()))):
        return None
    rest = counts[~covered]
    if rest.empty:
        return None
    smallest_first = rest[rest > 0].sort_values(kind="stable").index
    month: pd.Timestamp = (smallest_first if len(smallest_first) else rest.index)[0]
    return month


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """A table of counts with its totals; what is not shown is <NA>."""

    cells: pd.DataFrame
    row_totals: "pd.Series[int]"
    column_totals: "pd.Series[int]"
    total: int | None  # None where it is not shown


def hide_table(
    counts: pd.DataFrame,
    *,
    row_totals_shown: bool = True,
    column_totals_shown: bool = True,
    smallest_shown: int = SMALLEST_SHOWN,
) -> ShownTable:
    """
    Hide the small cells and totals of a table, and as many others as it takes to keep them hidden.

    Rows and columns are equations, totals included. A hidden cell can be worked out exactly if
    hidden cells and lines, drawn as a graph, fall apart without it, and nearly if what a line
    hides adds up to a small count. Each such cell gets a rectangle of the smallest other cells
    hidden too. Totals that are not shown anyway cost nothing and need no protection.
    """
    cells = counts.to_numpy(dtype="int64")
    table = np.vstack([cells, cells.sum(axis=0)])
    table = np.column_stack([table, table.sum(axis=1)])
    left_out = _totals_left_out(table, rows=row_totals_shown, columns=column_totals_shown)
    hidden = left_out | ((table > 0) & (table < smallest_shown))
    while weak := next(_given_away(table, hidden, left_out, smallest_shown), None):
        hidden |= _cheapest_rectangle(table, hidden, *weak)
    shown = pd.DataFrame(table).astype("Int64").mask(hidden)
    whole, rows, columns = shown.iloc[:-1, :-1], shown.iloc[:-1, -1], shown.iloc[-1, :-1]
    return ShownTable(
        cells=whole.set_axis(counts.index, axis=0).set_axis(counts.columns, axis=1),
        row_totals=rows.set_axis(counts.index).rename(None),
        column_totals=columns.set_axis(counts.columns).rename(None),
        total=None if hidden[-1, -1] else int(table[-1, -1]),
    )


def _totals_left_out(table: Cells, *, rows: bool, columns: bool) -> Flags:
    left_out = np.zeros_like(table, dtype=bool)
    left_out[:-1, -1] = not rows
    left_out[-1, :-1] = not columns
    left_out[-1, -1] = not rows and not columns  # either margin adds up to it
    return left_out


def _given_away(
    table: Cells, hidden: Flags, left_out: Flags, smallest_shown: int
) -> Iterator[tuple[int, int]]:
    """Hidden cells that a reader can work out, and cells to hide more of in too thin lines."""
    secret = np.argwhere(hidden & ~left_out)
    for row, column in secret:
        without = hidden.copy()
        without[row, column] = False
        if not _connected(without, row, column):
            yield int(row), int(column)
    for row, column in secret:
        for line, covered in ((table[row], hidden[row]), (table[:, column], hidden[:, column])):
            # the total stands on the other side of the equation: a hidden one leaves it open
            if not covered[-1] and 0 < line[covered].sum() < smallest_shown:
                yield int(row), int(column)


def _connected(hidden: Flags, row: int, column: int) -> bool:
    """Tell whether hidden cells lead from this row to this column some other way."""
    rows, columns = np.nonzero(hidden)
    lines = sum(hidden.shape)
    edges = coo_array((np.ones(len(rows)), (rows, hidden.shape[0] + columns)), (lines, lines))
    _, parts = connected_components(edges, directed=False)
    return bool(parts[row] == parts[hidden.shape[0] + column])


def _cheapest_rectangle(table: Cells, hidden: Flags, row: int, column: int) -> Flags:
    """
    Mark the rectangle with this corner that hides least more, but something.

    Totals cost more than any cell; a zero hides nothing, so it costs more than any count.
    """
    cost = table.astype(float)
    cost[:-1, :-1][table[:-1, :-1] == 0] = 1e12
    cost[-1], cost[:, -1] = cost[-1] + 1e6, cost[:, -1] + 1e6
    cost[hidden] = 0
    added = cost[row][np.newaxis, :] + cost[:, column][:, np.newaxis] + cost
    added[row] = added[:, column] = np.inf
    full = hidden[row][np.newaxis, :] & hidden[:, column][:, np.newaxis] & hidden
    added[full] = np.inf
    other_row, other_column = divmod(int(np.argmin(added)), added.shape[1])
    marked = np.zeros_like(hidden)
    for corner in product((row, other_row), (column, other_column)):
        marked[corner] = True
    return marked


@dataclass(frozen=True, slots=True)
class KnownSum:
    """
    What a reader knows rows to add up to, a number per column.

    `members` marks the rows. Something that is no row may count in it too, unless it `is_exact`.
    """

    members: Flags
    sums: tuple[int, ...]
    is_exact: bool = True


def hide_rows(counts: Cells, hidden: Flags, known: Sequence[KnownSum]) -> Flags:
    """
    Mark the rows to hide: those of `hidden`, and others until no known sum gives one away.

    `counts` has a row each, a column per period; a row is hidden in all columns. What a sum hides
    must be nothing, or several rows that together are not small in any column.
    """
    marked = hidden.copy()
    for _ in range(len(counts)):
        weak = [row for row in (_weakest_row(counts, marked, one) for one in known) if row >= 0]
        if not weak:
            break
        marked[weak] = True
    return marked


def _weakest_row(counts: Cells, hidden: Flags, known: KnownSum) -> int:
    """The row to hide next, the smallest one that is shown; -1 if nothing is given away."""
    covered, shown = hidden & known.members, ~hidden & known.members
    rest = np.asarray(known.sums) - counts[shown].sum(axis=0)
    alone = known.is_exact and covered.sum() == 1
    if not (alone or any(map(is_small, np.abs(rest)))) or not shown.any():
        return -1
    rows = np.flatnonzero(shown)
    sizes = counts[rows].sum(axis=1)
    empty = sizes == 0  # hiding nothing protects nothing
    return int(rows[np.lexsort((sizes, empty))[0]])
