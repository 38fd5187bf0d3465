import json
import re
from base64 import b64decode
from io import BytesIO

import folium
import geopandas as gpd
import numpy as np
import pytest
from PIL import Image
from pyproj import Transformer
from shapely import box
from streamlit_folium import generate_js_hash, generate_leaflet_string

from analysis.density import Surface
from pages.shared.look import LESS_OR_MORE, MORE
from pages.shared.maps.areas import OUTLINES, AreaRole, areas_layer, roles_legend
from pages.shared.maps.drawn import Layer, Mark, Outline, Shape, Symbol
from pages.shared.maps.ground import Bounds, MapWords, Tiles, base_map, tiles_of
from pages.shared.maps.layers import layer_group
from pages.shared.maps.legend import Legend, LegendRow
from pages.shared.maps.scale import density_scale, difference_scale
from pages.shared.maps.script import STATIC, static_url
from pages.shared.maps.surface import WEB_MERCATOR, Warped, picture, surface_layer, warp

SWEREF = "EPSG:3006"
BOUNDS: Bounds = (12.28, 58.28, 12.30, 58.29)
WORDS = MapWords(
    lang="sv", title="Karta", attribution="Schematisk", zoom_in="Zooma in", zoom_out="Zooma ut"
)
NASTY = "</script><img src=x onerror=alert(1)>"


def surface(values: object, x0: float = 341_000, y0: float = 6_463_000) -> Surface:
    grid = np.asarray(values, dtype=float)
    return Surface(values=grid, x0=x0, y0=y0, cell_m=50, n=99, withheld=0)


def drawn_map(bounds: Bounds = BOUNDS, tiles: Tiles | None = None) -> folium.Map:
    return base_map(bounds, basemap_url=static_url("base.geojson"), words=WORDS, tiles=tiles)


def script_of(drawn: folium.Map | folium.FeatureGroup) -> str:
    root = drawn if isinstance(drawn, folium.Map) else drawn.add_to(drawn_map())
    root.get_root().render()
    return str(generate_leaflet_string(drawn))


def options_of(script: str, function: str) -> dict[str, object]:
    found = re.search(rf"pilotkollen\.{function}\(\s*\w+, (.*)\s*\);", script)
    assert found
    options: dict[str, object] = json.loads(found[1])
    return options


def areas() -> gpd.GeoDataFrame:
    squares = [box(12.28 + i / 100, 58.28, 12.285 + i / 100, 58.285) for i in range(3)]
    return gpd.GeoDataFrame({"area_id": ["a", "b", "c"]}, geometry=squares, crs="EPSG:4326")


# --- ground ---


def test_no_map_asks_any_other_host() -> None:
    drawn = drawn_map()
    links = [link for _, link in drawn.default_js + drawn.default_css]
    assert all(link.startswith("../../app/static/") for link in links)
    assert "//" not in script_of(drawn).replace("../../", "")


def test_everything_a_map_loads_is_there() -> None:
    drawn = drawn_map()
    links = [link for _, link in drawn.default_js + drawn.default_css]
    for link in [*links, static_url("base.geojson")]:
        path, _, version = link.removeprefix("../../app/static/").partition("?v=")
        assert (STATIC / path).is_file()
        assert len(version) == 8


def test_the_same_map_has_the_same_script_so_that_the_browser_keeps_it() -> None:
    once, again, other = (
        generate_js_hash(script_of(drawn_map(bounds)), "map")
        for bounds in (BOUNDS, BOUNDS, (12.0, 58.0, 12.1, 58.1))
    )
    assert once == again != other


def test_online_tiles_come_only_by_setting() -> None:
    assert tiles_of({}) is None
    tiles = tiles_of({"PILOTKOLLEN_TILES": "https://127.0.0.1/{z}/{x}/{y}.png"})
    assert tiles == Tiles("https://127.0.0.1/{z}/{x}/{y}.png", "127.0.0.1")
    assert "tileLayer" not in script_of(drawn_map())
    assert "127.0.0.1" in script_of(drawn_map(tiles=tiles))


def test_words_from_outside_cannot_end_the_script() -> None:
    words = MapWords(lang="sv", title=NASTY, attribution=NASTY, zoom_in="", zoom_out="")
    script = script_of(base_map(BOUNDS, basemap_url="x.geojson", words=words))
    assert "<img" not in script
    assert options_of(script, "ground")["attribution"] == NASTY


# --- areas ---


