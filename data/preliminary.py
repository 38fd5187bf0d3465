"""From which month on may a loaded file still change?"""

from datetime import date, timedelta

import pandas as pd

CHANGE_DAYS = 60  # months that ended later than this before the extract may still change
MONTH_ENDS = 25  # a newest row earlier in its month leaves that month half told


def first_open_month(days: pd.Series, flagged: pd.Series, extracted_on: date | None) -> date | None:
    """
    Read it off one file: as its flags say, else by how fresh the extract is, else by its last day.

    A month is flagged where at least half of its rows are: single flags are forgotten ones.
    """
    months = days.dt.to_period("M")
    shares = flagged.groupby(months).mean()
    if len(by_flag := shares[shares >= 0.5]):
        return _day(by_flag.index.min())
    if extracted_on is not None:
        return (extracted_on - timedelta(days=CHANGE_DAYS)).replace(day=1)
    dated = days[days.dt.day > 1]  # where only months are told, every day is the first
    return _day(months.max()) if len(dated) and days.max().day < MONTH_ENDS else None


def _day(month: pd.Period) -> date:
    day: date = month.start_time.date()
    return day
