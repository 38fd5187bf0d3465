"""Shares of answers per wave, with their intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.results import Estimate
from pages.shared.charts.style import BLACK, BLUE, GREY, literal, styled
from pages.shared.text import Text


@dataclass(frozen=True, slots=True)
class Waves:
    """One area (or several together): a share for each wave that can be shown, in order."""

    name: str
    shares: Sequence[tuple[str, Estimate]]
    accent: bool


def waves(
    series: Sequence[Waves], text: Text, *, axis: str, fictive: bool, start: str = ""
) -> go.Figure:
    """Draw a line each. `start` is the last wave before the pilot began: a mark stands after it."""
    figure = go.Figure()
    order = list(dict.fromkeys(wave for one in series for wave, _ in one.shares))
    for one in series:
        colour, symbol = (BLUE, "circle") if one.accent else (BLACK, "diamond")
        shift = -0.06 if one.accent else 0.06  # side by side: intervals must not hide each other
        at = [order.index(wave) + shift for wave, _ in one.shares]
        values = [estimate.value * 100 for _, estimate in one.shares]
        figure.add_scatter(
            x=at,
            y=values,
            mode="lines+markers+text",
            text=[text.numbers.share(estimate.value) for _, estimate in one.shares],
            textposition="bottom left" if one.accent else "top right",
            textfont={"color": colour, "size": 16},
            line={"color": colour, "width": 2, "dash": "solid" if one.accent else "dash"},
            marker={"color": colour, "size": 12, "symbol": symbol},
            error_y={
                "symmetric": False,
                "array": [e.high * 100 - v for (_, e), v in zip(one.shares, values, strict=True)],
                "arrayminus": [
                    v - e.low * 100 for (_, e), v in zip(one.shares, values, strict=True)
                ],
                "thickness": 2.5,
            },
            hoverinfo="skip",
        )
    for place, one in enumerate(series):
        figure.add_annotation(
            text=f"<b>{'●' if one.accent else '◆'} {literal(one.name)}</b>",
            xref="paper",
            yref="paper",
            x=0.01,
            y=0.2 - 0.09 * place,
            xanchor="left",
            yanchor="top",
            showarrow=False,
            font={"color": BLUE if one.accent else BLACK, "size": 16},
        )
    if start in order[:-1]:
        figure.add_vline(x=order.index(start) + 0.5, line_dash="dot", line_color=GREY, line_width=2)
        figure.add_annotation(
            text=text.safety.start_mark,
            x=order.index(start) + 0.5,
            y=1,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            font={"color": GREY, "size": 14},
        )
    figure.update_xaxes(
        tickvals=list(range(len(order))),
        ticktext=[literal(wave) for wave in order],
        range=[-0.5, len(order) - 0.5],
        showgrid=False,
    )
    figure.update_yaxes(title=axis, ticksuffix=text.numbers.percent, rangemode="tozero")
    return styled(figure, text, height=400, fictive=fictive)
