"""Answers over a scale: bars that part at the middle, the less good end to the left."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.style import BLACK, GREY, literal, marked, styled, ticks
from pages.shared.text import Text

BAR, SPACE, MARGIN = 44, 22, 190  # pixels
ROOM = 4.0  # per cent: narrower parts have no room for their number


@dataclass(frozen=True, slots=True)
class Part:
    """One step of the scale, or several told together; `share` 0-1. `side` -1, 0 (middle) or 1."""

    share: float
    side: int
    outermost: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """`parts` from left to right; `beside` is said to the right of it."""

    group: str
    label: str
    parts: Sequence[Part]
    beside: str


@dataclass(frozen=True, slots=True)
class Step:
    """What a colour is called."""

    label: str
    side: int
    outermost: bool


def diverging(
    bars: Sequence[Bar], steps: Sequence[Step], text: Text, *, axis: str, fictive: bool
) -> go.Figure:
    """Draw the bars of each group together; hatched parts lie left of the middle."""
    figure = go.Figure()
    places: list[float] = []
    y, group = 0.0, ""
    for bar in bars:
        y += 1.0 if bar.group == group or not places else 1.5
        places.append(y)
        group = bar.group
    reach = [0.0]
    for bar, place in zip(bars, places, strict=True):
        reach += _draw(figure, bar, place, text)
    low, high = min(reach), max(reach)
    figure.add_vline(x=0, line_color=BLACK, line_width=look.THIN, layer="below")
    marked(
        figure,
        annotations=[
            _key(steps),
            *(_beside(bar, place) for bar, place in zip(bars, places, strict=True)),
        ],
    )
    marks = ticks(low, high)
    figure.update_xaxes(
        title=axis,
        range=[low - 1, high + 1],
        tickvals=marks,
        ticktext=[text.numbers.decimal(abs(mark), 0) + text.numbers.percent for mark in marks],
    )
    figure.update_yaxes(
        range=[y + 0.6, 0.3],
        tickvals=places,
        ticktext=[f"{literal(bar.group)}<br>{literal(bar.label)}" for bar in bars],
        gridcolor="white",
    )
    height = 130 + BAR * len(bars) + SPACE * len({bar.group for bar in bars})
    figure = styled(figure, text, height=height, fictive=fictive)
    return figure.update_layout(barmode="overlay", margin_r=MARGIN, margin_t=64)


def _draw(figure: go.Figure, bar: Bar, place: float, text: Text) -> tuple[float, float]:
    """Give where the bar begins and ends, in per cent from the middle."""
    left = sum(part.share * (1 if part.side < 0 else 0.5 * (part.side == 0)) for part in bar.parts)
    begun = at = -left * 100
    for part in bar.parts:
        wide = part.share * 100
        figure.add_bar(
            orientation="h",
            x=[round(wide, 1)],
            base=[round(at, 1)],
            y=[place],
            width=0.8,
            text=[text.numbers.share(part.share) if wide >= ROOM else ""],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": BLACK, "size": look.BODY},
            marker={
                "color": _colour(part.side, outermost=part.outermost),
                "line": {"color": BLACK, "width": look.HAIR},
                "pattern": {
                    "shape": "/" if part.side < 0 else "",
                    "fgcolor": "white",
                    "fgopacity": 0.55,
                    "size": 7,
                    "solidity": 0.2,
                    "fillmode": "overlay",
                },
            },
            hoverinfo="skip",
        )
        at += wide
    return begun, at


def _colour(side: int, *, outermost: bool) -> str:
    if side == 0:
        return look.NEITHER
    return look.WORSE[not outermost] if side < 0 else look.BETTER[outermost]


def _key(steps: Sequence[Step]) -> dict[str, object]:
    """What the parts are called, in their order, right above them."""
    said = [
        f'<span style="color:{_colour(step.side, outermost=step.outermost)}">'
        f"{'▨' if step.side < 0 else '■'}</span> {literal(step.label)}"
        for step in steps
    ]
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 22,
        "align": "left",
        "text": "   ".join(said),
        "showarrow": False,
        "font": {"size": look.NOTE, "color": BLACK},
    }


def _beside(bar: Bar, place: float) -> dict[str, object]:
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 8,
        "y": place,
        "align": "left",
        "text": bar.beside,
        "showarrow": False,
        "font": {"size": look.NOTE, "color": GREY},
    }
