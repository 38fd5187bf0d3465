"""How do the months run, beside the comparison areas?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.counts import before_after, months_by_area
from analysis.disclosure import hide_months, is_small
from analysis.effect import comparable
from analysis.placebo_in_time import BACK, months_earlier
from analysis.results import NotPossible, Reason
from analysis.spans import cut
from analysis.whole_years import YEAR
from data.study import Period, Pilot

MOSTLY_SMALL = 0.25  # share of small months from which no month is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """
    `months` has one row per month (its first day) and the columns pilot and comparison.

    The comparison areas are scaled to the pilot's level before: they show how the pilot would have
    run had it followed them. What is not shown is <NA>.
    """

    months: pd.DataFrame
    scale: float | NotPossible  # pilot incidents per comparison incident, before


def trend(
    counts: pd.DataFrame, pilot: Pilot, period: Period, used: Collection[str] | None = None
) -> Trend:
    """
    Lay out `counts` (area_id, month, count) of the pilot's own and its comparison areas.

    `used` are the comparison areas that the pilot is judged by (`Findings.used`); without it,
    those with enough incidents before. Cut `period` to what the data cover first: a month without
    rows is a zero here.
    """
    if used is None:
        used = comparable(before_after(counts, pilot.comparison, pilot.before, pilot.after)).keys()
    own = months_by_area(counts, [pilot.area], period)[pilot.area]
    others = months_by_area(counts, used, period).sum(axis="columns")
    spans = known_spans(pilot, period)
    scale = _scale(counts, pilot, used)
    return Trend(months=_beside(shown(own, spans), hide_months(others, spans), scale), scale=scale)


def shown(own: "pd.Series[int]", spans: Sequence[Period]) -> "pd.Series[int]":
    """The pilot's months, hidden as `hide_months` does; none at all where many are small."""
    if own.map(is_small).mean() >= MOSTLY_SMALL:
        return own.astype("Int64").mask(own >= 0)
    return hide_months(own, spans)


def known_spans(pilot: Pilot, period: Period) -> list[Period]:
    """
    The parts of a period whose totals a reader may know from elsewhere on the page.

    The totals of the plan's periods are told. Those of the windows that checks compare (a moved
    start, whole years, without the months before the start) follow from their ratios: of two
    windows with a known sum even a ratio to the whole per cent tells each.
    """
    before, after = pilot.before, pilot.after
    plan = {before.start, before.end, after.start, after.end}
    windows = {after.start.replace(year=after.start.year + 1), months_earlier(after.end, YEAR)}
    for end in {before.end, pilot.start.replace(day=1)}:
        back = range(0, Period(period.start, max(period.start, end)).months, min(BACK))
        windows |= {months_earlier(end, months) for months in back}
    inside = {day for day in windows if day < before.end or after.start < day < after.end}
    return [*cut(period, plan | inside), *cut(period, plan)]


def _scale(counts: pd.DataFrame, pilot: Pilot, used: Collection[str]) -> float | NotPossible:
    own = int(months_by_area(counts, [pilot.area], pilot.before).to_numpy().sum())
    others = int(months_by_area(counts, used, pilot.before).to_numpy().sum())
    if not own:
        return NotPossible(Reason.NOTHING_BEFORE)
    if is_small(own) or is_small(others):
        return NotPossible(Reason.SMALL_COUNT)
    return own / others if others else NotPossible(Reason.NO_COMPARISON)


def _beside(
    own: "pd.Series[int]", others: "pd.Series[int]", scale: float | NotPossible
) -> pd.DataFrame:
    factor = pd.NA if isinstance(scale, NotPossible) else scale
    scaled = others.astype("Float64") * factor
    return pd.DataFrame({"pilot": own, "comparison": scaled.astype("Float64")})
