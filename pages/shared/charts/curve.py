"""Curves with what they are held against: what could be seen when, and the difference so far."""

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from analysis.fewer_so_far import SoFar
from analysis.precision import SmallestChange
from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, SHADE, styled, ticks
from pages.shared.text import Text

BAND = look.see_through(BLUE, 0.18)


def smallest_changes(
    curve: Sequence[SmallestChange],
    text: Text,
    *,
    worth_having: float,
    planned_months: int,
    fictive: bool,
) -> go.Figure:
    """The smallest change that shows, by months after; the plan's own months and change marked."""
    figure = go.Figure(
        go.Scatter(
            x=[step.months for step in curve],
            y=[step.change * 100 for step in curve],
            mode="lines",
            line={"color": BLUE, "width": look.THICK},
            customdata=[_seen_after(step, text) for step in curve],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    figure.add_hline(y=worth_having * 100, line_dash="dot", line_color=BLACK, line_width=look.THIN)
    _note(
        figure,
        f"{text.numbers.signed_share(worth_having)}: {text.judgement.seen_worth}",
        x=1,
        xref="paper",
        xanchor="right",
        y=worth_having * 100,
        yanchor="bottom" if worth_having < 0 else "top",
    )
    figure.add_vline(x=planned_months, line_dash="dash", line_color=GREY, line_width=look.THIN)
    _note(
        figure,
        text.judgement.planned.format(months=text.numbers.whole(planned_months)),
        x=planned_months,
        y=1,
        yref="paper",
        yanchor="bottom",
        color=GREY,
    )
    values = [0.0, worth_having * 100, *(step.change * 100 for step in curve)]
    marks = ticks(min(values), max(values))
    figure.update_yaxes(
        title=text.judgement.seen_axis,
        tickvals=marks,
        ticktext=[text.numbers.signed(mark) + text.numbers.percent for mark in marks],
    )
    years = list(range(0, curve[-1].months + 1, 12 if len(curve) <= 120 else 60))
    figure.update_xaxes(
        title=text.judgement.months_axis, range=[0, years[-1] * 1.02], tickvals=years
    )
    return styled(figure, text, height=380, fictive=fictive)


def _seen_after(step: SmallestChange, text: Text) -> str:
    months = text.plan.months.format(count=text.numbers.whole(step.months))
    return f"{months}: {text.numbers.signed_share(step.change)}"


def running(steps: Sequence[SoFar], text: Text, *, start: date, fictive: bool) -> go.Figure:
    """
    The difference so far with its interval, from the beginning of the after period on.

    In whole incidents, as in the table: see `charts.interval.Scale`.
    """
    firsts = [start, *(step.until for step in steps)]
    days = [day - timedelta(days=1) for day in firsts]  # a sum stands at its last month
    found = [step.fewer for step in steps]
    figure = go.Figure()
    for ends, fill in (([f.high for f in found], None), ([f.low for f in found], "tonexty")):
        figure.add_scatter(
            x=days,
            y=[0, *map(round, ends)],
            mode="lines",
            line={"width": look.HAIR, "color": BLUE, "dash": "dot"},
            fill=fill,
            fillcolor=BAND,
            hoverinfo="skip",
        )
    figure.add_scatter(
        x=days,
        y=[0, *(round(f.value) for f in found)],
        mode="lines+markers",
        line={"color": BLUE, "width": look.THICK},
        marker={"size": 6, "color": BLUE},
        customdata=[text.numbers.month(day) for day in days],
        hovertemplate="%{customdata}: %{y:,.0f}<extra></extra>",
    )
    figure.add_hline(y=0, line_dash="dash", line_color=GREY, line_width=look.THIN)
    values = [0.0, *(end for f in found for end in (f.low, f.high))]
    marks = ticks(min(values), max(values))
    figure.update_yaxes(
        title=text.judgement.so_far_axis,
        tickvals=marks,
        ticktext=[
            text.numbers.signed(mark) if mark else text.overview.as_expected for mark in marks
        ],
    )
    shown = days[:: max(1, len(days) // 4)]
    names = [text.numbers.short_month(day).replace(" ", "<br>") for day in shown]
    figure.update_xaxes(tickvals=shown, ticktext=names, tickangle=0)
    figure.update_layout(plot_bgcolor="white", hoverlabel={"bgcolor": SHADE})
    return styled(figure, text, height=380, fictive=fictive)


def _note(figure: go.Figure, words: str, *, color: str = BLACK, **place: object) -> None:
    font = {"size": look.NOTE, "color": color}
    figure.add_annotation(text=words, showarrow=False, font=font, **place)
