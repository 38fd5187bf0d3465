"""The map as a figure for documents: true in metres, in the page's colours, and safe."""

import json
import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
import shapely
from PIL import Image
from pyproj import Transformer
from shapely import Polygon, box

from analysis.density import Surface
from pages.shared.maps.areas import OUTLINES, AreaRole, roles_legend
from pages.shared.maps.drawn import DrawnSurface, Layer, Mark, Shape, Symbol
from pages.shared.maps.legend import Legend, LegendRow
from pages.shared.maps.scale import density_scale, difference_scale
from pages.shared.maps.script import STATIC
from pages.shared.maps.surface import OPACITY, WEB_MERCATOR, picture, warp
from pages.shared.pictures import ground as ground_looks
from pages.shared.pictures import labels
from pages.shared.pictures.font import width, wrapped
from pages.shared.pictures.map_picture import MapPicture, map_figure
from pages.shared.pictures.measure import bar_length
from pages.shared.pictures.paper import DOCUMENT, SLIDE, Box, Paper
from pages.shared.text import Text
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS

SWEREF = "EPSG:3006"
WEST, SOUTH, EAST, NORTH = WINDOW = (341_000.0, 6_463_000.0, 343_000.0, 6_464_500.0)
TO_DEGREES = Transformer.from_crs(SWEREF, "EPSG:4326", always_xy=True)
NASTY = "<b>Bo & <a href='x'>Co</a></b> %{y}"
PAPERS = {"document": DOCUMENT, "slide": SLIDE}
on_both_papers = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)


def degrees(east: float, north: float) -> tuple[float, float]:
    longitude, latitude = TO_DEGREES.transform(east, north)
    return longitude, latitude


def area(west: float, south: float, east: float, north: float) -> Polygon:
    """A rectangle in metres, as polygons come: in degrees."""
    return Polygon([degrees(x, y) for x, y in box(west, south, east, north).exterior.coords])


def surface(values: object = None) -> Surface:
    """Hills over the window and somewhat beside it."""
    if values is None:
        row, column = np.mgrid[0:50, 0:60]
        values = 700 * np.exp(-((row - 25) ** 2 + (column - 28) ** 2) / 90)
    grid = np.asarray(values, dtype=float)
    return Surface(values=grid, x0=WEST - 500, y0=SOUTH - 500, cell_m=50, n=99, withheld=0)


def drawn_surface(shown: Surface | None = None) -> DrawnSurface:
    shown = shown or surface()
    scale = density_scale([shown])
    legend = scale.legend(
        "Täthet", lambda low, high: f"{low:g}\N{EN DASH}{high:g}", "under 50 inte"
    )
    return DrawnSurface(surface=shown, scale=scale, legend=legend, alt="täthet")


def areas(name: str = "Norra") -> Layer:
    pilot = Shape(
        geometry=area(341_800, 6_463_500, 342_000, 6_464_000),
        outline=OUTLINES[AreaRole.PILOT],
        label=name,
        standing=True,
    )
    other = Shape(
        geometry=area(342_300, 6_463_500, 342_500, 6_464_000),
        outline=OUTLINES[AreaRole.COMPARISON],
        label="Södra",
    )
    names = {AreaRole.PILOT: "Pilotområde", AreaRole.COMPARISON: "Jämförelseområde"}
    return Layer(name="areas", shapes=[other, pilot], legend=roles_legend("", names))


def camera(east: float = 342_100, north: float = 6_463_700) -> Layer:
    longitude, latitude = degrees(east, north)
    mark = Mark(longitude=longitude, latitude=latitude, symbol=Symbol.SQUARE, colour="#CC79A7")
    row = LegendRow("#CC79A7", "Kamera", symbol=mark.symbol)
    return Layer(name="cameras", marks=[mark], legend=Legend("Åtgärder", (row,)))


def street(name: str, *places: tuple[float, float], kind: str = "road") -> dict[str, Any]:
    line = [degrees(*place) for place in places]
    return {
        "type": "Feature",
        "properties": {"kind": kind, "name": name, "at": line[0]},
        "geometry": {"type": "LineString", "coordinates": line},
    }


