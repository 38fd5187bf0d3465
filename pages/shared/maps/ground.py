"""The map before anything is drawn on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlsplit

import folium
from folium.plugins import DualMap

from pages.shared.maps.script import Call, static_url

TILES = "PILOTKOLLEN_TILES"  # an online tile address; without it the map asks nobody
TILES_CREDIT = "PILOTKOLLEN_TILES_CREDIT"
CLOSEST = 16  # zoom that a small area is shown at
DEEPEST = 18
FURTHEST = 7

Bounds = tuple[float, float, float, float]  # west, south, east, north in degrees


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWords:
    """What the map itself says. `attribution` says where the ground comes from."""

    lang: str
    title: str
    attribution: str
    zoom_in: str
    zoom_out: str
    legend: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Online tiles: an address with {z}, {x}, {y}, and whom to name for them."""

    url: str
    credit: str


def tiles_of(settings: Mapping[str, str]) -> Tiles | None:
    """Give the online tiles that the settings (os.environ) name, None if they name none."""
    url = settings.get(TILES, "")
    if not url:
        return None
    return Tiles(url, settings.get(TILES_CREDIT, "") or urlsplit(url).netloc)


def base_map(
    bounds: Bounds,
    *,
    basemap_url: str,
    words: MapWords,
    tiles: Tiles | None = None,
    aside: bool = False,
) -> folium.Map:
    """
    Give a map of `bounds` with the ground and nothing on it.

    `basemap_url` is `static_url("base.geojson")` or that of a published base map. The same
    arguments give the same script, so that the browser keeps the map when only
    `feature_group_to_add` of st_folium changes. Online tiles cover the ground when they arrive.
    `aside` puts the bounds to the left as far as they have room, for the legend is at the right.
    """
    drawn = folium.Map(location=_middle(bounds), **_look())
    _lay_ground(drawn, bounds, basemap_url, words, tiles, aside=aside)
    return drawn


def base_map_pair(
    bounds: Bounds,
    *,
    basemap_url: str,
    words: tuple[MapWords, MapWords],
    tiles: Tiles | None = None,
) -> DualMap:
    """
    Give two such maps beside each other, `m1` and `m2`, that move together.

    What is added to them makes another script: the browser draws both anew when it changes.
    """
    drawn = DualMap(location=_middle(bounds), **_look())  # type: ignore[no-untyped-call]
    drawn.default_js = [("sync", static_url("leaflet-sync/L.Map.Sync.js"))]
    for each, own in zip((drawn.m1, drawn.m2), words, strict=True):
        _lay_ground(each, bounds, basemap_url, own, tiles)
        Call("heading", text=own.title).add_to(each)
    return drawn


def _middle(bounds: Bounds) -> list[float]:
    west, south, east, north = bounds
    return [(south + north) / 2, (west + east) / 2]


def _look() -> dict[str, Any]:
    return {
        "tiles": None,
        "zoom_control": False,
        "font_size": "14px",
        "max_zoom": DEEPEST,
        "min_zoom": FURTHEST,
        "zoom_snap": 0.5,
    }


def _lay_ground(
    drawn: folium.Map,
    bounds: Bounds,
    url: str,
    words: MapWords,
    tiles: Tiles | None,
    *,
    aside: bool = False,
) -> None:
    west, south, east, north = bounds
    drawn.default_js = [
        ("leaflet", static_url("leaflet/leaflet.js")),
        ("map", static_url("map.js")),
    ]
    drawn.default_css = [
        ("leaflet_css", static_url("leaflet/leaflet.css")),
        ("map_css", static_url("map.css")),
    ]
    if tiles:
        folium.TileLayer(tiles.url, attr=escape(tiles.credit), max_zoom=DEEPEST).add_to(drawn)
    Call(
        "ground",
        url=url,
        bounds=[[south, west], [north, east]],
        closest=CLOSEST,
        lang=words.lang,
        title=words.title,
        attribution=words.attribution,
        zoom_in=words.zoom_in,
        zoom_out=words.zoom_out,
        legend=words.legend,
        under_tiles=tiles is not None,
        aside=aside,
    ).add_to(drawn)
