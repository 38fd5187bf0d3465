"""Which months stand out against the same calendar month of earlier years?"""

from dataclasses import dataclass
from datetime import date
from math import sqrt

import pandas as pd
from scipy.stats import norm

from analysis.counts import are_counts
from analysis.rate_ratio import SIGNAL_FROM, is_signal
from analysis.results import NotPossible, Reason
from analysis.spans import inside
from data.study import Period

FEWEST_YEARS = 2  # earlier, to say what a month usually has


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusualMonth:
    """`usual` is the mean of the same calendar month in so many earlier years."""

    month: date
    count: int
    usual: float
    years: int

    @property
    def is_more(self) -> bool:
        return self.count > self.usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusual:
    """Of `looked_at` months, `by_chance` would be expected to stand out if nothing had changed."""

    looked_at: int
    by_chance: float
    months: tuple[UnusualMonth, ...]


def unusual_months(
    shown: "pd.Series[int]", period: Period, *, dispersion: float
) -> Unusual | NotPossible:
    """
    Look at each month of the period by the signal rule (`analysis.rate_ratio.is_signal`).

    `shown` is the whole series of settled months (index: first days) as the page shows it, <NA>
    where a month is hidden; months that the data do not speak of are left out. A month is looked
    at where it and the same month of all earlier years, at least two, are shown: a mean of the
    others would give the hidden one away. Not possible where no month can be looked at.

    By chance: 2 sqrt(count) varies by about 1 and twice the root of a mean of k years by 1 / k, so
    a month stands out with the probability that a normal number is beyond 3 / sqrt(1 + 1 / k).
    """
    if not are_counts(shown.dropna()):
        return NotPossible(Reason.NOT_COUNTS)
    found: list[UnusualMonth] = []
    chances: list[float] = []
    calendar = pd.DatetimeIndex(shown.index).month
    for month in pd.DatetimeIndex(inside(shown, period).index):
        own = shown[month]
        earlier = shown[(shown.index < month) & (calendar == month.month)]
        if len(earlier) < FEWEST_YEARS or pd.isna(own) or earlier.isna().any():
            continue
        usual, years = float(earlier.mean()), len(earlier)
        chances.append(2 * float(norm.sf(SIGNAL_FROM / sqrt(1 + 1 / years))))
        if is_signal(usual, int(own), dispersion=dispersion):
            found.append(UnusualMonth(month=month.date(), count=int(own), usual=usual, years=years))
    if not chances:
        return NotPossible(Reason.NO_EARLIER_YEARS)
    return Unusual(looked_at=len(chances), by_chance=sum(chances), months=tuple(found))
