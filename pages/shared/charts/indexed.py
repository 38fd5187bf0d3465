"""An area's index beside a grey band of others."""

from collections.abc import Mapping

import plotly.graph_objects as go

from analysis.indexed import Indexed
from data.study import Pilot
from pages.shared import look
from pages.shared.charts.months import Line, month_lines
from pages.shared.charts.style import BLUE, GREY, literal
from pages.shared.text import Text

HEADROOM = 1.35
BAND = look.see_through(GREY, 0.28)


def index_lines(
    found: Indexed,
    area: str,
    names: Mapping[str, str],
    text: Text,
    *,
    pilot: Pilot,
    band: str,
    fictive: bool,
) -> go.Figure:
    """The area's line, single peers by their names or all as a band called `band`; 100 is drawn."""
    lines = [Line(area, found.own)]
    lines += [Line(names.get(peer, peer), own, accent=False) for peer, own in found.lines.items()]
    figure = month_lines(
        lines, text, axis=text.indexed.axis, pilot=pilot, fictive=fictive, height=460
    )
    if found.low is not None and found.high is not None:
        _band(figure, found, area, band)
    top = max(
        float(own.max())
        for own in (found.own, found.high, *found.lines.values())
        if own is not None
    )
    figure.update_yaxes(range=[0, HEADROOM * max(top, 100)])  # the names stand above the lines
    figure.add_hline(y=100, line_width=look.THIN, line_color=GREY, line_dash="dash")
    return figure


def _band(figure: go.Figure, found: Indexed, area: str, band: str) -> None:
    low, high = found.low, found.high
    assert low is not None
    assert high is not None
    figure.add_scatter(
        x=[*high.index, *low.index[::-1]],
        y=[*high.tolist(), *low.tolist()[::-1]],
        mode="lines",
        line={"width": look.HAIR, "color": GREY},
        fill="toself",
        fillcolor=BAND,
        hoverinfo="skip",
        zorder=-1,
    )
    for place, (name, colour) in enumerate(((f"● {area}", BLUE), (f"■ {band}", GREY))):
        figure.add_annotation(
            text=f"<b>{literal(name)}</b>",
            xref="paper",
            yref="paper",
            x=0.005,
            y=1.0 - 0.085 * place,
            xanchor="left",
            yanchor="top",
            showarrow=False,
            font={"color": look.words_in(colour), "size": look.STRONG},
            bgcolor=look.VEIL,
        )
