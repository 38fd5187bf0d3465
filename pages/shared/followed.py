"""Cached: what became of problems, walks and measures, of an area on a day."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from analysis.explore import months_in
from analysis.last_year import last_year
from analysis.process.chain import Chain, chain, problems_with_measure
from analysis.process.dose import Spans, monthly_dose, spans
from analysis.process.dose import dose as indicator
from analysis.process.followed import followed
from analysis.process.indicator import By, Indicator, Value
from analysis.process.methods import Files, MethodFound, methods
from analysis.process.walks import points_acted_on, safety_walks
from analysis.results import Counted, NotPossible, Reason
from analysis.windows import WindowChange
from data import engine
from data.intake import Kind
from data.store import Version
from data.study import Counting, Period
from pages.shared import cached

KEPT = 32
PUBLIC = frozenset({"municipality", "police"})  # only theirs are told in the file's own words


@st.cache_resource(max_entries=8, show_spinner=False)
def _linked(
    print_: str, area: str, period: Period, as_of: date, _version: Version
) -> tuple[Chain | NotPossible, Value]:
    problems, measures = (cached.placed(_version, kind) for kind in (Kind.PROBLEMS, Kind.MEASURES))
    met = problems_with_measure(problems, measures, area, period, as_of)
    return chain(problems, measures, area, as_of), met.value


def linked(
    version: Version, area: str, period: Period, as_of: date
) -> tuple[Chain | NotPossible, Value]:
    """
    Every problem of an area ("" is all) with its measures, and measures without a problem; P15 of
    the period. Shared by all sessions: nobody can change it.
    """
    return _linked(version.fingerprint, area, period, as_of, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _points(print_: str, area: str, as_of: date, _version: Version) -> pd.DataFrame:
    walks, measures = (cached.placed(_version, kind) for kind in (Kind.WALKS, Kind.MEASURES))
    return followed(walks, measures, area, as_of)


def points(version: Version, area: str, as_of: date) -> pd.DataFrame:
    """Each point of each walk with its measure: `analysis.process.followed`."""
    return _points(version.fingerprint, area, as_of, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _walked(
    print_: str, area: str, period: Period, as_of: date, _version: Version
) -> tuple[Indicator, Indicator]:
    walks, measures = (cached.placed(_version, kind) for kind in (Kind.WALKS, Kind.MEASURES))
    done = safety_walks(walks, area, period)
    return done, points_acted_on(walks, measures, area, period, as_of)


def walked(version: Version, area: str, period: Period, as_of: date) -> tuple[Indicator, Indicator]:
    """P08 and P09: the walks, and how many of their points have a decided measure."""
    return _walked(version.fingerprint, area, period, as_of, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _in_place(print_: str, as_of: date, _version: Version) -> Spans:
    measures, cameras = (cached.placed(_version, kind) for kind in (Kind.MEASURES, Kind.CAMERAS))
    return spans(measures, cameras, as_of)


def in_place(version: Version, as_of: date) -> Spans:
    """Measures and cameras, from when until when each was in place."""
    return _in_place(version.fingerprint, as_of, version)


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetDose:
    """
    What was in place on one street segment. `number` tells the segments of a street apart, 0 where
    it has one alone.
    """

    is_street: bool  # else on no segment
    name: str  # "" where the street has none
    number: int
    weeks: Counted


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _on_streets(
    print_: str, area: str, period: Period, as_of: date, _version: Version
) -> tuple[StreetDose, ...]:
    found = indicator(in_place(_version, as_of), area, period)
    areas = ["", *(each for each, _ in cached.catalogue(_version).areas)]
    places = engine.segments(_version, areas=areas).drop_duplicates("segment_id")
    places = places.sort_values("segment_id").set_index("segment_id")
    of_street = places.groupby("name")["name"]
    numbers = (of_street.cumcount() + 1).where(of_street.transform("size") > 1, 0)
    told = [
        StreetDose(
            is_street=part.name in places.index,
            name=str(places["name"].get(part.name, "")),
            number=int(numbers.get(part.name, 0)),
            weeks=weeks,
        )
        for part in found.parts
        if part.by is By.SEGMENT and isinstance(weeks := part.value, Counted)
    ]
    return tuple(sorted(told, key=lambda e: (not e.is_street, -e.weeks.value, e.name, e.number)))


def on_streets(version: Version, area: str, period: Period, as_of: date) -> tuple[StreetDose, ...]:
    """P26 by street segment, most first, what lies on none last; empty without streets."""
    return _on_streets(version.fingerprint, area, period, as_of, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _dose(
    print_: str, area: str, period: Period, as_of: date, _version: Version
) -> "pd.Series[float]":
    found = monthly_dose(in_place(_version, as_of), area, period)
    dose: pd.Series[float] = found.groupby("month")["in_place"].sum()
    return dose


def dose(version: Version, area: str, period: Period) -> "pd.Series[float] | None":
    """
    How much was in place in an area, by month (its first day); None where nothing ever was, or no
    such file is loaded.
    """
    if Kind.MEASURES not in version.parts and Kind.CAMERAS not in version.parts:
        return None
    found = _dose(version.fingerprint, area, period, cached.as_of(version), version)
    return found if len(found) else None


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _methods(
    print_: str, area: str, period: Period, as_of: date, _version: Version
) -> tuple[MethodFound, ...]:
    measures = cached.placed(_version, Kind.MEASURES)
    if measures is not None and "mechanism" in measures:
        # a private or joint measure's own words may name a business
        public = measures["owner_type"].isin(PUBLIC)
        measures = measures.assign(mechanism=measures["mechanism"].where(public, ""))
    files = Files(
        measures=measures,
        problems=cached.placed(_version, Kind.PROBLEMS),
        elements=cached.placed(_version, Kind.ELEMENTS),
        walks=cached.placed(_version, Kind.WALKS),
        meetings=cached.placed(_version, Kind.MEETINGS),
        situations=cached.placed(_version, Kind.SITUATIONS),
        reports=cached.placed(_version, Kind.REPORTS),
    )
    return methods(files, in_place(_version, as_of), area, period, as_of)


def methods_found(
    version: Version, area: str, period: Period, as_of: date
) -> tuple[MethodFound, ...]:
    """Every method that the files know anything of; `mechanisms` only in public owners' words."""
    return _methods(version.fingerprint, area, period, as_of, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _last_year(print_: str, area: str, group: str, _version: Version) -> WindowChange | NotPossible:
    covered, areas = cached.catalogue(_version).covered, (area,) if area else ()
    if covered is None:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    counts = cached.month_counts(_version, areas, Counting((group,)))
    return last_year(months_in(counts, Period(*covered)), cached.coverage(_version), areas)


def incidents(version: Version, area: str, group: str) -> WindowChange | NotPossible:
    """Incidents of an offence group in the latest settled year and the year before."""
    return _last_year(version.fingerprint, area, group, version)
