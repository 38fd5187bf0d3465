"""
The two hours of a year in which Swedish clocks change: one is left out, one is passed twice.

Stored times are local, as people write them. From the tz database, whatever year.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pandas as pd

_HERE = ZoneInfo("Europe/Stockholm")
_YEARS = range(1990, 2100)
_HOUR = np.timedelta64(1, "h")


def in_spring_hour(when: pd.Series) -> "pd.Series[bool]":
    """True for 02:00-02:59 on the day when clocks go from 02 to 03: there is no such time."""
    return _within_hour_of(when, _changes()[0])


def in_autumn_hour(when: pd.Series) -> "pd.Series[bool]":
    """True for 02:00-02:59 on the day when clocks go back from 03 to 02: it is passed twice."""
    return _within_hour_of(when, _changes()[1])


def _within_hour_of(when: pd.Series, starts: npt.NDArray[np.datetime64]) -> "pd.Series[bool]":
    times = when.to_numpy(dtype="datetime64[us]")
    at = np.searchsorted(starts, times, side="right") - 1
    after = times - starts[at.clip(0)]
    return pd.Series((at >= 0) & (after < _HOUR), index=when.index)


@cache
def _changes() -> tuple[npt.NDArray[np.datetime64], npt.NDArray[np.datetime64]]:
    """Local times at which the left-out hours and the doubled hours begin."""
    spring, autumn = [], []
    for hour in _hours():
        before, after = ((hour + timedelta(hours=n)).astimezone(_HERE).utcoffset() for n in (-1, 0))
        local = hour.astimezone(_HERE).replace(tzinfo=None)
        if before is not None and after is not None and before < after:
            spring.append(local - timedelta(hours=1))
        elif before != after:
            autumn.append(local)
    return np.array(spring, dtype="datetime64[us]"), np.array(autumn, dtype="datetime64[us]")


def _hours() -> list[datetime]:
    """Every hour of the nights in which clocks may change, in the last week of a month."""
    weeks = [datetime(year, month, 24, tzinfo=UTC) for year in _YEARS for month in (3, 9, 10)]
    return [
        week + timedelta(days=day, hours=hour)
        for week in weeks
        for day in range(8)
        for hour in range(4)
    ]
