"""An order before and after: who stands where, and who changed place by more than chance?"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, literal, marked, styled
from pages.shared.text import Text

ROW, SIDE = 42, 1.0  # pixels; room for the names, in the distance between the two times
LINE = 26  # letters


@dataclass(frozen=True, slots=True)
class Slope:
    """Places from 1, each taken once a side. `said` stands beside the name; `sure`: it moved."""

    label: str
    before: int
    after: int
    said_before: str
    said_after: str
    sure: bool


def slopes(
    rows: Sequence[Slope], text: Text, *, before: str, after: str, fictive: bool
) -> go.Figure:
    """Draw a line each from its place before to its place after. A filled circle moved."""
    figure = go.Figure()
    for row in rows:
        colour = BLUE if row.sure else GREY
        figure.add_scatter(
            x=[0, 1],
            y=[row.before, row.after],
            mode="lines+markers",
            line={"color": colour, "width": look.THICK if row.sure else look.THIN},
            marker={
                "color": colour,
                "size": 12,
                "symbol": "circle" if row.sure else "diamond-open",
            },
            hoverinfo="skip",
            cliponaxis=False,
        )
    marked(
        figure,
        annotations=[
            *(mark for row in rows for mark in _named(row)),
            _head(0, before, "right"),
            _head(1, after, "left"),
        ],
    )
    figure.update_xaxes(visible=False, range=[-SIDE, 1 + SIDE])
    figure.update_yaxes(visible=False, range=[len(rows) + 0.5, -0.3])
    return styled(figure, text, height=60 + ROW * (len(rows) + 1), fictive=fictive)


def _named(row: Slope) -> tuple[dict[str, object], dict[str, object]]:
    """The name first, in lines; the share beside its last line."""
    name = "<br>".join(map(literal, wrap(row.label, LINE)))
    said = (f"{name}  {row.said_before}", f"{name}  {row.said_after}")
    left, right = (f"<b>{words}</b>" if row.sure else words for words in said)
    return (
        _beside(0, row.before, left, "right", sure=row.sure),
        _beside(1, row.after, right, "left", sure=row.sure),
    )


def _beside(x: int, y: int, words: str, anchor: str, *, sure: bool) -> dict[str, object]:
    return {
        "x": x,
        "y": y,
        "text": words,
        "xanchor": anchor,
        "align": anchor,
        "xshift": -12 if anchor == "right" else 12,
        "showarrow": False,
        "font": {"size": look.BODY, "color": look.BLUE_WORDS if sure else BLACK},
    }


def _head(x: int, words: str, anchor: str) -> dict[str, object]:
    return {
        "x": x,
        "y": 0.1,
        "text": f"<b>{literal(words)}</b>",
        "xanchor": anchor,
        "xshift": -12 if anchor == "right" else 12,
        "showarrow": False,
        "font": {"size": look.BODY, "color": BLACK},
    }
