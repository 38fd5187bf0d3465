"""Map files: what is written about each shape, and the shapes in WGS84."""

import json
import warnings
import zipfile
from io import BytesIO
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio

from data.problems import Fault, FileError, Finding, Remark, Rule

MAP_ENDINGS = (".gpkg", ".geojson", ".json", ".zip")
WGS84 = "EPSG:4326"
_SHAPES = {"FeatureCollection", "Feature"}

_Read = tuple[pd.DataFrame, gpd.GeoSeries, tuple[Finding, ...]]


def read_map(content: bytes, name: str, ending: str, crs: str = "") -> _Read:
    """
    Read a GeoPackage, GeoJSON or zipped shapefile; of several layers the first with polygons.

    `crs` is used where the file does not say its own. Raises `FileError`, with `Rule.NO_CRS` if
    neither says it, or if the coordinates cannot be what the file says.
    """
    _check_form(content, name, ending)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # GDAL's remarks on files it reads all the same
            layer, others = _layer(content)
            shapes = pyogrio.read_dataframe(BytesIO(content), layer=layer)
    except Exception as error:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=str(error))]) from error
    findings = (Finding(Remark.SKIPPED_SHEET, len(others), examples=others),) if others else ()
    if not isinstance(shapes, gpd.GeoDataFrame):
        raise FileError(name, [Fault(Rule.UNREADABLE, value="no geometry")])
    return *_in_wgs84(shapes, name, crs), findings


def read_geoparquet(content: bytes, name: str = "") -> _Read:
    return *_in_wgs84(gpd.read_parquet(BytesIO(content)), name, ""), ()


def _check_form(content: bytes, name: str, ending: str) -> None:
    """GDAL opens whatever it recognises, links to other files included: let in only our forms."""
    if ending == ".gpkg":
        good = content.startswith(b"SQLite format 3\x00")
    elif ending == ".zip":
        good = _holds_shapefile(content)
    else:
        good = _is_geojson(content, name)
    if not good:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=f"no {ending[1:]}")])


def _holds_shapefile(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = [n.lower() for n in archive.namelist()]
    except zipfile.BadZipFile:
        return False
    return any(n.endswith(".shp") for n in names) and not any(n.endswith(".vrt") for n in names)


def _is_geojson(content: bytes, name: str) -> bool:
    try:
        written: Any = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=str(error))]) from error
    if isinstance(written, dict) and written.get("features") == []:
        raise FileError(name, [Fault(Rule.NO_ROWS)])
    return isinstance(written, dict) and written.get("type") in _SHAPES


def _layer(content: bytes) -> tuple[int, tuple[str, ...]]:
    """Number of the layer to read (its name may be new at each call), and the others' names."""
    layers = [(str(n), str(kind)) for n, kind in pyogrio.list_layers(BytesIO(content))]
    with_polygons = [i for i, (_, kind) in enumerate(layers) if "Polygon" in kind]
    chosen = with_polygons[0] if with_polygons else 0
    return chosen, tuple(n for i, (n, _) in enumerate(layers) if i != chosen)


def _in_wgs84(shapes: gpd.GeoDataFrame, name: str, crs: str) -> tuple[pd.DataFrame, gpd.GeoSeries]:
    geometry = shapes.geometry
    if geometry.crs is None:
        if not crs:
            raise FileError(name, [Fault(Rule.NO_CRS)])
        geometry = geometry.set_crs(crs)
    geometry = geometry.to_crs(WGS84)
    _check_bounds(geometry, name)
    rows = pd.DataFrame(shapes.drop(columns=shapes.geometry.name))
    points = geometry[geometry.geom_type == "Point"]
    if len(points):
        places = {"longitude": points.x, "latitude": points.y}
        rows = rows.drop(columns=[c for c in rows if str(c).lower() in places])
        rows = rows.assign(**{k: v.reindex(rows.index) for k, v in places.items()})
    return rows, geometry


def _check_bounds(geometry: gpd.GeoSeries, name: str) -> None:
    """A GeoJSON in metres says nothing of its system, and is then taken for degrees."""
    filled = geometry[geometry.notna() & ~geometry.is_empty]
    if filled.empty:
        return
    west, south, east, north = filled.total_bounds
    if not (-180.1 <= west <= east <= 180.1 and -90.1 <= south <= north <= 90.1):
        bounds = ", ".join(f"{x:.0f}" for x in (west, south, east, north))
        raise FileError(name, [Fault(Rule.NO_CRS, value=bounds)])
