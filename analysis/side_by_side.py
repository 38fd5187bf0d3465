"""
Which areas, or offence groups, may show their sums beside each other, and how do they run?

Several figures of a page show sums over different spans of the same months. A reader can take one
from the other, and all from what everything together has. So a series is shown in all of them or
in none: only if no part between two edges of any of the spans is small.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

import pandas as pd

from analysis.disclosure import is_small
from analysis.results import Hidden, NotPossible, Reason
from analysis.spans import inside
from data.study import Period

MOST_YEARS = 10
MOST_PANELS = 16


def years_back(period: Period, last: Period) -> tuple[Period, ...]:
    """The whole years inside a period that end as `last` does, oldest first; ten at most."""
    years = [last]
    while len(years) < MOST_YEARS:
        end = years[0].start
        start = end.replace(year=end.year - 1)
        if start < period.start:
            break
        years.insert(0, Period(start, end))
    return tuple(years)


def may_be_shown(
    months: pd.DataFrame,
    whole: "pd.Series[int]",
    totals: Collection[Period],
    withheld: Collection[str] = (),
    together: Sequence[Collection[str]] = (),
    inside_of: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> tuple[str, ...]:
    """
    Give the columns (areas or groups) whose sums over all of the `totals` may be shown, largest
    first.

    `months`: a row for each month, 0 where there was nothing; `whole`: what everything together has
    by month, which the reader knows. What is not shown must not be small together, either: else the
    smallest of the others goes with it. `withheld` are not shown anyway. The same holds among the
    columns of which the reader knows the sum from elsewhere (`together`), and among those left; and
    of a column that is shown less those that lie within it (`inside_of`), each and all of them.
    """
    sums = pd.DataFrame({n: _sums(months, part) for n, part in enumerate(_parts(totals))})
    all_of_it = pd.Series({n: inside(whole, part).sum() for n, part in enumerate(_parts(totals))})
    small = sums.map(is_small).any(axis="columns")
    size = sums.sum(axis="columns")
    open_ = sums[~small & ~sums.index.isin(list(withheld)) & (size > 0)]
    order = list(size[open_.index].sort_values(ascending=False, kind="stable").index)
    apart = [frozenset(n for n, one in enumerate(together) if name in one) for name in sums.index]
    each = [sums[[own == one for own in apart]] for one in dict.fromkeys(apart) if together]
    known = [*((one.index, one.sum()) for one in each), (sums.index, all_of_it)]
    around = {area: own for area, own in inside_of.items() if area in sums.index}
    while (weakest := _given_away(order, sums, [*_shown(around, order, sums), *known])) is not None:
        order.remove(weakest)
    return tuple(map(str, order))


def _shown(
    around: Mapping[str, Collection[str]], order: Sequence[str], sums: pd.DataFrame
) -> Iterator[tuple[Collection[str], "pd.Series[int]"]]:
    """The sums that are shown of columns, with what lies within them: each, and all of it."""
    for area, own in around.items():
        if area in order:
            for members in (*([one] for one in own), own):
                yield members, sums.T[area]


def _given_away(
    order: Sequence[str],
    sums: pd.DataFrame,
    known: Sequence[tuple[Collection[str], "pd.Series[int]"]],
) -> str | None:
    """The column to hide next, so that what known sums leave over is not small; None if nothing."""
    for members, total in known:
        inside_it = [name for name in order if name in members]
        if inside_it and (total - sums.loc[inside_it].sum()).map(is_small).any():
            return inside_it[-1]
    return None


@dataclass(frozen=True, slots=True)
class Panel:
    """One area or group: incidents by year, oldest first."""

    name: str
    counts: tuple[int, ...]

    @property
    def index(self) -> tuple[float, ...] | None:
        """The same where the first year is 100; None where it has none."""
        first = self.counts[0]
        return tuple(100 * count / first for count in self.counts) if first else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """The largest of those that are `compared`, of which `fewer` have fewer than a year earlier."""

    panels: tuple[Panel, ...]
    together: Panel  # everything, each incident once
    years: tuple[Period, ...]
    compared: int
    fewer: int
    left_out: int  # that may not be shown, or lack data


def year_panels(
    months: pd.DataFrame,
    whole: "pd.Series[int]",
    years: Sequence[Period],
    shown: Sequence[str],
    first: Collection[str] = (),
    left_out: int = 0,
) -> Panels | NotPossible | Hidden:
    """
    Lay out the counts by year of the columns that may be `shown` (`may_be_shown`), largest first.

    Those of `first` are among them whatever their size. Not possible with fewer than two years or
    two columns.
    """
    if len(years) < 2 or months.shape[1] < 2:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    if len(shown) < 2:
        return Hidden(Reason.SMALL_COUNT)
    ordered = dict.fromkeys([*(name for name in shown if name in first), *shown])
    kept = list(ordered)[:MOST_PANELS]
    counts = pd.DataFrame({n: _sums(months, year) for n, year in enumerate(years)})
    each = [Panel(name, tuple(map(int, counts.loc[name]))) for name in shown]
    return Panels(
        panels=tuple(panel for panel in each if panel.name in kept),
        together=Panel("", tuple(int(inside(whole, year).sum()) for year in years)),
        years=tuple(years),
        compared=len(each),
        fewer=sum(panel.counts[-1] < panel.counts[-2] for panel in each),
        left_out=left_out,
    )


def _parts(totals: Collection[Period]) -> list[Period]:
    """The parts between the edges of all totals that lie in at least one of them."""
    edges = sorted({edge for total in totals for edge in (total.start, total.end)})
    parts = [Period(start, end) for start, end in pairwise(edges)]
    return [p for p in parts if any(t.start <= p.start and p.end <= t.end for t in totals)]


def _sums(months: pd.DataFrame, period: Period) -> "pd.Series[int]":
    start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    return months[(months.index >= start) & (months.index < end)].sum()
