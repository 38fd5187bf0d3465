"""The outline with the mouse: what the map says was drawn is checked here, never believed."""

from collections.abc import Mapping
from dataclasses import replace

import folium
import geopandas as gpd
from folium.plugins import Draw
from shapely.geometry import mapping
from streamlit_folium import st_folium

from data.kinds.changed_areas import Area, without_area
from data.kinds.drawings import DECIMALS, read_drawings
from data.kinds.outline import Mistake, Shape, area_of, kept_places
from pages.map.areas_edit.editing import Editing
from pages.map.ground import attribution, base_map_file, tiles
from pages.shared import look, session
from pages.shared.maps.areas import AreaRole, areas_layer
from pages.shared.maps.ground import MapWords, base_map
from pages.shared.maps.layers import layer_group
from pages.shared.maps.script import Call, static_url

HEIGHT = 520
LINE = {"color": look.VERMILION, "weight": 3, "fill": True, "fillOpacity": 0.15}


def shape(old: Area | None, editing: Editing, key: str) -> Shape | tuple[Mistake, ...] | None:
    """Draw the map with its tools, and give what is drawn on it."""
    was = old.shape if old else None
    ground = ground_of(old, was, editing)
    outline = folium.FeatureGroup(name="outline")
    Call("editable", parts=_parts(was), style=LINE).add_to(outline)
    outline.add_to(ground)
    Call("drawWords", **_nested(editing.text.draw.toolbar)).add_to(ground)
    _tools(outline).add_to(ground)
    given = st_folium(
        ground,
        key=f"{key}-drawn",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=["all_drawings"],
    )
    drawings = given.get("all_drawings") if isinstance(given, Mapping) else None
    if drawings is None or (drawings == [] and was is None):
        return was
    rings = read_drawings(drawings)
    if isinstance(rings, Mistake):
        return (rings,)
    return area_of(kept_places(rings, was, DECIMALS) if was else rings, editing.known.crs)


def ground_of(old: Area | None, seen: Shape | None, editing: Editing) -> folium.Map:
    """The map as it opens: what is to be `seen` in the middle, the other areas as outlines."""
    text = editing.text
    words = MapWords(
        lang=text.code,
        title=text.draw.heading,
        attribution=attribution(editing.version, text),
        zoom_in=text.map.zoom_in,
        zoom_out=text.map.zoom_out,
    )
    ground = base_map(
        editing.window(seen),
        basemap_url=base_map_file(editing.version),
        words=words,
        tiles=tiles(),
    )
    others = without_area(editing.areas, old.area_id) if old else editing.areas
    names = dict(zip(others["area_id"], others["name"], strict=True))
    outlines(others, _roles(editing), names).add_to(ground)
    return ground


def outlines(
    areas: gpd.GeoDataFrame, roles: Mapping[str, AreaRole], names: Mapping[str, str]
) -> folium.FeatureGroup:
    """Areas to look at: no click on them, nor a stop of the Tab key, says anything here."""
    layer = areas_layer(areas, roles, names)
    return layer_group(replace(layer, shapes=[replace(each, key="") for each in layer.shapes]))


def _roles(editing: Editing) -> dict[str, AreaRole]:
    """As on the map above: of the pilot that the reader looks at."""
    if editing.plan is None or not editing.plan.pilots:
        return {}
    pilot = editing.plan.pilot(session.pilot_area(editing.plan))
    return (
        dict.fromkeys(pilot.comparison, AreaRole.COMPARISON)
        | dict.fromkeys(pilot.buffers, AreaRole.BUFFER)
        | {pilot.area: AreaRole.PILOT}
    )


def _tools(outline: folium.FeatureGroup) -> Draw:
    """Polygons and rectangles only; the plug-in and its words come from this server."""
    nothing = dict.fromkeys(["polyline", "circle", "marker", "circlemarker"], False)
    tools = Draw(  # type: ignore[no-untyped-call]
        feature_group=outline,
        show_geometry_on_click=False,
        draw_options={
            **nothing,
            "polygon": {"allowIntersection": False, "shapeOptions": LINE},
            "rectangle": {"showArea": False, "shapeOptions": LINE},
        },
    )
    tools.default_js = [
        ("leaflet_draw", static_url("leaflet-draw/leaflet.draw.js")),
        ("draw", static_url("draw.js")),
    ]
    tools.default_css = [("leaflet_draw_css", static_url("leaflet-draw/leaflet.draw.css"))]
    return tools


def _parts(shape: Shape | None) -> list[list[list[list[float]]]]:
    """Parts of rings of places; Leaflet closes the rings itself."""
    if shape is None:
        return []
    parts = mapping(shape)["coordinates"]
    parts = [parts] if shape.geom_type == "Polygon" else parts
    return [[[list(place[:2]) for place in ring[:-1]] for ring in part] for part in parts]


def _nested(words: Mapping[str, str]) -> dict[str, object]:
    """{"edit.toolbar.save": "Klar"} -> {"edit": {"toolbar": {"save": "Klar"}}}."""
    nested: dict[str, object] = {}
    for path, word in words.items():
        *rooms, last = path.split(".")
        into = nested
        for room in rooms:
            inner = into.setdefault(room, {})
            assert isinstance(inner, dict)
            into = inner
        into[last] = word
    return nested
