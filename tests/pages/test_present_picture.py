"""Every figure of the sample, redrawn for a projected screen: large, bold, and honest about it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import plotly.graph_objects as go
import pytest

from pages.present.contrast import darker
from pages.present.picture import Screen, picture
from pages.present.scaled import scaled
from pages.shared.figures import Figure
from pages.shared.look import BLUE, FONT, IN_LIGHT
from tests.pages.every_figure import every_figure

SCREENS = [Screen(1280, 720), Screen(1920, 1080, contrast=True), Screen(3840, 2160)]
MADE_UP = Screen(1920, 1080)


@pytest.fixture(scope="module")
def figures(sample_store: Path) -> Iterator[object]:
    @cache
    def opened(language: str) -> Mapping[str, Figure]:
        return {figure.card.id: figure for figure in every_figure(language).values()}

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(sample_store))
        yield opened


@pytest.fixture(params=["sv", "en"])
def shown(request: pytest.FixtureRequest, figures: object) -> Mapping[str, Figure]:
    found: Mapping[str, Figure] = figures(request.param)  # type: ignore[operator]
    return found


@pytest.fixture
def swedish(figures: object) -> Mapping[str, Figure]:
    found: Mapping[str, Figure] = figures("sv")  # type: ignore[operator]
    return found


def drawn(figures: Mapping[str, Figure], screen: Screen) -> Iterator[tuple[str, go.Figure]]:
    for name, figure in figures.items():
        made = picture(figure, screen)
        if made is not None:
            yield name, made


def spec_of(figure: go.Figure) -> dict[str, object]:
    spec: dict[str, object] = json.loads(figure.to_json())
    return spec


def sizes_of_type(value: object) -> Iterator[float]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key.endswith("font") and isinstance(each, dict) and "size" in each:
                yield from each["size"] if isinstance(each["size"], list) else [each["size"]]
            yield from sizes_of_type(each)
    elif isinstance(value, list):
        for each in value:
            yield from sizes_of_type(each)


def widths_of_lines(spec: dict[str, object]) -> Iterator[float]:
    """Of what tells something: series, intervals, and the lines that they are compared with."""
    for trace in spec["data"]:  # type: ignore[attr-defined]
        if "lines" in trace.get("mode", ""):
            yield trace.get("line", {}).get("width", 2)
        for error in (trace.get("error_x"), trace.get("error_y")):
            if error and error.get("array") is not None:
                yield error.get("thickness", 2)
    for shape in spec["layout"].get("shapes", ()):  # type: ignore[attr-defined]
        if shape["type"] == "line":
            yield shape["line"]["width"]


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_no_text_is_smaller_than_three_hundredths_of_the_screen(
    shown: Mapping[str, Figure], screen: Screen
) -> None:
    for name, made in drawn(shown, screen):
        spec = spec_of(made)
        found = [*sizes_of_type(spec)]
        assert found, name
        assert min(found) >= 0.03 * screen.height, name
        assert max(found) <= 0.05 * screen.height, name  # the finding is larger
        assert (made.layout.width, made.layout.height) == screen.room, name


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_no_line_that_tells_something_is_thinner_than_three_pixels_of_1080(
    swedish: Mapping[str, Figure], screen: Screen
) -> None:
    for name, figure in swedish.items():
        made = picture(figure, screen)
        if made is None or figure.on_paper is not None:
            continue
        widths = [width for width in widths_of_lines(spec_of(made)) if width]
        assert all(width >= 3 * screen.height / 1080 for width in widths), name


def test_maps_have_lines_as_wide(swedish: Mapping[str, Figure]) -> None:
    for figure in swedish.values():
        if figure.on_paper is not None:
            made = picture(figure, MADE_UP)
            assert made is not None
            assert min(t.line.width for t in made.data if t.mode == "lines") >= 3, figure.card.id


def test_what_is_a_table_has_no_picture(swedish: Mapping[str, Figure]) -> None:
    for figure in swedish.values():
        is_table = figure.chart is None and figure.on_paper is None
        assert (picture(figure, MADE_UP) is None) is is_table


def test_nothing_waits_for_a_hand(swedish: Mapping[str, Figure]) -> None:
    for name, made in drawn(swedish, MADE_UP):
        if swedish[name].on_paper is None:
            assert made.layout.hovermode is False, name


def test_the_chart_of_the_page_stays_as_it_is(swedish: Mapping[str, Figure]) -> None:
    """Reports draw it afterwards."""
    for name, figure in swedish.items():
        if figure.chart is not None:
            before = figure.chart.to_json()
            for screen in SCREENS[:2]:
                picture(figure, screen)
            assert figure.chart.to_json() == before, name


@pytest.mark.parametrize(
    ("name", "left"),
    [("tidslinje", "rader till"), ("trender-rutor", "rutor till"), ("beslut-utfall", "rader till")],
)
def test_a_chart_that_is_too_dense_says_how_much_is_left_out(
    swedish: Mapping[str, Figure], name: str, left: str
) -> None:
    made = picture(swedish[name], MADE_UP)
    assert made is not None
    assert left in made.layout.title.text


def test_rows_that_are_shown_and_left_out_are_all_there_are(
    swedish: Mapping[str, Figure],
) -> None:
    figure = swedish["tidslinje"]
    made = picture(figure, MADE_UP)
    assert made is not None
    assert figure.chart is not None
    count = len(figure.chart.layout.yaxis.ticktext)
    shown = len(made.layout.yaxis.ticktext)
    assert made.layout.title.text.startswith(f"{count - shown} ")
    assert {*made.layout.yaxis.ticktext} <= {*figure.chart.layout.yaxis.ticktext}


def test_each_row_keeps_its_own_values(swedish: Mapping[str, Figure]) -> None:
    """Rows move up where others are gone, and what is drawn in them moves with them."""
    figure = swedish["effekt-platser"]
    made = picture(figure, MADE_UP)
    assert made is not None
    assert figure.chart is not None
    assert made.layout.title.text

    def values(chart: go.Figure) -> dict[str, list[tuple[float, float]]]:
        rows = dict(zip(chart.layout.yaxis.tickvals, chart.layout.yaxis.ticktext, strict=True))
        found: dict[str, list[tuple[float, float]]] = {}
        for trace in chart.data:
            for x, y, more in zip(trace.x, trace.y, trace.error_x.array, strict=True):
                found.setdefault(rows[round(y)], []).append((x, more))
        return found

    before, after = values(figure.chart), values(made)
    assert 0 < len(after) < len(before)
    assert all(before[row] == drawn_there for row, drawn_there in after.items())


def test_declared_outcomes_and_the_pilot_stay_first(swedish: Mapping[str, Figure]) -> None:
    outcomes = picture(swedish["beslut-utfall"], MADE_UP)
    assert outcomes is not None
    first = [trace for trace in outcomes.data if trace.marker.symbol == "circle"]
    assert len(first) == sum(
        trace.marker.symbol == "circle"
        for trace in swedish["beslut-utfall"].chart.data  # type: ignore[union-attr]
    )
    panels = picture(swedish["trender-rutor"], MADE_UP)
    assert panels is not None
    assert sum(trace.line.color == BLUE for trace in panels.data) == 2  # both pilots


def test_names_that_a_page_cuts_are_whole(swedish: Mapping[str, Figure]) -> None:
    made = picture(swedish["trender-rutor"], MADE_UP)
    assert made is not None
    assert not any("…" in note.text for note in made.layout.annotations)


def test_numbers_of_a_list_on_the_page_are_not_shown_without_it(
    swedish: Mapping[str, Figure],
) -> None:
    for name in ("effekt-manader", "trender-manad", "trender-index"):
        made = picture(swedish[name], MADE_UP)
        assert made is not None
        assert not any(note.text.strip("</b>").isdigit() for note in made.layout.annotations)


def test_made_up_data_are_marked_at_the_foot_of_the_slide_and_not_in_each_picture(
    swedish: Mapping[str, Figure],
) -> None:
    for name, made in drawn(swedish, MADE_UP):
        mark = swedish[name].text.frame.fictive
        assert mark not in [note.text for note in made.layout.annotations], name


def test_maps_are_set_in_the_font_of_the_page(swedish: Mapping[str, Figure]) -> None:
    made = picture(swedish["karta-fore"], MADE_UP)
    assert made is not None
    assert {note.font.family for note in made.layout.annotations} == {FONT}


def test_a_light_room_gets_no_pale_colour(swedish: Mapping[str, Figure]) -> None:
    pale = {colour for colour in IN_LIGHT if colour not in IN_LIGHT.values()}
    for name, made in drawn(swedish, replace(MADE_UP, contrast=True)):
        if swedish[name].on_paper is None:
            said = made.to_json().upper()
            assert not [colour for colour in pale if colour.upper() in said], name
            assert made.layout.font.weight >= 600, name


def test_darker_colours_are_darker() -> None:
    def light(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
                  for c in (red, green, blue)]  # fmt: skip
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert all(light(dark) < light(colour) for colour, dark in IN_LIGHT.items())
    written = [BLUE, *(colour for colour in IN_LIGHT if light(colour) < 0.2)]
    for colour in written:  # WCAG 2.2, 1.4.6: seven to one on white
        assert 1.05 / (light(IN_LIGHT[colour]) + 0.05) >= 7 or light(colour) > 0.12, colour
    assert darker({"a": [f"<b style='color:{BLUE}'>x</b>"]}) == {
        "a": [f"<b style='color:{IN_LIGHT[BLUE]}'>x</b>"]
    }


def test_lengths_in_pixels_grow_and_values_do_not() -> None:
    chart = go.Figure(
        go.Scatter(
            x=[1, 2],
            y=[3, 4],
            error_x={"array": [1, 2], "width": 5, "thickness": 2},
            line={"width": 2},
            marker={"size": [5, 6]},
        ),
        {"bargap": 0.2, "font": {"size": 10}, "margin": {"l": 4}, "xaxis": {"range": [0, 5]}},
    )
    chart.add_annotation(text="<i style='font-size:7px'>a</i>", yshift=3, x=1, y=1)
    spec = scaled(chart, 2)
    [trace], layout = spec["data"], spec["layout"]
    assert ([*trace["x"]], [*trace["error_x"]["array"]]) == ([1, 2], [1, 2])
    assert (trace["error_x"]["width"], trace["error_x"]["thickness"]) == (10, 4)
    assert (trace["line"]["width"], [*trace["marker"]["size"]]) == (4, [10, 12])
    assert (layout["bargap"], layout["font"]["size"], layout["margin"]["l"]) == (0.2, 20, 8)
    assert [*layout["xaxis"]["range"]] == [0, 5]
    assert layout["annotations"][0]["yshift"] == 6
    assert "font-size:14px" in layout["annotations"][0]["text"]
