"""Incidents month by month, with the pilot's periods behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from data.kinds.parallel_events import ParallelEvent
from data.study import Period, Pilot
from pages.shared import look
from pages.shared.charts.style import (
    AXIS,
    BLACK,
    BLUE,
    GREY,
    GRID,
    ORANGE,
    SHADE,
    known,
    literal,
    marked,
    styled,
)
from pages.shared.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """A series by month (its first day); a month that may not be shown is missing."""

    name: str
    values: "pd.Series[Any]"
    accent: bool = True


def month_bars(
    counts: "pd.Series[Any]",
    text: Text,
    *,
    preliminary_from: date | None,
    fictive: bool,
    marks: Mapping[date, str] = MappingProxyType({}),
) -> go.Figure:
    """A bar a month; preliminary months are hatched, hidden ones and those of `marks` marked."""
    hatched = [preliminary_from is not None and m.date() >= preliminary_from for m in counts.index]
    figure = go.Figure(
        go.Bar(
            x=counts.index,
            y=known(counts.astype("float64").tolist()),
            marker={
                "color": BLUE,
                "pattern": {
                    "shape": ["/" if h else "" for h in hatched],
                    "fgcolor": BLUE,
                    "bgcolor": "white",
                },
                "line": {"color": BLUE, "width": look.HAIR},
            },
            customdata=[text.numbers.month(month) for month in counts.index],
            hovertemplate="%{customdata}: %{y:,.0f}<extra></extra>",
        )
    )
    hidden = counts.index[counts.isna()]
    if len(hidden):  # else they would look like months without incidents
        figure.add_scatter(
            x=hidden,
            y=[0] * len(hidden),
            mode="text",
            text=[text.card.hidden_mark] * len(hidden),
            textposition="top center",
            hoverinfo="skip",
        )
    marked = [pd.Timestamp(month) for month in marks]
    if marked:
        figure.add_scatter(
            x=marked,
            y=counts[marked].astype("float64").tolist(),
            mode="text",
            text=list(marks.values()),
            textposition="top center",
            textfont={"size": look.ANSWER, "color": BLACK},
            hoverinfo="skip",
        )
    figure.update_yaxes(title=text.trends.count_axis, rangemode="tozero", tickformat=",~f")
    figure.update_layout(bargap=0.15)
    return dated(styled(figure, text, height=360, fictive=fictive))


def month_lines(
    lines: Sequence[Line],
    text: Text,
    *,
    axis: str,
    pilot: Pilot | None = None,
    preliminary_from: date | None = None,
    fictive: bool,
    height: int = 400,
) -> go.Figure:
    """Lines with their names at their ends; preliminary months are dotted."""
    figure = go.Figure()
    for line in lines:
        colour, symbol = (BLUE, "circle") if line.accent else (BLACK, "diamond")
        for settled in (True, False):
            part = _part(line.values, preliminary_from, settled=settled)
            if part.empty:
                continue
            figure.add_scatter(
                x=part.index,
                y=known(part.astype("float64").tolist()),
                mode="lines+markers",
                line={
                    "color": colour,
                    "width": look.LINE if line.accent else look.THIN,
                    "dash": "solid" if settled else "dash",
                },
                marker={
                    "symbol": symbol if settled else f"{symbol}-open",
                    "size": 6,
                    "color": colour,
                },
                customdata=[text.numbers.month(month) for month in part.index],
                hovertemplate=f"{literal(line.name)}, %{{customdata}}: %{{y:,.0f}}<extra></extra>",
                connectgaps=False,
            )
    _hatch(figure, lines, preliminary_from)
    if len(lines) > 1:  # one line is named by its card
        _label_ends(figure, lines)
    if pilot:
        shade(figure, pilot, text)
    figure.update_yaxes(title=axis, rangemode="tozero", tickformat=",~f")
    return dated(styled(figure, text, height=height, fictive=fictive))


def _hatch(figure: go.Figure, lines: Sequence[Line], first: date | None) -> None:
    """Hatch the months that may still change, behind the lines: as bars of such months are."""
    last = max(line.values.index[-1] for line in lines)
    if first is None or last < pd.Timestamp(first):
        return
    top = max(line.values.max() for line in lines if line.values.notna().any())
    end = last + pd.DateOffset(months=1)
    figure.add_scatter(
        x=[pd.Timestamp(first), end, end, pd.Timestamp(first)],
        y=[0, 0, top, top],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillpattern={
            "shape": "/",
            "fgcolor": look.RULE,
            "bgcolor": look.CLEAR,
            "size": 9,
        },
        hoverinfo="skip",
        zorder=-1,
    )


def number_events(figure: go.Figure, events: Sequence[ParallelEvent]) -> None:
    """A bar at the foot for as long as each lasted, with the number that the list below gives."""
    marked(
        figure,
        shapes=[
            {
                "type": "rect",
                "xref": "x",
                "yref": "y domain",
                "x0": event.start.isoformat(),
                "x1": event.end.isoformat(),
                "y0": 0,
                "y1": 0.025,
                "fillcolor": ORANGE,
                "line": {"color": ORANGE, "width": look.THIN},
                "layer": "above",
            }
            for event in events
        ],
        annotations=[
            {
                "x": event.start.isoformat(),
                "y": 0.03,
                "yref": "y domain",  # other bands may stand below
                "text": f"<b>{number}</b>",
                "showarrow": False,
                "xanchor": "left",
                "yanchor": "bottom",
                "font": {"size": look.NOTE, "color": BLACK},
                "bgcolor": look.VEIL,  # it may stand on a bar
                "borderpad": 1,
            }
            for number, event in enumerate(events, start=1)
        ],
    )


def add_dose(figure: go.Figure, dose: "pd.Series[Any]", text: Text) -> None:
    """A thin band of steps below the months: how much was in place in each (first day, number)."""
    last = dose.index[-1] + pd.DateOffset(months=1)
    values = dose.astype("float64").tolist()
    figure.add_scatter(
        x=[*dose.index, last],
        y=[*values, values[-1]],
        yaxis="y2",
        mode="lines",
        line={"color": GREY, "width": look.THIN, "shape": "hv"},
        fill="tozeroy",
        fillcolor=GRID,
        customdata=[text.numbers.month(month) for month in [*dose.index, dose.index[-1]]],
        hovertemplate=f"{literal(text.timeline.dose)}, %{{customdata}}: %{{y:,.0f}}<extra></extra>",
    )
    figure.update_layout(
        yaxis={"domain": [0.24, 1]},
        yaxis2={
            **AXIS,
            "domain": [0, 0.13],
            "anchor": "x",
            "rangemode": "tozero",
            "nticks": 3,
            "tickformat": ",~f",
        },
        xaxis={"anchor": "y2"},
    )
    figure.add_annotation(
        text=f"<b>{literal(text.timeline.dose)}</b>",
        xref="paper",
        x=0.005,
        yref="y2 domain",
        y=1,
        xanchor="left",
        yanchor="top",
        showarrow=False,
        font={"size": look.NOTE, "color": BLACK},
    )


def _part(values: "pd.Series[Any]", start: date | None, *, settled: bool) -> "pd.Series[Any]":
    if start is None:
        return values if settled else values.iloc[:0]
    first = pd.Timestamp(start)
    # the dotted part begins at the last settled month, so that the line does not break
    return (
        values[values.index < first]
        if settled
        else values[values.index >= first - pd.DateOffset(months=1)]
    )


def _label_ends(figure: go.Figure, lines: Sequence[Line]) -> None:
    """Write each name above the lines, in its colour: ends of lines often meet."""
    for place, line in enumerate(lines):
        figure.add_annotation(
            text=f"<b>{'●' if line.accent else '◆'} {literal(line.name)}</b>",
            xref="paper",
            yref="paper",
            x=0.005,
            y=1.0 - 0.085 * place,
            xanchor="left",
            yanchor="top",
            showarrow=False,
            font={"color": look.BLUE_WORDS if line.accent else BLACK, "size": look.STRONG},
            bgcolor=look.VEIL,
        )


def shade(figure: go.Figure, pilot: Pilot, text: Text) -> None:
    """The pilot's periods behind the months, and its start."""
    names = (text.trends.before, "", text.trends.after)
    for period, name in zip((pilot.before, pilot.implementation, pilot.after), names, strict=True):
        if not period.months:
            continue
        shaded = period is pilot.implementation
        _span(figure, period, name, look.SHADE_DARK if shaded else SHADE)
    figure.add_annotation(
        x=pilot.start.isoformat(),
        xref="x",
        y=1,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
        text=f"{text.trends.start}, {text.trends.implementation.lower()}"
        if pilot.implementation.months
        else text.trends.start,
        font={"size": look.NOTE, "color": BLACK},
    )
    figure.add_vline(x=pilot.start.isoformat(), line_width=look.THIN, line_color=BLACK)


def _span(figure: go.Figure, period: Period, name: str, colour: str) -> None:
    figure.add_vrect(
        x0=period.start.isoformat(),
        x1=period.end.isoformat(),
        fillcolor=colour,
        line_width=look.HAIR,
        line_color="white",
        layer="below",
        annotation_text=name,
        annotation_position="bottom left",
        annotation_font={"size": look.NOTE, "color": GREY},
    )


def dated(figure: go.Figure) -> go.Figure:
    """Years only: month names in Plotly's own bundle are English."""
    days = pd.to_datetime([day for trace in figure.data for day in trace.x])
    years = (days.max() - days.min()).days / 365 if len(days) else 1
    return figure.update_xaxes(
        tickformat="%Y",
        dtick=f"M{12 * max(1, round(years / 9))}",
        tick0="2000-01-01",
        minor={"dtick": "M3" if years < 9 else "M12", "ticks": "outside"},
    )
