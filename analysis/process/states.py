"""How far has each measure come, on a given day?"""

from datetime import date
from enum import StrEnum

import numpy as np
import pandas as pd

from analysis.process.rows import days, of_area, texts, within
from data.study import Period


class State(StrEnum):
    PLANNED = "planned"
    ONGOING = "ongoing"
    OVERDUE = "overdue"  # open past its day
    DONE = "done"
    CANCELLED = "cancelled"


OPEN = (State.PLANNED, State.ONGOING, State.OVERDUE)


def with_state(measures: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """
    Add `state` (`State`) as it was on `as_of`, the last day that the data hold for.

    Dates come first: done by its day of being done, overdue if it was due before `as_of` and is
    not done, whatever the file calls it. The file's status says the rest. A day of being done
    that is still to come makes nothing done.
    """
    today = pd.Timestamp(as_of)
    done_on, said = days(measures, "done_on"), texts(measures, "status")
    is_done = (done_on <= today) | (done_on.isna() & (said == State.DONE))
    has_begun = (days(measures, "started_on") <= today) | (said == State.ONGOING)
    state = np.select(
        [is_done, said == State.CANCELLED, days(measures, "due_on") < today, has_begun],
        [State.DONE.value, State.CANCELLED.value, State.OVERDUE.value, State.ONGOING.value],
        State.PLANNED.value,
    )
    return measures.assign(state=state)


def measures_of(
    measures: pd.DataFrame | None, area: str, period: Period, as_of: date
) -> pd.DataFrame:
    """
    The measures of an area that were decided in the period, with their `state` on `as_of`.

    Where the day of decision is missing the start, else the day it is due, else the day it was done
    stands in; a measure without any day is in every period.
    """
    rows = of_area(measures, area)
    first = first_day(rows)
    return with_state(rows[within(first, period) | first.isna()], as_of)


def first_day(measures: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """What dates a measure: see `measures_of`; missing where it has no day at all."""
    first = days(measures, "decided_on")
    for column in ("started_on", "due_on", "done_on"):
        first = first.fillna(days(measures, column))
    return first