def shown(**changes: Any) -> MapPicture:  # noqa: ANN401
    plain = MapPicture(
        crs=SWEREF,
        window=WINDOW,
        title="Norra: som tätast 700 händelser per km² och år",
        subtitle="Händelser per km² och år",
        foot="Källa: polisen. Figur karta-before, v 0123456789.",
        attribution="Schematisk karta",
        fictive=True,
        surface=drawn_surface(),
        layers=[areas(), camera()],
    )
    return replace(plain, **changes)


def figure(
    picture_: MapPicture | None = None, paper: Paper = DOCUMENT, text: Text = SWEDISH_TEXT
) -> go.Figure:
    return map_figure(picture_ or shown(), text, paper)


def frame(drawn: go.Figure) -> Box:
    """Where the map lies, in pixels from the upper left."""
    layout = drawn.layout
    left, right = (share * layout.width for share in layout.xaxis.domain)
    bottom, top = ((1 - share) * layout.height for share in layout.yaxis.domain)
    return Box(left, top, right, bottom)


def words(drawn: go.Figure) -> list[str]:
    return [note.text for note in drawn.layout.annotations]


def said(drawn: go.Figure) -> str:
    """All words in one line, whatever line they stand on."""
    return " | ".join(words(drawn)).replace("<br>", " ")


def lines_in_metres(drawn: go.Figure) -> list[Mapping[str, Any]]:
    """The scale bar: Plotly's lines on the axes of the map."""
    lines = [s for s in drawn.layout.shapes if s.type == "line" and s.xref is None]
    return [line.to_plotly_json() for line in lines]


# --- geometry ---


@on_both_papers
def test_a_metre_is_as_long_both_ways_and_the_whole_window_is_shown(paper: Paper) -> None:
    drawn = figure(paper=paper)
    west, east = drawn.layout.xaxis.range
    south, north = drawn.layout.yaxis.range
    place = frame(drawn)
    assert (east - west) / place.width == pytest.approx((north - south) / place.height)
    assert drawn.layout.yaxis.scaleanchor == "x"
    assert west <= WEST < EAST <= east
    assert south <= SOUTH < NORTH <= north


def test_north_is_up_and_east_to_the_right() -> None:
    drawn = figure()
    assert drawn.layout.xaxis.range[0] < drawn.layout.xaxis.range[1]
    assert drawn.layout.yaxis.range[0] < drawn.layout.yaxis.range[1]
    assert f"<b>{SWEDISH_TEXT.picture.north}</b>" in words(drawn)


def test_a_mark_and_an_outline_lie_where_they_are_in_metres() -> None:
    drawn = figure()
    (mark,) = [t for t in drawn.data if t.mode == "markers" and t.xaxis is None]
    assert (mark.x[0], mark.y[0]) == pytest.approx((342_100, 6_463_700), abs=0.1)
    corners = {(round(x), round(y)) for t in drawn.data if t.mode == "lines" for x, y in known(t)}
    assert {(341_800, 6_463_500), (342_000, 6_464_000), (342_500, 6_464_000)} <= corners


def known(trace: go.Scatter) -> list[tuple[float, float]]:
    return [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if x is not None]


@on_both_papers
@pytest.mark.parametrize("metres", [300, 2_000, 45_000])
def test_the_scale_bar_is_as_long_as_it_says(paper: Paper, metres: float) -> None:
    window = (WEST, SOUTH, WEST + metres, SOUTH + metres / 2)
    drawn = figure(shown(window=window), paper)
    bar = max(lines_in_metres(drawn), key=lambda line: line["x1"] - line["x0"])
    length = bar["x1"] - bar["x0"]
    unit, number = ("km", length / 1000) if length >= 999 else ("m", length)
    assert f"{SWEDISH_TEXT.numbers.whole(number)}\N{NO-BREAK SPACE}{unit}" in words(drawn)
    assert length < 0.5 * (drawn.layout.xaxis.range[1] - drawn.layout.xaxis.range[0])


