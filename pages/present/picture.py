"""A figure of a page redrawn for a projected screen."""

from collections.abc import Iterator
from math import ceil
from typing import Any

import plotly.graph_objects as go

from pages.present.contrast import BOLDER, WEIGHT, darker
from pages.present.scaled import Node, scaled
from pages.present.screen import Screen
from pages.shared.charts.style import SIZE
from pages.shared.figures import Figure
from pages.shared.pictures.paper import Paper

__all__ = ["Screen", "picture"]

LARGEST = 1.12  # a text, of the smallest: there is no room for more


def picture(figure: Figure, screen: Screen) -> go.Figure | None:
    """
    Draw a figure as large as `screen.room`; None for a table.

    No text is smaller than `screen.text`, and no line that carries meaning thinner than
    `screen.line`. Nothing in it waits for a hand: it says all that it says at once.
    """
    if figure.on_paper is not None:
        return figure.on_paper(_paper(screen), alone=False)
    if figure.chart is None:
        return None
    spec = scaled(figure.chart, screen.text / SIZE)
    _read_from_afar(spec, screen)
    if screen.contrast:
        spec = darker(spec)
    return go.Figure(spec)


def _read_from_afar(spec: Node, screen: Screen) -> None:
    layout = spec["layout"]
    wide, high = screen.room
    layout |= {"width": wide, "height": high, "autosize": False, "hovermode": False}
    for font in _fonts(spec):
        font["size"] = _size(font.get("size"), screen.text)
    for key, axis in layout.items():
        if key.startswith(("xaxis", "yaxis")):
            axis.setdefault("title", {}).setdefault("font", {})["size"] = screen.text
            axis.setdefault("tickfont", {})["size"] = screen.text
    bolder = BOLDER if screen.contrast else 1
    for node, key in _lines(spec):
        if node[key]:
            node[key] = max(node[key] * bolder, screen.line)
    if screen.contrast:
        layout["font"]["weight"] = WEIGHT


def _size(size: Any, least: int) -> Any:  # noqa: ANN401
    if isinstance(size, list):
        return [_size(each, least) for each in size]
    return least if size is None else ceil(min(max(size, least), LARGEST * least))


def _fonts(node: Any) -> Iterator[Node]:  # noqa: ANN401
    """Each font that is set anywhere."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key.endswith("font") and isinstance(value, dict):
                yield value
            else:
                yield from _fonts(value)
    elif isinstance(node, list):
        for each in node:
            yield from _fonts(each)


def _lines(spec: Node) -> Iterator[tuple[Node, str]]:
    """What a line is drawn with, and under which name its width stands there."""
    for trace in spec["data"]:
        for parent, key in (("line", "width"), ("error_x", "thickness"), ("error_y", "thickness")):
            if isinstance(trace.get(parent), dict) and key in trace[parent]:
                yield trace[parent], key
    for shape in spec["layout"].get("shapes") or ():
        if "width" in shape.get("line", {}):
            yield shape["line"], "width"


def _paper(screen: Screen) -> Paper:
    """A map's: its legends stand beside it."""
    wide, high = screen.room
    text = screen.text
    return Paper(
        width=wide,
        height=high,
        scale=1,
        unit=text / SIZE,
        margin=0,
        title=text,
        body=text,
        small=text,
        least=text,
        side=round(0.32 * wide),
        map_height=0,
    )
