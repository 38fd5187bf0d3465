"""Small multiples: one small chart for each area or offence group."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pages.shared.charts.style import BLACK, BLUE, GREY, literal, marked, styled, ticks
from pages.shared.text import Text

COLUMNS = 4
ROW_HEIGHT = 150  # four rows of them stand on a screen of 768
LONGEST = 30  # letters of a name that stand above a panel
LIGHT = "#9A9A9A"


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
    rows = ceil(len(lines) / COLUMNS)
    figure = make_subplots(
        rows=rows,
        cols=COLUMNS,
        shared_yaxes="all" if together is not None else False,
        horizontal_spacing=0.035,
        vertical_spacing=0.36 / rows,
    )
    traces = []
    for place, line in enumerate(lines, start=1):
        at = {"xaxis": _axis("x", place), "yaxis": _axis("y", place)}
        if together is not None:
            traces.append(
                go.Scatter(
                    x=list(years),
                    y=list(together),
                    mode="lines",
                    line={"color": LIGHT, "width": 2, "dash": "dash"},
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
                line={"color": colour, "width": 4 if line.is_pilot else 2.5},
                marker={"size": 7, "symbol": "diamond" if line.is_pilot else "circle"},
                customdata=[f"{literal(line.name)}, {year}" for year in years],
                hovertemplate="%{customdata}: %{y:,.0f}<extra></extra>",
                cliponaxis=False,
                **at,
            )
        )
    figure.add_traces(traces)
    styled(figure, text, height=ROW_HEIGHT * rows + 60, fictive=fictive)
    figure.update_layout(margin={"t": 70})
    figure.update_annotations(yshift=38)  # the mark of made-up data, above the names
    _name_panels(figure, lines)
    _axes(figure, lines, years, together)
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
                "font": {"size": 14, "color": BLUE if line.is_pilot else BLACK},
            }
            for place, (name, line) in enumerate(zip(names, lines, strict=True), start=1)
        ],
    )


def _axis(letter: str, place: int) -> str:
    """Plotly's name of the panel's axis: the first has no number."""
    return letter if place == 1 else f"{letter}{place}"


def _axes(
    figure: go.Figure,
    lines: Sequence[Line],
    years: Sequence[str],
    together: Sequence[float] | None,
) -> None:
    """Only the first and the last year are written, and only under the lowest panels."""
    figure.update_xaxes(type="category", showgrid=False, showticklabels=False, ticks="")
    for place in range(max(0, len(lines) - COLUMNS), len(lines)):
        figure.update_xaxes(
            showticklabels=True,
            tickmode="array",
            tickvals=[years[0], years[-1]],
            tickangle=0,
            tickfont={"size": 13},
            row=place // COLUMNS + 1,
            col=place % COLUMNS + 1,
        )
    figure.update_yaxes(tickfont={"size": 12}, nticks=3, rangemode="tozero", tickformat=",~f")
    if together is not None:
        values = [v for line in lines for v in line.values] + list(together)
        low, high = floor(min(values) / 50) * 50, max(values) * 1.05
        figure.update_yaxes(range=[low, high], tickvals=ticks(low, high, most=3))
    for place in range(len(lines), ceil(len(lines) / COLUMNS) * COLUMNS):
        at = {"row": place // COLUMNS + 1, "col": place % COLUMNS + 1}
        figure.update_xaxes(visible=False, **at)
        figure.update_yaxes(visible=False, **at)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
