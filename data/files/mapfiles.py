"""Map files: what is written about each shape, and the shapes in WGS84."""

import warnings
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from data.files.geofiles import check_numbers, lay_out
from data.problems import Fault, FileError, Finding, Remark, Rule

MAP_ENDINGS = (".gpkg", ".geojson", ".json", ".zip", ".kml")
WGS84 = "EPSG:4326"
_IN_SWEDEN_SWAPPED = (
    (55.0, 70.0),
    (10.0, 25.0),
)  # latitudes where longitudes belong, and the other
_NORTHINGS = (6_100_000, 7_700_000)  # of Sweden; no system has so large eastings there
_NOT_TOLD = ("Unknown", "3D Unknown", "GeometryCollection")

_Read = tuple[pd.DataFrame, gpd.GeoSeries, tuple[Finding, ...]]


def read_map(content: bytes, name: str, ending: str, crs: str = "", shapes: str = "") -> _Read:
    """
    Read a GeoPackage, GeoJSON, zipped shapefile or KML.

    Of several layers the first with `shapes` ("Polygon", "LineString", "Point") is read; by default
    the first with polygons. `crs` is used where the file does not say its own, or says one that
    the coordinates cannot be in. Raises `FileError`, with `Rule.NO_CRS` if neither says it.
    """
    try:
        with TemporaryDirectory() as folder, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # GDAL's remarks on files it reads all the same
            files = lay_out(content, name, ending, Path(folder))
            file, layer, others = _layer(files, shapes or "Polygon")
            read = _read_layer(file, layer)
    except FileError:
        raise
    except Exception as error:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=ending)]) from error
    skipped = (Finding(Remark.SKIPPED_SHEET, len(others), examples=others),) if others else ()
    if not isinstance(read, gpd.GeoDataFrame):
        raise FileError(name, [Fault(Rule.NO_GEOMETRY)])
    rows, geometry, findings = _in_wgs84(read, name, crs)
    return rows, geometry, (*skipped, *findings)


def read_geoparquet(content: bytes, name: str = "") -> _Read:
    return _in_wgs84(gpd.read_parquet(BytesIO(content)), name, "")


def _layer(files: list[Path], shapes: str) -> tuple[Path, int, tuple[str, ...]]:
    """File and number of the layer to read (names may be new at each call); the others' names."""
    layers = [
        (file, number, str(called), str(kind))
        for file in files
        for number, (called, kind) in enumerate(pyogrio.list_layers(file))
    ]
    fitting = (layer for layer in layers if shapes in _kind_of_layer(layer[0], layer[1], layer[3]))
    chosen = next(fitting, layers[0])
    return chosen[0], chosen[1], tuple(layer[2] for layer in layers if layer is not chosen)


def _kind_of_layer(file: Path, number: int, told: str) -> str:
    """The type of its first shape, where the file does not tell (KML never does)."""
    if told not in _NOT_TOLD:
        return told
    first = pyogrio.read_dataframe(file, layer=number, max_features=1, columns=[])
    if not isinstance(first, gpd.GeoDataFrame) or first.empty:
        return ""
    return str(first.geom_type.iloc[0])


def _read_layer(file: Path, layer: int) -> pd.DataFrame:
    """In UTF-8 or as the file says, else in cp1252: shapefiles often do not say."""
    read: pd.DataFrame
    try:
        read = pyogrio.read_dataframe(file, layer=layer)
    except UnicodeDecodeError:
        read = pyogrio.read_dataframe(file, layer=layer, encoding="cp1252")
    return read


def _in_wgs84(shapes: gpd.GeoDataFrame, name: str, crs: str) -> _Read:
    flat = shapely.force_2d(shapes.geometry.to_numpy())
    check_numbers(flat, name)
    geometry = gpd.GeoSeries(flat, index=shapes.index, crs=shapes.crs)
    if geometry.crs is None and not crs:
        raise FileError(name, [Fault(Rule.NO_CRS)])
    geometry, swapped = _right_way_round(_with_crs(geometry, crs))
    geometry = geometry.to_crs(WGS84)
    if not _on_earth(geometry):
        bounds = ", ".join(f"{x:.0f}" for x in geometry.total_bounds)
        raise FileError(name, [Fault(Rule.NO_CRS, value=bounds)])
    findings = (Finding(Remark.SWAPPED_AXES, len(geometry)),) if swapped else ()
    rows = pd.DataFrame(shapes.drop(columns=shapes.geometry.name))
    return _with_places(rows, geometry), geometry, findings


def _with_crs(geometry: gpd.GeoSeries, crs: str) -> gpd.GeoSeries:
    """A GeoJSON in metres says nothing of its system, and is then taken for degrees."""
    if crs and (geometry.crs is None or (geometry.crs.is_geographic and not _on_earth(geometry))):
        return geometry.set_crs(crs, allow_override=True)
    return geometry


def _with_places(rows: pd.DataFrame, geometry: gpd.GeoSeries) -> pd.DataFrame:
    """Points also give longitude and latitude, in place of what the file calls so."""
    points = geometry[geometry.geom_type == "Point"]
    if points.empty:
        return rows
    places = {"longitude": points.x, "latitude": points.y}
    rows = rows.drop(columns=[c for c in rows if str(c).lower() in places])
    return rows.assign(**{k: v.reindex(rows.index) for k, v in places.items()})


def _right_way_round(geometry: gpd.GeoSeries) -> tuple[gpd.GeoSeries, bool]:
    """Swap the axes of a Swedish map that has them the other way round, and say whether it had."""
    filled = geometry[geometry.notna() & ~geometry.is_empty]
    if filled.empty:
        return geometry, False
    west, south, east, north = filled.total_bounds
    if CRS.from_user_input(geometry.crs).is_geographic:
        (low, high), (left, right) = _IN_SWEDEN_SWAPPED
        swapped = low <= west <= east <= high and left <= south <= north <= right
    else:
        swapped = _NORTHINGS[0] <= west <= east <= _NORTHINGS[1] and north < _NORTHINGS[0]
    if not swapped:
        return geometry, False
    turned = shapely.transform(geometry.to_numpy(), _turned)
    return gpd.GeoSeries(turned, index=geometry.index, crs=geometry.crs), True


def _turned(coordinates: NDArray[Any]) -> NDArray[Any]:
    return coordinates[:, ::-1]


def _on_earth(geometry: gpd.GeoSeries) -> bool:
    """Are degrees degrees?"""
    filled = geometry[geometry.notna() & ~geometry.is_empty]
    if filled.empty:
        return True
    west, south, east, north = filled.total_bounds
    return bool(-180.1 <= west <= east <= 180.1 and -90.1 <= south <= north <= 90.1)
