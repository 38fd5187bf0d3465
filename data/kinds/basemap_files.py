"""Open the file of a base map: all its layers, whatever they are about, in WGS 84."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from data.files.geofiles import check_numbers, lay_out
from data.files.opening import opened
from data.problems import Fault, FileError, Rule

SUFFIXES = (".gpkg", ".geojson", ".json", ".zip", ".pbf")
WGS84 = "EPSG:4326"
_OSM_LAYERS = {"points", "lines", "multipolygons"}  # of the five that GDAL makes
_UNREADABLE = (
    DataSourceError,
    DataLayerError,
    ValueError,
    RuntimeError,
)  # RecursionError too


def read_layers(content: bytes, name: str) -> dict[str, gpd.GeoDataFrame]:
    """
    Read a GeoPackage, GeoJSON, zipped shapefile or .osm.pbf: layer name -> features (WGS 84).

    Without features that have no geometry, heights and layers without geometry; at least one
    feature. Raises `FileError` with all faults at once.
    """
    ending, content = opened(content, name)
    if ending not in SUFFIXES:
        raise FileError(name, [Fault(Rule.UNKNOWN_FILE_TYPE, value=ending or name)])
    try:
        with TemporaryDirectory() as folder:
            files = lay_out(content, name, ending, Path(folder))
            layers = {layer: _read(file, layer) for file, layer in _layers(files)}
    except _UNREADABLE as error:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=ending)]) from error
    for features in layers.values():
        check_numbers(features.geometry.to_numpy(), name)
    layers = {layer: features for layer, features in layers.items() if len(features)}
    faults = [Fault(Rule.NO_CRS, place=layer) for layer, f in layers.items() if _is_nowhere(f)]
    if faults or not layers:
        raise FileError(name, faults or [Fault(Rule.NO_ROWS)])
    return {layer: features.to_crs(WGS84) for layer, features in layers.items()}


def _layers(files: list[Path]) -> Iterator[tuple[Path, str]]:
    for file in files:
        for layer, geometry in pyogrio.list_layers(file):
            if geometry is not None and (file.suffix != ".pbf" or layer in _OSM_LAYERS):
                yield file, layer


def _read(file: Path, layer: str) -> gpd.GeoDataFrame:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # GDAL's remarks on rings it closes itself, and the like
        features = pyogrio.read_dataframe(file, layer=layer)
    shapes = features.geometry
    features.geometry = gpd.GeoSeries(shapely.force_2d(shapes.to_numpy()), crs=features.crs)
    return features[shapes.notna() & ~shapes.is_empty]


def _is_nowhere(features: gpd.GeoDataFrame) -> bool:
    """Without crs, or with degrees that are none: metres in a GeoJSON that does not say so."""
    if features.crs is None:
        return True
    west, south, east, north = features.total_bounds
    degrees = features.crs.is_geographic
    return bool(degrees and (west < -180 or south < -90 or east > 180 or north > 90))
