"""Where do incidents lie close together, quarter by quarter?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.density import Grid, Surface, density
from analysis.results import NotPossible
from analysis.squares import Mask
from analysis.thinning import publishable_parts
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
    cells: Sequence[pd.DataFrame],
    quarters: Sequence[Quarter],
    grid: Grid,
    *,
    inside: Mask | None = None,
) -> tuple[Surface | NotPossible, ...]:
    """
    One density for each of the quarters that a period consists of, all of them on one grid.

    `cells` (cell_x, cell_y, count) are each quarter's own. The period's own map is shown too: what
    quarters hide must not follow from it, so they are thinned together
    (`analysis.thinning.publishable_parts`). Rates are per km2 and year, whatever a quarter's
    length.
    """
    return tuple(
        density(part.cells, grid, years=quarter.period.years, withheld=part.withheld, inside=inside)
        for part, quarter in zip(
            publishable_parts(cells, cell_m=grid.cell_m), quarters, strict=True
        )
    )
