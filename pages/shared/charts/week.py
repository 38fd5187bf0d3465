"""Weekday and time of day, as a heat table."""

from collections.abc import Collection, Sequence
from math import isnan

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray
from plotly.subplots import make_subplots

from analysis.disclosure import ShownTable
from pages.shared import look
from pages.shared.charts.style import BLACK, styled
from pages.shared.text import Text

Numbers = NDArray[np.float64]
UP, DOWN = "\N{BLACK UP-POINTING TRIANGLE}", "\N{BLACK DOWN-POINTING TRIANGLE}"


def week(table: ShownTable, text: Text, *, fictive: bool) -> go.Figure:
    """Weekdays downwards, hours to the right; each cell says its number, or that it is hidden."""
    numbers = _numbers(table.cells)
    figure = go.Figure(_heat(numbers, _said(numbers, text, digits=0), text))
    _lay_out(figure, text)
    return styled(figure, text, height=380, fictive=fictive)


def two_weeks(
    before: pd.DataFrame,
    after: pd.DataFrame,
    titles: Sequence[str],
    text: Text,
    *,
    up: Collection[tuple[int, int]],
    down: Collection[tuple[int, int]],
    fictive: bool,
) -> go.Figure:
    """
    Two periods beside each other on one scale: incidents a year, weekday x first hour of the span.

    `up` and `down` are the (weekday, hour) that get a sign in the second one.
    """
    figure = make_subplots(1, 2, shared_yaxes=True, horizontal_spacing=0.03)
    both = [_numbers(cells) for cells in (before, after)]
    said = [_said(numbers, text, digits=1) for numbers in both]
    span = 24 // before.shape[1]
    for cells, sign in ((up, UP), (down, DOWN)):
        for weekday, hour in cells:
            said[1][weekday][hour // span] += f" {sign}"
    for at, numbers in enumerate(both):
        heat = _heat(numbers, said[at], text, most=float(np.nanmax(both)))
        figure.add_trace(heat, row=1, col=at + 1)
        figure.add_annotation(
            text=titles[at],
            xref="x domain" if at == 0 else "x2 domain",
            yref="paper",
            x=0,
            y=1,
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            font={"size": look.BODY, "color": BLACK},
        )
    _lay_out(figure, text)
    styled(figure, text, height=450, fictive=fictive)
    if fictive:  # on a small screen the mark would stand on the name of the second week
        figure.layout.annotations[-1].yshift = 24
        figure.update_layout(margin_t=52)
    return figure


def _numbers(cells: pd.DataFrame) -> Numbers:
    return cells.astype("Float64").to_numpy(dtype=float, na_value=float("nan"))


def _said(numbers: Numbers, text: Text, *, digits: int) -> list[list[str]]:
    decimal, hidden = text.numbers.decimal, text.card.hidden_mark
    return [[hidden if isnan(n) else decimal(n, digits) for n in row] for row in numbers]


def _heat(
    numbers: Numbers, said: list[list[str]], text: Text, most: float | None = None
) -> go.Heatmap:
    span = 24 // numbers.shape[1]
    return go.Heatmap(
        z=numbers,
        zmin=None if most is None else 0,
        zmax=most,
        x=[text.trends.hour_columns.format(start=h, end=h + span) for h in range(0, 24, span)],
        y=list(text.trends.weekdays),
        text=said,
        texttemplate="%{text}",
        colorscale=list(look.LIGHT),
        showscale=False,
        textfont={"size": look.NOTE, "color": BLACK},
        xgap=2,
        ygap=2,
        hoverinfo="skip",
        hoverongaps=False,
    )


def _lay_out(figure: go.Figure, text: Text) -> None:
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(showgrid=False, type="category", title=text.trends.hour_axis)
