"""
Which months do the data speak of, everywhere and in each area?

`area_month` has a row (area_id, month, count) where something was counted, zeros in a table of
counts among them. A month without rows is a quiet one or one that the file does not hold.
"""

from datetime import date
from math import comb

import pandas as pd

FAIR_SHARE = 0.05  # of a busy month's incidents: fewer are strays, not coverage
BUSY = 10  # incidents in a usual month, from which an empty month is a missing one
BY_CHANCE = 0.001  # a rarer gap at the edge is no quiet area but missing data

Span = tuple[date, date]  # half-open, in whole months


def covered_months(everywhere: pd.DataFrame) -> Span | None:
    """
    From the first to the last month that holds a fair part of a usual month's incidents.

    Stray rows years before the register began would stretch every axis and pass for coverage.
    """
    if everywhere.empty:
        return None
    months = _months(everywhere)
    fair = months[months >= FAIR_SHARE * _usual(months)].index
    return fair.min().start_time.date(), (fair.max() + 1).start_time.date()


def empty_months(everywhere: pd.DataFrame, covered: Span | None) -> tuple[date, ...]:
    """Months inside with next to nothing, where months are busy: the file leaves them out."""
    if covered is None:
        return ()
    inside = pd.period_range(covered[0], covered[1], freq="M")[:-1]
    months = _months(everywhere).reindex(inside, fill_value=0)
    if months.median() < BUSY:
        return ()
    missing = months[months < FAIR_SHARE * _usual(months)].index
    return tuple(month.start_time.date() for month in missing)


def covered_by_area(area_month: pd.DataFrame, covered: Span | None) -> tuple[tuple[str, Span], ...]:
    """
    The part of `covered` that each area's rows, of all offence groups together, speak of.

    From its first to its last month with rows; up to the edge of `covered` where the months that
    are left may just be quiet. Areas without rows are not listed.
    """
    if covered is None:
        return ()
    months = area_month["month"].dt.to_period("M")
    first, last = pd.Period(covered[0], "M"), pd.Period(covered[1], "M") - 1
    inside = area_month["area_id"][months.between(first, last)]
    return tuple(
        (str(area), _span(pd.PeriodIndex(months[rows.index].unique()), first, last))
        for area, rows in inside.groupby(inside)
    )


def _span(found: pd.PeriodIndex, first: pd.Period, last: pd.Period) -> Span:
    whole = (last - first).n + 1
    start, end = found.min(), found.max()
    if _quiet((start - first).n, whole, len(found)):
        start = first
    if _quiet((last - end).n, whole, len(found)):
        end = last
    return start.start_time.date(), (end + 1).start_time.date()


def _quiet(gap: int, whole: int, busy: int) -> bool:
    """May `busy` of the `whole` months all miss the `gap` at one edge by chance?"""
    return comb(whole - gap, busy) >= BY_CHANCE * comb(whole, busy)


def _months(rows: pd.DataFrame) -> "pd.Series[int]":
    return rows.groupby(rows["month"].dt.to_period("M"))["count"].sum()


def _usual(months: "pd.Series[int]") -> float:
    return float(months.quantile(0.9))
