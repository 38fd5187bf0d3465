"""The ground under a map: read a base map from a file, and lay it out for the browser."""

import json
from hashlib import sha256
from math import ceil
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from data.intake import Intake, Kind, is_fictive
from data.kinds.basemap_files import SUFFIXES, WGS84, read_layers
from data.kinds.basemap_kinds import Family, Ground, kind, name_of, osm_kind, osm_tags
from data.problems import Fault, FileError, Rule

DECIMALS = 5  # of a degree: 1 m
MOST_VERTICES = 150_000  # about 3 MB of GeoJSON
LONGEST_LINE = 4_000  # vertices; simplify is recursive and crashes Python on very long ones
TOLERANCES_M = (1, 3, 10, 30, 100)
METRES_PER_DEGREE = 111_320
FAMILIES = {
    "Point": Family.POINT,
    "MultiPoint": Family.POINT,
    "LineString": Family.LINE,
    "MultiLineString": Family.LINE,
    "Polygon": Family.POLYGON,
    "MultiPolygon": Family.POLYGON,
}


def read_basemap(content: bytes, name: str) -> Intake:
    """
    Read a GeoPackage, GeoJSON, zipped shapefile or .osm.pbf: all its layers.

    The rows have kind (`Ground`), name ("" if none), geometry (WGS 84), simplified as far as
    a map in a browser needs. Features that a base map has no use for are left out.
    Raises `FileError` with all faults at once.
    """
    layers = read_layers(content, name)
    is_osm = _is_osm(name)
    grounds = [_ground(features, layer, is_osm=is_osm) for layer, features in layers.items()]
    rows = gpd.GeoDataFrame(pd.concat(grounds, ignore_index=True), crs=WGS84)
    if rows.empty:
        raise FileError(name, [Fault(Rule.NO_ROWS)])
    return Intake(
        kind=Kind.BASEMAP,
        name=name,
        content_hash=sha256(content).hexdigest(),
        rows=_simplified(rows),
        findings=(),
        read_count=sum(map(len, layers.values())),
        kept_count=len(rows),
        fictive=is_fictive(content),
    )


def credit(name: str) -> str:
    """Who must be named beside a base map from a file of this name; "" where it does not tell."""
    return "\N{COPYRIGHT SIGN} OpenStreetMap contributors" if _is_osm(name) else ""


def find_in(folder: Path) -> Path | None:
    """Give the base map that somebody put into a folder: of several the latest, None of none."""
    files = [f for f in folder.glob("*") if f.suffix.casefold() in SUFFIXES and f.is_file()]
    return max(files, key=lambda f: (f.stat().st_mtime, f.name), default=None)


def publish(basemap: gpd.GeoDataFrame, folder: Path) -> str:
    """Write what the browser draws, named after its content; give that name."""
    content = feature_collection(basemap)
    file = folder / f"{sha256(content).hexdigest()[:12]}.geojson"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        aside = file.with_suffix(".new")
        aside.write_bytes(content)
        aside.replace(file)
    return file.name


def feature_collection(basemap: gpd.GeoDataFrame) -> bytes:
    """
    Lay out kind, name, geometry (WGS 84) as GeoJSON (RFC 7946), the lowest features first.

    A named feature also has `at`: where its name goes. Equal frames give equal bytes.
    """
    order = {ground: place for place, ground in enumerate(Ground)}
    rows = basemap.sort_values("kind", key=lambda kinds: kinds.map(order), kind="stable")
    shapes = shapely.orient_polygons(rows.geometry.to_numpy(), exterior_cw=False)
    rounded = shapely.transform(shapes, _rounded)
    features = [
        {
            "type": "Feature",
            "properties": _properties(ground, called, shape),
            "geometry": shapely.geometry.mapping(shape),
        }
        for ground, called, shape in zip(rows["kind"], rows["name"], rounded, strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _properties(ground: str, called: str, shape: BaseGeometry) -> dict[str, object]:
    if not called:
        return {"kind": ground}
    middle = shape.interpolate(0.5, normalized=True) if shape.geom_type == "LineString" else shape
    at = middle.representative_point()
    return {"kind": ground, "name": called, "at": [round(at.x, DECIMALS), round(at.y, DECIMALS)]}


def _rounded(coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.round(coordinates, DECIMALS)


def _is_osm(name: str) -> bool:
    return name.casefold().endswith(".pbf")


def _ground(features: gpd.GeoDataFrame, layer: str, *, is_osm: bool) -> gpd.GeoDataFrame:
    """Give kind, name, geometry of the features that a base map has a use for."""
    families = features.geom_type.map(FAMILIES)
    columns = features.drop(columns=features.geometry.name)
    texts = columns.astype("str").where(columns.notna(), "").rename(columns=str.casefold)
    texts = texts.loc[:, ~texts.columns.duplicated()]  # NAME beside name
    tags = [osm_tags(row) if is_osm else row for row in texts.to_dict("records")]
    kinds = [
        (osm_kind(family, row) if is_osm else kind(family, row, layer)) if family else None
        for family, row in zip(families.where(families.notna(), None), tags, strict=True)
    ]
    ground = gpd.GeoDataFrame(
        {"kind": kinds, "name": [name_of(row) for row in tags]},
        geometry=features.geometry.to_numpy(),
        crs=features.crs,
    )
    return ground[ground["kind"].notna()]


def _simplified(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Straighten what is too detailed to be drawn, more and more until it is light enough."""
    shorter = gpd.GeoSeries([_shortened(shape) for shape in rows.geometry], crs=rows.crs)
    for tolerance in TOLERANCES_M:
        simple = shorter.simplify(tolerance / METRES_PER_DEGREE)
        if shapely.get_num_coordinates(simple.to_numpy()).sum() <= MOST_VERTICES:
            break
    return rows.assign(geometry=simple)


def _shortened(shape: BaseGeometry) -> BaseGeometry:
    """Leave out vertices of lines and rings at even steps where there are very many."""
    if shapely.get_num_coordinates(shape) <= LONGEST_LINE:
        return shape
    match shape:
        case LineString():
            return LineString(_some(shape))
        case MultiLineString():
            return MultiLineString([_some(line) for line in shape.geoms])
        case Polygon():
            return _short_polygon(shape)
        case MultiPolygon():
            return MultiPolygon([_short_polygon(part) for part in shape.geoms])
        case _:
            return shape


def _short_polygon(polygon: Polygon) -> Polygon:
    return Polygon(_some(polygon.exterior), [_some(hole) for hole in polygon.interiors])


def _some(line: LineString) -> NDArray[np.float64]:
    vertices = shapely.get_coordinates(line)
    step = ceil(len(vertices) / LONGEST_LINE)
    return np.vstack([vertices[:-1:step], vertices[-1:]])
