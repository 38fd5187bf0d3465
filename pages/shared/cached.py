"""
What the pages ask for. Answers are kept by the version's fingerprint and the question, never by a
frame: Streamlit hashes large frames by a sample, and an old answer came back.
"""

from dataclasses import replace
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st
from pyproj import Transformer

from analysis.coverage import Coverage
from analysis.density import Surface
from analysis.extent import densest_window
from analysis.findings import Findings, judge, unjudged
from analysis.interim import judged_until, known_so_far
from analysis.looks import LEVEL, level_at
from analysis.nested import areas_inside, without_comparison_counts
from analysis.positions import check_positions
from analysis.process.faults import KINDS
from analysis.process.faults import faults as find_faults
from analysis.quarters import Quarter
from analysis.reporting import moved
from analysis.results import Estimate, NotPossible, Reason
from analysis.safety import (
    ItemShare,
    SafetyFindings,
    answers_scatter,
    broken,
    doubted,
    judge_answers,
    shares_by_item,
)
from analysis.survey.asked_alike import asked_alike as alike_before_and_after
from analysis.survey.breaks import Comparability, WaysOfAsking
from analysis.unsafe_places import UnsafePlaces, squares_of_marks
from data import context, engine
from data.codebook import ALARM, folded
from data.counting.summaries import CELL_M, Catalogue
from data.intake import Kind
from data.kinds.items import ItemBank
from data.plans.deviations import Deviation
from data.plans.deviations import deviations as deviations_from
from data.problems import NoDataYetError
from data.store import Store, Version
from data.study import EVERYTHING, Counting, Direction, Outcome, Period, Pilot, Study
from pages.shared.text.groups import quoted

KEPT = 200
FEWEST_PLACED = 50  # incidents that say where an area without outline lies
FEW_LARGE = 24  # frames of many rows
QuarterSurfaces = dict[Quarter, Surface | NotPossible]
ALARMS = Outcome(
    name="", groups=frozenset({ALARM}), direction=Direction.DECREASE, smallest_change=-0.10
)
VICTIMISED = Outcome(
    name="", item="SX", respondents="företag", direction=Direction.DECREASE, smallest_change=-0.05
)
REPORTING = Outcome(
    name="", item="F10x", respondents="företag", direction=Direction.INCREASE, smallest_change=0.05
)


def version() -> Version:
    return Store.home().current()


def version_if_any() -> Version | None:
    try:
        return version()
    except NoDataYetError:
        return None


def forget() -> None:
    """After a purge: rows that are gone, answers of people among them, go from memory too."""
    st.cache_data.clear()
    st.cache_resource.clear()


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _plan(print_: str, _version: Version) -> Study:
    return _version.study()


def plan(version: Version) -> Study | None:
    """What is planned, as it is written."""
    return _plan(version.fingerprint, version) if Kind.STUDY in version.parts else None


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _deviations(print_: str, _version: Version) -> tuple[Deviation, ...]:
    planned = plan(_version)
    if planned is None or planned.lock is None:
        return ()
    return deviations_from(planned, _version.basis(planned.lock.plan))


def deviations(version: Version) -> tuple[Deviation, ...]:
    """What differs from the locked plan: its words, the shapes of its areas, the code lists."""
    return _deviations(version.fingerprint, version)


def study(version: Version) -> Study | None:
    """The plan as it can be judged today: an after period that goes on is cut to whole years."""
    planned, settled = plan(version), coverage(version).settled_until
    if planned is None or settled is None:
        return planned
    pilots = tuple(known_so_far(pilot, settled) for pilot in planned.pilots)
    return replace(planned, pilots=pilots)


