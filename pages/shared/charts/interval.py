"""Dots with their intervals, a row each: how sure are we?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.results import Estimate
from pages.shared.charts.style import BLACK, BLUE, GREY, literal, styled, ticks
from pages.shared.text import Text


@dataclass(frozen=True, slots=True)
class Row:
    """`label` names the row; `said` stands beside the dot."""

    label: str
    estimate: Estimate
    said: str
    accent: bool = True


def intervals(
    rows: Sequence[Row],
    text: Text,
    *,
    axis: str,
    no_difference: str,
    shown: Callable[[float], float],
    suffix: str,
    fictive: bool,
) -> go.Figure:
    """`shown` turns values into what the axis counts; 0 there is no difference."""
    figure = go.Figure()
    for row in rows:
        low, value, high = (
            shown(x) for x in (row.estimate.low, row.estimate.value, row.estimate.high)
        )
        colour = BLUE if row.accent else GREY
        figure.add_scatter(
            x=[value],
            y=[literal(row.label)],
            mode="markers+text",
            text=[f"<b>{row.said}</b>"],
            textposition="top center",
            textfont={"size": 16, "color": BLACK},
            marker={"size": 15, "color": colour, "symbol": "circle" if row.accent else "diamond"},
            error_x={
                "symmetric": False,
                "array": [high - value],
                "arrayminus": [value - low],
                "thickness": 4,
                "width": 8,
                "color": colour,
            },
            hoverinfo="skip",
            cliponaxis=False,
        )
    figure.add_vline(x=0, line_dash="dash", line_color=GREY, line_width=2)
    edges = [shown(x) for r in rows for x in (r.estimate.low, r.estimate.high)] + [0.0]
    room = 0.12 * (max(edges) - min(edges))
    low, high = min(edges) - room, max(edges) + room
    roomier_left = -low > high
    figure.add_annotation(
        x=0,
        y=0,
        yref="paper",
        text=no_difference,
        showarrow=False,
        yanchor="bottom",
        xanchor="right" if roomier_left else "left",
        xshift=-6 if roomier_left else 6,
        font={"color": GREY, "size": 14},
    )
    marks = ticks(low, high)
    figure.update_xaxes(
        title=axis,
        range=[low, high],
        tickvals=marks,
        ticktext=[text.numbers.signed(mark) + suffix for mark in marks],
    )
    figure.update_yaxes(range=[len(rows) - 0.4, -0.75], gridcolor="white", tickfont={"size": 16})
    return styled(figure, text, height=120 + 85 * len(rows), fictive=fictive)
