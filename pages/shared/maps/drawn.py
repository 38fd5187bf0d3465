"""
What is drawn on a map, whoever draws it: Leaflet on the page, or Plotly for a document.

Places are in WGS 84, except surfaces, which lie on their metric grid. Colours are #rrggbb. Every
text is plain: whoever draws it sees to it that it is never taken for HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from shapely.geometry.base import BaseGeometry

from analysis.density import Surface
from pages.shared.maps.legend import Legend
from pages.shared.maps.scale import Scale


class Symbol(StrEnum):
    """The second sign beside colour."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    CROSS = "cross"
    STAR = "star"


@dataclass(frozen=True, slots=True)
class Outline:
    """Colour, width in pixels, pattern: told apart without seeing colours too."""

    colour: str
    weight: float
    dash: str  # SVG dash array, "" is a whole line
    legend_line: str  # CSS border style


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Lines or polygons. `told` is what the panel says of it when it is clicked, line by line."""

    geometry: BaseGeometry
    outline: Outline
    fill: str = ""  # a colour; "" is see-through
    fill_opacity: float = 0.0
    label: str = ""  # shown when it is pointed at
    standing: bool = False  # the label is always there; inside what has a fill
    key: str = ""  # names it in a click and in a link; "" cannot be clicked
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point, `size` pixels wide. `label`, `key` and `told` as of a `Shape`."""

    longitude: float
    latitude: float
    symbol: Symbol
    colour: str
    size: float = 14
    label: str = ""
    key: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One thing that a reader may switch on: the areas, the cameras, the hot spots."""

    name: str
    shapes: Sequence[Shape] = ()
    marks: Sequence[Mark] = ()
    legend: Legend | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSurface:
    """
    Values in the colours of a scale; `alt` says in words what they are.

    Between the middles of squares it is read linearly, but squares that are not `smooth` stay so.
    """

    surface: Surface
    scale: Scale
    legend: Legend
    alt: str
    smooth: bool = True