@pytest.mark.parametrize(("most", "length"), [(99, 50), (100, 100), (499, 200), (5_400, 5_000)])
def test_the_scale_bar_is_a_round_number_of_metres(most: float, length: float) -> None:
    assert bar_length(most) == length


def test_the_scale_bar_lies_on_the_map() -> None:
    drawn = figure()
    for line in lines_in_metres(drawn):
        assert drawn.layout.xaxis.range[0] < line["x0"] <= line["x1"] < drawn.layout.xaxis.range[1]
        assert drawn.layout.yaxis.range[0] < line["y0"] <= line["y1"] < drawn.layout.yaxis.range[1]


# --- surface ---


def pixels(drawn: go.Figure) -> np.ndarray[Any, Any]:
    (image,) = drawn.layout.images
    coded = image.source.removeprefix("data:image/png;base64,")
    return np.asarray(Image.open(BytesIO(b64decode(coded))).convert("RGBA"))


def colour_at(drawn: go.Figure, east: float, north: float) -> str:
    """The colour that lies at a place in metres; "" where nothing is drawn."""
    (image,) = drawn.layout.images
    seen = pixels(drawn)
    column = int((east - image.x) / image.sizex * seen.shape[1])
    row = int((image.y - north) / image.sizey * seen.shape[0])
    red, green, blue, alpha = (int(part) for part in seen[row, column])
    return f"#{red:02x}{green:02x}{blue:02x}" if alpha else ""


def test_each_place_has_the_colour_of_its_class() -> None:
    drawn_as = drawn_surface()
    drawn = figure(shown(surface=drawn_as))
    for row, column in [(25, 28), (20, 28), (25, 18), (33, 33), (12, 12), (30, 40)]:
        value = drawn_as.surface.values[row, column]
        index = drawn_as.scale.class_of(np.array([[value]]))[0, 0]
        place = WEST - 500 + (column + 0.5) * 50, SOUTH - 500 + (row + 0.5) * 50
        assert colour_at(drawn, *place) == (drawn_as.scale.colours[index] if index >= 0 else "")


def test_the_picture_is_coloured_like_that_of_the_page() -> None:
    drawn_as = drawn_surface()
    drawn = figure(shown(surface=drawn_as))
    warped = warp(drawn_as.surface, SWEREF)
    url = picture(warped.values, drawn_as.scale).removeprefix("data:image/png;base64,")
    page = np.asarray(Image.open(BytesIO(b64decode(url))).convert("RGBA"))
    to_web = Transformer.from_crs("EPSG:4326", WEB_MERCATOR, always_xy=True)
    west, south = to_web.transform(*warped.bounds[:2])
    east, north = to_web.transform(*warped.bounds[2:])
    rng = np.random.default_rng(7)
    same = []
    for _ in range(300):
        place = rng.uniform(WEST, EAST), rng.uniform(SOUTH, NORTH)
        x, y = to_web.transform(*degrees(*place))
        seen = page[
            int((north - y) / (north - south) * page.shape[0]),
            int((x - west) / (east - west) * page.shape[1]),
        ]
        red, green, blue, alpha = (int(part) for part in seen)
        on_page = f"#{red:02x}{green:02x}{blue:02x}" if alpha else ""
        same.append(on_page == colour_at(drawn, *place))
    assert np.mean(same) > 0.97  # the rest lie at the edges of colours


def test_the_image_covers_the_map_and_lies_under_the_lines() -> None:
    drawn = figure()
    (image,) = drawn.layout.images
    assert (image.x, image.x + image.sizex) == pytest.approx(drawn.layout.xaxis.range)
    assert (image.y - image.sizey, image.y) == pytest.approx(drawn.layout.yaxis.range)
    assert (image.layer, image.opacity, image.sizing) == ("below", OPACITY, "stretch")
    assert pixels(drawn).shape[1] == pytest.approx(frame(drawn).width * DOCUMENT.scale, abs=1)


