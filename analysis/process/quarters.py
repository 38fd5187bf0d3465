"""Quarters since the start of a pilot, not of the calendar."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.study import Period

MONTHS = 3


@dataclass(frozen=True, slots=True)
class Quarter:
    """`number` counts from 1; the last one may end early, and then cannot be held beside others."""

    number: int
    period: Period
    is_whole: bool


def quarters_since(start: date, end: date) -> tuple[Quarter, ...]:
    """Three months each from `start` on, the last one cut at `end` (the first day after)."""
    found: list[Quarter] = []
    while (first := _after(start, len(found))) < end:
        following = _after(start, len(found) + 1)
        period = Period(first, min(following, end))
        found.append(Quarter(len(found) + 1, period, is_whole=following <= end))
    return tuple(found)


def _after(start: date, quarters: int) -> date:
    """From the start each time: a 31st that a month lacks must not move those after it."""
    return (pd.Timestamp(start) + pd.DateOffset(months=MONTHS * quarters)).date()
