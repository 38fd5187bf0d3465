"""Weekday and time of day, as a heat table."""

from math import isnan

import plotly.graph_objects as go

from analysis.disclosure import ShownTable
from pages.shared.charts.style import styled
from pages.shared.text import Text

LIGHT_TO_DARK = ((0.0, "#F3F7FA"), (1.0, "#08519C"))


def week(table: ShownTable, text: Text, *, fictive: bool) -> go.Figure:
    """Weekdays downwards, hours to the right; each cell says its number, or that it is hidden."""
    cells = table.cells.astype("Float64")
    numbers = cells.to_numpy(dtype=float, na_value=float("nan"))
    span = 24 // cells.shape[1]
    columns = [text.trends.hour_columns.format(start=h, end=h + span) for h in range(0, 24, span)]
    said = [
        [text.card.hidden_mark if isnan(v) else text.numbers.whole(v) for v in row]
        for row in numbers
    ]
    figure = go.Figure(
        go.Heatmap(
            z=numbers,
            x=columns,
            y=list(text.trends.weekdays),
            text=said,
            texttemplate="%{text}",
            colorscale=LIGHT_TO_DARK,
            showscale=False,
            textfont={"size": 14},
            xgap=2,
            ygap=2,
            hoverinfo="skip",
            hoverongaps=False,
        )
    )
    figure.update_yaxes(autorange="reversed", showgrid=False)
    figure.update_xaxes(showgrid=False, type="category", title=text.trends.hour_axis)
    return styled(figure, text, height=380, fictive=fictive)
