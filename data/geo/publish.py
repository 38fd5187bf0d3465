"""Draw the schematic map into static/base.geojson: `python -m data.geo.publish`."""

import math
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from data.kinds.basemap import feature_collection

SOURCE = Path(__file__).with_name("schematic.toml")
TARGET = Path(__file__).parents[2] / "static" / "base.geojson"
METRIC = "EPSG:3006"  # SWEREF 99 TM
ROUNDS = 2  # of cutting corners
BLOB_CORNERS = 40


def schematic() -> gpd.GeoDataFrame:
    """Give kind, name, geometry (WGS 84) of what is drawn by hand in schematic.toml."""
    features = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["feature"]
    drawn = gpd.GeoDataFrame(
        {"kind": [f["kind"] for f in features], "name": [f["name"] for f in features]},
        geometry=[_geometry(f) for f in features],
        crs="EPSG:4326",
    )
    widths = [f.get("width_m", 0) for f in features]
    wide = drawn.to_crs(METRIC)
    wide.geometry = [
        shape.buffer(width / 2).simplify(2) if width else shape
        for shape, width in zip(wide.geometry, widths, strict=True)
    ]
    return wide.to_crs("EPSG:4326")


def _geometry(feature: dict[str, Any]) -> BaseGeometry:
    if "at" in feature:
        return Point(feature["at"])
    if "line" in feature:
        return LineString(_cut_corners(feature["line"], closed=False))
    if "outline" in feature:
        return Polygon(_cut_corners(feature["outline"], closed=True))
    return _blob(feature["blob"], feature["radius_m"])


def _cut_corners(points: list[list[float]], *, closed: bool) -> list[list[float]]:
    """Chaikin's curve: each corner becomes two, at a quarter and three quarters of its sides."""
    for _ in range(ROUNDS):
        ring = points + points[:1] if closed else points
        cut = [
            [a + (b - a) * share for a, b in zip(start, end, strict=True)]
            for start, end in pairwise(ring)
            for share in (0.25, 0.75)
        ]
        points = cut if closed else [points[0], *cut[1:-1], points[-1]]
    return points


def _blob(middle: list[float], radius_m: list[float]) -> Polygon:
    """Draw an ellipse with a wavy edge: a town is no egg. The place itself decides the waves."""
    longitude, latitude = middle
    metres = (111_320 * math.cos(math.radians(latitude)), 111_320)
    angles = [2 * math.pi * i / BLOB_CORNERS for i in range(BLOB_CORNERS)]
    turn = longitude * 100
    wave = [1 + 0.12 * math.sin(3 * a + turn) + 0.07 * math.sin(5 * a + 2 * turn) for a in angles]
    return Polygon(
        (
            longitude + radius_m[0] / metres[0] * w * math.cos(a),
            latitude + radius_m[1] / metres[1] * w * math.sin(a),
        )
        for a, w in zip(angles, wave, strict=True)
    )


if __name__ == "__main__":
    TARGET.write_bytes(feature_collection(schematic()))
