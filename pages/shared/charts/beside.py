"""Series that tell of the same thing beside each other: before and after, a panel each."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.style import AXIS, BLACK, BLUE, framed, literal, marked
from pages.shared.text import Text

GAP, HEIGHT = 0.07, 400  # of the width; pixels
LINE = 34  # letters


@dataclass(frozen=True, slots=True)
class Point:
    """`low` and `high` are the value itself where there is no interval; `said` stands beside."""

    value: float
    low: float
    high: float
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    points: Sequence[Point | None]  # one for each time
    accent: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """Each has a scale of its own, from zero; `suffix` follows the numbers of its axis."""

    title: str
    lines: Sequence[Line]
    suffix: str = ""


def beside(
    panels: Sequence[Panel], times: Sequence[str], text: Text, *, fictive: bool
) -> go.Figure:
    """Draw the panels in a row. The names of the lines stand in the first."""
    figure = go.Figure()
    width = (1 - GAP * (len(panels) - 1)) / len(panels)
    layout, marks = {}, []
    for place, panel in enumerate(panels):
        number = "" if place == 0 else str(place + 1)
        start = place * (width + GAP)
        for line in panel.lines:
            _draw(figure, line, panel, f"x{number}", f"y{number}")
        ends = [p.high for line in panel.lines for p in line.points if p is not None]
        layout[f"xaxis{number}"] = AXIS | {
            "domain": [start, start + width],
            "anchor": f"y{number}",
            "tickvals": list(range(len(times))),
            "ticktext": [literal(time) for time in times],
            "range": [-0.55, len(times) - 0.45],
            "showgrid": False,
        }
        layout[f"yaxis{number}"] = AXIS | {
            "anchor": f"x{number}",
            "range": [0, max([*ends, 0.0]) * 1.25 or 1],
            "ticksuffix": panel.suffix,
            "nticks": 6,
        }
        marks.append(_title(panel.title, start))
    marked(figure, annotations=[*marks, *_names(panels[0])])
    figure.update_layout(layout)
    figure = framed(figure, text, height=HEIGHT, fictive=fictive)
    return figure.update_layout(margin_t=84)


def _draw(figure: go.Figure, line: Line, panel: Panel, x: str, y: str) -> None:
    colour = BLUE if line.accent else BLACK
    shift = -0.04 if line.accent else 0.04  # side by side: intervals must not hide each other
    known = [(at, point) for at, point in enumerate(line.points) if point is not None]
    figure.add_scatter(
        x=[at + shift for at, _ in known],
        y=[point.value for _, point in known],
        mode="lines+markers+text",
        text=[point.said for _, point in known],
        textposition=[_outside(panel, line, at) for at, _ in known],
        textfont={"color": look.words_in(colour), "size": look.BODY},
        line={"color": colour, "width": look.THIN, "dash": "solid" if line.accent else "dash"},
        marker={"color": colour, "size": 12, "symbol": "circle" if line.accent else "diamond"},
        error_y={
            "symmetric": False,
            "array": [round(point.high - point.value, 1) for _, point in known],
            "arrayminus": [round(point.value - point.low, 1) for _, point in known],
            "thickness": 2,
        },
        hoverinfo="skip",
        cliponaxis=False,
        xaxis=x,
        yaxis=y,
    )


def _outside(panel: Panel, line: Line, at: int) -> str:
    """Away from the lines between: the higher above, the lower below."""
    here = [
        (point.value, each.accent)
        for each in panel.lines
        if at < len(each.points) and (point := each.points[at]) is not None
    ]
    own = line.points[at]
    assert own is not None
    height = "top" if (own.value, line.accent) == max(here) else "bottom"
    return f"{height} {'left' if at == 0 else 'right'}"


def _title(words: str, start: float) -> dict[str, object]:
    return {
        "x": start,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 20,
        "align": "left",
        "text": "<br>".join(f"<b>{literal(line)}</b>" for line in wrap(words, LINE)),
        "showarrow": False,
        "font": {"size": look.BODY, "color": BLACK},
    }


def _names(panel: Panel) -> list[dict[str, object]]:
    return [
        {
            "x": 0.01,
            "xref": "paper",
            "xanchor": "left",
            "y": 0.16 - 0.08 * place,
            "yref": "paper",
            "yanchor": "top",
            "text": f"<b>{'●' if line.accent else '◆'} {literal(line.name)}</b>",
            "showarrow": False,
            "font": {"size": look.NOTE, "color": look.BLUE_WORDS if line.accent else BLACK},
        }
        for place, line in enumerate(panel.lines)
    ]
