"""Map files: what is written about each shape, and the shapes in WGS84."""

import warnings
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pandas as pd
import pyogrio

from data.geofiles import check_numbers, lay_out
from data.problems import Fault, FileError, Finding, Remark, Rule

MAP_ENDINGS = (".gpkg", ".geojson", ".json", ".zip")
WGS84 = "EPSG:4326"

_Read = tuple[pd.DataFrame, gpd.GeoSeries, tuple[Finding, ...]]


def read_map(content: bytes, name: str, ending: str, crs: str = "") -> _Read:
    """
    Read a GeoPackage, GeoJSON or zipped shapefile; of several layers the first with polygons.

    `crs` is used where the file does not say its own. Raises `FileError`, with `Rule.NO_CRS` if
    neither says it, or if the coordinates cannot be what the file says.
    """
    try:
        with TemporaryDirectory() as folder, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # GDAL's remarks on files it reads all the same
            files = lay_out(content, name, ending, Path(folder))
            file, layer, others = _layer(files)
            shapes = pyogrio.read_dataframe(file, layer=layer)
    except FileError:
        raise
    except Exception as error:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=ending)]) from error
    findings = (Finding(Remark.SKIPPED_SHEET, len(others), examples=others),) if others else ()
    if not isinstance(shapes, gpd.GeoDataFrame):
        raise FileError(name, [Fault(Rule.NO_GEOMETRY)])
    return *_in_wgs84(shapes, name, crs), findings


def read_geoparquet(content: bytes, name: str = "") -> _Read:
    return *_in_wgs84(gpd.read_parquet(BytesIO(content)), name, ""), ()


def _layer(files: list[Path]) -> tuple[Path, int, tuple[str, ...]]:
    """File and number of the layer to read (names may be new at each call); the others' names."""
    layers = [
        (file, number, str(called), str(kind))
        for file in files
        for number, (called, kind) in enumerate(pyogrio.list_layers(file))
    ]
    with_polygons = [layer for layer in layers if "Polygon" in layer[3]]
    chosen = (with_polygons or layers)[0]
    return chosen[0], chosen[1], tuple(layer[2] for layer in layers if layer is not chosen)


def _in_wgs84(shapes: gpd.GeoDataFrame, name: str, crs: str) -> tuple[pd.DataFrame, gpd.GeoSeries]:
    geometry = shapes.geometry
    check_numbers(geometry.to_numpy(), name)
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
