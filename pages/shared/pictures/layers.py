"""What lies on the ground: the surface as an image, outlines as lines, marks as signs."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, product
from math import ceil
from typing import Any

import numpy as np
import plotly.graph_objects as go
import shapely
from numpy.typing import NDArray
from scipy.ndimage import map_coordinates

from analysis.density import Surface
from pages.shared import look
from pages.shared.maps.drawn import DrawnSurface, Layer, Mark, Outline, Shape, Symbol
from pages.shared.maps.surface import OPACITY, picture
from pages.shared.pictures.font import LINE, width
from pages.shared.pictures.ground import FINE, Geometries, clipped, dashed, to_metres
from pages.shared.pictures.paper import Box, Paper, Sheet, View, from_degrees

SYMBOLS = {
    Symbol.CIRCLE: "circle",
    Symbol.SQUARE: "square",
    Symbol.DIAMOND: "diamond",
    Symbol.TRIANGLE: "triangle-up",
    Symbol.CROSS: "x",
    Symbol.STAR: "star",
}
SMALL_SHAPE = 0.1  # of the map
CASING = 3  # pixels of the page: white around an outline, as on the page
NAME_SIZE = 15  # of an area that is always named, in pixels of the page
ABOVE, INSIDE = (1.3, 2.4, 3.5, -0.3, -1.4), (0.5, 1.3, -0.3)  # lines above a place


def surface_image(drawn: DrawnSurface, view: View, scale: float) -> Mapping[str, Any]:
    """
    The classes of the scale, as Plotly's image: read linearly between squares at each pixel.

    `scale` is how many pixels of the image each of the figure gets.
    """
    columns, rows = ceil(view.box.width * scale), ceil(view.box.height * scale)
    west, south, east, north = view.window
    wide, high = (east - west) / columns, (north - south) / rows
    easting = np.asarray(west + (np.arange(columns) + 0.5) * wide, dtype=np.float64)
    northing = np.asarray(north - (np.arange(rows) + 0.5) * high, dtype=np.float64)
    values = values_at(drawn.surface, easting, northing)
    return {
        "source": picture(values, drawn.scale),
        "xref": "x",
        "yref": "y",
        "x": west,
        "y": north,
        "sizex": east - west,
        "sizey": north - south,
        "sizing": "stretch",
        "layer": "below",  # above shapes that are below, and below the lines
        "opacity": OPACITY,
    }


def values_at(
    surface: Surface, easting: NDArray[np.float64], northing: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Read the surface at each northing (row) and easting (column); nan outside it."""
    place = [
        (northing - surface.y0) / surface.cell_m - 0.5,
        (easting - surface.x0) / surface.cell_m - 0.5,
    ]
    values: NDArray[np.float64] = map_coordinates(
        np.nan_to_num(surface.values),
        np.meshgrid(*place, indexing="ij"),
        order=1,
        mode="constant",
        cval=np.nan,
    )
    return values


def dash_of(outline: Outline, unit: float) -> str:
    """Plotly ends dashes straight where the page rounds them: a dot is as long as it is wide."""
    if outline.legend_line == "dotted":
        return dashed((outline.weight, 1.5 * outline.weight), unit)
    parts = [float(part) for part in outline.dash.replace(",", " ").split()]
    return dashed(parts, unit)


def layer_traces(layers: Sequence[Layer], view: View, unit: float) -> list[go.Scatter]:
    """Layer by layer: fills, lines on white ones, and marks on top."""
    traces: list[go.Scatter] = []
    for layer in layers:
        traces += _shape_traces(layer.shapes, view, unit)
    for layer in layers:
        traces += _mark_traces(layer.marks, view, unit)
    return traces


def _shape_traces(shapes: Sequence[Shape], view: View, unit: float) -> Iterator[go.Scatter]:
    def drawing(shape: Shape) -> tuple[Outline, str, float]:
        return shape.outline, shape.fill, shape.fill_opacity

    for (outline, fill, opacity), alike in groupby(shapes, drawing):
        geometries = metric([shape.geometry for shape in alike], view)
        if fill and opacity:
            inside = clipped(geometries[shapely.get_dimensions(geometries) == 2], view)
            yield _trace(
                _rings(inside),
                mode="none",
                fill="toself",
                fillcolor=look.see_through(fill, opacity),
            )
        lines = clipped(_as_lines(geometries), view)
        drawn = _lines(lines)
        if outline.weight and drawn:
            wide = outline.weight * unit
            white = {"color": look.WHITE, "width": wide + CASING * unit}
            own = {"color": outline.colour, "width": wide, "dash": dash_of(outline, unit)}
            yield _trace(drawn, mode="lines", line=white)
            yield _trace(drawn, mode="lines", line=own)


def metric(geometries: Sequence[object], view: View) -> Geometries:
    moved = to_metres(np.array(geometries, dtype=object), view.crs)
    return np.asarray(shapely.simplify(moved, FINE * view.metres_per_pixel))


def _as_lines(geometries: Geometries) -> Geometries:
    """The edges of polygons: cutting them off leaves no line along the frame."""
    polygon = shapely.get_dimensions(geometries) == 2
    return np.where(polygon, shapely.boundary(geometries), geometries)


