"""Which rows of a file belong to an area and a period?"""

from datetime import date

import pandas as pd

from analysis.results import NotPossible, Reason
from data.study import Period

EVERYWHERE = ""


def of_area(rows: pd.DataFrame | None, area: str) -> pd.DataFrame:
    """
    The rows (row, area_id, ...) of an area; of `EVERYWHERE` each stored row once.

    A frame that was never loaded is empty: what it lacks, `column` gives as missing.
    """
    if rows is None:
        return pd.DataFrame({"row": pd.Series(dtype="int64"), "area_id": pd.Series(dtype="str")})
    if area == EVERYWHERE:
        return rows.drop_duplicates("row")
    return rows[rows["area_id"] == area]


def days(rows: pd.DataFrame, column: str) -> "pd.Series[pd.Timestamp]":
    """A column of days; missing everywhere if the frame has none of that name."""
    if column in rows:
        return rows[column]
    return pd.Series(pd.NaT, index=rows.index, dtype="datetime64[us]")


def numbers(rows: pd.DataFrame, column: str) -> "pd.Series[float]":
    """A column of numbers as floats, missing as NaN; missing everywhere if there is none."""
    if column in rows:
        return rows[column].astype("Float64").astype("float64")
    return pd.Series(float("nan"), index=rows.index)


def texts(rows: pd.DataFrame, column: str) -> "pd.Series[str]":
    """A column of texts, "" where nothing stands, also if there is none of that name."""
    if column in rows:
        return rows[column].fillna("").astype("str")
    return pd.Series("", index=rows.index, dtype="str")


def within(when: "pd.Series[pd.Timestamp]", period: Period) -> "pd.Series[bool]":
    """Days of the half-open period; a missing day is in none."""
    return (when >= pd.Timestamp(period.start)) & (when < pd.Timestamp(period.end))


def days_between(
    first: "pd.Series[pd.Timestamp]", last: "pd.Series[pd.Timestamp] | date"
) -> "pd.Series[float]":
    """Whole days from one to the other, negative if the order is wrong; NaN if one is missing."""
    end = pd.Timestamp(last) if isinstance(last, date) else last
    return (end - first).dt.days.astype("float64")


def told(*gaps: tuple[Reason, int]) -> tuple[NotPossible, ...]:
    """What is missing, with how many rows; nothing is said of none."""
    return tuple(NotPossible(reason, size=rows) for reason, rows in gaps if rows)
