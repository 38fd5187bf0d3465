"""A funnel plot: areas by size and value, between limits that close in as areas grow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log10

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, literal, styled
from pages.shared.text import Text

At = Callable[[float, float], dict[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One area: `said` is its value in words, and it is named where it lies outside."""

    name: str
    size: float
    value: float
    said: str
    is_pilot: bool
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit, as a line; a missing value is no limit there."""

    name: str
    sizes: Sequence[float]
    values: Sequence[float | None]
    dash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """What they count. `ticks` are values and how they are written."""

    size: str
    value: str
    size_ticks: Sequence[tuple[float, str]]
    ticks: Sequence[tuple[float, str]]
    from_zero: bool  # values are rates; else they are changes, and 0 is none


def funnel(
    points: Sequence[Point],
    limits: Sequence[Limit],
    centre: tuple[float, str],
    axes: Axes,
    text: Text,
    *,
    fictive: bool,
) -> go.Figure:
    figure = go.Figure()
    for limit in limits:
        figure.add_scatter(
            x=list(limit.sizes),
            y=list(limit.values),
            mode="lines",
            line={"color": GREY, "width": look.THIN, "dash": limit.dash},
            hoverinfo="skip",
        )
    figure.add_hline(y=centre[0], line_color=BLACK, line_width=look.THIN)
    kinds: tuple[tuple[Callable[[Point], bool], str, str, int], ...] = (
        (lambda p: not p.is_pilot and not p.is_outside, GREY, "circle", 9),
        (lambda p: not p.is_pilot and p.is_outside, BLACK, "diamond", 12),
        (lambda p: p.is_pilot, BLUE, "circle", 16),
    )
    for belongs, colour, symbol, size in kinds:
        if shown := [point for point in points if belongs(point)]:
            _draw(figure, shown, colour, symbol, size)

    def at(size: float, value: float) -> dict[str, float]:
        """Annotations of a logarithmic axis are placed by logarithms."""
        return {"x": log10(size), "y": value}

    _label_lines(figure, limits, centre, at)
    _name(figure, points, centre[0], at)
    values = [point.value for point in points]
    values += [value for limit in limits for value in limit.values if value is not None]
    low, high = 0 if axes.from_zero else min(values), max(values)
    room = 0.12 * (high - low)  # for names
    sizes = [point.size for point in points]
    figure.update_yaxes(
        title=axes.value,
        tickvals=[value for value, _ in axes.ticks],
        ticktext=[said for _, said in axes.ticks],
        range=[low if axes.from_zero else low - room, high + room],
    )
    figure.update_xaxes(
        title=axes.size,
        type="log",
        range=[log10(min(sizes) / 1.1), log10(max(sizes) * 1.35)],
        tickvals=[value for value, _ in axes.size_ticks],
        ticktext=[said for _, said in axes.size_ticks],
    )
    return styled(figure, text, height=560, fictive=fictive)


def _draw(figure: go.Figure, points: Sequence[Point], colour: str, symbol: str, size: int) -> None:
    figure.add_scatter(
        x=[point.size for point in points],
        y=[point.value for point in points],
        mode="markers",
        marker={
            "color": colour,
            "symbol": symbol,
            "size": size,
            "line": {"color": "white", "width": look.HAIR},
        },
        customdata=[f"{literal(point.name)}: {point.said}" for point in points],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _name(figure: go.Figure, points: Sequence[Point], centre: float, at: At) -> None:
    """Name those outside and the pilots: above the centre upwards, below it downwards."""
    named = [point for point in points if point.is_pilot or point.is_outside]
    for place, point in enumerate(sorted(named, key=lambda point: point.size)):
        name = literal(f"{point.name}: {point.said}")
        up = 1 if point.value >= centre else -1
        figure.add_annotation(
            **at(point.size, point.value),
            text=f"<b>{name}</b>" if point.is_pilot else name,
            showarrow=False,
            yshift=up * (20 + 18 * (place % 2)),  # neighbours' names would lie on each other
            font={"size": look.NOTE, "color": look.BLUE_WORDS if point.is_pilot else BLACK},
            bgcolor=look.VEIL,
        )


def _label_lines(
    figure: go.Figure, limits: Sequence[Limit], centre: tuple[float, str], at: At
) -> None:
    """Write what each line is where it begins, where the areas are smallest."""
    for limit in limits:
        first = next((n for n, value in enumerate(limit.values) if value is not None), None)
        if first is not None:
            figure.add_annotation(
                **at(limit.sizes[first], limit.values[first] or 0),
                text=limit.name,
                showarrow=False,
                xanchor="left",
                yanchor="top",
                font={"size": look.FINE, "color": GREY},
                bgcolor=look.VEIL,
            )
    figure.add_annotation(
        **at(1, centre[0]) | {"xref": "paper", "x": 1},
        text=centre[1],
        xanchor="right",
        yanchor="bottom",
        showarrow=False,
        font={"size": look.NOTE, "color": BLACK},
        bgcolor=look.VEIL,
    )
