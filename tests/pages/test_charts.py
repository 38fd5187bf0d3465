"""What the charts draw, from results made by hand."""

from datetime import date
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.disclosure import hide_table
from analysis.displacement import WeightedDifference
from analysis.fewer_so_far import SoFar
from analysis.precision import SmallestChange
from analysis.results import Estimate, Method, Unit
from data.kinds.parallel_events import ParallelEvent
from pages.shared.charts.curve import running, smallest_changes
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.charts.months import Line, month_bars, month_lines, number_events
from pages.shared.charts.placebo import Dot
from pages.shared.charts.placebo import dots as placebo_dots
from pages.shared.charts.shares import Waves, waves
from pages.shared.charts.style import literal, styled, ticks
from pages.shared.charts.week import week
from pages.shared.text import Text
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT
from tests.analysis.pilots import PILOT

MONTHS = pd.Series(
    [12, pd.NA, 0, 9, 14, 15],
    index=pd.date_range("2024-01-01", periods=6, freq="MS"),
    dtype="Int64",
)
MAY = date(2024, 5, 1)
in_both_languages = pytest.mark.parametrize(
    "text", [SWEDISH_TEXT, ENGLISH_TEXT], ids=lambda text: text.code
)


def ratio(value: float, low: float, high: float) -> Estimate:
    return Estimate(
        value=value,
        unit=Unit.RATIO,
        low=low,
        high=high,
        level=0.95,
        n=100,
        method=Method.RELATIVE_RATE_RATIO,
    )


def share(value: float, low: float, high: float) -> Estimate:
    return Estimate(
        value=value,
        unit=Unit.SHARE,
        low=low,
        high=high,
        level=0.95,
        n=100,
        method=Method.WILSON,
    )


def dots(*rows: Row, text: Text = SWEDISH_TEXT, fictive: bool = False) -> go.Figure:
    return intervals(rows, Scale.against_expected(text), text, fictive=fictive)


