"""Hot spots, concentration and street segments of a map, kept by the version's fingerprint."""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from analysis.concentration import (
    BeforeAfterConcentration,
    Concentration,
    concentration_before_and_after,
    concentration_change,
)
from analysis.counts import months_by_area
from analysis.disclosure import is_left_over
from analysis.dispersion import dispersion
from analysis.explore import months_in
from analysis.hot_places import HotPlace, hot_places
from analysis.hotspot_map import Heat, Neighbourhoods, hot_spot_change, hot_spots
from analysis.results import Comparison, Counted, Hidden, NotPossible, Reason
from analysis.segments import off_street_share
from analysis.squares import Mask, Squares, Window, squares_of
from analysis.street_rates import StreetRates, street_rates
from analysis.thinning import SQUARE_M
from data import engine
from data.store import Version
from data.study import Counting, Period, Pilot
from pages.shared import cached, map_surfaces

CELL_M = 25
SIZES_M = (
    50,
    125,
    250,
    500,
    1_000,
    2_500,
)  # of squares: whole cells, and whole squares in 250 m or the reverse
MOST_SQUARES = 60_000
KEPT = 20

Periods = tuple[Period, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HotSpotMap:
    """`n` are the incidents of each period; `withheld` squares stand out and may not be shown."""

    places: tuple[HotPlace, ...]
    squares: Squares
    inside: int  # squares that are compared
    n: tuple[int, ...]
    may_tell_n: tuple[bool, ...]
    withheld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcentrationFound:
    shares: BeforeAfterConcentration
    change: Comparison | NotPossible | Hidden
    squares: Squares
    may_tell_n: tuple[bool, ...]


def may_tell_n(
    version: Version, counted: Counting, periods: Periods, squares: Squares, n: Sequence[int]
) -> tuple[bool, ...]:
    """
    May the incidents of a map be told, period by period?

    Tables beside it tell those of its areas: what is left without them, such as an area that is
    hidden, must not be small.
    """
    sums = _sums_of_areas(version.fingerprint, counted, periods, squares, version)
    return tuple(not is_left_over(each, sums[at]) for at, each in enumerate(n))


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _sums_of_areas(
    print_: str, counted: Counting, periods: Periods, squares: Squares, _version: Version
) -> tuple[tuple[int, ...], ...]:
    """Of each period the incidents of each area that lies on the squares as a whole."""
    known = cached.areas(_version)
    bounds = known.geometry.to_crs(cached.catalogue(_version).crs).bounds
    east, north = (
        squares.x0 + squares.columns * squares.size_m,
        squares.y0 + squares.rows * squares.size_m,
    )
    within = (bounds["minx"] >= squares.x0) & (bounds["maxx"] <= east)
    within &= (bounds["miny"] >= squares.y0) & (bounds["maxy"] <= north)
    areas = tuple(sorted(known.loc[within.to_numpy(), "area_id"]))
    if not areas:
        return ((),) * len(periods)
    counts = [own for _, own in cached.month_counts(_version, areas, counted).groupby("area_id")]
    return tuple(tuple(int(months_in(own, period).sum()) for own in counts) for period in periods)


def squares_for(window: Window) -> Squares:
    """
    Squares of 50 m in a town, larger ones in a city: never so many that a page has to wait.

    The edges are those of 250 m squares too, so that none of those is cut.
    """
    for size_m in SIZES_M:
        step = max(size_m, SQUARE_M)
        whole = squares_of(window, step)
        times = step // size_m
        squares = Squares(
            west=whole.west * times,
            south=whole.south * times,
            columns=whole.columns * times,
            rows=whole.rows * times,
            size_m=size_m,
        )
        if squares.columns * squares.rows <= MOST_SQUARES:
            break
    return squares


def hot_spot_map(
    version: Version,
    counted: Counting,
    pilot: Pilot | None,
    periods: Periods,
    squares: Squares,
    *,
    bounded: bool,
) -> HotSpotMap | NotPossible:
    """Where incidents stand out, in one period or two; `bounded`: of the areas' squares alone."""
    return _hot_spot_map(version.fingerprint, counted, pilot, periods, squares, bounded, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _hot_spot_map(
    print_: str,
    counted: Counting,
    pilot: Pilot | None,
    periods: Periods,
    squares: Squares,
    bounded: bool,
    _version: Version,
) -> HotSpotMap | NotPossible:
    around = Neighbourhoods(squares=squares, inside=_inside(_version, squares, bounded=bounded))
    cells = [_cells(_version, counted, period, squares) for period in periods]
    phi = _dispersion(_version, counted, pilot)
    heat: NDArray[np.int8]
    n: tuple[int, ...]
    if len(cells) == 1:
        hot = hot_spots(cells[0], around, dispersion=phi)
        if isinstance(hot, NotPossible):
            return hot
        heat, n, withheld = hot.hot * np.int8(Heat.LASTING), (hot.n,), hot.withheld
    else:
        change = hot_spot_change(cells[0], cells[-1], around, dispersion=phi)
        if isinstance(change, NotPossible):
            return change
        heat, n, withheld = change.heat, change.n, change.withheld
    return HotSpotMap(
        places=hot_places(heat, around, *cells),
        squares=squares,
        inside=int(around.inside.sum()),
        n=n,
        may_tell_n=may_tell_n(_version, counted, periods, squares, n),
        withheld=withheld,
    )


def concentrated(
    version: Version,
    counted: Counting,
    pilot: Pilot | None,
    periods: Periods,
    squares: Squares,
    *,
    bounded: bool,
) -> ConcentrationFound:
    """
    Whether few places have most incidents, before and after; one period stands as both. How unruly
    months are is known from the pilot's areas.
    """
    return _concentrated(version.fingerprint, counted, pilot, periods, squares, bounded, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _concentrated(
    print_: str,
    counted: Counting,
    pilot: Pilot | None,
    periods: Periods,
    squares: Squares,
    bounded: bool,
    _version: Version,
) -> ConcentrationFound:
    inside = _inside(_version, squares, bounded=bounded)
    cells = [_cells(_version, counted, period, squares) for period in periods]
    shares = concentration_before_and_after(cells[0], cells[-1], squares, inside)
    change: Comparison | NotPossible | Hidden = NotPossible(Reason.NO_DATA_IN_PERIOD)
    if len(periods) > 1:
        rng = np.random.default_rng(1)
        change = concentration_change(
            cells[0],
            cells[-1],
            squares,
            inside,
            rng=rng,
            dispersion=_dispersion(_version, counted, pilot),
        )
    secret = [one for one in (shares.before, shares.after) if isinstance(one, Hidden)]
    n = [
        one.n if isinstance(one, Concentration) else 0
        for one in (shares.before, shares.after)[: len(periods)]
    ]
    return ConcentrationFound(
        shares=shares,
        change=secret[0] if secret else change,
        squares=squares,
        may_tell_n=may_tell_n(_version, counted, periods, squares, n),
    )


def _dispersion(version: Version, counted: Counting, pilot: Pilot | None) -> float:
    if pilot is None:
        return 1.0
    counts = cached.month_counts(version, tuple(sorted(pilot.areas)), counted)
    return dispersion(months_by_area(counts, pilot.areas, pilot.before))


def _inside(version: Version, squares: Squares, *, bounded: bool) -> Mask:
    if bounded:
        return map_surfaces.inside_areas(version, squares)
    return np.ones(squares.shape, dtype=np.bool_)


def _cells(version: Version, counted: Counting, period: Period, squares: Squares) -> pd.DataFrame:
    times = round(squares.size_m / CELL_M)
    west, south = squares.west * times, squares.south * times
    window = (west, south, west + squares.columns * times, south + squares.rows * times)
    return map_surfaces.cells(version, period, counted, window)


def rates_of_streets(
    version: Version,
    counted: Counting,
    pilot: Pilot | None,
    periods: Periods,
    on_map: tuple[str, ...],
) -> StreetRates | NotPossible:
    """
    Rates of the segments with these ids, as far as they may be shown. How unruly months are is
    known from the pilot's areas.
    """
    return _rates_of_streets(version.fingerprint, counted, pilot, periods, on_map, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _rates_of_streets(
    print_: str,
    counted: Counting,
    pilot: Pilot | None,
    periods: Periods,
    on_map: tuple[str, ...],
    _version: Version,
) -> StreetRates | NotPossible:
    areas = tuple(area for area, _ in cached.catalogue(_version).areas)
    counts = cached.month_counts(_version, areas, counted)
    sums = {
        str(area): [int(months_in(own, period).sum()) for period in periods]
        for area, own in counts.groupby("area_id")
    }
    return street_rates(
        engine.segments(_version, areas=["", *areas]),
        [
            engine.segment_counts(
                _version, period=period, groups=counted.groups, business=counted.business
            )
            for period in periods
        ],
        [period.years for period in periods],
        on_map=on_map,
        areas=sums,
        told=_told_by_effect(_version, periods),
        dispersion=_dispersion(_version, counted, pilot),
    )


def _told_by_effect(version: Version, periods: Periods) -> Sequence[frozenset[str]]:
    """Each pilot's area and buffers, as far as the data cover them; see `where_when.spread`."""
    study, covered = cached.study(version), cached.coverage(version)
    pilots = [p for p in study.pilots if (p.before, p.after) == periods] if study else []
    near = [
        frozenset(a for a in (p.area, *p.buffer_areas) if covered.holds_all(periods, {a}))
        for p in pilots
    ]
    return [areas for areas in near if areas]


def off_street(
    version: Version, counted: Counting, periods: Periods, areas: tuple[str, ...]
) -> Counted | Hidden:
    """Share of the areas' incidents (no areas is everywhere) that lie on no segment."""
    return _off_street(version.fingerprint, counted, periods, areas, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _off_street(
    print_: str, counted: Counting, periods: Periods, areas: tuple[str, ...], _version: Version
) -> Counted | Hidden:
    counts = cached.month_counts(_version, areas, counted)
    whole = sum(int(months_in(counts, period).sum()) for period in periods)
    off = [
        int(
            engine.off_street_counts(
                _version,
                areas=areas,
                period=period,
                groups=counted.groups,
                business=counted.business,
            )["count"].sum()
        )
        for period in periods
    ]
    return off_street_share(off, whole)


@st.cache_resource(max_entries=8, show_spinner=False)
def _streets(print_: str, _version: Version) -> gpd.GeoDataFrame | None:
    streets = _version.streets()
    if streets is None:
        return None
    whole = streets[["segment_id", "geometry"]].to_crs(cached.catalogue(_version).crs)
    return whole.dissolve("segment_id").reset_index()


def streets(version: Version) -> gpd.GeoDataFrame | None:
    """segment_id, geometry in the metric crs; shared by all sessions: never change it."""
    return _streets(version.fingerprint, version)
