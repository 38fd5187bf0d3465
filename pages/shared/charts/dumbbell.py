"""Two shares of the same respondents, a row each: how far apart do they lie?"""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, ORANGE, literal, marked, styled
from pages.shared.text import Text

ROW, RIGHT = 40, 190  # pixels


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """Shares 0-1; `said` stands to the right."""

    label: str
    first: float
    second: float
    said: str
    accent: bool


def dumbbells(
    groups: Sequence[tuple[str, Sequence[Dumbbell]]],
    text: Text,
    *,
    first: str,
    second: str,
    axis: str,
    fictive: bool,
) -> go.Figure:
    """Draw the rows of each group under its heading: a circle for `first`, a diamond `second`."""
    figure = go.Figure()
    places: list[tuple[int, Dumbbell]] = []
    headings: list[tuple[int, str]] = []
    y = 0
    for heading, rows in groups:
        headings.append((y, heading))
        for row in rows:
            y += 1
            places.append((y, row))
        y += 1
    for place, row in places:
        ends = [round(share * 100) for share in (row.first, row.second)]
        figure.add_scatter(
            x=ends,
            y=[place, place],
            mode="lines+markers+text",
            text=[text.numbers.share(share) for share in (row.first, row.second)],
            textposition=_sides(ends),
            textfont={"size": look.BODY, "color": BLACK},
            line={
                "color": BLUE if row.accent else GREY,
                "width": look.THICK if row.accent else look.THIN,
            },
            marker={
                "size": 14,
                "color": [ORANGE, BLACK],
                "symbol": ["circle", "diamond"],
                "line": {"color": BLACK, "width": look.HAIR},
            },
            hoverinfo="skip",
            cliponaxis=False,
        )
    marked(
        figure,
        annotations=[
            *(_heading(place, heading) for place, heading in headings if heading),
            *(_said(place, row) for place, row in places),
            _key(first, second),
        ],
    )
    most = max(end for _, row in places for end in (row.first, row.second)) * 100
    figure.update_xaxes(
        title=axis,
        range=[-4, min(100.0, most + 8)],
        ticksuffix=text.numbers.percent,
    )
    figure.update_yaxes(
        range=[y - 0.3, -0.6],
        tickvals=[place for place, _ in places],
        ticktext=[literal(row.label) for _, row in places],
        gridcolor="white",
    )
    figure = styled(figure, text, height=130 + ROW * y, fictive=fictive)
    return figure.update_layout(margin_r=RIGHT, margin_t=52)


def _sides(ends: Sequence[int]) -> list[str]:
    """Each number away from the line between them."""
    out = ("middle left", "middle right")
    return list(out) if ends[0] <= ends[1] else list(out[::-1])


def _said(place: int, row: Dumbbell) -> dict[str, object]:
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 8,
        "y": place,
        "text": row.said,
        "showarrow": False,
        "font": {"size": look.NOTE, "color": look.BLUE_WORDS if row.accent else BLACK},
    }


def _heading(place: int, heading: str) -> dict[str, object]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": place,
        "text": f"<b>{literal(heading)}</b>",
        "showarrow": False,
        "bgcolor": "white",
        "font": {"size": look.BODY, "color": BLACK},
    }


def _key(first: str, second: str) -> dict[str, object]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 16,
        "text": (
            f'<span style="color:{ORANGE}">●</span> {literal(first)}   <b>◆</b> {literal(second)}'
        ),
        "showarrow": False,
        "font": {"size": look.BODY, "color": BLACK},
    }
