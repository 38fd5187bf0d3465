"""Dots with their intervals, a row each: how sure are we?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.results import Estimate, Unit
from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, literal, marked, styled, ticks
from pages.shared.text import Text

FEW = 4  # rows that may stand apart
LOW = 48  # pixels of a row


@dataclass(frozen=True, slots=True)
class Row:
    """`label` names the row; `said` stands beside the dot. No interval where none is known."""

    label: str
    value: float
    low: float | None
    high: float | None
    said: str
    accent: bool = True

    @classmethod
    def of(cls, label: str, estimate: Estimate, said: str, *, accent: bool = True) -> "Row":
        return cls(label, estimate.value, estimate.low, estimate.high, said, accent)

    @property
    def ends(self) -> tuple[float, float]:
        """Of what is drawn: of the interval, else the value twice."""
        return (
            self.value if self.low is None else self.low,
            self.value if self.high is None else self.high,
        )


@dataclass(frozen=True, slots=True)
class Scale:
    """
    What the axis counts. `shown` turns values into it; 0 there is no difference, if it has a name.

    It rounds as the text beside it does: what a browser gets is read too, and of an exact ratio
    everybody can work out which counts of single areas it is made of.
    """

    axis: str
    no_difference: str
    shown: Callable[[float], float]
    suffix: str = ""

    @classmethod
    def against_expected(cls, text: Text) -> "Scale":
        """Ratios as per cent more or fewer than expected."""
        return cls(
            text.overview.expected_axis,
            text.overview.as_expected,
            lambda ratio: round((ratio - 1) * 100),
            text.numbers.percent,
        )

    @classmethod
    def points(cls, text: Text) -> "Scale":
        """Differences of shares, in percentage points."""
        axis = text.unit[Unit.SHARE_POINTS]
        return cls(axis, text.overview.as_expected, lambda share: round(share * 100, 1))

    @classmethod
    def shares(cls, axis: str, text: Text) -> "Scale":
        """Shares themselves, in per cent."""
        return cls(axis, "", lambda share: round(share * 100), text.numbers.percent)

    @classmethod
    def incidents(cls, text: Text) -> "Scale":
        return cls(text.judgement.so_far_axis, text.overview.as_expected, round)


def intervals(
    rows: Sequence[Row],
    scale: Scale,
    text: Text,
    *,
    fictive: bool,
    hoped: tuple[float, str] | None = None,
    is_low: bool = False,
) -> go.Figure:
    """
    Draw a row each. `hoped` is the smallest change worth having, and what it is called; `is_low`
    where all else that is to be seen at once is little: what the axis counts is said above it.
    """
    shown = scale.shown
    figure = go.Figure()
    for row in rows:
        low, high = map(shown, row.ends)
        value = shown(row.value)
        colour = BLUE if row.accent else GREY
        figure.add_scatter(
            x=[value],
            y=[literal(row.label)],
            mode="markers",
            marker={"size": 15, "color": colour, "symbol": "circle" if row.accent else "diamond"},
            error_x={
                "symmetric": False,
                "array": [high - value],
                "arrayminus": [value - low],
                "thickness": 4,
                "width": 8,
                "color": colour,
            },
            hoverinfo="skip",
            cliponaxis=False,
        )
    marked(figure, annotations=[_said(row, shown(row.value)) for row in rows])
    edges = [*(shown(end) for row in rows for end in row.ends), 0.0]
    if hoped is not None:
        edges.append(shown(hoped[0]))
    room = 0.12 * (max(edges) - min(edges))
    low, high = min(edges) - room, max(edges) + room
    if scale.no_difference:
        _no_difference(figure, scale, roomier_left=-low > high, above=is_low)
    if hoped is not None:
        figure.add_vline(x=shown(hoped[0]), line_dash="dot", line_color=BLACK, line_width=look.THIN)
        figure.add_annotation(
            x=shown(hoped[0]),
            y=1,
            yref="paper",
            text=hoped[1],
            showarrow=False,
            yanchor="bottom",
            font={"color": BLACK, "size": look.NOTE},
        )
    marks = ticks(low, high)
    written = text.numbers.signed if scale.no_difference else text.numbers.whole
    figure.update_xaxes(
        title=None if is_low else scale.axis,
        range=[low, high],
        tickvals=marks,
        ticktext=[written(mark) + scale.suffix for mark in marks],
    )
    figure.update_yaxes(
        range=[len(rows) - 0.4, -0.75], gridcolor="white", tickfont={"size": look.STRONG}
    )
    row_height = LOW if is_low else 85 if len(rows) <= FEW else 58
    around = 64 if is_low else 120
    figure = styled(figure, text, height=around + row_height * len(rows), fictive=fictive)
    if hoped is not None:  # the mark of made-up data, above what is written there
        figure.update_annotations(yshift=18, selector={"text": text.frame.fictive})
        figure.update_layout(height=figure.layout.height + 18, margin_t=46)
    return figure


def _no_difference(figure: go.Figure, scale: Scale, *, roomier_left: bool, above: bool) -> None:
    figure.add_vline(x=0, line_dash="dash", line_color=GREY, line_width=look.THIN)
    figure.add_annotation(
        x=0,
        y=1 if above else 0,
        yref="paper",
        text=scale.no_difference,
        showarrow=False,
        yanchor="bottom",
        xanchor="center" if above else "right" if roomier_left else "left",
        xshift=0 if above else -6 if roomier_left else 6,
        bgcolor="white",  # it may stand on the line of what is hoped for
        font={"color": GREY, "size": look.NOTE},
    )


def _said(row: Row, value: float) -> dict[str, object]:
    """Above the dot, on white: it may stand on the line of no difference."""
    return {
        "x": value,
        "y": literal(row.label),
        "text": f"<b>{row.said}</b>",
        "showarrow": False,
        "yanchor": "bottom",
        "yshift": 8,
        "borderpad": 0,
        "bgcolor": "white",
        "font": {"size": look.STRONG, "color": BLACK},
    }
