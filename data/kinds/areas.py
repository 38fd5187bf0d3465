"""Areas: polygons with an id and a name."""

import geopandas as gpd
import pandas as pd

from data.columns.mapping import Mapping, resolve, text_of
from data.files.mapfiles import WGS84
from data.files.tables import Table, read_table, taken
from data.intake import Intake, Kind
from data.kinds.moments import read_moments
from data.problems import Fault, FileError, Finding, Remark, Rule

_POLYGONS = ("Polygon", "MultiPolygon")
_SAME = 0.5  # of the larger shape: two that share so much are one drawn twice, not two parts
ROW_COLUMNS = ["area_id", "name", "kind", "valid_from", "geometry"]


def read_areas(content: bytes, name: str, mapping: Mapping | None = None) -> Intake:
    """
    Read a GeoPackage, GeoJSON, zipped shapefile or GeoParquet of polygons, as WGS84.

    Several shapes of one id, called the same, are parts of one area: a finding names it. An
    area without a name is called by its id, and one whose name others share by both. Raises
    `FileError` with all faults at once.
    """
    table = read_table(content, name, mapping.crs if mapping else "")
    if table.geometry is None:
        looks_like = name.rpartition(".")[2]
        raise FileError(name, [Fault(Rule.WRONG_KIND, Kind.AREAS, looks_like)])
    faults: list[Fault] = []
    used = resolve(Kind.AREAS, table, mapping, faults)
    faults += _without_polygon(table.geometry)
    if not {"area_id", "name"} & (used.columns.keys() | used.fixed.keys()):
        faults.append(Fault(Rule.MISSING_COLUMN, "area_id", ", ".join(table.headers)))
    if faults:
        raise FileError(name, faults)
    areas = _areas(table, used)
    if twice := _twice(areas):
        raise FileError(name, [Fault(Rule.AREA_TWICE, value=area) for area in twice])
    in_parts = tuple(areas.loc[areas["area_id"].duplicated(), "area_id"].unique())
    areas = areas.dissolve("area_id", as_index=False, sort=False)[ROW_COLUMNS]
    shared = areas["name"].duplicated(keep=False) & (areas["name"] != areas["area_id"])
    areas.loc[shared, "name"] += " (" + areas["area_id"] + ")"
    findings = list(table.findings)
    if in_parts:
        findings.append(Finding(Remark.AREA_IN_PARTS, len(in_parts), examples=in_parts[:5]))
    return taken(Kind.AREAS, table, areas, findings)


def _without_polygon(geometry: gpd.GeoSeries) -> list[Fault]:
    others = geometry[~geometry.geom_type.isin(_POLYGONS) | geometry.is_empty]
    if others.empty:
        return []
    types = ", ".join(sorted({str(t) for t in others.geom_type.fillna("None")}))
    return [Fault(Rule.NOT_POLYGONS, value=types, count=len(others))]


def _areas(table: Table, mapping: Mapping) -> gpd.GeoDataFrame:
    area_id, called = (text_of(table, mapping, column) for column in ("area_id", "name"))
    rows = pd.DataFrame(
        {
            "area_id": area_id.where(area_id != "", called),
            "name": called.where(called != "", area_id),
            "kind": text_of(table, mapping, "kind"),
            "valid_from": read_moments(text_of(table, mapping, "valid_from")).when,
        }
    )
    return gpd.GeoDataFrame(rows, geometry=_valid(table.geometry), crs=WGS84)


def _valid(geometry: gpd.GeoSeries) -> gpd.GeoSeries:
    """Mend crossing outlines, and keep only what has a surface."""
    broken = ~geometry.is_valid
    mended = geometry.where(~broken, geometry.make_valid())
    return mended.where(mended.geom_type.isin(_POLYGONS), mended.buffer(0))


def _twice(areas: gpd.GeoDataFrame) -> list[str]:
    """Ids of shapes that are not parts of one area: called differently, or much the same."""
    repeated = areas[areas["area_id"].duplicated(keep=False)]
    return [
        str(area_id)
        for area_id, parts in repeated.groupby("area_id", sort=False)
        if len(parts.drop(columns="geometry").drop_duplicates()) > 1 or _overlap(parts.geometry)
    ]


def _overlap(parts: gpd.GeoSeries) -> bool:
    shapes = list(parts)
    together = shapes[0]
    for shape in shapes[1:]:
        if together.intersection(shape).area > _SAME * max(together.area, shape.area):
            return True
        together = together.union(shape)
    return False
