"""Many changes with their intervals, a thin row each: the declared first, then by size."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from analysis.results import Estimate
from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, literal, marked, styled, ticks
from pages.shared.text import Text

ROW, TWO_LINES, RIGHT = 34, 46, 180  # pixels
LINE = 54  # letters


@dataclass(frozen=True, slots=True)
class Change:
    """`said` stands to the right; `sure` is a change among all that were looked at."""

    label: str
    estimate: Estimate
    said: str
    sure: bool


def changes(
    groups: Sequence[tuple[str, Sequence[Change]]],
    text: Text,
    *,
    axis: str,
    no_difference: str,
    fictive: bool,
) -> go.Figure:
    """Draw the rows of each group under its heading. A filled circle is sure, a diamond not."""
    figure = go.Figure()
    places: list[tuple[int, Change]] = []
    headings: list[tuple[int, str]] = []
    y = 0
    for heading, rows in groups:
        headings.append((y, heading))
        for row in rows:
            y += 1
            places.append((y, row))
        y += 1
    for sure in (False, True):
        own = [(place, row) for place, row in places if row.sure is sure]
        if own:
            _dots(figure, own, sure=sure)
    ends = [end for _, row in places for end in _ends(row)]
    room = 0.06 * (max([*ends, 0]) - min([*ends, 0])) or 1
    low, high = min([*ends, 0]) - room, max([*ends, 0]) + room
    figure.add_vline(x=0, line_dash="dash", line_color=GREY, line_width=look.THIN)
    marked(
        figure,
        annotations=[
            *(_said(place, row) for place, row in places),
            *(_heading(place, heading) for place, heading in headings if heading),
            _none(no_difference, roomier_left=-low > high),
        ],
    )
    marks = ticks(low, high)
    figure.update_xaxes(
        title=axis,
        range=[low, high],
        tickvals=marks,
        ticktext=[text.numbers.signed(mark) for mark in marks],
    )
    labels = [wrap(row.label, LINE) for _, row in places]
    figure.update_yaxes(
        range=[y - 0.4, -0.6],
        tickvals=[place for place, _ in places],
        ticktext=["<br>".join(map(literal, lines)) for lines in labels],
        gridcolor="white",
        tickfont={"size": look.BODY},
    )
    height = TWO_LINES if any(len(lines) > 1 for lines in labels) else ROW
    figure = styled(figure, text, height=130 + height * y, fictive=fictive)
    # the mark of made-up data, above the words of no difference
    figure.update_annotations(yshift=18, selector={"text": text.frame.fictive})
    return figure.update_layout(margin_r=RIGHT, margin_t=48)


def _dots(figure: go.Figure, rows: Sequence[tuple[int, Change]], *, sure: bool) -> None:
    colour = BLUE if sure else GREY
    values = [_shown(row.estimate.value) for _, row in rows]
    ends = [_ends(row) for _, row in rows]
    figure.add_scatter(
        x=values,
        y=[place for place, _ in rows],
        mode="markers",
        marker={"size": 13, "color": colour, "symbol": "circle" if sure else "diamond-open"},
        error_x={
            "symmetric": False,
            "array": [high - v for (_, high), v in zip(ends, values, strict=True)],
            "arrayminus": [v - low for (low, _), v in zip(ends, values, strict=True)],
            "thickness": 3 if sure else 2,
            "width": 5,
            "color": colour,
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _shown(share: float) -> float:
    """Rounded as the words beside it: what a browser gets is read too."""
    return round(share * 100, 1)


def _ends(row: Change) -> tuple[float, float]:
    return _shown(row.estimate.low), _shown(row.estimate.high)


def _said(place: int, row: Change) -> dict[str, object]:
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 8,
        "y": place,
        "text": f"<b>{row.said}</b>" if row.sure else row.said,
        "showarrow": False,
        "font": {"size": look.NOTE, "color": look.BLUE_WORDS if row.sure else BLACK},
    }


def _heading(place: int, heading: str) -> dict[str, object]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": place,
        "text": f"<b>{heading}</b>",
        "showarrow": False,
        "bgcolor": "white",
        "font": {"size": look.BODY, "color": BLACK},
    }


def _none(words: str, *, roomier_left: bool) -> dict[str, object]:
    """Beside the line, away from the nearer edge: at the right one stands that data are made up."""
    return {
        "x": 0,
        "xanchor": "right" if roomier_left else "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "text": words,
        "showarrow": False,
        "font": {"size": look.NOTE, "color": GREY},
    }
