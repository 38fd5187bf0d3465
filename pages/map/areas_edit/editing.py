"""What is being edited: the areas of the file in use, and the plan that rests on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import geopandas as gpd
import pandas as pd
from pyproj import Transformer

from data.counting.summaries import Catalogue
from data.kinds.changed_areas import Area
from data.kinds.outline import Shape
from data.store import Version
from data.study import Pilot, Study
from pages.shared import cached, session
from pages.shared.maps.ground import Bounds
from pages.shared.text import Text

_MARGIN = 0.3  # of the width and height of what the map opens on


class Part(StrEnum):
    """Which part an area plays for a pilot."""

    PILOT = "pilot"
    COMPARISON = "comparison"
    BUFFER = "buffer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """`areas` are those of the file, without rings; `key` begins the keys of all widgets."""

    version: Version
    known: Catalogue
    plan: Study | None
    areas: gpd.GeoDataFrame
    key: str
    text: Text

    def area(self, area_id: str) -> Area | None:
        """The area as it is; None for one that is not drawn yet."""
        own = self.areas[self.areas["area_id"] == area_id]
        if own.empty:
            return None
        row = own.iloc[0]
        return Area(area_id=area_id, name=row["name"], kind=row["kind"], shape=row.geometry)

    @property
    def only_names(self) -> dict[str, str]:
        """Areas without polygon, by their names in lower case: drawn, they keep their ids."""
        drawn = set(cached.areas(self.version)["area_id"])
        return {name.casefold(): area for area, name in self.known.areas if area not in drawn}

    def uses(self, area_id: str) -> Iterator[tuple[Part, Pilot]]:
        """For which pilots the plan, or the one that was locked, uses an area."""
        lock = self.plan.lock if self.plan else None
        pilots = [*(self.plan.pilots if self.plan else ()), *(lock.plan.pilots if lock else ())]
        told = set()
        for pilot in pilots:
            for part, areas in (
                (Part.PILOT, {pilot.area}),
                (Part.COMPARISON, pilot.comparison),
                (Part.BUFFER, pilot.buffers),
            ):
                if area_id in areas and (part, pilot.area) not in told:
                    told.add((part, pilot.area))
                    yield part, pilot

    def window(self, shape: Shape | None) -> Bounds:
        """West, south, east, north in degrees of what the map opens on, with room around it."""
        west, south, east, north = shape.bounds if shape else self._home()
        across, up = (east - west) * _MARGIN, (north - south) * _MARGIN
        return west - across, south - up, east + across, north + up

    def _home(self) -> Bounds:
        """The pilot area that the reader looks at, else all areas, else where incidents lie."""
        pilot = session.pilot_area(self.plan) if self.plan and self.plan.pilots else ""
        own = self.areas[self.areas["area_id"] == pilot]
        shown = own if len(own) else self.areas
        if len(shown):
            west, south, east, north = map(float, shown.total_bounds)
            return west, south, east, north
        to_degrees = Transformer.from_crs(self.known.crs, "EPSG:4326", always_xy=True)
        bounds: Bounds = to_degrees.transform_bounds(*cached.extent(self.version))
        return bounds


def name_of(area_id: str, editing: Editing) -> str:
    names = dict(zip(editing.areas["area_id"], editing.areas["name"], strict=True))
    shown = names.get(area_id, area_id)
    return area_id if pd.isna(shown) else str(shown)
