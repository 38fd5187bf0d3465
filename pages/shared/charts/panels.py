"""Small multiples: one small chart for each area or offence group."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.style import AXIS, BLACK, BLUE, GREY, framed, literal, marked, ticks
from pages.shared.text import Text

COLUMNS = 4
ROW_HEIGHT = 150  # four rows of them stand on a screen of 768
GAP_ACROSS, GAP_DOWN = 0.035, 0.36  # between panels; downwards of all rows together
LONGEST = 30  # letters of a name that stand above a panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One panel: `said` is its latest count and the change; missing values leave a gap."""

    name: str
    values: Sequence[float]
    said: str
    is_pilot: bool = False


def panels(
    lines: Sequence[Line],
    years: Sequence[str],
    text: Text,
    *,
    together: Sequence[float] | None,
    fictive: bool,
) -> go.Figure:
    """
    A panel a line, four in a row. With `together` (an index of everything, drawn in each) all have
    one scale, which need not begin at zero; without it each has its own, from zero.
    """
    traces = []
    for place, line in enumerate(lines, start=1):
        at = {"xaxis": _axis("x", place), "yaxis": _axis("y", place)}
        if together is not None:
            traces.append(
                go.Scatter(
                    x=list(years),
                    y=list(together),
                    mode="lines",
                    line={"color": look.PALE, "width": look.THIN, "dash": "dash"},
                    hoverinfo="skip",
                    **at,
                )
            )
        colour = BLUE if line.is_pilot else GREY
        traces.append(
            go.Scatter(
                x=list(years),
                y=list(line.values),
                mode="lines+markers",
                line={"color": colour, "width": look.THICK if line.is_pilot else look.THIN},
                marker={"size": 7, "symbol": "diamond" if line.is_pilot else "circle"},
                customdata=[f"{literal(line.name)}, {year}" for year in years],
                hovertemplate="%{customdata}: %{y:,.0f}<extra></extra>",
                cliponaxis=False,
                **at,
            )
        )
    rows = ceil(len(lines) / COLUMNS)
    figure = go.Figure(data=traces, layout=_axes(lines, years, together))
    framed(figure, text, height=ROW_HEIGHT * rows + 70, fictive=fictive)
    figure.update_layout(margin={"t": 80})
    figure.update_annotations(yshift=48)  # the mark of made-up data, above the names
    _name_panels(figure, lines)
    return figure


def _name_panels(figure: go.Figure, lines: Sequence[Line]) -> None:
    names = [literal(_short(line.name)) for line in lines]
    marked(
        figure,
        annotations=[
            {
                "text": f"<b>◆ {name}</b><br>{line.said}"
                if line.is_pilot
                else f"{name}<br>{line.said}",
                "xref": f"{_axis('x', place)} domain",
                "yref": f"{_axis('y', place)} domain",
                "x": 0,
                "y": 1.04,
                "xanchor": "left",
                "yanchor": "bottom",
                "align": "left",
                "showarrow": False,
                "font": {"size": look.NOTE, "color": look.BLUE_WORDS if line.is_pilot else BLACK},
            }
            for place, (name, line) in enumerate(zip(names, lines, strict=True), start=1)
        ],
    )


def _axis(letter: str, place: int) -> str:
    """Plotly's name of the panel's axis: the first has no number."""
    return letter if place == 1 else f"{letter}{place}"


def _axes(
    lines: Sequence[Line], years: Sequence[str], together: Sequence[float] | None
) -> dict[str, dict[str, Any]]:
    """Only the first and the last year are written, and only under the lowest panels."""
    upright: dict[str, Any] = {"nticks": 3, "rangemode": "tozero"}
    if together is not None:
        values = [v for line in lines for v in line.values] + list(together)
        low, high = floor(min(values) / 50) * 50, max(values) * 1.05
        upright = {"range": [low, high], "tickvals": ticks(low, high, most=3)}
    rows = ceil(len(lines) / COLUMNS)
    axes: dict[str, dict[str, Any]] = {}
    for place in range(1, len(lines) + 1):
        row, column = divmod(place - 1, COLUMNS)
        lowest = place + COLUMNS > len(lines)
        x, y = _axis("x", place), _axis("y", place)
        axes[f"xaxis{x[1:]}"] = {
            **AXIS,
            "anchor": y,
            "domain": _part(column, COLUMNS, GAP_ACROSS),
            "type": "category",
            "showgrid": False,
            "ticks": "",
            "showticklabels": lowest,
            "tickmode": "array",
            "tickvals": [years[0], years[-1]],
            "tickangle": 0,
            "tickfont": {"size": look.FINE},
        }
        axes[f"yaxis{y[1:]}"] = {
            **AXIS,
            **upright,
            "anchor": x,
            "domain": _part(rows - 1 - row, rows, GAP_DOWN / rows),
            "showticklabels": together is None or not column,
            "tickfont": {"size": look.FINE},
            "tickformat": ",~f",
        }
    return axes


def _part(place: int, places: int, gap: float) -> list[float]:
    """Where a panel begins and ends, of a whole of 1, with gaps between them."""
    width = (1 - gap * (places - 1)) / places
    start = place * (width + gap)
    return [start, min(start + width, 1.0)]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
