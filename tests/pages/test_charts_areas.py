"""What the charts of areas and calendars draw, from results made by hand."""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go
import pytest

from pages.shared import look
from pages.shared.charts.calendar import Day, day_table, month_table
from pages.shared.charts.funnel import Axes, Limit, Point, funnel
from pages.shared.charts.panels import Line, panels
from pages.shared.text.sv import SWEDISH_TEXT

YEARS = ("aug 2024", "aug 2025", "aug 2026")
LINES = [
    Line(name="Norra <b>gatan</b>", values=(100, 90, 80), said="80 (-10)", is_pilot=True),
    Line(name="Ett område med ett alldeles för långt namn", values=(100, 240, 120), said="9 (0)"),
    *(Line(name=f"Gata {n}", values=(100, 100, 100), said="7 (0)") for n in range(4)),
]


def drawn_panels(together: tuple[float, ...] | None) -> go.Figure:
    return panels(LINES, YEARS, SWEDISH_TEXT, together=together, fictive=True)


def names(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_each_line_has_its_panel_with_its_name_and_latest_count() -> None:
    figure = drawn_panels((100, 95, 97))
    assert len([trace for trace in figure.data if trace.mode == "lines+markers"]) == len(LINES)
    assert "<b>◆ Norra &lt;b&gt;gatan&lt;/b&gt;</b><br>80 (-10)" in names(figure)
    assert any(name.startswith("Ett område med ett alldeles f…") for name in names(figure))
    assert SWEDISH_TEXT.frame.fictive in names(figure)


def test_an_index_has_one_scale_that_holds_every_value_and_counts_have_their_own() -> None:
    low, high = drawn_panels((100, 95, 97)).layout.yaxis.range
    assert low <= 80
    assert high >= 240
    own = drawn_panels(None)
    assert own.layout.yaxis.range is None
    assert own.layout.yaxis.rangemode == "tozero"
    assert own.layout.yaxis2.matches is None


def test_everything_together_is_a_dashed_line_in_each_panel_of_an_index() -> None:
    dashed = [trace for trace in drawn_panels((100, 95, 97)).data if trace.line.dash == "dash"]
    assert len(dashed) == len(LINES)
    assert not [trace for trace in drawn_panels(None).data if trace.line.dash == "dash"]


def point(name: str, size: float, *, is_pilot: bool = False, is_outside: bool = False) -> Point:
    return Point(
        name=name, size=size, value=10, said="+10 %", is_pilot=is_pilot, is_outside=is_outside
    )


def test_only_pilots_and_areas_outside_are_named_and_each_kind_has_its_symbol() -> None:
    figure = funnel(
        [
            point("Inne", 20),
            point("Ute & borta", 50, is_outside=True),
            point("Piloten", 90, is_pilot=True),
        ],
        [Limit("2 standardavvikelser", [20, 90, 90, 20], [-9, -4, None, 9], "dash")],
        (0, "Alla tillsammans: 0 %"),
        Axes(size="x", value="y", size_ticks=[(50, "50")], ticks=[(0, "0 %")], from_zero=False),
        SWEDISH_TEXT,
        fictive=False,
    )
    assert set(names(figure)) == {
        "Ute &amp; borta: +10 %",
        "<b>Piloten: +10 %</b>",
        "2 standardavvikelser",
        "Alla tillsammans: 0 %",
    }
    markers = {(t.marker.symbol, t.marker.color) for t in figure.data if t.mode == "markers"}
    assert len(markers) == 3
    said = [text for trace in figure.data for text in trace.customdata or ()]
    assert "Inne: +10 %" in said  # for who points at it; the table has it too


def test_a_month_that_is_hidden_is_a_gap_with_its_mark() -> None:
    cells = pd.DataFrame([[12, None, 9]], index=[2024], columns=[1, 2, 3]).reindex(
        columns=range(1, 13)
    )
    said = [["12", "··", "9", *[""] * 9]]
    figure = month_table(cells, said, SWEDISH_TEXT, fictive=False)
    assert list(figure.data[0].z[0][:3]) == [12, None, 9]
    assert list(figure.data[0].text[0][:3]) == ["12", "··", "9"]
    assert list(figure.data[0].y) == ["2024"]


@pytest.mark.parametrize("first", [date(2026, 1, 1), date(2024, 1, 1), date(2023, 1, 1)])
def test_days_stand_on_their_weekday_in_their_week(first: date) -> None:
    days = [Day(first + timedelta(n), n % 5 if n != 7 else None) for n in range(365)]
    legend = ["a", "b", "c", "d", "e"]
    figure = day_table(days, legend, SWEDISH_TEXT, fictive=False)
    shades = figure.data[0].z
    assert len(shades) == 7
    assert shades[first.weekday()][0] == pytest.approx(0.1)
    monday = first - timedelta(first.weekday())
    for day in days[:40]:
        week = (day.day - monday).days // 7
        shade = shades[day.day.weekday()][week]
        expected = None if day.of_class is None else pytest.approx((day.of_class + 0.5) / 5)
        assert shade == expected
    assert [said[-1] for name in names(figure) for said in name.split("   ")] == legend
    assert all(colour in " ".join(names(figure)) for colour in look.CLASSES)
    assert figure.layout.xaxis.ticktext[0] == f"v. {first.isocalendar().week}"
