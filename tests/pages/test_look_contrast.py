"""
What is written can be read and what is drawn can be told apart, by people with colour blindness
too: words 4.5 to 1, marks 3 to 1 on what is behind them, and marks beside each other 3 to 1 or by
a second sign. Source: WCAG 2.2, 1.4.3, 1.4.1 and 1.4.11.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from pages.map.hot_spots import OUTLINES as OF_HOT_SPOTS
from pages.map.relative import FELL, ROSE, TOLD
from pages.map.streets import QUIET, SECRET
from pages.map.works import CAMERA_DOWN, CAMERA_UP, MEASURE_COLOUR, WALK_COLOUR
from pages.shared import look
from pages.shared.maps.areas import OUTLINES as OF_AREAS
from pages.shared.maps.drawn import Outline
from tests.pages.drawn_charts import charts
from tests.pages.seen import SEEN_BY, contrast, difference, light, luminance, numbers, over

WORDS, MARKS = 4.5, 3.0
APART = 9.0  # steps of a scale, in CIELAB; 2.3 is just seen
BACKGROUNDS = (look.WHITE, look.SHADE)

every_eye = pytest.mark.parametrize("eye", SEEN_BY)


def test_contrast_is_as_others_published_it() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    # W3C, Understanding 1.4.3; WebAIM: the lightest grey that passes, and the first that does not
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert difference("#ffffff", "#000000") == pytest.approx(100, abs=0.01)


def test_colour_blindness_is_as_others_published_it() -> None:
    """The table of the paper: white and grey look alike to all; and pure red, worked out."""
    for seen_by, matrix in SEEN_BY.items():
        assert matrix.sum(axis=1) == pytest.approx([1, 1, 1], abs=2e-6), seen_by
    assert numbers(light("#FF0000", "protanopia")) == (109, 95, 0)
    assert numbers(light("#FF0000", "all colours")) == (255, 0, 0)


WRITTEN: Sequence[tuple[str, str]] = (
    *((ink, back) for ink in (look.INK, look.LINK) for back in (look.WHITE, look.SURFACE)),
    *((ink, back) for ink in (look.BLACK, look.GREY) for back in (*BACKGROUNDS, look.SURFACE)),
    *((look.words_in(colour), back) for colour in look.WORDS_IN for back in BACKGROUNDS),
    (look.SMALL_PRINT, look.WHITE),
    (look.QUIET, look.WHITE),
    (look.INK, over(look.LINK, 0.1, look.SURFACE)),
    (look.LINK, over(look.LINK, 0.1, look.SURFACE)),  # a chosen part, in the sidebar
    (look.LINK, over(look.LINK, 0.1, look.WHITE)),
    (look.WHITE, look.LINK),  # a button that asks to be pressed
    *((look.BLACK, back) for back in look.LIGHT),
    *((look.BLACK, back) for back in (*look.WORSE, look.NEITHER, *look.BETTER)),
    *((look.BLACK, over(look.WHITE, 0.8, back)) for back in (look.BLUE, look.BLACK)),  # a veil
    *((look.NAMES[kind], look.LAND) for kind in look.NAMES),
    *((look.NAMES[kind], look.GROUND["built_up"]) for kind in look.NAMES),
    (look.NAMES["water"], look.GROUND["water"]),
    (look.AREA_NAME, over(look.WHITE, 0.85, look.MORE[-1])),
)


@every_eye
@pytest.mark.parametrize(("ink", "back"), WRITTEN)
def test_words_can_be_read(ink: str, back: str, eye: str) -> None:
    assert contrast(ink, back, eye) >= WORDS


@every_eye
def test_what_is_drawn_on_white_is_seen(eye: str) -> None:
    drawn = (look.BLUE, look.VERMILION, look.GREEN, look.BLACK, look.GREY, look.PALE, look.QUIET)
    for colour in drawn:
        assert contrast(colour, look.WHITE, eye) >= MARKS, colour


@every_eye
def test_outlines_on_the_map_are_seen_on_their_white_edge(eye: str) -> None:
    """The script and the pictures draw white around each, whatever lies below."""
    outlines = [*OF_AREAS.values(), *OF_HOT_SPOTS.values(), ROSE, FELL, TOLD, QUIET, SECRET]
    colours = {*(each.colour for each in outlines), MEASURE_COLOUR, WALK_COLOUR}
    for colour in colours | {CAMERA_UP, CAMERA_DOWN}:
        assert contrast(colour, look.WHITE, eye) >= MARKS, colour


@every_eye
def test_outlines_that_stand_side_by_side_are_told_apart(eye: str) -> None:
    for group in (OF_AREAS.values(), OF_HOT_SPOTS.values(), (ROSE, FELL, TOLD), (QUIET, SECRET)):
        for one, other in combinations(group, 2):
            assert told_apart(one, other, eye), (one, other)
    assert contrast(CAMERA_UP, CAMERA_DOWN, eye) >= MARKS  # both are triangles


def told_apart(one: Outline, other: Outline, eye: str) -> bool:
    wide, narrow = max(one.weight, other.weight), min(one.weight, other.weight)
    other_pattern = (one.dash, one.legend_line) != (other.dash, other.legend_line)
    return other_pattern or wide >= 2 * narrow or contrast(one.colour, other.colour, eye) >= MARKS


@every_eye
@pytest.mark.parametrize(
    "scale", [look.MORE, look.CLASSES, look.LIGHT], ids=["map", "days", "week"]
)
def test_a_scale_gets_darker_step_by_step(scale: Sequence[str], eye: str) -> None:
    lights = [luminance(light(colour, eye)) for colour in scale]
    assert lights == sorted(lights, reverse=True)
    assert all(difference(one, other, eye) >= APART for one, other in pairwise(scale))


@every_eye
def test_less_is_never_taken_for_more(eye: str) -> None:
    scale = [colour or look.WHITE for colour in look.LESS_OR_MORE]
    half = len(scale) // 2
    for side in (scale[: half + 1][::-1], scale[half:]):
        lights = [luminance(light(colour, eye)) for colour in side]
        assert lights == sorted(lights, reverse=True)
    assert all(difference(one, other, eye) >= APART for one, other in pairwise(scale))
    pairs = zip(scale[:half], scale[::-1][:half], strict=True)
    assert all(difference(less, more, eye) >= 3 * APART for less, more in pairs)


# ---- each chart, as it is drawn ----


def plain(chart: go.Figure) -> dict[str, Any]:
    """What the browser gets, without Plotly's own template."""
    drawn: dict[str, Any] = chart.to_plotly_json()
    drawn["layout"].pop("template", None)
    return drawn


