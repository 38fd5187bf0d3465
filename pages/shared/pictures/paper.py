"""What a picture is drawn on: how large, with which sizes of text; and where on it things lie."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import cos, log2, radians
from typing import Any

import plotly.graph_objects as go
from pyproj import Transformer

from analysis.squares import Window
from pages.shared import look
from pages.shared.charts.style import BLACK
from pages.shared.pictures.font import FAMILY, set_lines, wrapped

TITLE_LINES = 2
SMALLEST_TITLE = 0.7  # of the usual size
EQUATOR_M = 156_543.03  # metres per pixel of a web map at zoom 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """
    Sizes in pixels of the figure; `scale` says how many pixels of the PNG each becomes.

    `unit` is what a pixel of the page's map becomes: widths of lines, sizes of signs. `least` is
    the smallest text that a full legend is set in, `side` the width of the legend, `map_height`
    the least that the map gets. Without `height` the figure is as high as what is on it. A `tight`
    one leaves no lines for a finding and a foot that are not there.
    """

    width: int
    height: int | None
    scale: float
    unit: float
    margin: int
    title: float
    body: float
    small: float
    least: float
    side: int
    map_height: int
    tight: bool = False


DOCUMENT = Paper(  # 16 cm wide: 605 px of 1/96 inch, and 1890 of 1/300 inch
    width=605,
    height=None,
    scale=3.125,
    unit=0.8,
    margin=3,
    title=17,
    body=11.5,
    small=10,
    least=10,
    side=154,
    map_height=420,
)
SLIDE = Paper(  # text to be read from four times the height of the screen away
    width=1920,
    height=1080,
    scale=1,
    unit=2.0,
    margin=44,
    title=54,
    body=32,
    small=20,
    least=13,
    side=500,
    map_height=0,
)


def fitted_title(words: str, paper: Paper, room: float) -> tuple[float, list[str]]:
    """Size and lines: a long title is smaller rather than longer than two lines."""
    size = paper.title
    lines = wrapped(words, size, room, bold=True)
    while len(lines) > TITLE_LINES and size > SMALLEST_TITLE * paper.title:
        size *= 0.95
        lines = wrapped(words, size, room, bold=True)
    return size, lines


@dataclass(frozen=True, slots=True)
class Box:
    """In pixels from the upper left corner of the figure."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class View:
    """The `window` in metres of `crs` that fills `box`: one metre is one metre both ways."""

    crs: str
    window: Window
    box: Box

    @property
    def metres_per_pixel(self) -> float:
        west, _, east, _ = self.window
        return (east - west) / self.box.width

    def zoom(self, unit: float) -> float:
        """That of a web map on which things are as large, on a screen of such pixels."""
        west, south, east, north = self.window
        middle = (west + east) / 2, (south + north) / 2
        _, latitude = from_degrees(self.crs).transform(*middle, direction="INVERSE")
        return log2(EQUATOR_M * cos(radians(latitude)) / (self.metres_per_pixel * unit))

    def pixel(self, east: float, north: float) -> tuple[float, float]:
        """Where a place lies in the figure."""
        per_pixel = self.metres_per_pixel
        left = self.box.left + (east - self.window[0]) / per_pixel
        return left, self.box.top + (self.window[3] - north) / per_pixel


@cache
def from_degrees(crs: str) -> Transformer:
    """From WGS 84, longitude first. To make one is slow; threads may share it."""
    return Transformer.from_crs("EPSG:4326", crs, always_xy=True)


def view_of(crs: str, window: Window, box: Box) -> View:
    """Widen the window on two sides, so that it has the form of the box."""
    west, south, east, north = window
    per_pixel = max((east - west) / box.width, (north - south) / box.height)
    middle = (west + east) / 2, (south + north) / 2
    half = box.width / 2 * per_pixel, box.height / 2 * per_pixel
    widened = (middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1])
    return View(crs, widened, box)


@dataclass(slots=True)
class Sheet:
    """Collects shapes and words at pixels from the upper left, as Plotly's layout wants them."""

    width: float
    height: float
    shapes: list[Mapping[str, Any]] = field(default_factory=list)
    annotations: list[Mapping[str, Any]] = field(default_factory=list)
    signs: list[go.Scatter] = field(default_factory=list)

    def _x(self, left: float) -> float:
        return left / self.width

    def _y(self, top: float) -> float:
        return 1 - top / self.height

    def _corners(self, box: Box) -> Mapping[str, float]:
        return {
            "x0": self._x(box.left),
            "x1": self._x(box.right),
            "y0": self._y(box.bottom),
            "y1": self._y(box.top),
        }

    def box(self, box: Box, fill: str = look.CLEAR, **drawing: Any) -> None:  # noqa: ANN401
        line = drawing.pop("line", {"width": 0})
        self.shapes.append(
            {
                "type": "rect",
                "xref": "paper",
                "yref": "paper",
                "layer": "above",
                "fillcolor": fill,
                "line": line,
                **drawing,
                **self._corners(box),
            }
        )

    def line(self, box: Box, **line: Any) -> None:  # noqa: ANN401
        """From the upper left to the lower right of a box."""
        ends = self._corners(box)
        self.shapes.append(
            {
                "type": "line",
                "xref": "paper",
                "yref": "paper",
                "layer": "above",
                "line": line,
                "x0": ends["x0"],
                "x1": ends["x1"],
                "y0": ends["y1"],
                "y1": ends["y0"],
            }
        )

    def sign(self, box: Box, marker: Mapping[str, Any]) -> None:
        """A mark in the middle of a box: on axes of their own, which count pixels."""
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        self.signs.append(
            go.Scatter(
                x=[x],
                y=[y],
                mode="markers",
                marker=marker,
                xaxis="x2",
                yaxis="y2",
                hoverinfo="skip",
            )
        )

    def path(self, points: list[tuple[float, float]], fill: str) -> None:
        """A filled form."""
        along = " L".join(f"{self._x(x):.5f},{self._y(y):.5f}" for x, y in points)
        self.shapes.append(
            {
                "type": "path",
                "path": f"M{along}Z",
                "xref": "paper",
                "yref": "paper",
                "layer": "above",
                "fillcolor": fill,
                "line": {"width": 0},
            }
        )

    def words(
        self,
        lines: list[str],
        left: float,
        top: float,
        size: float,
        *,
        bold: bool = False,
        colour: str = BLACK,
        anchor: str = "left",
        **drawing: Any,  # noqa: ANN401
    ) -> None:
        """Lines below each other; `anchor` says which of their sides is at `left`."""
        font = {"family": FAMILY, "size": size, "color": colour, **drawing.pop("font", {})}
        self.annotations.append(
            {
                "text": set_lines(lines, bold=bold),
                "x": self._x(left),
                "y": self._y(top),
                "xref": "paper",
                "yref": "paper",
                "xanchor": anchor,
                "yanchor": "top",
                "align": anchor,
                "showarrow": False,
                "borderpad": 0,
                "borderwidth": 0,
                "font": font,
                **drawing,
            }
        )
