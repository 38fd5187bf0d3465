"""What share is done by each day, where some are still waiting: steps, a line for each group."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.process.survival import DoneCurve
from pages.shared import look
from pages.shared.charts.style import BLACK, BLUE, GREY, literal, styled
from pages.shared.text import Text

LOOKS = ((BLUE, "solid", "━━"), (BLACK, "dash", "╍╍"), (GREY, "dot", "┈┈"))
MARKS = (0, 25, 50, 75, 90, 100)
STEPS, MOST_TICKS = (30, 60, 90, 180, 365, 730, 3650), 8  # days between two marks
APART = 8  # per cent, between two names


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    curve: DoneCurve


def share_done(groups: Sequence[Group], text: Text, *, fictive: bool) -> go.Figure:
    """A step where one is done, a short stroke where one that is not done has waited so long."""
    figure = go.Figure()
    last = max(group.curve.lasted[-1] for group in groups)
    for group, (colour, dash, _) in zip(groups, LOOKS, strict=False):
        days, shares = _line(group.curve)
        figure.add_scatter(
            x=days,
            y=[share * 100 for share in shares],
            mode="lines",
            line={"color": colour, "width": look.THICK, "dash": dash, "shape": "hv"},
            hoverinfo="skip",
        )
        figure.add_scatter(
            x=group.curve.waited,
            y=[(group.curve.share_by(day) or 0) * 100 for day in group.curve.waited],
            mode="markers",
            marker={
                "symbol": "line-ns-open",
                "size": 14,
                "color": colour,
                "line": {"width": look.LINE},
            },
            hoverinfo="skip",
            cliponaxis=False,
        )
    _names(figure, groups)
    for share in (50, 90):
        figure.add_hline(y=share, line_dash="dot", line_color=GREY, line_width=look.HAIR)
    step = next(s for s in STEPS if last / s <= MOST_TICKS or s == STEPS[-1])
    figure.update_xaxes(
        title=text.measures_done.days_axis,
        range=[0, last * 1.22],
        tickvals=list(range(0, int(last) + 1, step)),
    )
    figure.update_yaxes(
        title=text.measures_done.share_axis,
        range=[0, 106],
        tickvals=MARKS,
        ticktext=[text.numbers.share(mark / 100) for mark in MARKS],
    )
    return styled(figure, text, height=420, fictive=fictive)


def _line(curve: DoneCurve) -> tuple[list[float], list[float]]:
    """As far as anything is known of: to the last day."""
    end = curve.lasted[-1]
    return [*curve.days, end], [*curve.shares, curve.shares[-1]]


def _names(figure: go.Figure, groups: Sequence[Group]) -> None:
    """Right of the lines, as high as each ends, apart from one another."""
    last = max(group.curve.lasted[-1] for group in groups)
    ends = [group.curve.shares[-1] * 100 for group in groups]
    height = 100.0 + APART
    for place in sorted(range(len(groups)), key=lambda place: (-ends[place], place)):
        group, (colour, _, sign) = groups[place], LOOKS[place]
        height = min(ends[place], height - APART)
        figure.add_annotation(
            x=last,
            y=height,
            text=f"<b>{sign} {literal(group.name)}</b>",
            showarrow=False,
            xanchor="left",
            xshift=8,
            bgcolor="white",
            font={"color": look.words_in(colour), "size": look.STRONG},
        )
