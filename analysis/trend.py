"""How do the months run, beside the comparison areas and beside the year before?"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.counts import months_by_area
from analysis.disclosure import hide_months, hide_small, is_small
from analysis.results import NotPossible, Reason
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
