"""Every way to count: its estimate above, the choices that it is made of below."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.interval import Scale
from pages.shared.charts.style import BLACK, BLUE, GREY, SHADE, literal, styled, ticks
from pages.shared.text import Text

ABOVE, ROW = 250, 18  # pixels


@dataclass(frozen=True, slots=True)
class Dot:
    """`rows` are its choices as they are called; `sure`: 1 is not in the interval."""

    value: float
    low: float
    high: float
    said: str
    rows: tuple[str, ...]
    sure: bool
    is_plan: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Choices of one kind, in order."""

    heading: str
    rows: tuple[str, ...]


def curve(
    dots: Sequence[Dot], blocks: Sequence[Block], scale: Scale, text: Text, *, fictive: bool
) -> go.Figure:
    """`dots` in order, a column each; a mark below shows which choices made it."""
    figure = go.Figure()
    across = np.arange(len(dots)) + 0.5  # a place is no count
    low, high = _room(dots, scale)
    _intervals(figure, dots, across, scale)
    _points(figure, dots, across, scale)
    lines = [line for block in blocks for line in (None, *block.rows)]
    _marks(figure, dots, across, blocks)
    for place, dot in zip(across.tolist(), dots, strict=True):
        if dot.is_plan:
            figure.add_vline(
                x=place, line_color=BLUE, line_width=look.HAIR, line_dash="dot", layer="below"
            )
            figure.add_annotation(
                x=place, y=1, yref="paper", yanchor="bottom", yshift=20, showarrow=False,
                text=f"<b>{literal(dot.said)}</b>", font={"size": look.STRONG, "color": BLACK},
            )  # fmt: skip
    figure.add_hline(y=0, line_dash="dash", line_color=GREY, line_width=look.THIN)
    below = ROW * len(lines)
    split = below / (below + ABOVE)
    marks = ticks(low, high, 6)
    figure.update_xaxes(visible=False, range=[-1, len(dots) + 1])
    figure = styled(figure, text, height=ABOVE + below + 60, fictive=fictive)
    figure.update_layout(
        margin_t=52,  # the plan's label stands above what styled() writes in the corner
        yaxis={
            "domain": [split + 0.03, 1],
            "range": [low, high],
            "title": {"text": scale.axis, "font": {"size": look.FINE}},
            "tickvals": marks,
            "ticktext": [text.numbers.signed(mark) + scale.suffix for mark in marks],
        },
        yaxis2={
            "domain": [0, split],
            "range": [len(lines) - 0.4, -0.6],
            "tickvals": [row + 0.01 for row in range(len(lines))],
            "ticktext": _labels(blocks),
            "automargin": True,
            "anchor": "x",
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"size": look.FINE},
        },
    )
    return figure


def _labels(blocks: Sequence[Block]) -> list[str]:
    return [
        label
        for block in blocks
        for label in (f"<b>{literal(block.heading)}</b>", *map(literal, block.rows))
    ]


def _room(dots: Sequence[Dot], scale: Scale) -> tuple[float, float]:
    """All estimates, and nearly all of the intervals: a few very long ones are cut."""
    lows, highs = ([scale.shown(end) for end in ends] for ends in _ends(dots))
    values = [scale.shown(dot.value) for dot in dots] + [0.0]
    low = min(*values, float(np.quantile(lows, 0.05)))
    high = max(*values, float(np.quantile(highs, 0.95)))
    room = 0.06 * (high - low)
    return low - room, high + room


def _ends(dots: Sequence[Dot]) -> tuple[list[float], list[float]]:
    return [dot.low for dot in dots], [dot.high for dot in dots]


def _intervals(figure: go.Figure, dots: Sequence[Dot], across: np.ndarray, scale: Scale) -> None:
    for is_plan in (False, True):
        shown = [(x, d) for x, d in zip(across.tolist(), dots, strict=True) if d.is_plan is is_plan]
        ends = [(scale.shown(dot.low), scale.shown(dot.high), None) for _, dot in shown]
        figure.add_scatter(
            x=[x for place, _ in shown for x in (place, place, None)],
            y=[end for three in ends for end in three],
            mode="lines",
            line={
                "color": BLUE if is_plan else look.PALE,
                "width": look.THICK if is_plan else look.THIN,
            },
            hoverinfo="skip",
        )


def _points(figure: go.Figure, dots: Sequence[Dot], across: np.ndarray, scale: Scale) -> None:
    """Filled where the interval leaves out no change, open where not, the plan's in blue."""
    looks = {
        (False, False): {"size": 5, "color": "white", "line": {"color": GREY, "width": look.HAIR}},
        (True, False): {"size": 5, "color": BLACK},
        (False, True): {"size": 13, "color": "white", "line": {"color": BLUE, "width": look.LINE}},
        (True, True): {"size": 13, "color": BLUE},
    }
    places = list(zip(across.tolist(), dots, strict=True))
    for (sure, is_plan), mark in looks.items():
        shown = [(x, d) for x, d in places if (d.sure, d.is_plan) == (sure, is_plan)]
        if not shown:
            continue
        figure.add_scatter(
            x=[x for x, _ in shown],
            y=[scale.shown(dot.value) for _, dot in shown],
            mode="markers",
            marker=mark | {"symbol": "diamond" if is_plan else "circle"},
            customdata=[
                "<br>".join([f"<b>{literal(d.said)}</b>", *map(literal, d.rows)]) for _, d in shown
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )


def _marks(
    figure: go.Figure, dots: Sequence[Dot], across: np.ndarray, blocks: Sequence[Block]
) -> None:
    """A mark where a way has the choice of the row; the plan's own are blue and longer."""
    width = max(1.0, min(5.0, 600 / len(dots)))
    line = 0
    for block in blocks:
        figure.add_shape(
            type="rect", x0=0, x1=1, xref="paper", y0=line - 0.5, y1=line + 0.5, yref="y2",
            fillcolor=SHADE, line_width=0, layer="below",
        )  # fmt: skip
        for row, name in enumerate(block.rows, start=line + 1):
            for is_plan in (False, True):
                used = [
                    x
                    for x, dot in zip(across.tolist(), dots, strict=True)
                    if name in dot.rows and dot.is_plan is is_plan
                ]
                figure.add_scatter(
                    x=used,
                    y=[row + 0.01] * len(used),
                    yaxis="y2",
                    mode="markers",
                    marker={
                        "symbol": "line-ns",
                        "size": 14 if is_plan else 9,
                        "line": {
                            "width": width + 2 if is_plan else width,
                            "color": BLUE if is_plan else GREY,
                        },
                    },
                    hoverinfo="skip",
                )
        line += 1 + len(block.rows)