def test_a_role_decides_how_an_area_is_drawn_and_pilots_lie_on_top() -> None:
    layer = areas_layer(areas(), {"a": AreaRole.PILOT, "b": AreaRole.COMPARISON}, {"a": "Norra"})
    features = options_of(script_of(layer_group(layer)), "shapes")["shapes"]
    assert isinstance(features, list)
    assert [f["label"] for f in features] == ["c", "b", "Norra"]
    assert [f["standing"] for f in features] == [False, False, True]
    colours = [OUTLINES[r].colour for r in (AreaRole.OTHER, AreaRole.COMPARISON, AreaRole.PILOT)]
    assert [f["style"]["color"] for f in features] == colours


def test_roles_differ_without_colours_too() -> None:
    looks = {(outline.dash, outline.weight) for outline in OUTLINES.values()}
    assert len(looks) == len(AreaRole)


def test_a_name_from_a_file_cannot_become_html() -> None:
    script = script_of(layer_group(areas_layer(areas(), {}, {"a": NASTY})))
    assert "<img" not in script
    assert "innerHTML" not in (STATIC / "map.js").read_text().replace(
        "addAttribution(spanOf(options.attribution).innerHTML)", ""
    )


def test_the_legend_of_roles_has_only_the_roles_with_words() -> None:
    legend = roles_legend("Områden", {AreaRole.BUFFER: "Buffert", AreaRole.PILOT: "Pilot"})
    assert [(row.text, row.line) for row in legend.rows] == [
        ("Pilot", "solid"),
        ("Buffert", "dotted"),
    ]


# --- layers ---


def drawn_marks(*marks: Mark) -> list[dict[str, object]]:
    drawn = options_of(script_of(layer_group(Layer(name="marks", marks=marks))), "marks")["marks"]
    assert isinstance(drawn, list)
    return drawn


def a_mark(symbol: Symbol, label: str = "Kamera", key: str = "camera-1") -> Mark:
    return Mark(
        longitude=12.2812345678,
        latitude=58.28,
        symbol=symbol,
        colour="#000000",
        label=label,
        key=key,
        told=("only for the panel",),
    )


def test_a_mark_goes_to_the_metre_with_its_symbol_and_without_what_the_panel_tells() -> None:
    [mark] = drawn_marks(a_mark(Symbol.STAR))
    assert mark == {
        "at": [58.28, 12.28123],
        "symbol": "star",
        "colour": "#000000",
        "size": 14,
        "label": "Kamera",
        "key": "camera-1",
    }


def test_every_symbol_is_drawn_as_itself() -> None:
    script = (STATIC / "map.js").read_text("utf-8")
    paths = {symbol: re.findall(rf"    {symbol}: (\"M.+\"),", script) for symbol in Symbol}
    assert all(len(path) == 1 for path in paths.values())
    assert len({path for found in paths.values() for path in found}) == len(Symbol)


def test_a_label_of_a_mark_cannot_become_html() -> None:
    assert "<img" not in script_of(
        layer_group(Layer(name="marks", marks=[a_mark(Symbol.CIRCLE, NASTY, NASTY)]))
    )


def test_a_shape_that_cannot_be_clicked_lets_what_lies_below_be_clicked() -> None:
    outline = Outline("#000000", 2, "", "solid")
    shapes = [Shape(geometry=box(12, 58, 13, 59), outline=outline, key=key) for key in ("", "a")]
    script = script_of(layer_group(Layer(name="shapes", shapes=shapes)))
    drawn = options_of(script, "shapes")["shapes"]
    assert isinstance(drawn, list)
    assert [each["key"] for each in drawn] == ["", "a"]
    assert all(each["style"]["fillColor"] is None for each in drawn)


# --- scale ---


def test_before_and_after_share_one_scale_that_holds_the_largest_value() -> None:
    scale = density_scale([surface([[0, 1234]]), surface([[7, 90]])])
    assert scale.breaks == (100, 200, 400, 600, 800, 1000, 1200, 1400)
    assert scale.colours == MORE


@pytest.mark.parametrize("largest", [0.013, 0.7, 1, 6.99, 7, 7.01, 750, 12345.6])
def test_every_largest_value_gets_a_colour(largest: float) -> None:
    grid = surface([[0, largest, -largest]])
    more, both = density_scale([grid]), difference_scale([grid])
    assert 0 <= more.class_of(grid.values)[0, 1] < len(MORE)
    assert both.colours[both.class_of(grid.values)[0, 1]]
    assert both.colours[both.class_of(grid.values)[0, 2]]
    assert more.breaks[-1] < 3 * largest


def test_a_difference_scale_is_the_same_both_ways_and_clear_around_zero() -> None:
    scale = difference_scale([surface([[-300, 20]])])
    assert scale.breaks == tuple(-b for b in reversed(scale.breaks))
    assert scale.colours[scale.class_of(np.array([[0.0]]))[0, 0]] == ""
    assert len(scale.classes()) == len(LESS_OR_MORE) - 1


