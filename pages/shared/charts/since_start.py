"""Quarter by quarter since the start: how many members, and does the work go on?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.style import AXIS, BLACK, BLUE, GREY, marked, styled, ticks
from pages.shared.text import Text

ROOM = 1.28  # of the highest value: its number stands above it
ROOM_BELOW = 0.4  # of the longest bar, for its number


@dataclass(frozen=True, slots=True)
class Quarters:
    """Names of the quarters in order; one that is not over yet is drawn hollow."""

    names: Sequence[str]
    is_whole: Sequence[bool]

    @property
    def places(self) -> list[int]:
        return list(range(len(self.names)))


def by_quarter(
    quarters: Quarters,
    values: Sequence[float | None],
    said: Sequence[str],
    text: Text,
    *,
    axis: str,
    is_share: bool,
    fictive: bool,
) -> go.Figure:
    """A dot a quarter with its value; where there is none the line has a gap."""
    shown = [None if value is None else value * (100 if is_share else 1) for value in values]
    figure = go.Figure(
        go.Scatter(
            x=quarters.places,
            y=shown,
            mode="lines+markers+text",
            text=list(said),
            textposition=_sides(shown),
            textfont={"size": look.BODY, "color": BLACK},
            line={"color": BLUE, "width": look.LINE},
            marker={
                "size": 13,
                "color": BLUE,
                "symbol": _symbols(quarters),
                "line": {"width": look.THIN, "color": BLUE},
            },
            connectgaps=False,
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    top = max((value for value in shown if value is not None), default=0) or 1
    marks = ticks(0, top * ROOM, 5)
    unit = text.numbers.percent if is_share else ""
    figure.update_yaxes(
        title=axis,
        range=[-0.12 * top, top * ROOM],
        tickvals=marks,
        ticktext=[text.numbers.span_end(mark) + unit for mark in marks],
    )
    _across(figure, quarters)
    return styled(figure, text, height=340, fictive=fictive)


def members_by_quarter(
    quarters: Quarters,
    members: Sequence[int],
    joined: Sequence[int],
    left: Sequence[int],
    names: tuple[str, str, str],
    text: Text,
    *,
    fictive: bool,
) -> go.Figure:
    """Members at the end of each quarter; below them those who joined, up, and left, down."""
    figure = by_quarter(
        quarters,
        [float(count) for count in members],
        [text.numbers.whole(count) for count in members],
        text,
        axis="",
        is_share=False,
        fictive=fictive,
    )
    for counts, sign, colour, pattern in ((joined, 1, BLUE, ""), (left, -1, look.VERMILION, "/")):
        figure.add_bar(
            x=quarters.places,
            y=[sign * count or None for count in counts],
            yaxis="y2",
            text=[text.numbers.signed(sign * count) if count else "" for count in counts],
            textposition="outside",
            textfont={"size": look.NOTE},
            marker={
                "color": colour,
                "pattern": {"shape": pattern, "fgcolor": colour, "bgcolor": "white"},
                "line": {"color": colour, "width": look.HAIR},
            },
            cliponaxis=False,
            hoverinfo="skip",
        )
    span = max(*joined, *left, 1)
    up, down = (max(counts) + ROOM_BELOW * span for counts in (joined, left))
    figure.update_layout(
        height=440,
        barmode="overlay",
        bargap=0.55,
        yaxis={"domain": [0.48, 1]},
        yaxis2={**AXIS, "domain": [0, 0.4], "range": [-down, up], "visible": False},
        xaxis={"anchor": "y2"},
    )
    marked(
        figure,
        shapes=[
            {
                "type": "line",
                "x0": 0,
                "x1": 1,
                "xref": "paper",
                "y0": 0,
                "y1": 0,
                "yref": "y2",
                "line": {"color": GREY, "width": look.HAIR},
            }
        ],
        annotations=[
            _name(f"● {names[0]}", 1.0, BLUE, "top"),
            _name(f"■ {names[1]}", 0.4, BLUE, "top"),
            _name(f"▨ {names[2]}", 0.33, look.VERMILION, "top"),
        ],
    )
    return figure


def _name(words: str, height: float, colour: str, anchor: str) -> dict[str, Any]:
    return {
        "text": f"<b>{words}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 0.995,
        "y": height,
        "xanchor": "right",
        "yanchor": anchor,
        "showarrow": False,
        "font": {"color": look.words_in(colour), "size": look.BODY},
        "bgcolor": look.VEIL,
    }


def _sides(values: Sequence[float | None]) -> list[str]:
    """Where a value stands clear of the line: on the outer side of its bend."""
    sides = []
    for place, value in enumerate(values):
        beside = [
            other
            for other in (*values[max(place - 1, 0) : place], *values[place + 1 : place + 2])
            if other is not None and value is not None
        ]
        low = beside and value is not None and sum(beside) / len(beside) > value
        sides.append("bottom center" if low else "top center")
    return sides


def _symbols(quarters: Quarters) -> list[str]:
    return ["circle" if is_whole else "circle-open" for is_whole in quarters.is_whole]


def _across(figure: go.Figure, quarters: Quarters) -> None:
    figure.update_xaxes(
        tickvals=quarters.places,
        ticktext=list(quarters.names),
        tickangle=0,
        range=[-0.5, len(quarters.names) - 0.5],
        showgrid=False,
    )
