"""Every comparison area as if it were the pilot: a dot each, the pilot among them."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.interval import Scale
from pages.shared.charts.style import BLACK, BLUE, GREY, literal, styled, ticks
from pages.shared.text import Text


@dataclass(frozen=True, slots=True)
class Dot:
    """`value` is a ratio; `said` what it is called."""

    area: str
    value: float
    said: str
    is_pilot: bool = False


def dots(areas: Sequence[Dot], scale: Scale, text: Text, *, fictive: bool) -> go.Figure:
    """Lowest first, so that the pilot's place among the others is seen at once."""
    ordered = sorted(areas, key=lambda dot: dot.value)
    values = [0.0, *(scale.shown(dot.value) for dot in ordered)]
    middle = (min(values) + max(values)) / 2  # the name stands where there is room
    figure = go.Figure()
    for is_pilot in (False, True):
        shown = [(place, dot) for place, dot in enumerate(ordered) if dot.is_pilot is is_pilot]
        figure.add_scatter(
            x=[scale.shown(dot.value) for _, dot in shown],
            y=[place + 0.5 for place, _ in shown],  # a place is no count
            mode="markers+text",
            text=[
                f"<b>{literal(dot.area)}: {dot.said}</b>" if is_pilot else "" for _, dot in shown
            ],
            textposition=[
                "middle right" if scale.shown(dot.value) < middle else "middle left"
                for _, dot in shown
            ],
            textfont={"size": look.STRONG, "color": BLACK},
            marker={
                "size": 16 if is_pilot else 10,
                "color": BLUE if is_pilot else GREY,
                "symbol": "circle" if is_pilot else "diamond",
            },
            customdata=[f"{literal(dot.area)}: {dot.said}" for _, dot in shown],
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
        )
    figure.add_vline(x=0, line_dash="dash", line_color=GREY, line_width=look.THIN)
    figure.add_annotation(
        x=0,
        y=0,
        yref="paper",
        text=scale.no_difference,
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        xshift=6,
        font={"color": GREY, "size": look.NOTE},
    )
    room = 0.05 * (max(values) - min(values))
    marks = ticks(min(values), max(values))
    figure.update_xaxes(
        title=scale.axis,
        range=[min(values) - room, max(values) + room],
        tickvals=marks,
        ticktext=[text.numbers.signed(mark) + scale.suffix for mark in marks],
    )
    figure.update_yaxes(visible=False, range=[-0.5, len(ordered) + 0.5])
    return styled(figure, text, height=140 + 14 * len(ordered), fictive=fictive)
