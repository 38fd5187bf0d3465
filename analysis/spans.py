"""Which sums does a reader know? A period, cut where other totals on the page begin and end."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pandas as pd

from data.study import Period


def cut(period: Period, edges: Iterable[date]) -> list[Period]:
    """The parts of a period between the edges that lie inside it, in order."""
    inside = {day for day in edges if period.start < day < period.end}
    days = sorted({period.start, period.end} | inside)
    return [Period(first, after) for first, after in pairwise(days)]


def inside(months: "pd.Series[int]", period: Period) -> "pd.Series[int]":
    """The months of a series (index: first days) that lie in a period."""
    start, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    return months[(months.index >= start) & (months.index < end)]