def test_a_value_on_a_break_belongs_to_the_class_above_and_more_than_the_last_to_the_last() -> None:
    scale = density_scale([surface([[700]])])
    assert scale.breaks == (50, 100, 200, 300, 400, 500, 600, 700)
    values = np.array([[49.9, 50, 100, 700, 701, np.nan]])
    assert scale.class_of(values).tolist() == [[-1, 0, 1, 6, 6, -1]]
    both_ways = difference_scale([surface([[-300, 20]])])
    ends = both_ways.class_of(np.array([[-9_999.0, 9_999.0]])).tolist()
    assert ends == [[0, len(both_ways.colours) - 1]]


def test_a_scale_without_values_still_is_one() -> None:
    assert density_scale([surface([[0, 0]])]).classes()
    assert difference_scale([]).classes()


def test_the_legend_says_each_class_the_highest_first() -> None:
    legend = density_scale([surface([[700]])]).legend("Täthet", lambda a, b: f"{a:g} till {b:g}")
    assert legend.rows[0] == LegendRow(MORE[-1], "600 till 700")
    assert legend.rows[-1] == LegendRow(MORE[0], "50 till 100")


# --- surface ---


def spot(warped: Warped) -> tuple[float, float]:
    """Longitude and latitude of the middle of what is high."""
    west, south, east, north = warped.bounds
    to_web = Transformer.from_crs("EPSG:4326", WEB_MERCATOR, always_xy=True)
    (left, bottom), (right, top) = to_web.transform(west, south), to_web.transform(east, north)
    weight = np.nan_to_num(warped.values)
    rows, columns = (np.average(axis, weights=weight) for axis in np.indices(weight.shape))
    height, width = weight.shape
    x = left + (columns + 0.5) / width * (right - left)
    y = top - (rows + 0.5) / height * (top - bottom)
    return to_web.transform(x, y, direction="INVERSE")


@pytest.mark.parametrize(("row", "column"), [(5, 5), (5, 94), (94, 5), (94, 94), (50, 20)])
def test_a_peak_lies_where_it_happened_to_a_few_metres(row: int, column: int) -> None:
    values = np.zeros((100, 100))
    values[row, column] = 1
    where = (341_000 + (column + 0.5) * 50, 6_463_000 + (row + 0.5) * 50)
    to_degrees = Transformer.from_crs(SWEREF, "EPSG:4326", always_xy=True)
    back = to_degrees.transform(*spot(warp(surface(values), SWEREF)), direction="INVERSE")
    assert np.hypot(back[0] - where[0], back[1] - where[1]) < 5


def test_fitting_the_corners_alone_would_have_misplaced_it() -> None:
    to_degrees = Transformer.from_crs(SWEREF, "EPSG:4326", always_xy=True)
    _, south_west = to_degrees.transform(341_000, 6_463_000)
    _, south_east = to_degrees.transform(346_000, 6_463_000)
    assert abs(south_east - south_west) * 111_320 > 100


def test_what_lies_outside_the_surface_is_clear_not_zero() -> None:
    warped = warp(surface(np.ones((20, 30))), SWEREF)
    assert np.isnan(warped.values[0, 0])
    assert np.nanmin(warped.values) == pytest.approx(1)
    assert np.nanmax(warped.values) == pytest.approx(1)


def test_hidden_squares_are_clear() -> None:
    values = np.full((9, 9), 5.0)
    values[4, 4] = np.nan
    warped = warp(surface(values), SWEREF)
    middle = tuple(side // 2 for side in warped.values.shape)
    assert warped.values[middle] < 2.5


def test_the_picture_has_the_colours_of_the_scale_and_nothing_where_there_is_little() -> None:
    scale = density_scale([surface([[700]])])
    url = picture(np.array([[0, 60.0], [650, np.nan]]), scale)
    image = Image.open(BytesIO(b64decode(url.removeprefix("data:image/png;base64,"))))
    pixels = np.asarray(image.convert("RGBA"))
    assert [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in pixels[[0, 1], [1, 0], :3]] == [
        MORE[0],
        MORE[6],
    ]
    assert pixels[:, :, 3].tolist() == [[0, 255], [255, 0]]


def test_the_layer_brings_its_legend_and_its_words() -> None:
    scale = density_scale([surface([[700]])])
    legend = Legend("Täthet", (LegendRow("#000000", NASTY),), "not")
    group = surface_layer(
        surface(np.full((9, 9), 400)), SWEREF, scale, alt="täthet före", legend=legend
    )
    script = script_of(group)
    drawn = options_of(script, "surface")
    assert str(drawn["url"]).startswith("data:image/png;base64,")
    assert drawn["alt"] == "täthet före"
    assert "<img" not in script
    assert options_of(script, "legend")["title"] == "Täthet"
