"""Where do incidents lie close together, quarter by quarter?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.density import Grid, Surface, density
from analysis.partition import Total, publishable_parts
from analysis.results import NotPossible
from analysis.squares import Mask
from analysis.thinning import Publishable
from data.study import Period

MONTHS = 3


@dataclass(frozen=True, slots=True)
class Quarter:
    """A calendar quarter, or what of it lies in one part of a study. `number` is 1-4."""

    period: Period

    @property
    def year(self) -> int:
        return self.period.start.year

    @property
    def number(self) -> int:
        return (self.period.start.month - 1) // MONTHS + 1

    @property
    def first_day(self) -> date:
        """The calendar quarter's, also where only a part of it is meant."""
        return date(self.year, MONTHS * (self.number - 1) + 1, 1)

    @property
    def is_whole(self) -> bool:
        return self.period.months == MONTHS

    @property
    def id(self) -> str:
        """2024-Q2; a part of a quarter by its first and last month: 2024-01--2024-02."""
        if self.is_whole:
            return f"{self.year}-Q{self.number}"
        first = self.period.start
        last = date.fromordinal(self.period.end.toordinal() - 1)
        ends = dict.fromkeys((f"{first:%Y-%m}", f"{last:%Y-%m}"))
        return "--".join(ends)


def quarters_in(period: Period) -> tuple[Quarter, ...]:
    """The calendar quarters that share a month with a period, cut to it."""
    found = []
    start = period.start
    while start < period.end:
        following = start.year * 4 + (start.month - 1) // MONTHS + 1
        end = min(date(following // 4, following % 4 * MONTHS + 1, 1), period.end)
        found.append(Quarter(Period(start, end)))
        start = end
    return tuple(found)


def quarter_surfaces(
    cells: pd.DataFrame,
    period: Period,
    grid: Grid,
    *,
    seasons: Mapping[int, pd.DataFrame] | None = None,
    inside: Mask | None = None,
) -> dict[Quarter, Surface | NotPossible]:
    """
    One density for each quarter of a period, all of them on one grid, in order of time.

    `cells` has cell_x, cell_y, quarter (its first day, also of a part of it), count. The period is
    on a map too, so quarters are thinned together: what they hide must not follow from it
    (`analysis.partition`). Where the same quarters of all its years are on maps of their own,
    `seasons` (1-4) says what of those is drawn (cell_x, cell_y): then each of them is such a whole.
    Rates are per km2 and year, whatever a quarter's length.
    """
    totals = _totals(cells["quarter"].unique().tolist(), seasons)
    parts = publishable_parts(cells, by="quarter", totals=totals, cell_m=grid.cell_m)
    nothing = Publishable(cells.iloc[:0], 0)
    shown = {pd.Timestamp(str(first)).date(): part for first, part in parts.items()}
    return {
        quarter: density(
            part.cells, grid, years=quarter.period.years, withheld=part.withheld, inside=inside
        )
        for quarter in quarters_in(period)
        for part in [shown.get(quarter.first_day, nothing)]
    }


def _totals(
    first_days: Sequence[pd.Timestamp], seasons: Mapping[int, pd.DataFrame] | None
) -> list[Total]:
    if seasons is None:
        return [Total(first_days)]
    return [
        Total([day for day in first_days if pd.Timestamp(day).quarter == number], drawn)
        for number, drawn in seasons.items()
    ]
