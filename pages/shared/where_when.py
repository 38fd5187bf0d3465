"""Where and when incidents happen, before and after, kept by the version's fingerprint."""

from collections.abc import Collection

import pandas as pd
import streamlit as st

from analysis.counts import BeforeAfter, before_after
from analysis.results import NotPossible
from analysis.spread import Spread, spread_over_areas, spread_over_segments
from analysis.week_change import WeekChange, week_change
from data import engine
from data.store import Version
from data.study import Counting, Outcome, Pilot
from pages.shared import cached
from pages.shared.cached import KEPT


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _spread(print_: str, pilot: Pilot, outcome: Outcome, _version: Version) -> Spread | NotPossible:
    found = cached.findings(_version, pilot, outcome)
    if found.incomparable:
        return found.incomparable
    counts = cached.outcome_counts(_version, pilot, outcome)
    periods, covered = (pilot.before, pilot.after), cached.coverage(_version)
    near = {a for a in (pilot.area, *pilot.buffer_areas) if covered.holds_all(periods, {a})}
    segments = _segments(_version, near)
    if segments is None:
        return _over_areas(_version, pilot, counts, found.dispersion)
    groups, business = outcome.groups, outcome.business
    before, after = (
        engine.segment_counts(_version, period=period, groups=groups, business=business)
        for period in periods
    )
    off_street = (
        engine.off_street_counts(
            _version, areas=near, period=period, groups=groups, business=business
        )["count"]
        for period in periods
    )
    areas = before_after(counts, near, *periods)
    return spread_over_segments(
        segments,
        before,
        after,
        pilot,
        areas,
        BeforeAfter(*map(sum, off_street)),
        dispersion=found.dispersion,
    )


def _segments(version: Version, areas: Collection[str]) -> pd.DataFrame | None:
    """The areas' street segments; None where none are loaded."""
    if not cached.catalogue(version).segment_count:
        return None
    found = engine.segments(version, areas=areas)
    return None if found.empty else found


def _over_areas(
    version: Version, pilot: Pilot, counts: pd.DataFrame, dispersion: float
) -> Spread | NotPossible:
    known, periods = cached.coverage(version), (pilot.before, pilot.after)
    areas = {area for area in pilot.areas if known.holds_all(periods, {area})}
    sums = before_after(counts, areas, *periods)
    names = dict(cached.catalogue(version).areas)
    return spread_over_areas(sums, names, pilot, dispersion=dispersion)


def spread(version: Version, pilot: Pilot, outcome: Outcome) -> Spread | NotPossible:
    """Whether incidents lie on the same streets as before, or in the plan's areas without any."""
    return _spread(version.fingerprint, pilot, outcome, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _week(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> WeekChange | NotPossible:
    found = cached.findings(_version, pilot, outcome)
    if found.incomparable:
        return found.incomparable
    counts = cached.outcome_counts(_version, pilot, outcome)
    own = before_after(counts, {pilot.area}, pilot.before, pilot.after)[pilot.area]
    counted = Counting(tuple(sorted(outcome.groups)), outcome.business)
    before, after = (
        cached.hours(_version, (pilot.area,), counted, period)
        for period in (pilot.before, pilot.after)
    )
    years = (pilot.before.years, pilot.after.years)
    totals = (own.before, own.after)
    return week_change(before, after, totals=totals, years=years, dispersion=found.dispersion)


def week(version: Version, pilot: Pilot, outcome: Outcome) -> WeekChange | NotPossible:
    """Whether incidents of the pilot area happen at the same hours of the week as before."""
    return _week(version.fingerprint, pilot, outcome, version)
