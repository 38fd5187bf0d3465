"""From the counts of each month to the counts that are compared."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from data.study import Period


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """Incidents in one area, before and after."""

    before: int
    after: int

    def __add__(self, other: "BeforeAfter") -> "BeforeAfter":
        return BeforeAfter(self.before + other.before, self.after + other.after)


def months_by_area(counts: pd.DataFrame, areas: Iterable[str], period: Period) -> pd.DataFrame:
    """
    Lay out counts (area_id, month, count) with one row per month, one column per area.

    Rows of the same area and month are added up. A month without incidents is 0.
    """
    months = pd.date_range(period.start, period.end, freq="MS", inclusive="left", name="month")
    table = counts.pivot_table(
        index="month", columns="area_id", values="count", aggfunc="sum", observed=True
    )
    filled = table.reindex(index=months, columns=sorted(areas)).fillna(0)
    return filled.astype("int64")


def before_after(
    counts: pd.DataFrame, areas: Iterable[str], before: Period, after: Period
) -> dict[str, BeforeAfter]:
    """Give each area's incidents in the two periods."""
    wanted = sorted(areas)
    sums = [months_by_area(counts, wanted, period).sum() for period in (before, after)]
    return {area: BeforeAfter(int(sums[0][area]), int(sums[1][area])) for area in wanted}


def are_counts(numbers: ArrayLike) -> bool:
    """Tell whether all are whole numbers from 0: anything else is no number of incidents."""
    array = np.asarray(numbers, dtype=float)
    return bool((np.isfinite(array) & (array >= 0) & (array == np.floor(array))).all())


def pooled(areas: Iterable[BeforeAfter]) -> BeforeAfter:
    """Add several areas up; none gives zeros."""
    return sum(areas, start=BeforeAfter(0, 0))
