"""What the strategist explores: sums by month, year and group. No verdict."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
from pandas.api.typing import NAType

from analysis.disclosure import hide_table, is_small
from analysis.dispersion import dispersion
from analysis.rate_ratio import is_signal
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from analysis.whole_years import YEAR
from data.codebook import UNLISTED
from data.study import Period

MOST_GROUPS = 40  # smaller ones are added up: a longer table is slow to make safe and not read


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChange:
    """One offence group in two years; `signal` is None where it may not be said."""

    group: str
    before: Counted | Hidden
    after: Counted | Hidden
    signal: bool | None


def months_in(counts: pd.DataFrame, period: Period) -> "pd.Series[int]":
    """Add up areas: a count for every month of the period, 0 where there was nothing."""
    months = pd.date_range(period.start, period.end, freq="MS", inclusive="left")
    sums = counts.groupby("month")["count"].sum()
    return sums.reindex(months, fill_value=0).astype("int64")


def rolling_year(
    months: "pd.Series[int]", preliminary_from: date | None
) -> "pd.Series[int] | NotPossible | Hidden":
    """
    Sum the twelve months that end with each; preliminary months are left out.

    Where a month is small, or <NA> because it hides another, there are no sums: two of them differ
    by one month minus another, which would give the hidden one away beside the months.
    """
    settled = months
    if preliminary_from is not None:
        settled = months[months.index < pd.Timestamp(preliminary_from)]
    if len(settled) < YEAR:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    if settled.isna().any() or settled.map(is_small).any():
        return Hidden(Reason.SMALL_MONTHS)
    return settled.rolling(YEAR).sum().iloc[YEAR - 1 :].astype("int64")


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

    `counts`: offence_group, month, count. The reader knows both years' totals from the months, so
    small counts take others with them (`analysis.disclosure.hide_table`). Groups beyond the
    largest are one, `data.codebook.UNLISTED`. The signal is the rule of thumb for many small
    counts, widened by the group's own unruliness: `analysis.rate_ratio.is_signal`.
    """
    months = {
        group: _two_years(rows, latest, earlier)
        for group, rows in _largest(counts, latest, earlier).groupby("offence_group")
    }
    sums = {group: both.sum() for group, both in months.items()}
    table = pd.DataFrame.from_dict(sums, orient="index", columns=["before", "after"])
    shown = hide_table(table).cells
    order = table.sum(axis="columns").sort_values(ascending=False, kind="stable").index
    pairs = zip(*(shown[name].reindex(order).tolist() for name in table.columns), strict=True)
    return [
        _group_change(str(group), *pair, phi=dispersion(months[group]))
        for group, pair in zip(order, pairs, strict=True)
    ]


def _largest(counts: pd.DataFrame, latest: Period, earlier: Period) -> pd.DataFrame:
    """Cut counts to the two years, all but the largest groups as one."""
    inside = pd.Series(False, index=counts.index)
    for period in (earlier, latest):
        month = counts["month"]
        inside |= (month >= pd.Timestamp(period.start)) & (month < pd.Timestamp(period.end))
    rows = counts[inside & (counts["count"] > 0)]
    kept = rows.groupby("offence_group")["count"].sum().nlargest(MOST_GROUPS).index
    groups = rows["offence_group"].where(rows["offence_group"].isin(kept), UNLISTED)
    return rows.assign(offence_group=groups)


def _two_years(rows: pd.DataFrame, latest: Period, earlier: Period) -> pd.DataFrame:
    """A row for each month of the year, columns before and after."""
    years = {"before": earlier, "after": latest}
    return pd.DataFrame({k: months_in(rows, period).to_numpy() for k, period in years.items()})


def _group_change(
    group: str, before: int | NAType, after: int | NAType, *, phi: float
) -> GroupChange:
    signal = None
    if isinstance(before, int) and isinstance(after, int):
        signal = is_signal(before, after, dispersion=phi)
    return GroupChange(group=group, before=_shown(before), after=_shown(after), signal=signal)


def _shown(count: int | NAType) -> Counted | Hidden:
    if not isinstance(count, int):
        return Hidden(Reason.SMALL_COUNT)
    return Counted(value=count, unit=Unit.INCIDENTS, n=count)
