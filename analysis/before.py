"""What is known of a pilot and its comparison areas before the start, and nothing later."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from analysis.counts import are_counts, months_by_area
from analysis.disclosure import is_small
from analysis.effect import FEWEST_BEFORE, FEWEST_COMPARISON_AREAS
from analysis.results import Hidden, NotPossible, Reason
from analysis.whole_years import YEAR
from data.study import Pilot


@dataclass(frozen=True, slots=True)
class Before:
    """Incidents by month (rows) in the pilot and in the areas it can be compared with (columns)."""

    own: "pd.Series[int]"
    others: pd.DataFrame


def before_start(
    counts: pd.DataFrame, pilot: Pilot, areas: Collection[str] | None = None
) -> Before | NotPossible | Hidden:
    """
    Cut `counts` (area_id, month, count) to the before period and to areas with enough incidents.

    `areas` are the comparison areas that have data, all of the pilot's without it. Not possible
    with too few of them for the headline, without incidents, or with less than a year.
    """
    if not are_counts(counts["count"]):
        return NotPossible(Reason.NOT_COUNTS)
    others = sorted(pilot.comparison if areas is None else areas)
    months = months_by_area(counts, {pilot.area, *others}, pilot.before)
    usable = [area for area in others if months[area].sum() >= FEWEST_BEFORE]
    own = int(months[pilot.area].sum())
    if len(usable) < FEWEST_COMPARISON_AREAS:
        return NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=len(usable))
    if not own:
        return NotPossible(Reason.NOTHING_BEFORE)
    if is_small(own):
        return Hidden(Reason.SMALL_COUNT)
    if pilot.before.months < YEAR:
        return NotPossible(Reason.SHORT_BEFORE, size=pilot.before.months)
    return Before(months[pilot.area], months[usable])
