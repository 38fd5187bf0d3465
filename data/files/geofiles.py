"""Map files laid out for GDAL: only what is what its name says, in a folder of their own."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path, PurePath
from typing import Any

import numpy as np
import shapely

from data.files.archives import unpack
from data.problems import Fault, FileError, Rule

SHAPEFILE_ENDINGS = frozenset({".shp", ".shx", ".dbf", ".prj", ".cpg"})
SHAPES = frozenset(
    {"FeatureCollection", "Feature", "GeometryCollection", "Point", "LineString", "Polygon"}
    | {"MultiPoint", "MultiLineString", "MultiPolygon"}
)
_DECLARES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LINKS = re.compile(r"<(?:\w+:)?(?:NetworkLink|Update)\b")
_WORKED_OUT = (2, 3)  # SQLite's numbers for generated columns
_PAGE_SIZE, _PAGE_COUNT = slice(16, 18), slice(28, 32)  # of the header of an SQLite file


def lay_out(content: bytes, name: str, ending: str, folder: Path) -> list[Path]:
    """
    Put the files that GDAL shall open into the folder, and give them: of a zip its shapefiles.

    GDAL opens whatever it recognises, even a text that makes it read other files or addresses: let
    in only our forms. Raises `FileError`.
    """
    if ending == ".zip":
        return _shapefiles(content, name, folder)
    if ending in (".geojson", ".json"):
        content = _geojson(content, name)
    elif ending == ".kml":
        _check_kml(content, name)
    elif ending == ".pbf":
        if b"OSMHeader" not in content[:64]:
            raise FileError(name, [Fault(Rule.UNREADABLE, value=".osm.pbf")])
        ending = ".osm.pbf"
    file = folder / f"{PurePath(name).name.partition('.')[0] or 'map'}{ending}"
    file.write_bytes(content)
    if ending == ".gpkg":
        _check_geopackage(file, content, name)
    return [file]


def check_numbers(shapes: "np.typing.NDArray[np.object_]", name: str) -> None:
    """Raises `FileError` if a coordinate is no number: such a shape lies nowhere."""
    coordinates, shape_numbers = shapely.get_coordinates(shapes, return_index=True)
    nowhere = np.unique(shape_numbers[~np.isfinite(coordinates).all(axis=1)])
    if len(nowhere):
        fault = Fault(Rule.UNREADABLE_NUMBERS, "geometry", "nan", len(nowhere))
        raise FileError(name, [fault])


def _shapefiles(content: bytes, name: str, folder: Path) -> list[Path]:
    files = unpack(content, name, SHAPEFILE_ENDINGS, folder)
    shapes = [file for file in files if file.suffix == ".shp"]
    if not shapes:
        raise FileError(name, [Fault(Rule.MISSING_MEMBER, ".zip", ".shp")])
    missing = [
        Fault(Rule.MISSING_MEMBER, shape.name, ending)
        for shape in shapes
        for ending in (".shx", ".dbf")
        if shape.with_suffix(ending) not in files
    ]
    if missing:
        raise FileError(name, missing)
    return shapes


def _geojson(content: bytes, name: str) -> bytes:
    """Give it without byte-order mark."""
    try:
        content = content.decode("utf-8-sig").encode()
        written: Any = json.loads(content)
    except RecursionError as error:
        raise FileError(name, [Fault(Rule.TOO_DEEP, value=".geojson")]) from error
    except json.JSONDecodeError as error:
        rule = Rule.CUT_OFF if error.pos >= len(error.doc.rstrip()) else Rule.UNREADABLE
        raise FileError(name, [Fault(rule, value=".geojson")]) from error
    except ValueError as error:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=".geojson")]) from error
    if not (isinstance(written, dict) and written.get("type") in SHAPES):
        raise FileError(name, [Fault(Rule.UNREADABLE, value="GeoJSON")])
    if written.get("features") == []:
        raise FileError(name, [Fault(Rule.NO_ROWS)])
    return content


def _check_kml(content: bytes, name: str) -> None:
    """It names nothing outside itself: entities may swell to any size, links be followed."""
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    text = content.decode(encoding, errors="replace")  # all that matters here is ASCII
    if _DECLARES.search(text):
        raise FileError(name, [Fault(Rule.UNSAFE_XML)])
    root = re.search(r"<(?:\w+:)?([A-Za-z]\w*)", text)
    if root is None or root[1] != "kml" or "\x00" in text or _LINKS.search(text):
        raise FileError(name, [Fault(Rule.UNREADABLE, value=".kml")])


def _check_geopackage(file: Path, content: bytes, name: str) -> None:
    """A view is a question that SQLite answers when the layer is read: it may never end."""
    if not content.startswith(b"SQLite format 3\0"):
        raise FileError(name, [Fault(Rule.UNREADABLE, value=".gpkg")])
    if len(content) < _said_size(content):
        raise FileError(name, [Fault(Rule.CUT_OFF, value=".gpkg")])
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            found = base.execute("SELECT lower(name), type FROM sqlite_master").fetchall()
            views = {table for table, kind in found if kind == "view"}
            tables = {table for table, kind in found if kind == "table"}
            listed = _listed(base) if "gpkg_contents" in tables else set()
            worked_out = {table for table in tables if _has_worked_out(base, table)}
    except sqlite3.DatabaseError as error:
        raise FileError(name, [Fault(Rule.UNREADABLE, value=".gpkg")]) from error
    named = {v for v in views if v in listed or v.startswith("gpkg_")}
    # where no table is listed, GDAL takes what is not
    unsafe = sorted(worked_out | (named if listed & tables else views))
    if unsafe:
        raise FileError(name, [Fault(Rule.UNSAFE_VIEW, value=view) for view in unsafe])
    if "gpkg_contents" not in tables:
        raise FileError(name, [Fault(Rule.DISGUISED, ".gpkg", "SQLite")])


def _has_worked_out(base: sqlite3.Connection, table: str) -> bool:
    """Has it a column that SQLite works out when it is read? It may take any time and room."""
    columns = base.execute("SELECT hidden FROM pragma_table_xinfo(?)", [table])
    return any(hidden in _WORKED_OUT for (hidden,) in columns)


def _listed(base: sqlite3.Connection) -> set[str]:
    return {str(row[0]) for row in base.execute("SELECT lower(table_name) FROM gpkg_contents")}


def _said_size(content: bytes) -> int:
    page = int.from_bytes(content[_PAGE_SIZE], "big")
    return (65536 if page == 1 else page) * int.from_bytes(content[_PAGE_COUNT], "big")
