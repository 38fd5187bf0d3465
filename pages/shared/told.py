"""What a card lets its reader know of how many there were: said by the card, asked by the gate."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from analysis.counts import before_after, pooled
from analysis.process.reports import reports_of
from analysis.results import Counted
from analysis.told import INCIDENTS, PINS, REPORTS, Told
from data.intake import Kind
from data.keeping.exports import Statements
from data.store import Version
from data.study import Counting, Outcome, Period, Pilot
from pages.shared import cached
from pages.shared.cached import KEPT

ROUNDED = 1_000  # incidents: of fewer a change in whole per cents tells the very count
KNOWN_HOUR = frozenset({"known hour"})
IN_WEEK = "in the week"
ON_STREETS = "on streets"
ON_SQUARES = "on squares"  # of a map's window
KNOWN_DAY = frozenset({"known day"})


def of_period(
    areas: Iterable[str],
    counted: Counting,
    period: Period,
    count: int | None,
    *,
    parts: frozenset[str] = frozenset(),
) -> tuple[Told, ...]:
    """One total; nothing where it is hidden."""
    if count is None:
        return ()
    return (
        Told(
            count=count,
            period=period,
            areas=frozenset(areas),
            groups=frozenset(counted.groups),
            business=counted.business,
            parts=parts,
        ),
    )


def of_hours(
    areas: Iterable[str], counted: Counting, period: Period, cells: pd.DataFrame
) -> tuple[Told, ...]:
    """The cells of a week (weekday x first hour, counts, <NA> for what is hidden)."""
    own = tuple(areas)
    return tuple(
        replace(one, of=IN_WEEK)
        for weekday, row in enumerate(cells.itertuples(index=False))
        for hour, count in zip(cells.columns, row, strict=True)
        if not pd.isna(count)
        for one in of_period(
            own, counted, period, round(float(count)), parts=frozenset({f"{weekday} {hour}"})
        )
    )


def of_streets(counted: Counting, period: Period, counts: Mapping[str, int]) -> tuple[Told, ...]:
    """Each segment's incidents: with its length in the same table its rate says how many."""
    return tuple(
        replace(one, streets=frozenset({segment}), of=ON_STREETS)
        for segment, count in counts.items()
        for one in of_period((), counted, period, count)
    )


def of_squares(
    pilot: Pilot | None,
    counted: Counting,
    periods: Sequence[Period],
    counts: Sequence[int],
    may: Sequence[bool],
) -> tuple[Told, ...]:
    """The incidents on the squares of the map of a pilot; nothing where they are hidden."""
    of = f"{ON_SQUARES} {pilot.area if pilot else ''}"
    return tuple(
        replace(one, of=of)
        for period, count, told in zip(periods, counts, may, strict=True)
        for one in of_period((), counted, period, count if told else None)
    )


def of_months(
    areas: Iterable[str], counted: Counting, shown: pd.Series, *, months: int = 1
) -> tuple[Told, ...]:
    """A series (index: first days), without what is hidden: of the `months` that end with each."""
    own = tuple(areas)
    return tuple(
        one
        for month, count in shown.dropna().items()
        for one in of_period(own, counted, _ending(pd.Timestamp(str(month)), months), int(count))
    )


def of_reports(
    area: str, period: Period, count: int, categories: Iterable[str] = ()
) -> tuple[Told, ...]:
    """EST reports of an area ("" is everywhere)."""
    return _of_kind(REPORTS, area, period, count, categories)


def of_pins(area: str, count: int, cause: str) -> tuple[Told, ...]:
    """Marks on a map of insecurity: those of all time."""
    return _of_kind(PINS, area, Period(date.min, date.max), count, [cause])


