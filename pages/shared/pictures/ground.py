"""The ground of a map for documents: what static/map.js draws on the page, on the metric grid."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from pages.shared import look
from pages.shared.pictures.paper import View, from_degrees

Feature = Mapping[str, Any]  # of GeoJSON, in WGS 84: properties kind, name, at
Geometries = NDArray[np.object_]

# The same as FILL and LINE of static/map.js: a test compares them
FILL: Mapping[str, Mapping[str, Any]] = {
    "area": {
        "color": look.GROUND["area"],
        "weight": 1,
        "fillColor": look.LAND,
        "fillOpacity": 0.4,
    },
    "built_up": {"fillColor": look.GROUND["built_up"]},
    "industry": {"fillColor": look.GROUND["industry"]},
    "green": {"fillColor": look.GROUND["green"]},
    "water": {"fillColor": look.GROUND["water"]},
    "building": {
        "color": look.GROUND["building_edge"],
        "weight": 0.5,
        "fillColor": look.GROUND["building"],
    },
}
LINE: Mapping[str, Mapping[str, Any]] = {
    "water": {"color": look.WAYS["water"], "width": (1, 2, 4)},
    "line": {"color": look.WAYS["line"], "width": (0.5, 1, 1.5)},
    "path": {"color": look.WAYS["path"], "width": (0, 0.5, 1.5), "dash": (3, 3)},
    "street": {
        "color": look.WAYS["street"],
        "casing": look.WAYS["street_casing"],
        "width": (0, 2, 6),
    },
    "road": {"color": look.WAYS["road"], "casing": look.WAYS["road_casing"], "width": (1, 3.5, 9)},
    "road_main": {
        "color": look.WAYS["road_main"],
        "casing": look.WAYS["road_main_casing"],
        "width": (2, 4.5, 11),
    },
    "railway": {
        "color": look.WAYS["railway"],
        "casing": look.WAYS["railway_casing"],
        "width": (1, 1.5, 3),
        "dash": (6, 6),
    },
}
FINE = 0.3  # pixels that a line may be simplified by
AROUND = 20  # pixels that are drawn beyond the frame, which cuts them off


@dataclass(frozen=True, slots=True)
class Ground:
    """Features within a view, in its metres."""

    features: Sequence[Feature]
    geometries: Geometries

    def of(self, *, polygons: bool) -> Iterator[tuple[str, Geometries]]:
        """Kind and geometries, kind by kind as `FILL` and `LINE` have them."""
        known, other = (FILL, "area") if polygons else (LINE, "line")
        dimension = shapely.get_dimensions(self.geometries)
        mine = dimension == (2 if polygons else 1)
        kinds = np.array([_kind(f, known, other) for f in self.features], dtype=object)
        for kind in known:
            if len(drawn := self.geometries[mine & (kinds == kind)]):
                yield kind, drawn


def _kind(feature: Feature, known: Mapping[str, object], other: str) -> str:
    kind = str(feature["properties"].get("kind", ""))
    return kind if kind in known else other


def ground_in(features: Sequence[Feature], view: View) -> Ground:
    """Cut out, project and simplify: a figure holds no more than can be seen on it."""
    geometries = np.array([shape(f["geometry"]) for f in features], dtype=object)
    if not len(geometries):
        return Ground([], geometries)
    metric = to_metres(geometries, view.crs)
    cut = clipped(shapely.simplify(metric, FINE * view.metres_per_pixel), view)
    there = ~shapely.is_empty(cut)
    return Ground([f for f, is_ in zip(features, there, strict=True) if is_], cut[there])


def to_metres(geometries: Geometries, crs: str) -> Geometries:
    """From WGS 84."""

    def metres(places: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(from_degrees(crs).transform(places[:, 0], places[:, 1]))

    moved: Geometries = shapely.transform(shapely.force_2d(geometries), metres)
    return moved


def clipped(geometries: Geometries, view: View) -> Geometries:
    """What of them lies in the view or a little beyond."""
    beyond = AROUND * view.metres_per_pixel
    west, south, east, north = view.window
    crossed = ~shapely.is_valid(geometries)
    geometries[crossed] = shapely.make_valid(geometries[crossed])
    cut: Geometries = shapely.clip_by_rect(
        geometries, west - beyond, south - beyond, east + beyond, north + beyond
    )
    return cut


def ground_shapes(ground: Ground, view: View, unit: float) -> list[Mapping[str, Any]]:
    """Plotly's shapes, one for each kind: polygons first, then lines on their casings."""
    zoom = view.zoom(unit)
    fills = [_fill(FILL[kind], geometries, unit) for kind, geometries in ground.of(polygons=True)]
    lines = {
        kind: (path_of(geometries), max(0.0, _width(LINE[kind]["width"], zoom)))
        for kind, geometries in ground.of(polygons=False)
    }
    lines = {kind: drawn for kind, drawn in lines.items() if drawn[1] > 0}
    shapes = list(fills)
    for group in [lines.keys() - {"railway"}, lines.keys() & {"railway"}]:
        inside = [kind for kind in LINE if kind in group]
        for kind in [k for k in inside if "casing" in LINE[k]]:
            path, wide = lines[kind]
            shapes.append(_line(path, LINE[kind]["casing"], (wide + 2) * unit))
        for kind in inside:
            path, wide = lines[kind]
            dash = LINE[kind].get("dash")
            shapes.append(_line(path, LINE[kind]["color"], wide * unit, dashed(dash, unit)))
    return shapes


def dashed(dash: Sequence[float] | None, unit: float) -> str:
    """A pattern of a web map, in pixels of the figure."""
    return ",".join(f"{part * unit:g}px" for part in dash) if dash else "solid"


def _width(widths: tuple[float, float, float], zoom: float) -> float:
    far, middle, near = widths
    if zoom <= 13:
        return far + (middle - far) * (zoom - 10) / 3
    return middle + (near - middle) * (zoom - 13) / 3


def _fill(style: Mapping[str, Any], geometries: Geometries, unit: float) -> Mapping[str, Any]:
    return {
        "type": "path",
        "path": path_of(geometries),
        "layer": "below",
        "fillcolor": style["fillColor"],
        "fillrule": "nonzero",  # polygons that overlap are filled, holes are not
        "opacity": style.get("fillOpacity", 1),
        "line": {"width": style.get("weight", 0) * unit, "color": style.get("color", look.LAND)},
    }


def _line(path: str, colour: str, wide: float, dash: str = "solid") -> Mapping[str, Any]:
    line = {"width": round(wide, 2), "color": colour, "dash": dash}
    return {"type": "path", "path": path, "layer": "below", "line": line}


def path_of(geometries: Geometries) -> str:
    """An SVG path in whole decimetres; polygons are closed, their holes go the other way round."""
    parts = shapely.get_parts(geometries)
    dimension = shapely.get_dimensions(parts)
    lines = [
        *shapely.get_rings(shapely.orient_polygons(parts[dimension == 2])),
        *parts[dimension == 1],
    ]
    return "".join(_along(line) for line in lines)


def _along(line: BaseGeometry) -> str:
    places = shapely.get_coordinates(line)
    said = "L".join(f"{east:.1f},{north:.1f}" for east, north in places)
    return f"M{said}" + ("Z" if line.geom_type == "LinearRing" else "")
