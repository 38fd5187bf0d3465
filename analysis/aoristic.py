"""In which hours of the week may one incident have happened, known only from and to?"""

from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from analysis.hours import HOURS_OF_WEEK
from analysis.results import NotPossible, Reason

MINUTE = timedelta(minutes=1)
MINUTES_OF_WEEK = HOURS_OF_WEEK * 60


def hours_of_span(
    occurred_from: datetime | None, occurred_to: datetime | None
) -> NDArray[np.float64] | NotPossible:
    """
    Spread one incident evenly by the minute: 168 weights (Monday 00-01 first) that add up to 1.

    Local times; half-open, the minute of `occurred_to` is not in it. No end, or the same: all in
    the hour of the start. More than a week says nothing about the hour, so all weigh the same.
    The store counts many spans at once by SQL (`data.counting.hours`) and leaves those out.

    Source: Ratcliffe (2002), doi 10.1023/A:1013240828824.
    """
    if occurred_from is None:
        return NotPossible(Reason.NO_OCCURRENCE_TIME)
    minutes = ((occurred_to or occurred_from) - occurred_from) // MINUTE
    if minutes < 0:
        return NotPossible(Reason.END_BEFORE_START)
    if minutes > MINUTES_OF_WEEK:
        return np.full(HOURS_OF_WEEK, 1 / HOURS_OF_WEEK)
    day, hour = occurred_from.weekday(), occurred_from.hour
    first = (day * 24 + hour) * 60 + occurred_from.minute
    hours = np.arange(first, first + max(minutes, 1)) // 60 % HOURS_OF_WEEK
    return np.bincount(hours, minlength=HOURS_OF_WEEK) / len(hours)
