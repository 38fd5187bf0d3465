"""Areas in order, each with the ranks that it could have as well."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, literal, marked, styled
from pages.shared.text import Text

ROW = 32  # pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Ranks are 1 for the highest; `inner` and `outer` are the best and the worst one."""

    label: str
    rank: int
    inner: tuple[int, int]
    outer: tuple[int, int]
    is_marked: bool  # starting there costs something: another sign


def ranks(
    rows: Sequence[Ranked], text: Text, *, axis: str, inner: str, outer: str, fictive: bool
) -> go.Figure:
    """A row each: a thick line for `inner`, a thin one for `outer`, named in the first row."""
    figure = go.Figure()
    labels = [literal(row.label) for row in rows]
    for width, colour, ends in (
        (look.LINE, look.PALE, [row.outer for row in rows]),
        (11, look.PALE, [row.inner for row in rows]),
    ):
        figure.add_scatter(
            x=[end for low, high in ends for end in (low, high, None)],
            y=[place for label in labels for place in (label, label, None)],
            mode="lines",
            line={"color": colour, "width": width},
            hoverinfo="skip",
        )
    figure.add_scatter(
        x=[row.rank for row in rows],
        y=labels,
        mode="markers",
        marker={
            "size": 13,
            "color": [BLACK if row.is_marked else BLUE for row in rows],
            "symbol": ["diamond" if row.is_marked else "circle" for row in rows],
            "line": {"color": "white", "width": look.HAIR},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )
    last = max((row.outer[1] for row in rows), default=1)
    step = 1 if last <= 25 else 5
    marks = [1, *range(step if step > 1 else 2, last + 1, step)]
    figure.update_xaxes(
        title=axis, range=[0.3, last + 0.7], tickvals=marks, ticktext=list(map(str, marks))
    )
    figure.update_yaxes(range=[len(rows) - 0.5, -1.6], gridcolor="white")
    marked(
        figure,
        annotations=[
            _named(inner, 0.6, BLACK, "left"),
            _named(outer, last + 0.6, GREY, "right"),
        ],
    )
    return styled(figure, text, height=130 + ROW * len(rows), fictive=fictive)


def _named(words: str, x: float, colour: str, side: str) -> dict[str, object]:
    return {
        "x": x,
        "y": -1.05,
        "text": words,
        "showarrow": False,
        "xanchor": side,
        "font": {"color": colour, "size": look.NOTE},
    }