def test_beyond_the_surface_nothing_is_coloured() -> None:
    small = Surface(values=np.full((4, 4), 700.0), x0=WEST, y0=SOUTH, cell_m=50, n=9, withheld=0)
    drawn = figure(shown(surface=drawn_surface(small)))
    assert colour_at(drawn, WEST + 100, SOUTH + 100)
    assert not colour_at(drawn, WEST + 250, SOUTH + 100)


def test_a_map_without_surface_or_layers_is_still_a_map() -> None:
    drawn = figure(shown(surface=None, layers=[]))
    assert not drawn.layout.images
    assert frame(drawn).right == DOCUMENT.width - DOCUMENT.margin  # no legend, no room for one


# --- legend ---


@on_both_papers
@pytest.mark.parametrize("kind", ["density", "difference"])
def test_the_legend_has_the_classes_of_the_page(paper: Paper, kind: str) -> None:
    values = surface(surface().values - 300) if kind == "difference" else surface()
    scale = difference_scale([values]) if kind == "difference" else density_scale([values])
    legend = scale.legend("Täthet", lambda low, high: f"{low:g} till {high:g}")
    drawn_as = DrawnSurface(surface=values, scale=scale, legend=legend, alt="")
    drawn = figure(shown(surface=drawn_as), paper)
    lines = words(drawn)
    start = lines.index("<b>Täthet</b>")
    rows = [row.text for row in legend.rows]
    assert lines[start + 1 : start + 1 + len(rows)] == rows
    keys = [s.fillcolor for s in drawn.layout.shapes if s.xref == "paper" and s.opacity == OPACITY]
    assert keys == [row.colour for row in legend.rows]


def test_an_outline_looks_in_the_legend_as_on_the_map() -> None:
    drawn = figure()
    keys = [s.line.to_plotly_json() for s in drawn.layout.shapes if s.type == "line" and s.xref]
    lines = [t.line.to_plotly_json() for t in drawn.data if t.mode == "lines"]
    assert len(keys) == 2
    assert all(key in lines for key in keys)
    assert len({key["dash"] for key in keys}) == 2  # told apart without colours too


def test_a_sign_looks_in_the_legend_as_on_the_map() -> None:
    on_map, in_legend = (t for t in figure().data if t.mode == "markers")
    assert in_legend.xaxis == "x2"
    assert (on_map.marker.symbol, on_map.marker.color) == ("square", "#CC79A7")
    assert (in_legend.marker.symbol, in_legend.marker.color) == ("square", "#CC79A7")


def test_signs_of_one_colour_are_told_apart_in_the_legend() -> None:
    """A measure that is late has the colour of one that is done."""
    rows = [LegendRow("#009E73", name, symbol=name) for name in (Symbol.SQUARE, Symbol.CROSS)]
    both = Layer(name="measures", marks=camera().marks, legend=Legend("", tuple(rows)))
    drawn = figure(shown(layers=[both]))
    signs = [t.marker.symbol for t in drawn.data if t.mode == "markers" and t.xaxis == "x2"]
    assert signs == ["square", "x"]


@on_both_papers
def test_everything_stands_on_the_paper(paper: Paper) -> None:
    rows = tuple(
        LegendRow("#56B4E9", f"Ett långt namn på vad färgen {i} betyder") for i in range(3)
    )
    more = [Layer(name=str(i), legend=Legend(f"Lager {i}", rows)) for i in range(3)]
    long = "Gatorna kring norra Kungsgatan och torget: som mest 1 234 färre och 567 fler händelser"
    busy = shown(title=long, subtitle=2 * long, foot=4 * long, layers=[areas(), camera(), *more])
    drawn = figure(busy, paper)
    for note in drawn.layout.annotations:
        spot = spot_of(note, drawn)
        assert spot.left >= 0, note.text
        assert spot.right <= paper.width, note.text
        assert spot.top >= 0, note.text
        assert spot.bottom <= drawn.layout.height, note.text


