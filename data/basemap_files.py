"""Open the file of a base map: all its layers, whatever they are about, in WGS 84."""

import json
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from data.problems import Fault, FileError, Rule

SUFFIXES = (".gpkg", ".geojson", ".json", ".zip", ".pbf")
LARGEST_UNPACKED = 1_000_000_000  # bytes; a zip that grows beyond it is no map
WGS84 = "EPSG:4326"
_GEOJSON = {"FeatureCollection", "Feature", "GeometryCollection", "Point", "LineString", "Polygon"}
_GEOJSON |= {"MultiPoint", "MultiLineString", "MultiPolygon"}
_SHAPEFILE = {".shp", ".shx", ".dbf", ".prj", ".cpg"}
_OSM_LAYERS = {"points", "lines", "multipolygons"}  # of the five that GDAL makes
_UNREADABLE = (
    DataSourceError,
    DataLayerError,
    ValueError,
    zipfile.BadZipFile,
    RuntimeError,
)  # RecursionError too


def read_layers(content: bytes, name: str) -> dict[str, gpd.GeoDataFrame]:
    """
    Read a GeoPackage, GeoJSON, zipped shapefile or .osm.pbf: layer name -> features (WGS 84).

    Without features that have no geometry, heights and layers without geometry; at least one
    feature. Raises `FileError` with all faults at once.
    """
    if not content:
        raise FileError(name, [Fault(Rule.EMPTY_FILE)])
    try:
        with TemporaryDirectory() as folder:
            files = _unpack(content, name, Path(folder))
            layers = {layer: _read(file, layer) for file, layer in _layers(files)}
    except _UNREADABLE as error:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=str(error))]) from error
    layers = {layer: features for layer, features in layers.items() if len(features)}
    faults = [Fault(Rule.NO_CRS, place=layer) for layer, f in layers.items() if _is_nowhere(f)]
    if faults or not layers:
        raise FileError(name, faults or [Fault(Rule.NO_ROWS)])
    return {layer: features.to_crs(WGS84) for layer, features in layers.items()}


def _unpack(content: bytes, name: str, folder: Path) -> list[Path]:
    """
    Put the files that GDAL shall open into the folder.

    Only what is what its name says: GDAL opens whatever it recognises, even a text that makes it
    read other files or addresses. Raises `FileError`, ValueError or BadZipFile.
    """
    suffix = Path(name).suffix.casefold()
    match suffix:
        case ".zip":
            return _unpack_shapefiles(content, name, folder)
        case ".gpkg":
            genuine = content.startswith(b"SQLite format 3\0")
        case ".pbf":
            genuine = b"OSMHeader" in content[:64]
            suffix = ".osm.pbf"
        case ".geojson" | ".json":
            content = content.decode("utf-8-sig").encode()
            told = json.loads(content)
            genuine = isinstance(told, dict) and told.get("type") in _GEOJSON
        case _:
            raise FileError(name, [Fault(Rule.UNKNOWN_FILE_TYPE, value=suffix)])
    if not genuine:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=f"not {suffix}")])
    file = folder / f"{Path(name).name.partition('.')[0]}{suffix}"
    file.write_bytes(content)
    return [file]


def _unpack_shapefiles(content: bytes, name: str, folder: Path) -> list[Path]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = [
            m for m in archive.infolist() if Path(m.filename).suffix.casefold() in _SHAPEFILE
        ]
        if sum(member.file_size for member in members) > LARGEST_UNPACKED:
            raise ValueError(f"> {LARGEST_UNPACKED} bytes")
        for member in members:
            target = folder / Path(member.filename).name.casefold()
            target.write_bytes(archive.read(member))
        if files := sorted(folder.glob("*.shp")):
            return files
        listed = ", ".join(archive.namelist()[:5])
    raise FileError(name, [Fault(Rule.UNKNOWN_FILE_TYPE, value=f".zip: {listed}")])


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
