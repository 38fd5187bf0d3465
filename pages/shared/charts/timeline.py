"""What was done when: a row for each thing, bars for what lasted and signs for what was a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from data.study import Period
from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, ORANGE, literal, marked, styled
from pages.shared.text import Text

ROW, HEAD = 24, 90  # pixels
MOST_TICKS = 12
# colour and pattern: each tells the owner by itself, also on a black and white print
LOOKS = {
    "municipality": (BLUE, ""),
    "private": (ORANGE, "/"),
    "police": (BLACK, "x"),
    "joint": (look.GREEN, "."),
    "": (GREY, "-"),
}
EVENT = "event"
SIGNS = ("circle", "diamond")  # of what was on single days, in order: the same in each area


@dataclass(frozen=True, slots=True)
class Bar:
    """From `start` until `end`, the first day after; `owner` is one of LOOKS, or EVENT."""

    start: date
    end: date
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    name: str  # may be of a file
    bars: Sequence[Bar] = ()
    days: Sequence[date] = ()
    is_heading: bool = False


def timeline(
    lanes: Sequence[Lane], period: Period, text: Text, *, start: date | None, fictive: bool
) -> go.Figure:
    """The lanes from top to bottom in their order; `start` is the pilot's."""
    figure = go.Figure()
    rows = list(range(len(lanes)))
    _draw_bars(figure, lanes, period, text)
    _draw_days(figure, lanes, period, text)
    first, last = pd.Timestamp(period.start), pd.Timestamp(period.end)
    ticks = _ticks(period)
    figure = styled(figure, text, height=HEAD + ROW * len(lanes), fictive=fictive)
    figure.update_xaxes(
        type="date",
        range=[first, last],
        tickvals=ticks,
        ticktext=[text.numbers.short_month(day) for day in ticks],
        side="bottom",
        showgrid=True,
    )
    figure.update_yaxes(
        tickvals=rows,
        ticktext=[_label(lane) for lane in lanes],
        range=[len(lanes) - 0.4, -0.6],
        showgrid=False,
        tickfont={"size": look.FINE},
    )
    figure.update_layout(barmode="overlay")
    if start is not None and period.start < start < period.end:
        marked(
            figure,
            shapes=[
                {
                    "type": "line",
                    "xref": "x",
                    "yref": "paper",
                    "x0": start.isoformat(),
                    "x1": start.isoformat(),
                    "y0": 0,
                    "y1": 1,
                    "line": {"color": BLACK, "width": look.THIN},
                }
            ],
        )
    return figure


def _label(lane: Lane) -> str:
    name = literal(lane.name)
    return f"<b>{name}</b>" if lane.is_heading else name


def _draw_bars(figure: go.Figure, lanes: Sequence[Lane], period: Period, text: Text) -> None:
    """One trace for each owner: of many traces each takes time."""
    drawn: dict[str, list[tuple[int, date, date, str]]] = {}
    for row, lane in enumerate(lanes):
        for bar in lane.bars:
            start, end = max(bar.start, period.start), min(bar.end, period.end)
            if start < end:
                said = f"{literal(lane.name)}: {text.numbers.days(bar.start, bar.end)}"
                drawn.setdefault(bar.owner, []).append((row, start, end, said))
    for owner, bars in drawn.items():
        colour, shape = (GREY, "\\") if owner == EVENT else LOOKS.get(owner, LOOKS[""])
        figure.add_bar(
            orientation="h",
            width=0.64,
            y=[row for row, *_ in bars],
            base=[start.isoformat() for _, start, _, _ in bars],
            x=[(end - start).days * 86_400_000 for _, start, end, _ in bars],
            marker={
                "color": colour,
                "pattern": {"shape": shape, "fgcolor": colour, "bgcolor": "white", "size": 7},
                "line": {"color": colour, "width": look.HAIR},
            },
            customdata=[said for *_, said in bars],
            hovertemplate="%{customdata}<extra></extra>",
        )


def _draw_days(figure: go.Figure, lanes: Sequence[Lane], period: Period, text: Text) -> None:
    signed = [(row, lane) for row, lane in enumerate(lanes) if lane.days]
    signs = dict(zip(dict.fromkeys(lane.name for _, lane in signed), SIGNS, strict=False))
    for row, lane in signed:
        days = [day for day in lane.days if period.start <= day < period.end]
        figure.add_scatter(
            x=[day.isoformat() for day in days],
            y=[row] * len(days),
            mode="markers",
            marker={"symbol": signs[lane.name], "size": 10, "color": BLACK},
            customdata=[f"{literal(lane.name)}: {text.numbers.day(day)}" for day in days],
            hovertemplate="%{customdata}<extra></extra>",
        )


def _ticks(period: Period) -> list[date]:
    """First days of months, evenly: every one, or every third, sixth or twelfth."""
    months = pd.date_range(period.start.replace(day=1), period.end, freq="MS", inclusive="left")
    step = next((s for s in (1, 3, 6) if len(months) / s <= MOST_TICKS), 12)
    known: list[Any] = [m for m in months if (m.month - 1) % step == 0]
    return [month.date() for month in known if month.date() >= period.start]
