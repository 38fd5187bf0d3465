"""Which rows of a small kind lie in an area, and in a period?"""

import pandas as pd

from data.study import Period


def of_area(rows: pd.DataFrame, area: str) -> pd.DataFrame:
    """
    The rows (area_id, row, ...) of one area; "" is all of them, each stored row once.

    A row that lies in several areas is there once for each (`data.context.placed_rows`).
    """
    if area:
        return rows[rows["area_id"] == area]
    return rows.drop_duplicates("row")


def during(days: pd.Series, period: Period) -> "pd.Series[bool]":
    """Which days are in a period (half-open); a missing day is in none."""
    return (days >= pd.Timestamp(period.start)) & (days < pd.Timestamp(period.end))


def weeks(period: Period) -> float:
    return (period.end - period.start).days / 7


def months(period: Period) -> float:
    """Whole ones from its first day on, and of the last one the part that is in the period."""
    start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    whole = (end.year - start.year) * 12 + end.month - start.month
    whole -= start + pd.DateOffset(months=whole) > end
    first, last = (start + pd.DateOffset(months=whole + more) for more in (0, 1))
    return float(whole + (end - first) / (last - first))