@on_both_papers
def test_no_words_stand_on_others(paper: Paper) -> None:
    drawn = figure(shown(ground=schematic(), layers=[areas(), camera()]), paper)
    spots = [(note.text, spot_of(note, drawn)) for note in drawn.layout.annotations]
    for number, (text, spot) in enumerate(spots):
        for other_text, other in spots[:number]:
            assert not spot.meets(other), (text, other_text)


def spot_of(note: Any, drawn: go.Figure) -> Box:  # noqa: ANN401
    """Where words stand, in pixels, measured in our font."""
    bold = note.text.startswith("<b>")
    lines = re.sub(r"</?b>", "", note.text).split("<br>")
    wide = max(width(line, note.font.size, bold=bold) for line in lines) / 1.11
    high = len(lines) * note.font.size * 1.3
    x, y = note.x * drawn.layout.width, (1 - note.y) * drawn.layout.height
    left = {"left": x, "center": x - wide / 2, "right": x - wide}[note.xanchor]
    return Box(left, y, left + wide, y + high - 0.5)


# --- words ---


def test_names_from_files_are_text_never_markup() -> None:
    feature = street(NASTY, (341_100, 6_464_200), (341_900, 6_464_200))
    legend = Legend(NASTY, (LegendRow("#000000", NASTY),), NASTY)
    drawn = figure(
        shown(
            title=NASTY,
            subtitle=NASTY,
            foot=NASTY,
            attribution=NASTY,
            ground=[feature],
            layers=[areas(NASTY), Layer(name="x", legend=legend)],
        )
    )
    assert said(drawn).count("Bo &amp;") == 9
    for text in words(drawn):
        assert not re.search(r"<(?!/?b>|br>)", text)
        assert text.count("<b>") <= 1
        assert "%{" not in text


@pytest.mark.parametrize("language", TEXTS)
def test_made_up_data_are_called_so_on_the_map_itself(language: str) -> None:
    text = TEXTS[language]
    assert f"<b>{text.frame.fictive}</b>" in words(figure(text=text))
    assert text.frame.fictive not in said(figure(shown(fictive=False), text=text))


@on_both_papers
def test_title_subtitle_foot_and_attribution_stand_there_in_full(paper: Paper) -> None:
    asked = shown(foot="Källa: polisen, uttag 1 oktober 2026. " * 6)
    there = said(figure(asked, paper))
    for words_ in (asked.title, asked.subtitle, asked.foot.strip(), asked.attribution):
        assert words_ in there


def test_the_name_of_the_pilot_stands_at_it_and_not_on_a_mark() -> None:
    at_its_edge = camera(341_900, 6_464_030)
    drawn = figure(shown(layers=[areas(), at_its_edge]))
    (name,) = [note for note in drawn.layout.annotations if note.text == "<b>Norra</b>"]
    place, spot = frame(drawn), spot_of(name, drawn)
    per_pixel = (drawn.layout.xaxis.range[1] - drawn.layout.xaxis.range[0]) / place.width
    x = place.left + (341_900 - drawn.layout.xaxis.range[0]) / per_pixel
    y = place.top + (drawn.layout.yaxis.range[1] - 6_464_030) / per_pixel
    assert not spot.meets(Box(x - 5, y - 5, x + 5, y + 5))
    assert place.holds(spot)


def test_a_long_name_is_cut_into_lines_that_have_room() -> None:
    lines = wrapped("Kort " + "x" * 90, 10, 100)
    assert "".join(lines).replace("Kort", "") == "x" * 90
    assert all(width(line, 10) <= 100 for line in lines)
    assert wrapped("1\N{NO-BREAK SPACE}234 m", 10, 26)[0] == "1\N{NO-BREAK SPACE}234"


# --- ground ---


def schematic() -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads((STATIC / "base.geojson").read_text())["features"]
    return features


