"""Shares of answers per wave, with their intervals."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.results import Estimate
from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, literal, styled
from pages.shared.text import Text


@dataclass(frozen=True, slots=True)
class Waves:
    """One area (or several together): a share for each wave that can be shown, in order."""

    name: str
    shares: Sequence[tuple[str, Estimate]]
    accent: bool


def waves(
    series: Sequence[Waves],
    text: Text,
    *,
    axis: str,
    fictive: bool,
    start: str = "",
    breaks: Collection[str] = (),
) -> go.Figure:
    """
    Draw a line each. `start` is the last wave before the pilot began: a mark stands after it.

    `breaks` are the waves that may not be compared with the one before: there the lines end.
    """
    figure = go.Figure()
    order = list(dict.fromkeys(wave for one in series for wave, _ in one.shares))
    for one in series:
        colour, symbol = (BLUE, "circle") if one.accent else (BLACK, "diamond")
        shift = -0.06 if one.accent else 0.06  # side by side: intervals must not hide each other
        points = _with_gaps(one.shares, order, breaks)
        figure.add_scatter(
            x=[None if wave is None else order.index(wave) + shift for wave, _ in points],
            y=[None if share is None else share.value * 100 for _, share in points],
            mode="lines+markers+text",
            text=["" if share is None else text.numbers.share(share.value) for _, share in points],
            textposition="bottom left" if one.accent else "top right",
            textfont={"color": look.words_in(colour), "size": look.STRONG},
            line={"color": colour, "width": look.THIN, "dash": "solid" if one.accent else "dash"},
            marker={"color": colour, "size": 12, "symbol": symbol},
            error_y={
                "symmetric": False,
                "array": [0 if s is None else (s.high - s.value) * 100 for _, s in points],
                "arrayminus": [0 if s is None else (s.value - s.low) * 100 for _, s in points],
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
            font={"color": look.BLUE_WORDS if one.accent else BLACK, "size": look.STRONG},
        )
    if start in order[:-1]:
        _mark(figure, order.index(start) + 0.5, text.safety.start_mark, "dot", 1.0)
    for wave in order[1:]:
        if wave in breaks:
            _mark(figure, order.index(wave) - 0.5, text.safety.break_mark, "solid", 0.9)
    figure.update_xaxes(
        tickvals=list(range(len(order))),
        ticktext=[literal(wave) for wave in order],
        range=[-0.5, len(order) - 0.5],
        showgrid=False,
    )
    figure.update_yaxes(title=axis, ticksuffix=text.numbers.percent, rangemode="tozero")
    return styled(figure, text, height=400, fictive=fictive)


def _with_gaps(
    shares: Sequence[tuple[str, Estimate]], order: Sequence[str], breaks: Collection[str]
) -> list[tuple[str | None, Estimate | None]]:
    """Nothing between two waves if one of those up to the second breaks the line."""
    points: list[tuple[str | None, Estimate | None]] = []
    last = -1
    for wave, share in shares:
        place = order.index(wave)
        if points and any(each in breaks for each in order[last + 1 : place + 1]):
            points.append((None, None))
        points.append((wave, share))
        last = place
    return points


def _mark(figure: go.Figure, place: float, said: str, dash: str, height: float) -> None:
    """An upright line between two waves, and what it is."""
    figure.add_vline(x=place, line_dash=dash, line_color=GREY, line_width=look.THIN)
    figure.add_annotation(
        text=said,
        x=place,
        y=height,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
        bgcolor="white",
        font={"color": GREY, "size": look.NOTE},
    )
