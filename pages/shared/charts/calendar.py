"""Calendars: years down and months across; weekdays down and weeks across."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.style import BLACK, known, styled
from pages.shared.text import Text


def month_table(
    cells: pd.DataFrame, said: Sequence[Sequence[str]], text: Text, *, fictive: bool
) -> go.Figure:
    """`cells`: years x months 1-12, missing where nothing is shown; `said` is what each says."""
    figure = go.Figure(
        go.Heatmap(
            z=[known(row) for row in cells.astype("float64").to_numpy().tolist()],
            x=list(text.calendar.months),
            y=[str(year) for year in cells.index],
            text=[list(row) for row in said],
            texttemplate="%{text}",
            colorscale=list(look.LIGHT),
            showscale=False,
            textfont={"size": look.BODY, "color": BLACK},
            xgap=2,
            ygap=2,
            hoverinfo="skip",
            hoverongaps=False,
        )
    )
    figure.update_yaxes(autorange="reversed", showgrid=False, type="category")
    figure.update_xaxes(showgrid=False, type="category", side="top", ticks="")
    figure = styled(figure, text, height=84 + 46 * len(cells), fictive=fictive)
    figure.update_annotations(yshift=30)  # the mark of made-up data, above the months
    return figure.update_layout(margin={"t": 70})


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and the number of its class; None: not shown."""

    day: date
    of_class: int | None


def day_table(
    days: Sequence[Day], legend: Sequence[str], text: Text, *, fictive: bool
) -> go.Figure:
    """
    A year of days. Nothing in the picture is a count: colours are those of the classes, whose names
    `legend` has, the lowest first.
    """
    first = days[0].day.toordinal() - days[0].day.weekday()  # a Monday
    weeks = (days[-1].day.toordinal() - first) // 7 + 1
    steps = len(look.CLASSES)
    shades: list[list[float | None]] = [[None] * weeks for _ in range(7)]
    for each in days:
        if each.of_class is not None:
            week = (each.day.toordinal() - first) // 7
            shades[each.day.weekday()][week] = (each.of_class + 0.5) / steps
    figure = go.Figure(
        go.Heatmap(
            z=shades,
            x=[(week + 0.5) / weeks for week in range(weeks)],
            y=list(text.trends.weekdays),
            colorscale=_stepped(),
            zmin=0,
            zmax=1,
            showscale=False,
            xgap=2,
            ygap=2,
            hoverinfo="skip",
            hoverongaps=False,
        )
    )
    ticks = range(0, weeks, max(1, weeks // 13))
    numbers = [date.fromordinal(first + 7 * week).isocalendar().week for week in ticks]
    figure.update_xaxes(
        showgrid=False,
        tickvals=[(week + 0.5) / weeks for week in ticks],
        ticktext=[text.calendar.week.format(n=number) for number in numbers],
        tickangle=0,
        tickfont={"size": look.FINE},
    )
    figure.update_yaxes(autorange="reversed", showgrid=False, type="category", ticks="")
    styled(figure, text, height=360, fictive=fictive)
    _month_edges(figure, days, first, weeks)
    _legend(figure, legend)
    return figure.update_layout(margin={"t": 84})


def _stepped() -> list[tuple[float, str]]:
    steps = len(look.CLASSES)
    edges = [(n / steps, (n + 1) / steps, colour) for n, colour in enumerate(look.CLASSES)]
    return [(edge, colour) for low, high, colour in edges for edge in (low, high)]


def _month_edges(figure: go.Figure, days: Sequence[Day], first: int, weeks: int) -> None:
    """A line where a month begins, round its days, as on a wall calendar."""
    for each in days[1:]:
        if each.day.day != 1:
            continue
        week, weekday = divmod(each.day.toordinal() - first, 7)
        left, right = week / weeks, (week + 1) / weeks
        path = f"M {left},{6.5} L {left},{weekday - 0.5}"
        if weekday:
            path += f" L {right},{weekday - 0.5} L {right},-0.5"
        else:
            path = f"M {left},6.5 L {left},-0.5"
        figure.add_shape(type="path", path=path, line={"color": BLACK, "width": look.THIN})


def _legend(figure: go.Figure, legend: Sequence[str]) -> None:
    """Above the days, the classes with their colours and numbers."""
    said = [
        f"<span style='color:{colour};font-size:22px'>■</span> {words}"
        for words, colour in zip(legend, look.CLASSES, strict=False)
    ]
    figure.add_annotation(
        text="   ".join(said),
        xref="paper",
        yref="paper",
        x=0,
        y=1.08,
        xanchor="left",
        yanchor="bottom",
        showarrow=False,
        font={"size": look.BODY, "color": BLACK},
    )
