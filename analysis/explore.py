"""What the strategist explores: sums by month, year and group. No verdict."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.disclosure import disclosed, hide_small
from analysis.rate_ratio import is_signal
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.study import Period

YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChange:
    """One offence group in two years; `signal` is None where it may not or cannot be said."""

    group: str
    before: Counted | Hidden
    after: Counted | Hidden
    signal: bool | None
    total: int


def months_in(counts: pd.DataFrame, period: Period) -> "pd.Series[int]":
    """Add up areas: a count for every month of the period, 0 where there was nothing."""
    months = pd.date_range(period.start, period.end, freq="MS", inclusive="left")
    sums = counts.groupby("month")["count"].sum()
    return sums.reindex(months, fill_value=0).astype("int64")


def rolling_year(
    months: "pd.Series[int]", preliminary_from: date | None
) -> "pd.Series[int] | NotPossible":
    """Sum the twelve months that end with each; preliminary months are left out."""
    settled = months
    if preliminary_from is not None:
        settled = months[months.index < pd.Timestamp(preliminary_from)]
    if len(settled) < YEAR:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    return hide_small(settled.rolling(YEAR).sum().iloc[YEAR - 1 :].astype("int64"))


def latest_year(
    period: Period, preliminary_from: date | None, covered: tuple[date, date] | None
) -> tuple[Period, Period] | NotPossible:
    """Give the last settled twelve months of the period, and the twelve before them."""
    if covered is None:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    end = min(filter(None, (period.end, preliminary_from, covered[1])))
    start, earlier = (end.replace(year=end.year - years) for years in (1, 2))
    if earlier < covered[0]:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    return Period(start, end), Period(earlier, start)


def year_by_group(counts: pd.DataFrame, latest: Period, earlier: Period) -> list[GroupChange]:
    """
    Compare each offence group's two years, most incidents first.

    `counts`: offence_group, month, count. The signal is the rule of thumb for many small counts:
    twice the difference of square roots beyond 3 (`analysis.rate_ratio.is_signal`).
    """
    rows = []
    for group, months in counts.groupby("offence_group"):
        before, after = (int(months_in(months, p).sum()) for p in (earlier, latest))
        if not before + after:
            continue
        signal = disclosed(is_signal(before, after, dispersion=1.0), before, after)
        rows.append(
            GroupChange(
                group=str(group),
                before=disclosed(_counted(before), before),
                after=disclosed(_counted(after), after),
                signal=None if isinstance(signal, Hidden) else signal,
                total=before + after,
            )
        )
    return sorted(rows, key=lambda row: -row.total)


def _counted(count: int) -> Counted:
    return Counted(value=count, unit=Unit.INCIDENTS, n=count)
