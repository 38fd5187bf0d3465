"""The picture of all ways to count, from ways made by hand."""

from typing import Any

import pytest

from pages.shared.charts.interval import Scale
from pages.shared.charts.specifications import Block, Dot, curve
from pages.shared.text import Text
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT

BLOCKS = [Block("Areas", ("the plan's", "the nearest")), Block("Offences", ("theft", "all"))]
WAYS = [
    Dot(0.70, 0.60, 0.80, "30 % färre", ("the nearest", "theft"), sure=True),
    Dot(0.80, 0.65, 0.99, "planens: 20 % färre", ("the plan's", "theft"), sure=True, is_plan=True),
    Dot(0.95, 0.70, 1.30, "5 % färre", ("the plan's", "all"), sure=False),
    Dot(1.05, 0.80, 1.50, "5 % fler", ("the nearest", "all"), sure=False),
]


def traces(text: Text = SWEDISH_TEXT, ways: list[Dot] = WAYS) -> list[dict[str, Any]]:
    figure = curve(ways, BLOCKS, Scale.against_expected(text), text, fictive=False)
    return [trace.to_plotly_json() for trace in figure.data]


def points(drawn: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [t for t in drawn if t["mode"] == "markers" and t.get("yaxis") != "y2"]


def test_each_way_stands_in_its_own_column_with_its_estimate_and_interval() -> None:
    drawn = traces()
    shown = {x: y for t in points(drawn) for x, y in zip(t["x"], t["y"], strict=True)}
    assert [round(shown[place + 0.5]) for place in range(4)] == [-30, -20, -5, 5]
    ends = {
        x: (low, high)
        for t in drawn
        if t["mode"] == "lines"
        for x, low, high in zip(t["x"][::3], t["y"][::3], t["y"][1::3], strict=True)
    }
    assert ends[0.5] == pytest.approx((-40, -20))
    assert ends[2.5] == pytest.approx((-30, 30))


def test_a_mark_in_the_rows_of_its_choices_and_in_no_other() -> None:
    marks = [t for t in traces() if t.get("yaxis") == "y2"]
    where = {(x, int(y)) for t in marks for x, y in zip(t["x"], t["y"], strict=True)}
    # rows: 0 Areas, 1 the plan's, 2 the nearest, 3 Offences, 4 theft, 5 all
    assert where == {
        (0.5, 2), (0.5, 4), (1.5, 1), (1.5, 4), (2.5, 1), (2.5, 5), (3.5, 2), (3.5, 5),
    }  # fmt: skip


def test_sure_ways_are_filled_and_the_plan_s_has_another_symbol() -> None:
    looks = {
        (t["x"][0], t["marker"]["symbol"], t["marker"]["color"] == "white")
        for t in points(traces())
    }
    assert looks == {(0.5, "circle", False), (1.5, "diamond", False), (2.5, "circle", True)}


@pytest.mark.parametrize("text", [SWEDISH_TEXT, ENGLISH_TEXT], ids=lambda text: text.code)
def test_the_axis_is_written_as_the_language_writes_numbers(text: Text) -> None:
    figure = curve(WAYS, BLOCKS, Scale.against_expected(text), text, fictive=True)
    assert text.numbers.signed(-20) + text.numbers.percent in figure.layout.yaxis.ticktext
    said = [note.text for note in figure.layout.annotations]
    assert "<b>planens: 20 % färre</b>" in said
    assert text.frame.fictive in said


def test_every_estimate_lies_inside_the_picture_and_one_endless_interval_does_not_squash_it() -> (
    None
):
    wide = [*WAYS[:3], Dot(1.05, 0.1, 90.0, "5 % fler", ("the nearest", "all"), sure=False)]
    many = wide + WAYS[:1] * 30
    figure = curve(many, BLOCKS, Scale.against_expected(SWEDISH_TEXT), SWEDISH_TEXT, fictive=False)
    low, high = figure.layout.yaxis.range
    assert low < -30
    assert 5 < high < 200


def test_two_hundred_ways_have_room_for_each_other_in_a_thousand_pixels() -> None:
    ways = [WAYS[1], *[WAYS[0]] * 199]
    marks = [t for t in traces(ways=ways) if t.get("yaxis") == "y2"]
    assert max(t["marker"]["line"]["width"] for t in marks if len(t["x"]) > 1) <= 1000 / 200
