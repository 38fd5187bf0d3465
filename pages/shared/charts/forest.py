"""A row for each outcome, dot and interval, in panels: each sort of outcome has its own scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.interval import Scale
from pages.shared.charts.style import AXIS, BLACK, BLUE, GREY, framed, literal, marked, ticks
from pages.shared.text import Text

ROW, HEAD, FOOT = 44, 46, 62  # pixels: a row, a panel's heading, its axis
RIGHT = 210  # for what is said beside
LINE = 44  # letters of a label


class Mark(StrEnum):
    """How a row is drawn: by symbol and filling, never by colour alone."""

    FIRST = "circle"
    OTHER = "square"
    BEYOND = "diamond-open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """No interval where all are counted; `said` stands to the right."""

    label: str
    value: float
    low: float | None
    high: float | None
    said: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Panel:
    heading: str
    dots: Sequence[Dot]
    scale: Scale


def forest(panels: Sequence[Panel], text: Text, *, fictive: bool) -> go.Figure:
    """Draw the panels above one another; rows are as high in each."""
    heights = [HEAD + ROW * len(panel.dots) + FOOT for panel in panels]
    whole = sum(heights)
    figure = go.Figure()
    layout: dict[str, Any] = {}
    annotations: list[dict[str, Any]] = []
    top = whole
    for place, (panel, height) in enumerate(zip(panels, heights, strict=True), start=1):
        number = "" if place == 1 else str(place)
        domain = [(top - height + FOOT) / whole, (top - HEAD) / whole]
        layout |= _axes(panel, number, domain, text)
        for row, dot in enumerate(panel.dots):
            figure.add_trace(_trace(dot, row, panel.scale, number))
            annotations.append(_beside(dot, row, number))
        annotations += _words(panel, number, domain)
        top -= height
    figure.update_layout(**layout)
    marked(figure, shapes=_zeros(panels), annotations=annotations)
    framed(figure, text, height=whole + 36, fictive=fictive)
    return figure.update_layout(margin_r=RIGHT)


def _axes(panel: Panel, number: str, domain: Sequence[float], text: Text) -> dict[str, Any]:
    low, high = _range(panel)
    marks = ticks(low, high, most=7)
    written = text.numbers.signed if panel.scale.no_difference else text.numbers.whole
    labels = [wrap(dot.label, LINE) for dot in panel.dots]
    return {
        f"xaxis{number}": {
            **AXIS,
            "anchor": f"y{number}",
            "title": {"text": panel.scale.axis, "standoff": 6},
            "range": [low, high],
            "tickvals": marks,
            "ticktext": [written(mark) + panel.scale.suffix for mark in marks],
        },
        f"yaxis{number}": {
            **AXIS,
            "anchor": f"x{number}",
            "domain": list(domain),
            "range": [len(panel.dots) - 0.5, -0.5],
            "tickvals": list(range(len(labels))),
            "ticktext": ["<br>".join(map(literal, lines)) for lines in labels],
            "gridcolor": "white",
            "tickfont": {"size": look.BODY},
        },
    }


def _range(panel: Panel) -> tuple[float, float]:
    ends = [end for dot in panel.dots for end in _ends(dot, panel.scale)]
    low, high = min([*ends, 0]), max([*ends, 0])
    room = 0.06 * (high - low) or 1
    return low - (room if low else 0), high + room


def _ends(dot: Dot, scale: Scale) -> tuple[float, float]:
    low, high = (dot.value if end is None else end for end in (dot.low, dot.high))
    return scale.shown(low), scale.shown(high)


def _trace(dot: Dot, row: int, scale: Scale, number: str) -> go.Scatter:
    value, (low, high) = scale.shown(dot.value), _ends(dot, scale)
    colour = GREY if dot.mark is Mark.BEYOND else BLUE
    return go.Scatter(
        x=[value],
        y=[row],
        xaxis=f"x{number}",
        yaxis=f"y{number}",
        mode="markers",
        marker={"size": 15 if dot.mark is Mark.FIRST else 12, "color": colour, "symbol": dot.mark},
        error_x={
            "symmetric": False,
            "array": [high - value],
            "arrayminus": [value - low],
            "thickness": 4 if dot.mark is Mark.FIRST else 3,
            "width": 6,
            "color": colour,
        }
        if dot.low is not None
        else None,
        hoverinfo="skip",
        cliponaxis=False,
    )


def _beside(dot: Dot, row: int, number: str) -> dict[str, Any]:
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 10,
        "y": row,
        "yref": f"y{number}",
        "align": "left",
        "text": f"<b>{dot.said}</b>" if dot.mark is Mark.FIRST else dot.said,
        "showarrow": False,
        "font": {"size": look.NOTE, "color": BLACK},
    }


def _words(panel: Panel, number: str, domain: Sequence[float]) -> list[dict[str, Any]]:
    """The heading of a panel, and what its line of no difference is called."""
    above = {"yref": "paper", "y": domain[1], "yanchor": "bottom", "showarrow": False}
    heading = {
        **above,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "yshift": 18,
        "text": f"<b>{panel.heading}</b>",
        "font": {"size": look.STRONG, "color": BLACK},
    }
    if not panel.scale.no_difference:
        return [heading]
    none = {
        **above,
        "x": 0,
        "xref": f"x{number}",
        "text": panel.scale.no_difference,
        "font": {"size": look.FINE, "color": GREY},
    }
    return [heading, none]


def _zeros(panels: Sequence[Panel]) -> list[dict[str, Any]]:
    return [
        {
            "type": "line",
            "xref": f"x{'' if place == 1 else place}",
            "yref": f"y{'' if place == 1 else place} domain",
            "x0": 0,
            "x1": 0,
            "y0": 0,
            "y1": 1,
            "line": {"color": GREY, "width": look.THIN, "dash": "dash"},
        }
        for place, panel in enumerate(panels, start=1)
        if panel.scale.no_difference
    ]