def _rings(polygons: Geometries) -> list[NDArray[np.float64]]:
    """Outer rings one way round and holes the other: where they overlap nothing is filled."""
    parts = shapely.orient_polygons(shapely.get_parts(polygons))
    return [shapely.get_coordinates(ring) for ring in shapely.get_rings(parts)]


def _lines(lines: Geometries) -> list[NDArray[np.float64]]:
    parts = shapely.get_parts(lines)
    return [shapely.get_coordinates(p) for p in parts if not p.is_empty and p.length]


def _trace(lines: Sequence[NDArray[np.float64]], **drawing: Any) -> go.Scatter:  # noqa: ANN401
    x: list[float | None] = []
    y: list[float | None] = []
    for line in lines:
        x += [*np.round(line[:, 0], 1).tolist(), None]
        y += [*np.round(line[:, 1], 1).tolist(), None]
    return go.Scatter(x=x, y=y, hoverinfo="skip", **drawing)


def _mark_traces(marks: Sequence[Mark], view: View, unit: float) -> Iterator[go.Scatter]:
    def drawing(mark: Mark) -> tuple[Symbol, str, float]:
        return mark.symbol, mark.colour, mark.size

    for (symbol, colour, size), alike in groupby(sorted(marks, key=drawing), drawing):
        places = [shapely.Point(mark.longitude, mark.latitude) for mark in alike]
        east, north = shapely.get_coordinates(metric(places, view)).T
        yield go.Scatter(
            x=np.round(east, 1).tolist(),
            y=np.round(north, 1).tolist(),
            mode="markers",
            hoverinfo="skip",
            marker=sign(symbol, colour, size * unit, unit),
        )


def sign(symbol: Symbol, colour: str, size: float, unit: float) -> Mapping[str, Any]:
    """A mark as Plotly draws it, with a white edge."""
    edge = {"color": look.WHITE, "width": 1.2 * unit}
    return {"symbol": SYMBOLS[symbol], "color": colour, "size": size, "line": edge}


def mark_boxes(layers: Sequence[Layer], view: View, unit: float) -> list[Box]:
    """Where marks lie: no name is written over them."""
    boxes = []
    for mark in (mark for layer in layers for mark in layer.marks):
        x, y = view.pixel(*from_degrees(view.crs).transform(mark.longitude, mark.latitude))
        half = mark.size * unit / 2
        boxes.append(Box(x - half, y - half, x + half, y + half))
    return boxes


def shape_boxes(layers: Sequence[Layer], view: View) -> list[Box]:
    """Where small shapes lie: a name in large type would hide their lines."""
    shapes = [shape.geometry for layer in layers for shape in layer.shapes]
    boxes = []
    for seen in clipped(metric(shapes, view), view):
        if not seen.is_empty:
            west, south, east, north = seen.bounds
            (left, top), (right, bottom) = view.pixel(west, north), view.pixel(east, south)
            boxes.append(Box(left, top, right, bottom))
    most = SMALL_SHAPE * view.box.width * view.box.height
    return [box for box in boxes if box.width * box.height < most]


def draw_names(
    sheet: Sheet, layers: Sequence[Layer], view: View, paper: Paper, taken: list[Box]
) -> list[Box]:
    """
    Write the names that always stand at their shapes, at the upper edge or inside what has a
    fill; give where. A city has hundreds of such places: those without room have no name.
    """
    placed: list[Box] = []
    size = max(NAME_SIZE * paper.unit, paper.small + 1)
    for shape in (s for layer in layers for s in layer.shapes if s.standing and s.label):
        [seen] = clipped(metric([shape.geometry], view), view)
        if seen.is_empty:
            continue
        if shape.fill:
            inside = seen.representative_point()
            at = view.pixel(inside.x, inside.y)
        else:
            west, _, east, north = seen.bounds
            at = view.pixel((west + east) / 2, north)
        boxes = _rooms(shape.label, size, at, view, INSIDE if shape.fill else ABOVE)
        free = (box for box in boxes if not any(box.meets(other) for other in [*taken, *placed]))
        box = next(free, None if shape.fill else boxes[0])
        if box is None:
            continue
        placed.append(box)
        sheet.box(box, look.see_through(look.WHITE, 0.85))
        x = (box.left + box.right) / 2
        sheet.words(
            [shape.label], x, box.top, size, bold=True, colour=look.AREA_NAME, anchor="center"
        )
    return placed


def _rooms(
    name: str, size: float, at: tuple[float, float], view: View, ups: Sequence[float]
) -> list[Box]:
    """Where a name may stand, the best place first: so many lines above, then beside that."""
    wide, high = width(name, size, bold=True) + 0.6 * size, LINE * size
    tried = []
    for up, aside in product(ups, (0, -0.5, 0.5)):
        left = min(max(at[0] + (aside - 0.5) * wide, view.box.left), view.box.right - wide)
        top = min(max(at[1] - up * high, view.box.top), view.box.bottom - high)
        tried.append(Box(left, top, left + wide, top + high))
    return tried
