"""A map as a figure that stands alone: finding, map, scale, north, legends and source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go

from analysis.squares import Window
from pages.shared import look
from pages.shared.charts.style import GREY
from pages.shared.maps.drawn import DrawnSurface, Layer
from pages.shared.pictures.font import FAMILY, LINE, lines_height, width, wrapped
from pages.shared.pictures.ground import Feature, ground_in, ground_shapes
from pages.shared.pictures.labels import dots, draw_labels
from pages.shared.pictures.layers import (
    draw_names,
    layer_traces,
    mark_boxes,
    shape_boxes,
    surface_image,
)
from pages.shared.pictures.measure import WHITE, draw_north, draw_scale_bar
from pages.shared.pictures.paper import DOCUMENT, Box, Paper, Sheet, View, fitted_title, view_of
from pages.shared.pictures.side import Side, draw_side, legends_of, side_of
from pages.shared.text import Text

GAP = 1.0  # between map and legend, in sizes of the text
CREDIT = 0.55  # of the map's width, at most
WIDER = 1.3  # a legend that is too high


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPicture:
    """
    What a map for a document shows. It is given only what may be shown: surfaces and layers that
    are thinned already.

    `window` (west, south, east, north in metres of `crs`) is shown in full; on two sides there is
    more, so that the map fills its frame. `ground` is GeoJSON features of a base map in WGS 84
    and `attribution` says where they come from. `title` is the finding, `foot` note, source and
    stamp.
    """

    crs: str
    window: Window
    title: str
    subtitle: str
    foot: str
    attribution: str
    fictive: bool
    ground: Sequence[Feature] = ()
    surface: DrawnSurface | None = None
    layers: Sequence[Layer] = ()


@dataclass(frozen=True, slots=True)
class Arranged:
    """Where on the paper everything has its place."""

    title: list[str]
    title_size: float
    subtitle: list[str]
    foot: list[str]
    side: Side
    map: Box
    foot_top: float
    height: float


def map_figure(shown: MapPicture, text: Text, paper: Paper = DOCUMENT) -> go.Figure:
    """Draw a map on the metric grid, north of the grid up, one metre as long both ways."""
    arranged = _arrange(shown, paper)
    if paper.tight and arranged.side.height > arranged.map.height:
        arranged = _arrange(shown, replace(paper, side=round(WIDER * paper.side)))
    sheet = Sheet(paper.width, arranged.height)
    view = view_of(shown.crs, shown.window, arranged.map)
    ground = ground_in(shown.ground, view)

    taken = _draw_furniture(sheet, shown, view, paper, text)
    taken += mark_boxes(shown.layers, view, paper.unit)
    names = draw_names(sheet, shown.layers, view, paper, taken)
    taken += shape_boxes(shown.layers, view) if paper.tight else []
    named = draw_labels(sheet, ground, view, paper, [*taken, *names])
    _draw_around(sheet, arranged, paper)

    image = [surface_image(shown.surface, view, paper.scale)] if shown.surface else []
    traces = [*layer_traces(shown.layers, view, paper.unit), *sheet.signs]
    for number, trace in enumerate(traces):
        trace.uid = f"trace{number}"  # else it is a random one, and every file differs
    below = [*ground_shapes(ground, view, paper.unit), *dots(named, view, paper.unit)]
    layout = {**_layout(sheet, view, below), "images": image, "meta": shown.title}
    return go.Figure(traces, layout)


def _arrange(shown: MapPicture, paper: Paper) -> Arranged:
    room = paper.width - 2 * paper.margin
    gap = GAP * paper.body
    title_size, title = fitted_title(shown.title, paper, room)
    subtitle = wrapped(shown.subtitle, paper.body, room)
    foot = wrapped(shown.foot, paper.small, room)
    if paper.tight:
        title, subtitle, foot = (
            [] if lines == [""] else lines for lines in (title, subtitle, foot)
        )
    top = paper.margin + lines_height(title, title_size) + lines_height(subtitle, paper.body)
    top += 0.6 * gap if title or subtitle else 0
    below = (0.5 * gap if foot else 0) + lines_height(foot, paper.small) + paper.margin
    legends = legends_of(shown.surface, shown.layers)
    beside = paper.side + gap if legends else 0
    if paper.height is None:
        side = side_of(legends, paper, paper.map_height)
        bottom = top + max(paper.map_height, side.height)
        height = float(round(bottom + below))
    else:
        height, bottom = paper.height, paper.height - below
        side = side_of(legends, paper, bottom - top)
    frame = Box(paper.margin, top, paper.width - paper.margin - beside, bottom)
    return Arranged(title, title_size, subtitle, foot, side, frame, bottom + 0.5 * gap, height)


def _draw_around(sheet: Sheet, arranged: Arranged, paper: Paper) -> None:
    """Title, subtitle, legends, foot and the frame of the map."""
    left, top = paper.margin, float(paper.margin)
    sheet.words(arranged.title, left, top, arranged.title_size, bold=True)
    top += lines_height(arranged.title, arranged.title_size)
    sheet.words(arranged.subtitle, left, top, paper.body, colour=GREY)
    sheet.words(arranged.foot, left, arranged.foot_top, paper.small, colour=GREY)
    beside = arranged.map.right + GAP * paper.body
    draw_side(sheet, arranged.side, beside, arranged.map.top, paper.unit)
    sheet.box(arranged.map, line={"color": look.FRAME, "width": paper.unit})


def _draw_furniture(
    sheet: Sheet, shown: MapPicture, view: View, paper: Paper, text: Text
) -> list[Box]:
    """What lies on the map itself, in its corners, so that it stays when the map is cut out."""
    boxes = [draw_scale_bar(sheet, view, paper, text), draw_north(sheet, view, paper, text)]
    if shown.attribution:
        boxes.append(_draw_credit(sheet, shown.attribution, view, paper))
    if shown.fictive and not paper.tight:  # where that stands on the slide
        boxes.append(_draw_fictive(sheet, view, paper, text))
    return boxes


def _draw_credit(sheet: Sheet, words: str, view: View, paper: Paper) -> Box:
    size, pad = paper.small, 0.4 * paper.small
    lines = wrapped(words, size, CREDIT * view.box.width)
    wide = max(width(line, size) for line in lines) + 2 * pad
    box = Box(
        view.box.right - wide,
        view.box.bottom - lines_height(lines, size) - pad / 2,
        view.box.right,
        view.box.bottom,
    )
    sheet.box(box, WHITE)
    sheet.words(lines, box.right - pad, box.top, size, anchor="right")
    return box


def _draw_fictive(sheet: Sheet, view: View, paper: Paper, text: Text) -> Box:
    size, pad = paper.body * 1.1, 0.4 * paper.body
    wide = width(text.frame.fictive, size, bold=True) + 2 * pad
    left, top = view.box.left, view.box.top
    box = Box(left, top, left + wide, top + size * LINE + pad / 2)
    sheet.box(box, WHITE)
    sheet.words([text.frame.fictive], left + pad, top + pad / 4, size, bold=True)
    return box


def _layout(sheet: Sheet, view: View, below: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Two pairs of axes: the map's, in metres, and the sheet's, in pixels from the upper left."""
    west, south, east, north = view.window
    box, wide, high = view.box, sheet.width, sheet.height
    hidden = {"visible": False, "fixedrange": True}
    land = {
        "type": "rect",
        "layer": "below",
        "fillcolor": look.LAND,
        "line": {"width": 0},
        **{"x0": west, "x1": east, "y0": south, "y1": north},
    }
    return {
        "width": wide,
        "height": high,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "paper_bgcolor": "white",
        "plot_bgcolor": look.CLEAR,
        "font": {"family": FAMILY},
        "showlegend": False,
        "dragmode": False,
        "xaxis": {
            **hidden,
            "range": [west, east],
            "domain": [box.left / wide, box.right / wide],
        },
        "yaxis": {
            **hidden,
            "range": [south, north],
            "domain": [1 - box.bottom / high, 1 - box.top / high],
            "scaleanchor": "x",
            "scaleratio": 1,
            "constrain": "domain",
        },
        "xaxis2": {**hidden, "range": [0, wide], "domain": [0, 1], "anchor": "y2"},
        "yaxis2": {**hidden, "range": [high, 0], "domain": [0, 1], "anchor": "x2"},
        "shapes": [land, *below, *sheet.shapes],
        "annotations": sheet.annotations,
    }
