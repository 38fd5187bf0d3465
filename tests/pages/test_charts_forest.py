"""The picture of outcomes of several sorts, from rows made by hand."""

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest

from pages.shared.charts.forest import Dot, Mark, Panel, forest
from pages.shared.charts.interval import Scale
from pages.shared.text import Text
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT


def dot(value: float, low: float | None, high: float | None, mark: Mark = Mark.FIRST) -> Dot:
    return Dot(label="Norr: stöld", value=value, low=low, high=high, said="här", mark=mark)


def panels(text: Text) -> list[Panel]:
    return [
        Panel(
            "Händelser",
            [dot(0.78, 0.67, 0.89), dot(1.1, 0.9, 1.4, Mark.OTHER)],
            Scale.against_expected(text),
        ),
        Panel("Arbetet", [dot(0.8, None, None, Mark.BEYOND)], Scale.shares("Andel", text)),
    ]


def drawn(text: Text = SWEDISH_TEXT, *, fictive: bool = False) -> go.Figure:
    return forest(panels(text), text, fictive=fictive)


def traces() -> list[dict[str, Any]]:
    return [trace.to_plotly_json() for trace in drawn().data]


def test_each_dot_stands_on_its_panel_s_own_scale_with_its_interval() -> None:
    first, second, third = traces()
    assert [t["xaxis"] for t in (first, second, third)] == ["x", "x", "x2"]
    assert (first["x"], first["error_x"]["array"], first["error_x"]["arrayminus"]) == (
        [-22],
        [11],
        [11],
    )
    assert (second["x"], third["x"]) == ([10], [80])


def test_what_is_fully_counted_has_no_interval() -> None:
    assert "error_x" not in traces()[-1] or not traces()[-1]["error_x"].get("array")


def test_primary_secondary_and_undeclared_rows_differ_by_symbol_and_not_by_colour_alone() -> None:
    assert [t["marker"]["symbol"] for t in traces()] == ["circle", "square", "diamond-open"]


def test_panels_do_not_overlap_and_rows_are_as_high_in_each() -> None:
    layout = drawn().layout
    first, second = layout.yaxis.domain, layout.yaxis2.domain
    assert first[0] > second[1]
    assert (first[1] - first[0]) / 2 == pytest.approx(second[1] - second[0])


def test_only_where_there_is_a_line_of_no_difference_it_is_drawn_and_named() -> None:
    figure = drawn()
    assert [shape.xref for shape in figure.layout.shapes] == ["x"]
    words = [annotation.text for annotation in figure.layout.annotations]
    assert words.count(SWEDISH_TEXT.overview.as_expected) == 1


@pytest.mark.parametrize("text", [SWEDISH_TEXT, ENGLISH_TEXT], ids=lambda text: text.code)
def test_made_up_data_are_called_so_and_headings_stand_above_the_panels(text: Text) -> None:
    words = [annotation.text for annotation in drawn(text, fictive=True).layout.annotations]
    assert text.frame.fictive in words
    assert "<b>Händelser</b>" in words


def test_a_name_of_a_file_is_no_markup() -> None:
    rude = replace(dot(0.5, None, None), label="<b>Norr</b>")
    panel = Panel("x", [rude], Scale.shares("", SWEDISH_TEXT))
    [label] = forest([panel], SWEDISH_TEXT, fictive=False).layout.yaxis.ticktext
    assert "<b>" not in label
