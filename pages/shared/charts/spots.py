"""Places before and after: two dots each with their intervals, most incidents first."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.results import Estimate
from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, literal, styled, ticks
from pages.shared.text import Text

APART = 0.17  # of a row, each dot from its middle


@dataclass(frozen=True, slots=True)
class Pair:
    label: str
    before: Estimate
    after: Estimate


def spots(pairs: Sequence[Pair], axis: str, text: Text, *, fictive: bool) -> go.Figure:
    """A row each; before is a grey diamond, after a blue circle, and the first row says so."""
    figure = go.Figure()
    named = (
        (text.places.before, GREY, "diamond", -APART),
        (text.places.after, BLUE, "circle", APART),
    )
    for at, (name, colour, symbol, shift) in enumerate(named):
        rates = [(pair.before, pair.after)[at] for pair in pairs]
        figure.add_scatter(
            x=[rate.value for rate in rates],
            y=[row + shift for row in range(len(rates))],
            mode="markers",
            marker={"size": 12, "color": colour, "symbol": symbol},
            error_x={
                "symmetric": False,
                "array": [rate.high - rate.value for rate in rates],
                "arrayminus": [rate.value - rate.low for rate in rates],
                "thickness": 3,
                "width": 5,
                "color": colour,
            },
            hoverinfo="skip",
            cliponaxis=False,
        )
        figure.add_annotation(
            x=rates[0].high,
            y=shift,
            text=name,
            showarrow=False,
            xanchor="left",
            xshift=6,
            font={"size": look.NOTE, "color": BLACK},
        )
    most = max(rate.high for pair in pairs for rate in (pair.before, pair.after))
    marks = ticks(0, most)
    figure.update_xaxes(
        title=axis,
        range=[0, most * 1.1],
        tickvals=marks,
        ticktext=[text.numbers.span_end(mark) for mark in marks],
    )
    figure.update_yaxes(
        range=[len(pairs) - 0.4, -0.8],
        tickvals=list(range(len(pairs))),
        ticktext=[literal(pair.label) for pair in pairs],
        gridcolor="white",
    )
    return styled(figure, text, height=110 + 46 * len(pairs), fictive=fictive)