def test_the_ground_is_cut_to_the_window_and_stays_small() -> None:
    drawn = figure(shown(ground=schematic()))
    paths = [s.path for s in drawn.layout.shapes if s.type == "path" and s.xref is None]
    places = [
        map(float, pair.split(",")) for p in paths for pair in re.findall(r"[\d.]+,[\d.]+", p)
    ]
    east, north = np.array([list(place) for place in places]).T
    beyond = 25 * (EAST - WEST) / frame(drawn).width
    assert east.min() > drawn.layout.xaxis.range[0] - beyond
    assert east.max() < drawn.layout.xaxis.range[1] + beyond
    assert north.min() > drawn.layout.yaxis.range[0] - beyond
    assert north.max() < drawn.layout.yaxis.range[1] + beyond
    assert len(drawn.to_json()) < 150_000


def test_a_street_lies_where_it_is() -> None:
    drawn = figure(shown(ground=[street("Gatan", (341_200, 6_463_300), (342_700, 6_464_100))]))
    paths = [s.path for s in drawn.layout.shapes if s.type == "path" and s.xref is None]
    assert paths
    for path in paths:
        ends = [float(part) for part in re.findall(r"[\d.]+", path)]
        assert ends == pytest.approx([341_200, 6_463_300, 342_700, 6_464_100], abs=0.2)


def test_polygons_that_overlap_are_filled_and_holes_are_not() -> None:
    whole = box(0, 0, 10, 10) - box(4, 4, 6, 6)
    path = ground_looks.path_of(np.array([whole, box(8, 8, 12, 12)], dtype=object))
    rings = [
        shapely.LinearRing([[float(v) for v in p.split(",")] for p in ring.rstrip("Z").split("L")])
        for ring in path.split("M")[1:]
    ]
    assert [ring.is_ccw for ring in rings] == [True, False, True]
    assert path.count("Z") == 3


def test_one_road_in_parts_is_named_once_and_names_keep_off_each_other() -> None:
    parts = [
        street("Gatan", (341_500 + i * 50, 6_463_300), (341_560 + i * 50, 6_463_300))
        for i in range(8)
    ]
    crossing = [
        street(f"Väg {i}", (342_000, 6_464_190 + i), (342_200, 6_464_190 + i)) for i in range(5)
    ]
    there = words(figure(shown(ground=[*parts, *crossing])))
    assert there.count("Gatan") == 1
    assert len([text for text in there if text.startswith("Väg")]) == 1


def test_ground_and_labels_look_as_on_the_page() -> None:
    script = (STATIC / "map.js").read_text()
    fill, line = constant(script, "FILL"), constant(script, "LINE")
    assert list(fill) == list(ground_looks.FILL)
    for kind, look in ground_looks.FILL.items():
        plain = {key: v for key, v in fill[kind].items() if key not in ("stroke", "fillOpacity")}
        assert {key: v for key, v in look.items() if key != "fillOpacity"} == plain
        assert look.get("fillOpacity", 1) == fill[kind]["fillOpacity"]
    assert list(line) == list(ground_looks.LINE)
    for kind, look in ground_looks.LINE.items():
        said_ = {**line[kind], "width": tuple(line[kind]["width"])}
        if "dash" in said_:
            said_["dash"] = tuple(int(part) for part in said_["dash"].split())
        assert look == said_
    assert constant(script, "LABEL_FROM") == labels.FROM_ZOOM
    assert constant(script, "LABEL_TO") == labels.TO_ZOOM
    assert tuple(constant(script, "LABEL_ORDER")) == labels.ORDER


def constant(script: str, name: str) -> Any:  # noqa: ANN401
    """A constant of map.js, whose objects are JSON but for bare keys and last commas."""
    found = re.search(rf"const {name} = (\{{.*?\n?\s*\}}|\[.*?\]);", script, re.DOTALL)
    assert found
    quoted = re.sub(r"([{,]\s*)(\w+):", r'\1"\2":', found[1])
    return json.loads(re.sub(r",(\s*[}\]])", r"\1", quoted))
