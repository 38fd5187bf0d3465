"""The pilot's months beside what a model fits to them, and what it expects without their change."""

import pandas as pd
import plotly.graph_objects as go

from analysis.controlled_series import ControlledSeries
from data.study import Period, Pilot
from pages.shared import look
from pages.shared.charts.months import dated, shade
from pages.shared.charts.style import BLACK, BLUE, GREY, known, styled
from pages.shared.text import Text

ROOM = 1.35  # of the highest value: names stand above the months, not on them


def fitted_months(
    series: ControlledSeries, pilot: Pilot, text: Text, *, fictive: bool
) -> go.Figure:
    """Dots, a line through them, and a dashed one after the start; what is left out is shaded."""
    months, figure = series.months, go.Figure()
    before = months.index < pd.Timestamp(series.left_out.start)
    figure.add_scatter(
        **_values(months["pilot"], text.series.months_line, text),
        mode="markers",
        marker={"size": 8, "color": BLUE, "symbol": "circle-open", "line": {"width": look.THIN}},
    )
    for part in (months[before], months[~before]):  # no line over the months that are left out
        figure.add_scatter(
            **_values(part["fitted"], text.series.fitted_line, text),
            mode="lines",
            line={"color": BLUE, "width": look.THICK},
        )
    figure.add_scatter(
        **_values(months[~before]["expected"], text.series.expected_line, text),
        mode="lines",
        line={"color": BLACK, "width": look.LINE, "dash": "dash"},
    )
    shade(figure, pilot, text)
    _names(figure, text)
    _left_out(figure, series.left_out, text)
    highest = months[["pilot", "fitted", "expected"]].to_numpy(dtype=float, na_value=0).max()
    figure.update_yaxes(title=text.trends.count_axis, range=[0, ROOM * highest], tickformat=",~f")
    return dated(styled(figure, text, height=460, fictive=fictive))


def _values(values: "pd.Series[float]", name: str, text: Text) -> dict[str, object]:
    return {
        "x": values.index,
        "y": known(values.astype("float64").tolist()),
        "customdata": [text.numbers.month(month) for month in values.index],
        "hovertemplate": f"{name}, %{{customdata}}: %{{y:,.0f}}<extra></extra>",
        "connectgaps": False,
    }


def _names(figure: go.Figure, text: Text) -> None:
    """Above the months, each with its sign."""
    lines = (
        ("○", text.series.months_line, BLUE),
        ("━━", text.series.fitted_line, BLUE),
        ("╍╍", text.series.expected_line, BLACK),
    )
    for place, (sign, name, colour) in enumerate(lines):
        figure.add_annotation(
            text=f"<b>{sign} {name}</b>",
            xref="paper",
            yref="paper",
            x=0.005,
            y=1.0 - 0.075 * place,
            xanchor="left",
            yanchor="top",
            showarrow=False,
            font={"color": look.words_in(colour), "size": look.BODY},
            bgcolor=look.VEIL,
        )


def _left_out(figure: go.Figure, period: Period, text: Text) -> None:
    if not period.months:
        return
    figure.add_annotation(
        x=period.start.isoformat(),
        y=0.06,
        yref="paper",
        text=text.series.left_out,
        showarrow=False,
        xanchor="left",
        yanchor="bottom",
        textangle=-90,
        font={"size": look.FINE, "color": GREY},
    )
