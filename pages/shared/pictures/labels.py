"""The names on the ground: what matters most first, and none on top of another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from pages.shared import look
from pages.shared.pictures.font import LINE, width
from pages.shared.pictures.ground import Ground
from pages.shared.pictures.paper import Box, Paper, Sheet, View, from_degrees

# The same as LABEL_FROM, LABEL_TO and LABEL_ORDER of static/map.js: a test compares them
FROM_ZOOM = {
    "place": 9,
    "built_up": 9,
    "area": 10,
    "water": 11,
    "industry": 13,
    "landmark": 13,
    "road_main": 12,
    "road": 14,
    "street": 15,
}
TO_ZOOM = {"built_up": 14, "place": 15, "area": 14}
ORDER = (
    "place",
    "built_up",
    "area",
    "landmark",
    "road_main",
    "road",
    "water",
    "industry",
    "street",
)
DOT = 3.5  # radius, as on the page
SAME_NAME = 500  # pixels of the page within which a name stands once
AIR = 4  # pixels of the page between names
HALO = ", ".join(f"0 0 {wide}px {look.WHITE}" for wide in (2, 2, 3, 4))


@dataclass(frozen=True, slots=True)
class Look:
    """Size in pixels of the page; as in static/map.css."""

    size: float = look.LABEL_ON_MAP
    colour: str = look.NAMES[""]
    bold: bool = False


LOOKS = {
    "place": Look(look.NOTE, look.NAMES["place"], bold=True),
    "built_up": Look(look.NOTE, look.NAMES["built_up"], bold=True),
    "water": Look(look.LABEL_ON_MAP, look.NAMES["water"]),
    "road_main": Look(look.SMALLEST_ON_MAP, look.NAMES["road_main"]),
    "road": Look(look.SMALLEST_ON_MAP, look.NAMES["road"]),
    "street": Look(look.SMALLEST_ON_MAP, look.NAMES["street"]),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A name on the map: of what, where that is in metres, and where the name stands."""

    kind: str
    name: str
    east: float
    north: float
    box: Box


def draw_labels(
    sheet: Sheet, ground: Ground, view: View, paper: Paper, taken: Sequence[Box]
) -> list[Named]:
    """Write the names that have room beside what is `taken`; give those."""
    placed: list[Named] = []
    for kind, name, east, north in _candidates(ground, view, view.zoom(paper.unit)):
        written = LOOKS.get(kind, Look())
        size = max(written.size * paper.unit, paper.small)
        box = _box(name, written, size, view.pixel(east, north), aside=_aside(kind, paper))
        one = Named(kind, name, east, north, box)
        if _has_room(one, view, paper, taken, placed):
            placed.append(one)
            _write(sheet, one, written, size)
    return placed


def _write(sheet: Sheet, one: Named, written: Look, size: float) -> None:
    beside = one.kind == "landmark"
    sheet.words(
        [one.name],
        one.box.left if beside else (one.box.left + one.box.right) / 2,
        one.box.top,
        size,
        bold=written.bold,
        colour=written.colour,
        anchor="left" if beside else "center",
        font={"shadow": HALO},
    )


def _has_room(
    one: Named, view: View, paper: Paper, taken: Sequence[Box], placed: Sequence[Named]
) -> bool:
    """Parts of one road carry the same name: once is enough within sight."""
    air = AIR * paper.unit / 2
    wide = Box(one.box.left - air, one.box.top, one.box.right + air, one.box.bottom)
    again = (other for other in placed if other.name == one.name)
    return (
        view.box.holds(wide)
        and not any(wide.meets(box) for box in taken)
        and not any(wide.meets(other.box) for other in placed)
        and not any(_apart(one.box, other.box) < SAME_NAME * paper.unit for other in again)
    )


def dots(named: Sequence[Named], view: View, unit: float) -> list[Mapping[str, Any]]:
    """A dot for each landmark whose name stands beside it, as Plotly's shapes."""
    radius = DOT * unit
    return [
        {
            "type": "circle",
            "layer": "below",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": round(one.east, 1),
            "yanchor": round(one.north, 1),
            "x0": -radius,
            "x1": radius,
            "y0": -radius,
            "y1": radius,
            "fillcolor": look.LANDMARK,
            "line": {"color": look.WHITE, "width": 1.5 * unit},
        }
        for one in named
        if one.kind == "landmark"
    ]


def _candidates(ground: Ground, view: View, zoom: float) -> Iterator[tuple[str, str, float, float]]:
    """Kind, name, easting and northing of what has a name at this zoom, in order."""
    named = [
        (feature["properties"], geometry)
        for feature, geometry in zip(ground.features, ground.geometries, strict=True)
        if feature["properties"].get("name")
        and FROM_ZOOM.get(feature["properties"].get("kind"), 99) <= zoom
        and zoom <= TO_ZOOM.get(feature["properties"].get("kind"), 99)
    ]
    for properties, geometry in sorted(named, key=lambda pair: ORDER.index(pair[0]["kind"])):
        east, north = _spot(properties, geometry, view)
        yield properties["kind"], str(properties["name"]), east, north


def _spot(properties: Mapping[str, Any], geometry: BaseGeometry, view: View) -> tuple[float, float]:
    """The place that the feature says, or the middle of what is seen of a line."""
    if shapely.get_dimensions(geometry) == 1:
        parts = shapely.get_parts(geometry)
        longest = parts[int(np.argmax(shapely.length(parts)))]
        middle = longest.interpolate(0.5, normalized=True)
        return middle.x, middle.y
    if at := properties.get("at"):
        east, north = from_degrees(view.crs).transform(*at)
        return east, north
    point = geometry.representative_point()
    return point.x, point.y


def _aside(kind: str, paper: Paper) -> float:
    """A landmark's name stands right of its dot."""
    return 7 * paper.unit if kind == "landmark" else 0.0


def _box(name: str, written: Look, size: float, at: tuple[float, float], *, aside: float) -> Box:
    wide, high = width(name, size, bold=written.bold), size * LINE
    left = at[0] + aside if aside else at[0] - wide / 2
    return Box(left, at[1] - high / 2, left + wide, at[1] + high / 2)


def _apart(one: Box, other: Box) -> float:
    return hypot(one.left - other.left, one.top - other.top)