def _of_kind(
    of: str, area: str, period: Period, count: int, groups: Iterable[str]
) -> tuple[Told, ...]:
    areas = frozenset({area} - {""})
    one = Told(count=count, period=period, areas=areas, groups=frozenset(groups), of=of)
    return (one,)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _of_outcome(
    print_: str, pilot: Pilot, outcome: Outcome, buffers: bool, _version: Version
) -> tuple[Told, ...]:
    counted = Counting(tuple(sorted(outcome.groups)), outcome.business)
    found = cached.findings(_version, pilot, outcome)
    counts = cached.outcome_counts(_version, pilot, outcome)
    places = [{pilot.area}, set(found.used), set(pilot.buffer_areas) if buffers else set()]
    rows = [found.own, found.comparison, found.buffer]
    said: list[Told] = []
    for areas, row in zip(places, rows, strict=True):
        if not areas:
            continue
        sums = pooled(before_after(counts, areas, pilot.before, pilot.after).values())
        for period, n, cell in (
            (pilot.before, sums.before, row.before),
            (pilot.after, sums.after, row.after),
        ):
            if isinstance(cell, Counted) or 0 < n < ROUNDED:
                said += of_period(areas, counted, period, n)
    return tuple(said)


def of_outcome(
    version: Version, pilot: Pilot, outcome: Outcome, *, buffers: bool = False
) -> tuple[Told, ...]:
    """
    What an answer by counts is made of: before and after, in the area and its comparison areas.

    Whoever knows the one and the change works out the other, so what the page hides beside the
    change is told too, unless it is so much that whole per cents are too rough for that.
    """
    if not outcome.groups:
        return ()
    return _of_outcome(version.fingerprint, pilot, outcome, buffers, version)


def _ending(month: pd.Timestamp, months: int) -> Period:
    start, end = month - pd.DateOffset(months=months - 1), month + pd.DateOffset(months=1)
    return Period(start.date(), end.date())


def written(told: Iterable[Told]) -> tuple[Statements, ...]:
    """For the log: what differs in the period alone stands together."""
    series: dict[Told, list[tuple[str, str, int]]] = {}
    for one in dict.fromkeys(told):
        series.setdefault(_without_period(one), []).append(
            (one.period.start.isoformat(), one.period.end.isoformat(), one.count)
        )
    return tuple(
        {
            "of": key.of,
            "areas": sorted(key.areas),
            "groups": sorted(key.groups),
            "business": key.business,
            "parts": sorted(key.parts),
            "streets": sorted(key.streets),
            "counts": counts,
        }
        for key, counts in series.items()
    )


def read(statements: Sequence[Statements]) -> Iterator[Told]:
    for own in statements:
        for start, end, count in own["counts"]:
            yield Told(
                count=int(count),
                period=Period(date.fromisoformat(start), date.fromisoformat(end)),
                areas=frozenset(own["areas"]),
                groups=frozenset(own["groups"]),
                business=bool(own["business"]),
                parts=frozenset(own["parts"]),
                streets=frozenset(own["streets"]),
                of=str(own["of"]),
            )


def _without_period(one: Told) -> Told:
    return Told(
        count=0,
        period=Period(date.min, date.min),
        areas=one.areas,
        groups=one.groups,
        business=one.business,
        parts=one.parts,
        streets=one.streets,
        of=one.of,
    )


def counted_anew(version: Version, told: Iterable[Told]) -> Iterator[Told]:
    """
    What other data told, by the data in use: most of it is the same still.

    Only what the months of areas and groups answer, and reports; areas that are no more are left
    out.
    """
    reports = cached.placed(version, Kind.REPORTS)
    known = {area for area, _ in cached.catalogue(version).areas}
    series: dict[Told, pd.Series] = {}
    for one in told:
        if one.parts or one.streets or not one.areas <= known:
            continue
        if one.of == REPORTS:
            yield replace(one, count=reports_of(reports, one.areas, one.groups, one.period))
        if one.of != INCIDENTS:
            continue
        key = _without_period(one)
        if key not in series:
            counting = Counting(tuple(sorted(one.groups)), one.business)
            rows = cached.month_counts(version, tuple(sorted(one.areas)), counting)
            series[key] = rows.groupby("month")["count"].sum()
        months = series[key]
        inside = (months.index >= pd.Timestamp(one.period.start)) & (
            months.index < pd.Timestamp(one.period.end)
        )
        yield from of_period(
            one.areas,
            Counting(tuple(sorted(one.groups)), one.business),
            one.period,
            int(months[inside].sum()),
        )
