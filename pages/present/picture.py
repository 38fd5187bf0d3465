"""A figure of a page redrawn for a projected screen."""

from collections.abc import Iterator
from math import ceil
from typing import Any

import plotly.graph_objects as go

from pages.present.contrast import BOLDER, WEIGHT, darker
from pages.present.kept_curve import keep_curve
from pages.present.kept_panels import keep_panels
from pages.present.kept_rows import keep_rows
from pages.present.labels import plain, space_lines, thin_ticks, wrap_headings, wrap_titles
from pages.present.names_apart import set_apart
from pages.present.scaled import Node, scaled
from pages.present.screen import Screen
from pages.shared.charts.style import FONT, GREY, SIZE
from pages.shared.figures import Figure, PictureOf
from pages.shared.pictures.font import LINE
from pages.shared.pictures.paper import Paper
from pages.shared.text import Text

__all__ = ["Screen", "picture"]

CROWD = 300  # points: of intervals side by side
EDGE = 0.8  # sizes: above the plot, for what stands above its highest point
TICKS = 6  # of an axis, at most
TOLD = 1.5  # sizes: a line above the chart
LARGEST = 1.12  # a text, of the smallest: there is no room for more


def picture(figure: Figure, screen: Screen) -> go.Figure | None:
    """
    Draw a figure as large as `screen.room`; None for a table.

    No text is smaller than `screen.text`, and no line that carries meaning thinner than
    `screen.line`. Nothing in it waits for a hand: it says all that it says at once.
    """
    if figure.on_paper is not None:
        return _map(figure.on_paper, screen)
    if figure.chart is None:
        return None
    spec = scaled(figure.chart, screen.text / SIZE)
    _read_from_afar(spec, screen)
    _leave_out_mark(spec, figure.text.frame.fictive, screen)
    if figure.card.keys:
        _leave_out_numbers(spec)
    said = _thinned(spec, screen, figure.text)
    wide, high = screen.room
    thin_ticks(spec, screen.text, wide)
    wrap_titles(spec, screen.text, wide, high)
    wrap_headings(spec, screen.text, wide)
    space_lines(spec, screen.text, wide, high)
    set_apart(spec, screen.text, wide, high)
    if said:
        _say(spec, said, screen)
    return go.Figure(darker(spec) if screen.contrast else spec)


def _thinned(spec: Node, screen: Screen, text: Text) -> str:
    """Leave what has room, and tell what is left out."""
    whole = text.numbers.whole
    if keep_curve(spec):
        return text.slides.no_choices
    if panels := keep_panels(spec, screen):
        return text.slides.more_panels.format(n=whole(panels))
    if rows := keep_rows(spec, screen):
        return text.slides.more_rows.format(n=whole(rows))
    return ""


def _map(on_paper: PictureOf, screen: Screen) -> go.Figure:
    """In the font that the page has."""
    drawn = on_paper(_paper(screen), alone=False)
    drawn.update_layout(font_family=FONT, hovermode=False)
    drawn.update_annotations(font_family=FONT)
    return go.Figure(darker(drawn.to_plotly_json())) if screen.contrast else drawn


def _leave_out_mark(spec: Node, mark: str, screen: Screen) -> None:
    """That data are made up stands at the foot of each slide; its room goes to the chart."""
    layout = spec["layout"]
    notes = [note for note in layout.get("annotations", ()) if note["text"] != mark]
    layout["annotations"] = notes
    above = [_above(note, screen) for note in notes]
    if not any(axis.get("side") == "top" for key, axis in layout.items() if "axis" in key):
        layout["margin"]["t"] = max([0, *above]) + EDGE * screen.text


def _above(note: Node, screen: Screen) -> float:
    """Pixels above the plot that words take."""
    if note.get("yanchor") != "bottom" or not isinstance(note.get("y"), int | float):
        return 0
    is_top = note.get("yref") == "paper" or str(note.get("yref")).endswith(" domain")
    if not is_top or note["y"] < 1:
        return 0
    lines = note["text"].count("<br>") + 1
    high = (note["y"] - 1) * screen.room[1]
    return float(high + note.get("yshift", 0) + lines * LINE * screen.text)


def _leave_out_numbers(spec: Node) -> None:
    """Of a list that stands below the figure on its page."""
    layout = spec["layout"]
    layout["annotations"] = [
        note for note in layout.get("annotations", ()) if not plain(note["text"]).isdigit()
    ]


def _say(spec: Node, said: str, screen: Screen) -> None:
    """Above the chart, at the left."""
    layout = spec["layout"]
    layout["margin"]["t"] += TOLD * screen.text
    layout["title"] = {
        "text": said,
        "font": {"size": screen.text, "color": GREY},
        **{"x": 0, "y": 1, "xref": "container", "yref": "container"},
        **{
            "xanchor": "left",
            "yanchor": "top",
            "pad": {"l": 0.3 * screen.text, "t": 0.5 * screen.text},
        },
    }


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
            if key.startswith("yaxis") and axis.get("autorange") != "reversed":  # those name rows
                axis.setdefault("nticks", TICKS)
    bolder = BOLDER if screen.contrast else 1
    for node, key, crowd in _lines(spec):
        if node[key]:
            node[key] = max(node[key] * (1 if crowd else bolder), screen.line)
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


def _lines(spec: Node) -> Iterator[tuple[Node, str, bool]]:
    """What a line is drawn with, under which name its width stands, and if it is one of a crowd."""
    for trace in spec["data"]:
        crowd = trace.get("mode") == "lines" and len(trace["x"]) > CROWD
        for parent, key in (("line", "width"), ("error_x", "thickness"), ("error_y", "thickness")):
            if isinstance(trace.get(parent), dict) and key in trace[parent]:
                yield trace[parent], key, crowd
    for shape in spec["layout"].get("shapes") or ():
        if "width" in shape.get("line", {}):
            yield shape["line"], "width", False


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
        side=round(0.34 * wide),
        map_height=0,
        tight=True,
    )
