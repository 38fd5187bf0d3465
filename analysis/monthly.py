"""Incidents a month in every area, to be counted in several ways without asking again."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.study import Counting, Period

Table = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Monthly:
    """
    Rows of area x month x offence group x whether business-related (missing: nobody said).

    `areas` are the columns of every table, `period` its rows.
    """

    rows: pd.DataFrame
    period: Period
    areas: tuple[str, ...]

    @classmethod
    def of(cls, counts: pd.DataFrame, period: Period) -> "Monthly":
        """`counts`: area_id, month, offence_group, business, count, as the engine's profiles."""
        months = counts["month"].to_numpy().astype("datetime64[M]").astype(np.int64)
        month = months - _month(period)
        inside = (month >= 0) & (month < period.months)
        areas = tuple(sorted(map(str, counts["area_id"].unique())))
        rows = counts.assign(
            month=month, area=pd.Index(areas).get_indexer(pd.Index(counts["area_id"]))
        )
        return cls(rows[inside], period, areas)

    def table(self, counted: Counting) -> Table:
        """Months x areas of these groups (none is all), business-related only or not."""
        rows = self.rows
        wanted = np.ones(len(rows), dtype=bool)
        if counted.groups:
            wanted &= rows["offence_group"].isin(list(counted.groups)).to_numpy()
        if counted.business:
            wanted &= rows["business"].eq(True).fillna(False).to_numpy(dtype=bool)
        width = len(self.areas)
        place = rows["month"].to_numpy()[wanted] * width + rows["area"].to_numpy()[wanted]
        sums = np.bincount(
            place, weights=rows["count"].to_numpy()[wanted], minlength=self.period.months * width
        )
        return np.rint(sums).astype(np.int64).reshape(self.period.months, width)

    def within(self, period: Period) -> slice:
        """The rows of a part of the period."""
        first = _month(period) - _month(self.period)
        return slice(first, first + period.months)

    @property
    def tells_business(self) -> bool:
        """Whether it is known of every incident if it is business-related, and some are."""
        business = self.rows["business"]
        return bool(business.notna().all() and business.eq(True).any())


def _month(period: Period) -> int:
    return period.start.year * 12 + period.start.month - 1 - 1970 * 12
