"""A share beside the one by chance, period by period."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, styled, ticks
from pages.shared.text import Text

WIDE = 14
RIGHT, LEFT = "middle right", "middle left"


@dataclass(frozen=True, slots=True)
class Share:
    label: str
    share: float
    by_chance: float


def concentration_chart(shares: Sequence[Share], text: Text, *, fictive: bool) -> go.Figure:
    """A row each: a grey diamond for chance, a blue circle for what is, and a line between."""
    figure = go.Figure()
    rows = list(range(len(shares)))
    for row, one in zip(rows, shares, strict=True):
        figure.add_scatter(
            x=[one.by_chance, one.share],
            y=[row, row],
            mode="lines",
            line={"width": look.LINE, "color": GREY},
            hoverinfo="skip",
        )
    ends = (
        ([s.by_chance for s in shares], GREY, "diamond", [_chance(s, text) for s in shares]),
        ([s.share for s in shares], BLUE, "circle", [text.numbers.share(s.share) for s in shares]),
    )
    for (values, colour, symbol, words), (left, right) in zip(
        ends, ((LEFT, RIGHT), (RIGHT, LEFT)), strict=True
    ):
        figure.add_scatter(
            x=values,
            y=rows,
            mode="markers+text",
            marker={"size": WIDE, "color": colour, "symbol": symbol},
            text=[f"  {word}  " for word in words],
            textposition=[left if s.by_chance <= s.share else right for s in shares],
            textfont={"color": BLACK},
            hoverinfo="skip",
            cliponaxis=False,
        )
    marks = ticks(0, 1, 5)
    figure.update_xaxes(
        range=[0, 1.08], tickvals=marks, ticktext=[text.numbers.share(mark) for mark in marks]
    )
    figure.update_yaxes(
        range=[len(shares) - 0.5, -0.5],
        tickvals=rows,
        ticktext=[one.label for one in shares],
        gridcolor="white",
    )
    return styled(figure, text, height=90 + 60 * len(shares), fictive=fictive)


def _chance(one: Share, text: Text) -> str:
    return f"{text.numbers.share(one.by_chance)} {text.concentration.by_chance}"
