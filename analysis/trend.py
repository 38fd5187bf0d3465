"""How do the months run, beside the comparison areas and beside the year before?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.counts import months_by_area
from analysis.disclosure import disclosed, hide_months, hide_small, is_small
from analysis.rate_ratio import is_signal
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.study import Period, Pilot

YEAR = 12
MOSTLY_SMALL = 0.25  # share of small months from which the year's sum says more than the months


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """
    Frames with one row per month (its first day) and the columns pilot and comparison.

    `months` counts incidents, `rolling` sums the twelve months that end with that one (from the
    twelfth month on). Both of the pilot are never shown where it has small months: their
    differences would give them away. The comparison areas are scaled to the pilot's level before:
    they show how the pilot would have run had it followed them. What is not shown is <NA>.
    """

    months: pd.DataFrame
    rolling: pd.DataFrame
    scale: float | NotPossible  # pilot incidents per comparison incident, before


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOverYear:
    """A period and the same months one year before; `signal` says it is more than chance does."""

    year_before: Counted | Hidden
    period: Counted | Hidden
    signal: bool | Hidden


def monthly(counts: pd.DataFrame, areas: Collection[str], period: Period) -> pd.DataFrame:
    """Months x areas, with small counts hidden even from one who knows each area's total."""
    table = months_by_area(counts, areas, period)
    return pd.DataFrame(
        {area: hide_months(table[area], [period]) for area in table}, index=table.index
    )


def trend(counts: pd.DataFrame, pilot: Pilot, period: Period) -> Trend:
    """
    Lay out `counts` (area_id, month, count) of the pilot's own and its comparison areas.

    Cut `period` to what the data cover first: a month without rows is a zero here.
    """
    own = months_by_area(counts, [pilot.area], period)[pilot.area]
    others = months_by_area(counts, pilot.comparison, period).sum(axis="columns")
    scale = _scale(counts, pilot)
    small = own[own.map(is_small)]
    if len(small) >= MOSTLY_SMALL * len(own):
        months, rolling = _nothing(own), _rolling(own)
    elif len(small):
        months, rolling = hide_months(own, list(_spans(pilot, period))), _nothing(own)
    else:
        months, rolling = own.astype("Int64"), _rolling(own)
    return Trend(
        months=_beside(months, hide_small(others), scale),
        rolling=_beside(rolling, _rolling(others), scale).iloc[YEAR - 1 :],
        scale=scale,
    )


def year_over_year(
    counts: pd.DataFrame,
    areas: Collection[str],
    period: Period,
    *,
    covered: tuple[date, date],
    dispersion: float,
) -> YearOverYear | NotPossible:
    """
    Compare a period of at most a year with the same months one year before, areas added up.

    `covered` is half-open: where the data do not reach over both, there is no answer.
    """
    earlier = Period(*(day.replace(year=day.year - 1) for day in (period.start, period.end)))
    if not (covered[0] <= earlier.start and period.end <= covered[1]):
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    before, after = (
        int(months_by_area(counts, areas, p).to_numpy().sum()) for p in (earlier, period)
    )
    signal = is_signal(before, after, dispersion=dispersion)
    return YearOverYear(
        year_before=disclosed(Counted(value=before, unit=Unit.INCIDENTS, n=before), before),
        period=disclosed(Counted(value=after, unit=Unit.INCIDENTS, n=after), after),
        signal=disclosed(signal, before, after),
    )


def _scale(counts: pd.DataFrame, pilot: Pilot) -> float | NotPossible:
    own = int(months_by_area(counts, [pilot.area], pilot.before).to_numpy().sum())
    others = int(months_by_area(counts, pilot.comparison, pilot.before).to_numpy().sum())
    if not own:
        return NotPossible(Reason.NOTHING_BEFORE)
    if is_small(own) or is_small(others):
        return NotPossible(Reason.SMALL_COUNT)
    return own / others if others else NotPossible(Reason.NO_COMPARISON)


def _spans(pilot: Pilot, period: Period) -> Iterator[Period]:
    """The period cut up at the pilot's: each part's total may be known from elsewhere."""
    edges = {period.start, period.end}
    for part in (pilot.before, pilot.after):
        edges |= {day for day in (part.start, part.end) if period.start < day < period.end}
    ordered = sorted(edges)
    yield from map(Period, ordered[:-1], ordered[1:])


def _rolling(months: "pd.Series[int]") -> "pd.Series[int]":
    return hide_small(months.rolling(YEAR, min_periods=YEAR).sum())


def _nothing(months: "pd.Series[int]") -> "pd.Series[int]":
    return pd.Series(pd.NA, index=months.index, dtype="Int64")


def _beside(
    own: "pd.Series[int]", others: "pd.Series[int]", scale: float | NotPossible
) -> pd.DataFrame:
    factor = pd.NA if isinstance(scale, NotPossible) else scale
    scaled = others.astype("Float64") * factor
    return pd.DataFrame({"pilot": own, "comparison": scaled.astype("Float64")})