def catalogue(version: Version) -> Catalogue:
    return engine.catalogue(version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _findings(print_: str, pilot: Pilot, outcome: Outcome, _version: Version) -> Findings:
    if outcome.groups and unknown_groups(_version, outcome) == outcome.groups:
        return unjudged(NotPossible(Reason.NO_SUCH_GROUP))
    counts = outcome_counts(_version, pilot, outcome)
    return judge(counts, pilot, outcome, coverage(_version), level=decision_level(_version, pilot))


def findings(version: Version, pilot: Pilot, outcome: Outcome) -> Findings:
    found = _findings(version.fingerprint, pilot, outcome, version)
    judged = study(version)
    pilots = judged.pilots if judged else ()
    before_it = pilots[: pilots.index(pilot)] if pilot in pilots else ()
    earlier = [(p, _findings(version.fingerprint, p, outcome, version)) for p in before_it]
    return without_comparison_counts(found, pilot, earlier)


def unknown_groups(version: Version, outcome: Outcome) -> frozenset[str]:
    """The groups of an outcome that no loaded incident has; none where nothing is loaded."""
    there = {group for group, _ in catalogue(version).groups}
    return outcome.groups - there if there else frozenset()


def outcome_counts(version: Version, pilot: Pilot, outcome: Outcome) -> pd.DataFrame:
    """area_id, month, count of one outcome, for all areas that its pilot is judged by."""
    counted = Counting(tuple(sorted(outcome.groups)), outcome.business)
    return month_counts(version, tuple(sorted(pilot.areas)), counted)


def coverage(version: Version) -> Coverage:
    """What the loaded incidents speak of, and until when they are settled."""
    known = engine.catalogue(version)
    return Coverage(
        whole=known.covered,
        by_area=dict(known.area_covered),
        empty_months=known.empty_months,
        preliminary_from=known.preliminary_from,
    )


def decision_level(version: Version, pilot: Pilot) -> float:
    """The level of a pilot's answer: that of the decision that what is judged is in time for."""
    planned = plan(version)
    if planned is None:
        return LEVEL
    settled = coverage(version).settled_until
    known_until = judged_until(planned.pilot(pilot.area), pilot, settled)
    return level_at(planned.decision_dates, known_until)


def last_level(version: Version) -> float:
    """The level at the plan's last decision."""
    planned = plan(version)
    return level_at(planned.decision_dates, date.max) if planned else LEVEL


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _month_counts(
    print_: str, areas: tuple[str, ...], counted: Counting, _version: Version
) -> pd.DataFrame:
    return engine.month_counts(
        _version, areas=areas, groups=counted.groups, business=counted.business
    )


def month_counts(
    version: Version, areas: tuple[str, ...] = (), counted: Counting = EVERYTHING
) -> pd.DataFrame:
    """area_id, month, count; no areas is everywhere, each incident once."""
    return _month_counts(version.fingerprint, areas, counted, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _group_counts(
    print_: str, areas: tuple[str, ...], counted: Counting, _version: Version
) -> pd.DataFrame:
    return engine.group_counts(
        _version, areas=areas, groups=counted.groups, business=counted.business
    )


def group_counts(version: Version, areas: tuple[str, ...], counted: Counting) -> pd.DataFrame:
    """offence_group, month, count."""
    return _group_counts(version.fingerprint, areas, counted, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _hours(
    print_: str, areas: tuple[str, ...], counted: Counting, period: Period, _version: Version
) -> list[float]:
    return engine.hour_counts(
        _version, areas=areas, groups=counted.groups, business=counted.business, period=period
    )


def hours(
    version: Version, areas: tuple[str, ...], counted: Counting, period: Period
) -> list[float]:
    return _hours(version.fingerprint, areas, counted, period, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _days(
    print_: str, areas: tuple[str, ...], counted: Counting, period: Period, _version: Version
) -> pd.DataFrame:
    return engine.day_counts(
        _version, areas=areas, groups=counted.groups, business=counted.business, period=period
    )


def days(
    version: Version, areas: tuple[str, ...], counted: Counting, period: Period
) -> pd.DataFrame:
    """day, count of incidents whose day is known."""
    return _days(version.fingerprint, areas, counted, period, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _positions(print_: str, _version: Version) -> NotPossible | None:
    known = engine.catalogue(_version)
    if known.covered is None or not known.positioned_count:
        return NotPossible(Reason.NO_POSITIONS)
    return check_positions(engine.cell_counts(_version))


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _bases(print_: str, _version: Version) -> pd.DataFrame | None:
    return context.bases(_version, dict(catalogue(_version).areas))


def bases(version: Version) -> pd.DataFrame | None:
    """What rates are counted per: area_id, year, base, value; None where none is loaded."""
    return _bases(version.fingerprint, version)


def positions(version: Version) -> NotPossible | None:
    """Why no density may be drawn, or None if it may."""
    return _positions(version.fingerprint, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _unsafe_places(print_: str, _version: Version) -> UnsafePlaces | None:
    rows = context.rows_of(_version, Kind.PINS)
    if rows is None:
        return None
    crs = engine.catalogue(_version).crs
    east, north = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(
        rows["longitude"].to_numpy(), rows["latitude"].to_numpy()
    )
    placed = np.isfinite(east) & np.isfinite(north)
    marks = rows[["cause", "day_part"]].assign(east=east, north=north)[placed]
    return squares_of_marks(marks)


def unsafe_places(version: Version) -> UnsafePlaces | None:
    """Squares where many say that they feel unsafe; None where no such file is loaded."""
    return _unsafe_places(version.fingerprint, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _item_shares(print_: str, _version: Version) -> tuple[ItemShare, ...]:
    planned = plan(_version)
    parts = [part for p in (planned.pilots if planned else ()) for part in ({p.area}, p.comparison)]
    outcomes = [o for p in (planned.pilots if planned else ()) for o in (p.primary, *p.secondary)]
    all_told = {outcome.item for outcome in outcomes if not outcome.respondents}
    answers, ways = engine.item_answers(_version), ways_of_asking(_version)
    shares = [
        one
        for wave, rows in answers.groupby("wave")
        for one in shares_by_item(
            rows, ways.bank.scales_in(str(wave), ways.order), parts=parts, all_told=all_told
        )
    ]
    places = {item: place for place, item in enumerate(ways.bank.items)}
    return tuple(sorted(shares, key=lambda one: (places[one.item], one.respondents, one.wave)))


def item_shares(version: Version) -> tuple[ItemShare, ...]:
    """Every known question, whom it was asked and when."""
    return _item_shares(version.fingerprint, version)


@st.cache_resource(max_entries=FEW_LARGE, show_spinner=False)
def _responses(print_: str, items: tuple[str, ...] | None, _version: Version) -> pd.DataFrame:
    return engine.responses(_version, items=items)


def responses(version: Version, items: tuple[str, ...] | None = None) -> pd.DataFrame:
    """
    Answers one by one: respondent, wave, area_id, respondent_group, weight, item, answer,
    answered_on; without items all. A row is somebody: only what is made of many may be shown.
    """
    # pandas copies what somebody changes, and when: a copy in advance takes longer than an answer
    return _responses(version.fingerprint, items, version).copy(deep=False)


@st.cache_resource(max_entries=8, show_spinner=False)
def _ways_of_asking(print_: str, _version: Version) -> WaysOfAsking:
    return WaysOfAsking(
        waves=context.placed_rows(_version, Kind.WAVES),
        bank=context.item_bank_of(_version),
        order=context.wave_order(_version, engine.wave_days(_version)),
    )


def ways_of_asking(version: Version) -> WaysOfAsking:
    """How every wave was held and every item worded. Shared by all sessions: never change it."""
    return _ways_of_asking(version.fingerprint, version)


def items(version: Version) -> ItemBank:
    """Our survey items and the user's own."""
    return ways_of_asking(version).bank


def item_names(version: Version, language: str) -> dict[str, str]:
    """Every survey item, the user's own too -> what its share is called, and the question."""
    texts = items(version).texts(language).items()
    return {item: quoted(share, asked, language) for item, (share, asked) in texts}


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _surveyed(print_: str, _version: Version) -> tuple[pd.DataFrame, dict[str, date]]:
    """Answers to every item, counted, and the first day of each wave."""
    return engine.item_answers(_version), engine.wave_days(_version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _asked_alike(
    print_: str, pilot: Pilot, _version: Version
) -> dict[tuple[str, str], Comparability]:
    ways = ways_of_asking(_version)
    answers, days = _surveyed(_version.fingerprint, _version)
    return alike_before_and_after(answers, pilot, ways.bank.scales(), ways, waves=days)


def asked_alike(version: Version, pilot: Pilot) -> dict[tuple[str, str], Comparability]:
    """What breaks the comparison of before and after, for each item and group ("" is everyone)."""
    return _asked_alike(version.fingerprint, pilot, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _scatter(print_: str, pilot: Pilot, respondents: str, _version: Version) -> float:
    given, days = _surveyed(print_, _version)
    return answers_scatter(given, pilot, items(_version).scales(), respondents, waves=days)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _safety(
    print_: str, pilot: Pilot, outcome: Outcome, _version: Version
) -> SafetyFindings | NotPossible:
    ways = ways_of_asking(_version)
    scale = ways.bank.scales().get(outcome.item)
    if scale is None:
        return NotPossible(Reason.ITEM_NOT_ASKED)
    asked = {wave: ways.bank.asked(outcome.item, wave, ways.order) for wave in ways.order}
    earlier = {wave: words.scale for wave, words in asked.items() if words is not None}
    given, days = _surveyed(_version.fingerprint, _version)
    level = decision_level(_version, pilot)
    scatter = _scatter(print_, pilot, outcome.respondents, _version)
    found = judge_answers(
        given[given["item"] == scale.asked_as],
        pilot,
        outcome,
        scale,
        waves=days,
        earlier=earlier,
        scatter=scatter,
        level=level,
    )
    alike = asked_alike(_version, pilot).get((outcome.item, outcome.respondents))
    if alike is None:
        return found
    return broken(found, alike.blocked) if alike.blocked else doubted(found, alike.caveats)


def safety(version: Version, pilot: Pilot, outcome: Outcome) -> SafetyFindings | NotPossible:
    return _safety(version.fingerprint, pilot, outcome, version)


def reporting(version: Version, pilot: Pilot) -> Estimate | None:
    """How the share of victimised businesses that report moved; None where nobody asked."""
    change = moved(safety(version, pilot, REPORTING)) if Kind.SURVEY in version.parts else None
    return change if isinstance(change, Estimate) else None


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _placed(print_: str, kind: Kind, _version: Version) -> pd.DataFrame | None:
    return context.placed_rows(_version, kind, areas(_version), streets(_version))


def placed(version: Version, kind: Kind) -> pd.DataFrame | None:
    """The rows of a small kind with `area_id`: see `context.placed_rows`. None without any."""
    return _placed(version.fingerprint, kind, version)


def as_of(version: Version) -> date:
    """
    The day until which files about the work speak: that on which the last of them was loaded.

    Made-up data know no today: there it is the day of their extract.
    """
    extracted = catalogue(version).extracted_on
    if version.fictive and extracted is not None:
        return extracted
    return max(part.loaded_at for part in version.files).date()


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _faults(print_: str, _version: Version) -> pd.DataFrame:
    rows = {kind: placed(_version, kind) for kind in KINDS}
    areas = [area for area, _ in catalogue(_version).areas]
    return find_faults(rows, areas, as_of(_version))


def faults(version: Version) -> pd.DataFrame:
    """The rows about the work that do not fit: see `analysis.process.faults`."""
    return _faults(version.fingerprint, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _extent(print_: str, _version: Version) -> tuple[float, float, float, float]:
    return densest_window(engine.cell_counts(_version))


def extent(version: Version) -> tuple[float, float, float, float]:
    """West, south, east, north in metres (metric crs) of where most incidents lie."""
    return _extent(version.fingerprint, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _extent_of(
    print_: str, area: str, _version: Version
) -> tuple[float, float, float, float] | None:
    known = _version.incident_places()
    if known is None:
        return None
    named = known[known["area_name"].astype("str").map(folded) == folded(area)]
    own = named.dropna(subset=["longitude", "latitude"])
    if len(own) < FEWEST_PLACED:
        return None
    axes = Transformer.from_crs("EPSG:4326", catalogue(_version).crs, always_xy=True).transform(
        own["longitude"].to_numpy(dtype=float), own["latitude"].to_numpy(dtype=float)
    )
    cells = pd.DataFrame(np.floor_divide(axes, CELL_M).T, columns=["cell_x", "cell_y"])
    placed = cells[np.isfinite(cells).all(axis=1)]
    return densest_window(placed.value_counts().rename("count").reset_index())


def extent_of(version: Version, area: str) -> tuple[float, float, float, float] | None:
    """
    West, south, east, north in metres (metric crs) of where most incidents lie whose row names
    this area; None where fewer than `FEWEST_PLACED` have a place.
    """
    return _extent_of(version.fingerprint, area, version)


@st.cache_resource(max_entries=8, show_spinner=False)
def _areas(print_: str, _version: Version) -> gpd.GeoDataFrame:
    return _version.areas()


@st.cache_resource(max_entries=8, show_spinner=False)
def _streets(print_: str, _version: Version) -> gpd.GeoDataFrame | None:
    return _version.streets()


def streets(version: Version) -> gpd.GeoDataFrame | None:
    """Pieces of street segments, None without any; shared by all sessions: never change it."""
    return _streets(version.fingerprint, version)


def areas(version: Version) -> gpd.GeoDataFrame:
    """Shared by all sessions: never change it."""
    return _areas(version.fingerprint, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _areas_within(print_: str, _version: Version) -> dict[str, frozenset[str]]:
    return areas_inside(areas(_version)) if Kind.AREAS in _version.parts else {}


def areas_within(version: Version) -> dict[str, frozenset[str]]:
    """Each area that others lie within, and those."""
    return _areas_within(version.fingerprint, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _bounds(print_: str, area: str, _version: Version) -> tuple[float, float, float, float] | None:
    known = areas(_version)
    own = known[known["area_id"] == area] if area else known
    if not len(own):
        return None
    west, south, east, north = own.geometry.to_crs(catalogue(_version).crs).total_bounds
    return west, south, east, north


def bounds(version: Version, area: str = "") -> tuple[float, float, float, float] | None:
    """West, south, east, north in metres (metric crs) of an area, or of all; None without any."""
    return _bounds(version.fingerprint, area, version)
