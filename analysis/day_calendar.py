"""
Which days had many incidents? In classes, for a day's own count is nearly always small.

The lowest class is 0-4, and the others are at least five wide, so no cell tells a 1-4. Beside the
months' own totals the classes could still do so: five incidents in a month of which one day is of
5-9 leave none for the others, which is no secret; but where all days of a month are full of their
classes, each is known. Where a day's class and the total of its month leave only one possible
count, and that is 1-4, the month's days are not shown. Nor are those of a month that is hidden:
how many days of five it has would tell of the months that hide each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
import pandas as pd

from analysis.disclosure import SMALLEST_SHOWN
from analysis.results import Hidden, NotPossible, Reason
from data.study import Period

CLASSES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCalendar:
    """
    `classes`: for each day (index) the number of its class, 0 the lowest; <NA>: not shown, or the
    data say nothing of the day. `bounds` are the lowest counts of the classes.
    """

    classes: "pd.Series[int]"
    bounds: tuple[int, ...]
    without_day: int  # incidents of the period whose day is not known

    def days_from(self, at_least: int) -> int:
        """How many days are in this class or a higher one."""
        return int((self.classes >= at_least).sum())


def day_calendar(
    days: pd.DataFrame, months: "pd.Series[int]", shown: "pd.Series[int]", period: Period
) -> DayCalendar | NotPossible | Hidden:
    """
    Put the days of a period into classes.

    `days`: day, count of incidents whose day is known; `months` (index: first days) all incidents,
    also those whose day is not, and `shown` the same with <NA> for months that are hidden. Not
    possible where no day is known, hidden where no day has five incidents.
    """
    counts = _counts(days, months, period)
    if counts.empty or not counts.sum():
        return NotPossible(Reason.NO_DAYS)
    if counts.max() < SMALLEST_SHOWN:
        return Hidden(Reason.SMALL_COUNT)
    bounds = class_bounds(int(counts.max()))
    found = np.searchsorted(bounds, counts.to_numpy(), side="right") - 1
    classes = pd.Series(found, index=counts.index, dtype="Int64")
    hidden = set(_months_of(shown[shown.isna()].index))
    for month, own in classes.groupby(_months_of(counts.index)):
        total = int(counts[own.index].sum())
        if month in hidden or _given_away(own.to_numpy(dtype=int), total, bounds):
            classes[own.index] = pd.NA
    inside = months[months.index.isin(counts.index)]
    return DayCalendar(classes=classes, bounds=bounds, without_day=int(inside.sum() - counts.sum()))


def class_bounds(most: int) -> tuple[int, ...]:
    """0, 5 and then equal steps, round and so wide that five classes reach to `most`."""
    widths = (step * 10**power for power in count() for step in (1, 2, 5))
    width = next(
        w for w in widths if w >= SMALLEST_SHOWN and SMALLEST_SHOWN + (CLASSES - 1) * w >= most
    )
    steps = (SMALLEST_SHOWN + n * width for n in range(CLASSES - 1))
    return (0, *(bound for bound in steps if bound <= most))


def _counts(days: pd.DataFrame, months: "pd.Series[int]", period: Period) -> "pd.Series[int]":
    every = pd.date_range(period.start, period.end, inclusive="left")
    every = every[_months_of(every).isin(_months_of(months.index))]
    sums = days.groupby("day")["count"].sum()
    return sums.reindex(every, fill_value=0).astype("int64")


def _months_of(days: pd.Index) -> pd.PeriodIndex:
    return pd.DatetimeIndex(days).to_period("M")


def _given_away(classes: Sequence[int] | np.ndarray, total: int, bounds: Sequence[int]) -> bool:
    """Do classes and total leave a day of the lowest class only one count, a small one?"""
    lows = np.asarray(bounds)[classes]
    tops = np.asarray([*bounds[1:], total + 1])[classes] - 1
    for low, top in {(low, top) for low, top in zip(lows, tops, strict=True) if low == 0}:
        least = max(low, total - (int(tops.sum()) - top))
        most = min(top, total - (int(lows.sum()) - low))
        if least == most and 0 < least < SMALLEST_SHOWN:
            return True
    return False
