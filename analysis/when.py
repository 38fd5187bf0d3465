"""Only part of the week, or of the year: which incidents, and which of them may be drawn."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.disclosure import disclosed
from analysis.partition import publishable_parts, publishable_parts_pair
from analysis.results import Counted, Hidden, Unit
from analysis.thinning import SQUARE_M, Publishable, keys, publishable, publishable_pair
from data.counting.hours import WEIGHT
from data.counting.week_parts import WeekPart
from data.study import Period

CELL_M = 25  # of the counted cells
QUARTERS = (1, 2, 3, 4)
MONTHS_OF_QUARTER = {q: tuple(range(3 * q - 2, 3 * q + 1)) for q in QUARTERS}


@dataclass(frozen=True, slots=True)
class When:
    """Parts of the week, and quarters of the year (1-4); none of either is all of it."""

    week: tuple[WeekPart, ...] = ()
    year: tuple[int, ...] = ()

    @property
    def is_always(self) -> bool:
        return not self.week and not self.year

    @property
    def months(self) -> tuple[int, ...]:
        """Months of the year, 1-12; none is all of them."""
        return tuple(month for quarter in self.year for month in MONTHS_OF_QUARTER[quarter])

    def years(self, period: Period) -> float:
        """
        By what counts are divided to get a rate per year: how often the period has those months.

        Of whole years the same with any quarters. 0 where it has none of them.
        """
        if not self.year:
            return period.years
        first = period.start.year * 12 + period.start.month - 1
        had = sum(month % 12 + 1 in self.months for month in range(first, first + period.months))
        return had / len(self.months)


ALWAYS = When()


def part_name(week: WeekPart | None, quarter: int | None) -> str:
    """What a part of week and year is called in the column `part`."""
    return " ".join(str(each) for each in (week, quarter) if each is not None)


def of_period(cells: pd.DataFrame, when: When) -> Publishable:
    """
    Give what may be drawn of the chosen parts, of cells (cell_x, cell_y) by `part`.

    `cells` are those of all parts, chosen or not, with `weight` in millionths or `count`: what the
    others leave of the whole must not be a small count. Without a choice `part` is not needed.
    """
    if when.is_always:
        return publishable(cells)
    both = bool(when.week and when.year)
    parts = publishable_parts(cells, untold=_untold(when), all_or_none=both)
    return _together(parts, when, _partly(cells, parts, when))


def of_periods(
    before: pd.DataFrame, after: pd.DataFrame, when: When
) -> tuple[Publishable, Publishable]:
    """`of_period` for two periods that are compared: what one hides, both hide."""
    if when.is_always:
        return publishable_pair(before, after)
    both = bool(when.week and when.year)
    first, second = publishable_parts_pair(before, after, untold=_untold(when), all_or_none=both)
    partly = np.union1d(_partly(before, first, when), _partly(after, second, when))
    return _together(first, when, partly), _together(second, when, partly)


def chosen(cells: pd.DataFrame, when: When) -> pd.DataFrame:
    """All incidents of the chosen parts, thinned or not: cell_x, cell_y, count. Not to be shown."""
    if when.is_always:
        return cells
    kept = cells[cells["part"].isin(_chosen(when))]
    count = kept["weight"] / WEIGHT if "weight" in kept else kept["count"]
    return kept[["cell_x", "cell_y"]].assign(count=count)


def unknown_share(cells: Sequence[pd.DataFrame], when: When) -> Counted | Hidden:
    """
    Of what share of the incidents of all periods the part of the week is not known.

    Cells are of all parts, with `weight`; 0 without a choice of parts of the week. Hidden where
    1-4 in a period have no known hour: for each period's incidents are told.
    """
    if not when.week:
        return Counted(value=0.0, unit=Unit.SHARE, n=0)
    unknown = [_incidents(each[each["part"].isin(_untold(when))]) for each in cells]
    n = sum(map(_incidents, cells))
    share = Counted(value=sum(unknown) / max(n, 1), unit=Unit.SHARE, n=n)
    return disclosed(share, sum(unknown), n - sum(unknown), *unknown)


def _incidents(cells: pd.DataFrame) -> int:
    return round(cells["weight"].sum() / WEIGHT)


def _chosen(when: When) -> list[str]:
    return [
        part_name(week, quarter)
        for week in when.week or (None,)
        for quarter in when.year or (None,)
    ]


def _untold(when: When) -> Collection[str]:
    if not when.week:
        return ()
    return [part_name(WeekPart.UNKNOWN, q) for q in (QUARTERS if when.year else (None,))]


def _partly(
    cells: pd.DataFrame, parts: Mapping[object, Publishable], when: When
) -> NDArray[np.int64]:
    """Squares that hide one of the chosen parts: what is left would look like all of it."""
    found = []
    for name in _chosen(when):
        amount = "weight" if "weight" in cells else "count"
        own = cells[(cells["part"] == name) & (cells[amount] > 0)]
        shown = parts[name].cells if name in parts else cells.iloc[:0]
        found.append(np.setdiff1d(keys(own, CELL_M, SQUARE_M), keys(shown, CELL_M, SQUARE_M)))
    return np.unique(np.concatenate(found))


def _together(
    parts: Mapping[object, Publishable], when: When, without: NDArray[np.int64]
) -> Publishable:
    shown = [parts[name] for name in _chosen(when) if name in parts]
    empty = pd.DataFrame({"cell_x": [], "cell_y": [], "count": []}).astype("int64")
    cells = pd.concat([part.cells for part in shown]) if shown else empty
    cells = cells[["cell_x", "cell_y", "count"]]
    left_out = np.isin(keys(cells, CELL_M, SQUARE_M), without)
    withheld = sum(part.withheld for part in shown) + int(np.ceil(cells["count"][left_out].sum()))
    return Publishable(cells[~left_out], withheld)
