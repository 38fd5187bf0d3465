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