def each(value: object) -> list[str]:
    """Colours of a mark: one for all, or one for each."""
    if isinstance(value, str):
        return [look.WHITE if value == "white" else value]
    return (
        [colour for one in value for colour in each(one)] if isinstance(value, list | tuple) else []
    )


def hexes(value: object) -> list[str]:
    return [colour for colour in each(value) if colour.startswith("#")]


def inks(value: object, inside: str = "") -> Iterator[str]:
    """The colours of all words in a figure."""
    if isinstance(value, Mapping):
        for key, within in value.items():
            if str(key).endswith("font") and isinstance(within, Mapping):
                yield from hexes(within.get("color"))
            else:
                yield from inks(within, str(key))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from inks(one, inside)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_words_in_every_chart_can_be_read(language: str, sample: Path) -> None:
    for card, figure in charts(language).items():
        assert figure.chart is not None
        for ink in {*inks(plain(figure.chart))}:
            for eye in SEEN_BY:
                for back in BACKGROUNDS:
                    assert contrast(ink, back, eye) >= WORDS, (card, ink, back, eye)


def strokes(trace: Mapping[str, Any]) -> list[str]:
    """The colours that make the marks of a trace stand out: of each its edge, or itself."""
    kind = trace["type"]
    if kind == "bar":
        marker = trace.get("marker", {})
        edge = hexes(marker.get("line", {}).get("color"))
        own = hexes(marker.get("color"))
        return edge if edge and {*edge} != {look.WHITE} else own
    if kind != "scatter":
        return []
    mode, found = trace.get("mode", "lines"), []
    if "lines" in mode and trace.get("line", {}).get("width") != 0:
        found += hexes(trace.get("line", {}).get("color"))
    if "markers" in mode:
        marker = trace.get("marker", {})
        edge = [c for c in hexes(marker.get("line", {}).get("color")) if c != look.WHITE]
        found += edge or hexes(marker.get("color"))
        found += hexes(trace.get("error_x", {}).get("color"))
    return found


@pytest.mark.parametrize("language", ["sv"])
def test_marks_in_every_chart_are_seen(language: str, sample: Path) -> None:
    drawn = charts(language)
    assert sum(bool(strokes(t)) for f in drawn.values() for t in plain(_chart(f))["data"]) > 60
    for card, figure in drawn.items():
        for trace in plain(_chart(figure))["data"]:
            for colour in strokes(trace):
                for eye in SEEN_BY:
                    assert contrast(colour, look.WHITE, eye) >= MARKS, (card, colour, eye)


def _chart(figure: Any) -> go.Figure:  # noqa: ANN401
    assert figure.chart is not None
    return figure.chart


def sign(trace: Mapping[str, Any]) -> tuple[object, ...]:
    """All that tells marks apart but colour."""
    marker, line = trace.get("marker", {}), trace.get("line", {})
    pattern = marker.get("pattern", {}).get("shape", "")
    return (
        trace["type"],
        trace.get("mode"),
        str(marker.get("symbol")),
        marker.get("color") == "white",  # open, with an edge
        str(marker.get("size")) if "markers" in trace.get("mode", "") else "",
        line.get("dash", "solid"),
        str(line.get("width")),
        line.get("shape"),
        str(pattern),
        bool(trace.get("fill")),
        bool(trace.get("text") is not None and len(trace["text"])),
    )


def line_below(trace: Mapping[str, Any], traces: Sequence[Mapping[str, Any]]) -> set[str]:
    """How the lines are drawn that marks of the same colour lie on."""
    if "markers" not in trace.get("mode", ""):
        return set()
    lines = [t for t in traces if t.get("mode") == "lines" and strokes(t) == strokes(trace)[:1]]
    return {line["line"].get("dash", "solid") for line in lines}


@pytest.mark.parametrize("language", ["sv"])
def test_marks_beside_each_other_have_a_second_sign(language: str, sample: Path) -> None:
    for card, figure in charts(language).items():
        traces = [t for t in plain(_chart(figure))["data"] if strokes(t)]
        for one, other in combinations(traces, 2):
            mine, theirs = {*strokes(one)}, {*strokes(other)}
            if mine == theirs or sign(one) != sign(other):
                continue
            if line_below(one, traces) != line_below(other, traces):
                continue
            if one.get("xaxis") != other.get("xaxis") or one.get("yaxis") != other.get("yaxis"):
                continue  # in panels of their own, each with its name
            if one["type"] == "bar" and all(t.get("text") is not None for t in (one, other)):
                continue  # each bar says its number, between edges
            apart = all(
                contrast(a, b, eye) >= MARKS for a in mine for b in theirs for eye in SEEN_BY
            )
            assert apart, (card, mine, theirs, sign(one))