def words(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


@in_both_languages
def test_made_up_data_are_called_so_in_the_picture_and_real_data_are_not(text: Text) -> None:
    assert "FIKTIVA DATA" in words(styled(go.Figure(), text, height=300, fictive=True))[0]
    assert words(styled(go.Figure(), text, height=300, fictive=False)) == []


def test_numbers_in_a_chart_are_written_as_the_language_writes_them() -> None:
    swedish, english = (
        styled(go.Figure(), text, height=300, fictive=False)
        for text in (SWEDISH_TEXT, ENGLISH_TEXT)
    )
    assert swedish.layout.separators == ",\N{NO-BREAK SPACE}"
    assert english.layout.separators == ".,"


def test_a_hidden_month_has_no_bar_but_a_mark_and_a_month_without_incidents_has_neither() -> None:
    bars, marks = month_bars(MONTHS, SWEDISH_TEXT, preliminary_from=None, fictive=False).data
    assert list(bars.y) == [12, None, 0, 9, 14, 15]
    assert [pd.Timestamp(day) for day in marks.x] == [MONTHS.index[1]]
    assert list(marks.text) == [SWEDISH_TEXT.card.hidden_mark]


def test_preliminary_months_are_hatched() -> None:
    (bars,) = month_bars(MONTHS.dropna(), SWEDISH_TEXT, preliminary_from=MAY, fictive=False).data
    assert list(bars.marker.pattern.shape) == ["", "", "", "/", "/"]


def test_preliminary_months_of_a_line_are_broken_up_and_the_line_does_not_break() -> None:
    figure = month_lines(
        [Line("Norr", MONTHS)], SWEDISH_TEXT, axis="", preliminary_from=MAY, fictive=False
    )
    settled, preliminary, hatched = figure.data
    assert hatched.fillpattern.shape == "/"
    assert (hatched.x[0], hatched.zorder) == (pd.Timestamp(MAY), -1)
    assert settled.line.dash == "solid" != preliminary.line.dash
    assert len(settled.x) == 4
    assert settled.x[-1] == preliminary.x[0]
    assert list(settled.y) == [12, None, 0, 9]
    assert not settled.connectgaps


def test_each_line_is_told_apart_by_more_than_its_colour() -> None:
    lines = [Line("Norr", MONTHS), Line("Jämförelse", MONTHS, accent=False)]
    figure = month_lines(lines, SWEDISH_TEXT, axis="", fictive=False)
    assert len({trace.marker.symbol for trace in figure.data}) == 2
    assert any("Norr" in word for word in words(figure))
    assert any("Jämförelse" in word for word in words(figure))


@in_both_languages
def test_the_periods_of_the_pilot_are_named_behind_its_months(text: Text) -> None:
    figure = month_lines([Line("Norr", MONTHS)], text, axis="", pilot=PILOT, fictive=False)
    said = words(figure)
    assert text.trends.before in said
    assert text.trends.after in said
    assert any(text.trends.start in word for word in said)
    spans = [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.type == "rect"]
    assert spans[0] == (PILOT.before.start.isoformat(), PILOT.before.end.isoformat())
    assert len(spans) == 3


@pytest.mark.parametrize("years", [1, 7, 40])
def test_an_axis_of_months_names_years_only_and_not_too_many(years: int) -> None:
    """Names of months in Plotly's bundle are English."""
    index = pd.date_range("1980-01-01", periods=12 * years, freq="MS")
    figure = month_bars(
        pd.Series(9, index=index), SWEDISH_TEXT, preliminary_from=None, fictive=False
    )
    assert figure.layout.xaxis.tickformat == "%Y"
    assert 12 * years / int(figure.layout.xaxis.dtick.removeprefix("M")) <= 15


def test_an_interval_is_drawn_as_far_as_it_goes_on_both_sides() -> None:
    figure = dots(Row.of("Norr", ratio(0.8, 0.7, 0.95), "20 % färre"))
    (dot,) = figure.data
    assert dot.x[0] == pytest.approx(-20)
    assert dot.error_x.array[0] == pytest.approx(15)
    assert dot.error_x.arrayminus[0] == pytest.approx(10)
    label = next(each for each in figure.layout.annotations if "20 % färre" in each.text)
    assert (label.x, label.y) == (dot.x[0], "Norr")
    assert label.bgcolor == "white"  # the line of no difference is not read through it


def test_what_the_browser_gets_is_no_more_exact_than_the_words() -> None:
    (ratios,) = dots(Row.of("Norr", ratio(0.8123, 0.7049, 0.9551), "19 % färre")).data
    assert (ratios.x[0], ratios.error_x.array[0], ratios.error_x.arrayminus[0]) == (-19, 15, 11)
    for scale, shown in ((Scale.points, 12.3), (Scale.incidents, 0)):
        assert scale(SWEDISH_TEXT).shown(0.12345) == shown
    exact = placebo_dots(
        [Dot("Söder", 1.2049, "20 % fler")], Scale.against_expected(SWEDISH_TEXT), SWEDISH_TEXT,
        fictive=False,
    )  # fmt: skip
    assert list(exact.data[0].x) == [20]
    step = so_far(date(2024, 5, 1), -5.4321)
    for line in running([step], SWEDISH_TEXT, start=date(2024, 4, 1), fictive=False).data:
        assert list(line.y) == [round(y) for y in line.y]


@in_both_languages
def test_an_axis_holds_every_interval_and_no_difference(text: Text) -> None:
    figure = dots(
        Row.of("Norr", ratio(0.8, 0.7, 0.95), ""),
        Row.of("Söder", ratio(1.5, 1.2, 1.9), ""),
        text=text,
    )
    low, high = figure.layout.xaxis.range
    assert low < -30
    assert high > 90
    assert f"0{text.numbers.percent}" in figure.layout.xaxis.ticktext
    assert not [mark for mark in figure.layout.xaxis.ticktext if "-" in mark]


def test_an_interval_that_is_sure_has_another_mark_than_one_that_is_not() -> None:
    sure, unsure = dots(
        Row.of("Norr", ratio(0.8, 0.7, 0.95), ""),
        Row.of("Söder", ratio(1, 0.7, 1.9), "", accent=False),
    ).data
    assert sure.marker.symbol != unsure.marker.symbol
    assert sure.marker.color != unsure.marker.color


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_marks_of_an_axis_are_few_even_and_inside(low: float, width: float) -> None:
    marks = ticks(low, low + width)
    steps = {round((b - a) / width, 6) for a, b in pairwise(marks)}
    assert len(steps) <= 1
    assert 2 <= len(marks) <= 9
    slack = width * 1e-6
    assert low - slack <= marks[0] <= marks[-1] <= low + width + slack


def test_shares_stand_in_the_order_of_the_waves_with_their_intervals() -> None:
    asked = [("2023 höst", share(0.4, 0.36, 0.44)), ("2026 vår", share(0.3, 0.27, 0.33))]
    own, other = Waves("Norr", asked, True), Waves("Jämförelse", asked[:1], False)
    figure = waves([own, other], SWEDISH_TEXT, axis="Andel", fictive=False)
    assert list(figure.layout.xaxis.ticktext) == ["2023 höst", "2026 vår"]
    pilot, comparison = figure.data
    assert list(pilot.y) == pytest.approx([40, 30])
    assert list(pilot.error_y.array) == pytest.approx([4, 3])
    assert (len(comparison.y), comparison.line.dash, pilot.line.dash) == (1, "dash", "solid")
    assert figure.layout.yaxis.ticksuffix == SWEDISH_TEXT.numbers.percent


@in_both_languages
def test_hidden_hours_are_marked_and_have_no_colour(text: Text) -> None:
    counts = pd.DataFrame(30, index=range(7), columns=range(8))
    counts.iloc[2, 3], counts.iloc[5, 6] = 3, 2
    (heat,) = week(hide_table(counts), text, fictive=False).data
    flat = [value for row in heat.text for value in row]
    assert text.card.hidden_mark in flat
    assert not {"2", "3"} & set(flat)
    assert not {2, 3} & set(pd.DataFrame(heat.z).stack())
    assert list(heat.y) == list(text.trends.weekdays)
    assert list(heat.x)[-1] == "21\N{EN DASH}24"


@pytest.mark.parametrize("name", ["<b>x</b>", "<a href='x'>y</a>", "A & B", "%{y}", "Åmål"])
def test_a_name_is_drawn_as_it_is_written(name: str) -> None:
    drawn = literal(name)
    assert "<" not in drawn
    assert "%{" not in drawn
    if name == "Åmål":
        assert drawn == name


CURVE = [SmallestChange(months, -0.5 / months) for months in range(1, 61)]


@in_both_languages
def test_the_curve_marks_the_planned_months_and_the_change_worth_having(text: Text) -> None:
    figure = smallest_changes(CURVE, text, worth_having=-0.1, planned_months=24, fictive=True)
    said = " ".join(words(figure))
    assert text.judgement.seen_worth in said
    assert text.judgement.planned.format(months="24") in said
    assert text.frame.fictive in said
    lines = {shape.x0 for shape in figure.layout.shapes} | {s.y0 for s in figure.layout.shapes}
    assert {24, -10} <= lines


def so_far(until: date, value: float) -> SoFar:
    return SoFar(
        until,
        WeightedDifference(
            value=value,
            unit=Unit.INCIDENTS,
            low=value - 20,
            high=value + 20,
            level=0.95,
            n=100,
            method=Method.WEIGHTED_DISPLACEMENT_DIFFERENCE,
            p=0.5,
            se=10,
            local=value,
            displacement=0,
        ),
    )


@in_both_languages
def test_the_difference_so_far_begins_at_nothing_and_holds_its_interval(text: Text) -> None:
    steps = [so_far(date(2024, 5, 1), -5), so_far(date(2024, 6, 1), -12)]
    figure = running(steps, text, start=date(2024, 4, 1), fictive=False)
    high, low, value = figure.data
    assert list(value.y) == [0, -5, -12]
    assert [day.month for day in value.x] == [3, 4, 5]  # each sum at its last month
    assert list(high.y) == [0, 15, 8]
    assert list(low.y) == [0, -25, -32]
    at_nothing = list(figure.layout.yaxis.tickvals).index(0)
    assert figure.layout.yaxis.ticktext[at_nothing] == text.overview.as_expected


def test_other_events_stand_at_the_foot_as_long_as_they_lasted_with_their_number() -> None:
    figure = month_lines([Line("Norr", MONTHS)], SWEDISH_TEXT, axis="", fictive=False)
    works = ParallelEvent(
        start=date(2024, 2, 1),
        end=date(2024, 4, 1),
        area="",
        title="Vägarbete",
        event_type="roadworks",
        expected=None,
    )
    number_events(figure, [works])
    [bar] = figure.layout.shapes
    assert (bar.x0, bar.x1, bar.y1) == ("2024-02-01", "2024-04-01", 0.025)
    assert "<b>1</b>" in words(figure)


def test_a_published_value_without_an_interval_is_a_dot_alone() -> None:
    alone = Row("Belysning", 0.86, None, None, "14 % färre", accent=False)
    figure = dots(Row.of("Norr", ratio(0.8, 0.7, 0.95), ""), alone)
    assert figure.data[1].error_x.array[0] == 0
    assert figure.data[1].x[0] == pytest.approx(-14)


def test_the_smallest_change_worth_having_is_drawn_and_named() -> None:
    figure = intervals(
        [Row.of("Norr", ratio(0.95, 0.93, 0.97), "")],
        Scale.against_expected(SWEDISH_TEXT),
        SWEDISH_TEXT,
        fictive=False,
        hoped=(0.9, "värd att ha"),
    )
    assert any(shape.x0 == pytest.approx(-10) for shape in figure.layout.shapes)
    assert "värd att ha" in words(figure)
    assert figure.layout.xaxis.range[0] < -10


def test_the_pilot_stands_among_the_other_areas_by_its_value_and_is_named() -> None:
    areas = [Dot("Söder", 1.2, "20 % fler"), Dot("Väster", 0.7, "30 % färre")]
    pilot = Dot("Norr", 0.8, "20 % färre", is_pilot=True)
    scale = Scale.against_expected(SWEDISH_TEXT)
    figure = placebo_dots([*areas, pilot], scale, SWEDISH_TEXT, fictive=True)
    others, own = figure.data
    assert list(own.y) == [1.5]  # the second lowest
    assert own.text[0] == "<b>Norr: 20 % färre</b>"
    assert others.marker.symbol != own.marker.symbol
    assert SWEDISH_TEXT.frame.fictive in words(figure)
