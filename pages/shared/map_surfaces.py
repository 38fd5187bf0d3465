"""What the map asks for: densities, kept by the version's fingerprint and the question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from analysis.counts import months_by_area
from analysis.density import BeforeAfterSurfaces, Grid, Surface, compared, density
from analysis.density_ratio import DensityRatio, density_ratio
from analysis.dispersion import dispersion
from analysis.quarters import Quarter, quarter_surfaces
from analysis.results import Counted, Hidden, NotPossible, Reason
from analysis.squares import Mask, Squares
from analysis.thinning import Publishable, not_cut_thinly
from analysis.when import (
    ALWAYS,
    MONTHS_OF_QUARTER,
    QUARTERS,
    When,
    chosen,
    of_period,
    of_periods,
    part_name,
    unknown_share,
)
from data import engine
from data.counting.week_parts import WeekPart
from data.store import Version
from data.study import Counting, Period, Pilot
from pages.shared import cached
from pages.shared.maps.boundary import squares_inside

KEPT = 20
Window = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sought:
    """Which incidents, and how they are spread; `bounded` by the areas."""

    counted: Counting
    grid: Grid
    bounded: bool
    when: When = ALWAYS


def surfaces(version: Version, sought: Sought, periods: tuple[Period, ...]) -> BeforeAfterSurfaces:
    """Before, after and difference; one period stands as before, the others say why not."""
    return _surfaces(version.fingerprint, sought, periods, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _surfaces(
    print_: str, sought: Sought, periods: tuple[Period, ...], _version: Version
) -> BeforeAfterSurfaces:
    asked = _may_be_bounded(_version, sought, [_cells(_version, sought, p) for p in periods])
    if len(asked) == 1:
        nothing = NotPossible(Reason.NO_DATA_IN_PERIOD)
        [shown] = [of_period(cells, sought.when) for cells in asked]
        drawn = _density(_version, sought, periods[0], shown)
        return BeforeAfterSurfaces(before=drawn, after=nothing, difference=nothing)
    before, after = asked
    pair = zip(periods, of_periods(before, after, sought.when), strict=True)
    return compared(*(_density(_version, sought, period, shown) for period, shown in pair))


def _density(
    version: Version, sought: Sought, period: Period, shown: Publishable
) -> Surface | NotPossible:
    years = sought.when.years(period)
    if not years:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    return density(
        shown.cells,
        sought.grid,
        years=years,
        withheld=shown.withheld,
        inside=_inside(version, sought),
    )


def unknown_hours(
    version: Version, sought: Sought, periods: tuple[Period, ...]
) -> Counted | Hidden:
    """Share of the incidents of which no hour is known, if part of the week is sought."""
    return _unknown_hours(version.fingerprint, sought, periods, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _unknown_hours(
    print_: str, sought: Sought, periods: tuple[Period, ...], _version: Version
) -> Counted | Hidden:
    return unknown_share([_cells(_version, sought, p) for p in periods], sought.when)


QuarterSurfaces = Mapping[Quarter, Surface | NotPossible]


def quarters(version: Version, sought: Sought, phases: tuple[Period, ...]) -> QuarterSurfaces:
    """The density of each quarter of periods that follow each other, worked out in one go."""
    return _quarter_surfaces(version.fingerprint, sought, phases, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _quarter_surfaces(
    print_: str, sought: Sought, phases: tuple[Period, ...], _version: Version
) -> QuarterSurfaces:
    inside = _inside(_version, sought)
    seasons = _drawn_seasons(_version, sought, phases)
    drawn: dict[Quarter, Surface | NotPossible] = {}
    for phase in phases:
        counts = engine.cell_quarter_counts(
            _version,
            period=phase,
            groups=sought.counted.groups,
            business=sought.counted.business,
            window=sought.grid.cells,
        )
        own = seasons.get(phase)
        [counts] = _may_be_bounded(_version, sought, [counts], by="quarter")
        drawn |= quarter_surfaces(counts, phase, sought.grid, seasons=own, inside=inside)
    return drawn


def _drawn_seasons(
    version: Version, sought: Sought, phases: tuple[Period, ...]
) -> dict[Period, dict[int, pd.DataFrame]]:
    """What is drawn of the seasons of a first and a last period, or of one, on other maps."""
    ends = tuple(dict.fromkeys((phases[0], phases[-1])))
    whens = {number: When(year=(number,)) for number in QUARTERS}
    by_season = replace(sought, when=When(year=QUARTERS))
    first, *last = _may_be_bounded(
        version, sought, [_cells(version, by_season, end) for end in ends]
    )
    drawn: dict[Period, dict[int, pd.DataFrame]] = {end: {} for end in ends}
    for number, when in whens.items():
        shown = of_periods(first, last[0], when) if last else (of_period(first, when),)
        for end, part in zip(ends, shown, strict=True):
            drawn[end][number] = part.cells
    return drawn


def relative_density(version: Version, sought: Sought, pilot: Pilot) -> DensityRatio | NotPossible:
    """The rate after over the rate before, place by place, in a pilot's periods."""
    return _density_ratio(version.fingerprint, sought, pilot, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _density_ratio(
    print_: str, sought: Sought, pilot: Pilot, _version: Version
) -> DensityRatio | NotPossible:
    before, after = (
        chosen(_cells(_version, sought, period), sought.when)
        for period in (pilot.before, pilot.after)
    )
    counts = cached.month_counts(_version, tuple(sorted(pilot.areas)), sought.counted)
    return density_ratio(
        before,
        after,
        sought.grid,
        years=(sought.when.years(pilot.before), sought.when.years(pilot.after)),
        inside=_inside(_version, sought),
        dispersion=dispersion(months_by_area(counts, pilot.areas, pilot.before)),
    )


def inside_areas(version: Version, squares: Squares) -> Mask:
    """Which squares belong to the study: those that touch one of its areas."""
    return _inside_areas(version.fingerprint, squares, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _inside_areas(print_: str, squares: Squares, _version: Version) -> Mask:
    shapes = cached.areas(_version).geometry.to_crs(cached.catalogue(_version).crs)
    return squares_inside(shapes, squares)


def _inside(version: Version, sought: Sought) -> Mask | None:
    return inside_areas(version, sought.grid.bounded) if sought.bounded else None


def _may_be_bounded(
    version: Version, sought: Sought, periods: Sequence[pd.DataFrame], by: str = "part"
) -> list[pd.DataFrame]:
    """Without the squares of which the areas' boundary cuts off too little to be told."""
    inside = _inside(version, sought)
    if inside is None:
        return list(periods)
    return not_cut_thinly(periods, sought.grid.bounded, inside, by=by, cell_m=sought.grid.cell_m)


def squares_of_areas(version: Version, squares: Squares) -> dict[str, Mask]:
    """Which squares touch each area."""
    return _squares_of_areas(version.fingerprint, squares, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _squares_of_areas(print_: str, squares: Squares, _version: Version) -> dict[str, Mask]:
    known = cached.areas(_version)
    shapes = known.geometry.to_crs(cached.catalogue(_version).crs)
    return {
        area: squares_inside(shapes[known["area_id"] == area], squares)
        for area in known["area_id"].unique()
    }


def cells(version: Version, period: Period, counted: Counting, window: Window) -> pd.DataFrame:
    """cell_x, cell_y, count of 25 m cells: exact, not to be shown as it is."""
    return engine.cell_counts(
        version,
        period=period,
        groups=counted.groups,
        business=counted.business,
        window=window,
    )


def _cells(version: Version, sought: Sought, period: Period) -> pd.DataFrame:
    """The same by `part`, those of the others too, where parts of week or year are sought."""
    when, counted, window = sought.when, sought.counted, sought.grid.cells
    if when.is_always:
        return cells(version, period, counted, window)
    found = []
    for quarter in QUARTERS if when.year else (None,):
        months = MONTHS_OF_QUARTER[quarter] if quarter else None
        ask = engine.cell_week_counts if when.week else engine.cell_counts
        rows = ask(
            version,
            period=period,
            months=months,
            groups=counted.groups,
            business=counted.business,
            window=window,
        )
        weeks = rows["part"].map(WeekPart) if when.week else [None] * len(rows)
        found.append(rows.assign(part=[part_name(week, quarter) for week in weeks]))
    return pd.concat(found, ignore_index=True)
