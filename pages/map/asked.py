"""What the reader asks of the map: where, when, and how it is drawn."""

from dataclasses import dataclass

import geopandas as gpd
import streamlit as st
from pyproj import Transformer

from analysis.density import Grid, grid_of
from analysis.kernels import Kernel
from analysis.squares import Window
from analysis.when import ALWAYS, When
from data.counting.summaries import Catalogue
from data.store import Version
from data.study import Counting, Period, Pilot
from pages.shared import cached, session
from pages.shared.maps.areas import AreaRole
from pages.shared.maps.ground import Bounds
from pages.shared.markup import escaped
from pages.shared.session import View
from pages.shared.text import Text

MARGIN_M = 600  # around the pilot area, as the map opens
BEYOND_M = 2_500  # drawn beside that: a screen is wider than the view, and a map can be moved
MOST_OUTSIDE = 0.1  # of the incidents: with more, the areas are not where the data end

COMPARED = (View.BEFORE, View.AFTER, View.DIFFERENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Smoothing:
    """How incidents are spread over the ground around them. Bandwidth in metres."""

    kernel: Kernel
    bandwidth_m: float
    bounded: bool  # what an incident spreads stays inside the areas


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`periods` are before and after, or one where no two can be compared."""

    version: Version
    known: Catalogue
    counted: Counting
    pilot: Pilot | None
    periods: tuple[Period, ...]
    chosen: Period  # what the filters say
    areas: gpd.GeoDataFrame
    text: Text
    when: When = ALWAYS  # the part of the week and the year that the map follows

    @property
    def names(self) -> dict[str, str]:
        return dict(self.known.areas)

    @property
    def place(self) -> str:
        """What the map is about, in words: nobody knows where an area without outline ends."""
        if self.pilot is None or self._home is None:
            return self.text.map.everywhere
        area = self.names.get(self.pilot.area, self.pilot.area)
        return area if self._outline else self.text.map.around.format(area=area)

    @property
    def around(self) -> str:
        """The same, of all that the map shows."""
        place = self.place
        return self.text.map.around.format(area=place) if self.pilot and self._outline else place

    @property
    def home(self) -> Window:
        """West, south, east, north in metres of the pilot area, else of all that has a place."""
        return self._home or cached.extent(self.version)

    @property
    def _home(self) -> Window | None:
        """Of a pilot area that is only a name in the incidents: where those lie."""
        if self._outline or self.pilot is None:
            return self._outline
        return cached.extent_of(self.version, self.pilot.area)

    @property
    def is_approximate(self) -> bool:
        """Is it known about where the pilot area lies, and not where it ends?"""
        return self._outline is None and self._home is not None

    @property
    def _outline(self) -> Window | None:
        return cached.bounds(self.version, self.pilot.area if self.pilot else "")

    @property
    def view(self) -> Window:
        """What the map shows when it opens."""
        return around(self.home, MARGIN_M)

    @property
    def roles(self) -> dict[str, AreaRole]:
        if self.pilot is None:
            return {}
        return (
            dict.fromkeys(self.pilot.comparison, AreaRole.COMPARISON)
            | dict.fromkeys(self.pilot.buffer_areas, AreaRole.BUFFER)
            | {self.pilot.area: AreaRole.PILOT}
        )

    def grid(self, smoothing: Smoothing) -> Grid:
        """The same for every view, so that they can be held against each other."""
        return grid_of(
            around(self.view, BEYOND_M),
            bandwidth_m=smoothing.bandwidth_m,
            kernel=smoothing.kernel,
        )

    def can_be_bounded(self) -> bool:
        return len(self.areas) > 0

    def is_bounded_unless_said(self) -> bool:
        """Where nearly all incidents lie in areas, there are none beyond: the data end there."""
        outside = self.known.outside_count / max(self.known.incident_count, 1)
        return self.can_be_bounded() and outside <= MOST_OUTSIDE


def ask(version: Version, known: Catalogue, text: Text) -> Asked:
    """The pilot's own periods where the data cover them, else the period that was chosen."""
    selection = session.selection(known)
    study = cached.study(version)
    pilot = study.pilot(session.pilot_area(study)) if study else None
    periods = _periods(known, pilot)
    asked = Asked(
        version=version,
        known=known,
        counted=selection.counted,
        pilot=pilot,
        periods=periods or (selection.period,),
        chosen=selection.period,
        areas=cached.areas(version),
        text=text,
    )
    if periods and pilot:
        area = escaped(asked.names.get(pilot.area, pilot.area))
        words = text.map.follows_plan
        if asked.is_approximate:
            words = text.map.follows_plan_around
        elif asked.place == text.map.everywhere:
            words = text.map.follows_plan_everywhere
        st.caption(words.format(area=area))
    elif pilot:
        st.info(text.map.whole_year, icon=":material/info:")
    return asked


def around(home: Window, metres: float) -> Window:
    west, south, east, north = home
    return west - metres, south - metres, east + metres, north + metres


def degrees_of(window: Window, crs: str) -> Bounds:
    """West, south, east, north in degrees of a window in the metric crs."""
    to_degrees = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    bounds: Bounds = to_degrees.transform_bounds(*window)
    return bounds


def _periods(known: Catalogue, pilot: Pilot | None) -> tuple[Period, ...]:
    if pilot is None or known.covered is None:
        return ()
    settled = min(filter(None, (known.covered[1], known.preliminary_from)))
    covered = known.covered[0] <= pilot.before.start and pilot.after.end <= settled
    return (pilot.before, pilot.after) if covered else ()
