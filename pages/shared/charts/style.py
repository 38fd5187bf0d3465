"""How every chart looks: one font, Okabe-Ito colours, direct labels, no far legend."""

from collections.abc import Iterable, Mapping
from html import escape
from math import ceil, floor, isnan, log10
from typing import Any

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.text import Text

BLUE, BLACK, GREY = look.BLUE, look.BLACK, look.GREY  # pilot, comparison (as on the map), context
FONT, SIZE = look.FONT, look.BODY
ORANGE = look.VERMILION  # other events; on white Okabe-Ito's orange is too light for a mark
GRID, SHADE = look.GRID, look.SHADE
AXIS = {"automargin": True, "gridcolor": GRID, "linecolor": GREY, "zeroline": False}
CONFIG = {"displaylogo": False, "displayModeBar": False, "scrollZoom": False, "responsive": True}


def styled(figure: go.Figure, text: Text, *, height: int, fictive: bool) -> go.Figure:
    """Give the figure our look; on made-up data it says so in the picture itself."""
    title = {"title_standoff": 8, "title_font_size": SIZE}  # Plotly's own is larger than all else
    figure.update_xaxes(**AXIS, **title, ticks="outside", tickcolor=GREY)
    figure.update_yaxes(**AXIS, **title)
    return framed(figure, text, height=height, fictive=fictive)


def framed(figure: go.Figure, text: Text, *, height: int, fictive: bool) -> go.Figure:
    """The same, of a figure whose axes have their look: of many axes each update is slow."""
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        font={"family": FONT, "size": SIZE, "color": BLACK},
        paper_bgcolor="white",
        plot_bgcolor="white",
        separators=text.numbers.separators,
        showlegend=False,
        hoverlabel={"font": {"family": FONT, "size": SIZE}},
        dragmode=False,
    )
    if fictive:
        figure.add_annotation(
            text=text.frame.fictive,
            xref="paper",
            yref="paper",
            x=1,
            y=1,
            xanchor="right",
            yanchor="bottom",
            showarrow=False,
            font={"size": look.FINE, "color": GREY},
        )
    return figure


def marked(
    figure: go.Figure,
    *,
    shapes: Iterable[Mapping[str, Any]] = (),
    annotations: Iterable[Mapping[str, Any]] = (),
) -> None:
    """Add many marks in one go: each `add_vrect` or `add_annotation` goes through all there are."""
    figure.update_layout(
        shapes=[*figure.layout.shapes, *shapes],
        annotations=[*figure.layout.annotations, *annotations],
    )


def literal(name: str) -> str:
    """A name out of a file: Plotly takes <b> and <a> for markup, and %{y} for a number."""
    return escape(name, quote=False).replace("%{", "% {")


def ticks(low: float, high: float, most: int = 8) -> list[float]:
    """Round numbers between two, 0 among them where it lies there: d3's own signs are English."""
    rough = (high - low) / most or 1.0
    power = 10.0 ** floor(log10(rough))
    step = next(nice * power for nice in (1, 2, 5, 10) if nice * power >= rough)
    return [step * i for i in range(ceil(low / step), floor(high / step) + 1)]


def known(values: "list[float]") -> "list[float | None]":
    """Plotly leaves a gap for None."""
    return [None if isnan(value) else value for value in values]
