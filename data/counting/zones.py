"""Which areas is an incident in, by its position or by a name? And rings around pilot areas."""

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely import box
from shapely.geometry.base import BaseGeometry

from data.study import Study

SWEREF = "EPSG:3006"  # SWEREF 99 TM
_Floats = np.ndarray[Any, np.dtype[np.float64]]
_Rows = np.ndarray[Any, np.dtype[np.intp]]
SWEDEN = (10.5, 55.0, 24.5, 69.5)  # west, south, east, north


def metric_crs(areas: gpd.GeoDataFrame | None, incidents: pd.DataFrame) -> str:
    """SWEREF 99 TM in Sweden and where nothing has a position, else the UTM zone of the data."""
    if areas is not None and len(areas):
        places = areas.representative_point()
        longitudes, latitudes = places.x, places.y
    else:
        longitudes, latitudes = incidents["longitude"].dropna(), incidents["latitude"].dropna()
    if longitudes.empty:
        return SWEREF
    # the median, because one stray position must not move the zone
    middle = gpd.GeoSeries.from_xy([longitudes.median()], [latitudes.median()], crs="EPSG:4326")
    in_sweden = middle.within(box(*SWEDEN)).all()
    return SWEREF if in_sweden else str(middle.estimate_utm_crs())


def named_areas(area_name: pd.Series, areas: gpd.GeoDataFrame) -> pd.Series:
    """Area id for each id or name, in any case; a name that no polygon has is its own id."""
    names = zip(areas["name"].str.casefold(), areas["area_id"], strict=True)
    ids = dict(names) | {area.casefold(): area for area in areas["area_id"]}
    named: pd.Series = area_name.map(lambda name: ids.get(name.casefold(), name)).astype("str")
    return named


def zones(areas: gpd.GeoDataFrame | None, study: Study | None, crs: str) -> gpd.GeoDataFrame:
    """Give area_id, name, kind, geometry (WGS 84) of the areas and of the study's rings."""
    columns = ["area_id", "name", "kind", "geometry"]
    if areas is None:
        empty = {name: pd.Series(dtype="str") for name in columns[:3]}
        return gpd.GeoDataFrame(empty, geometry=gpd.GeoSeries([], crs="EPSG:4326"))
    rings = [
        _ring(areas, pilot.area, pilot.ring, pilot.ring_m, crs)
        for pilot in (study.pilots if study else ())
        if pilot.ring_m and pilot.area in set(areas["area_id"])
    ]
    return gpd.GeoDataFrame(pd.concat([areas[columns], *rings], ignore_index=True))


def _ring(
    areas: gpd.GeoDataFrame, area: str, ring: str, width_m: float, crs: str
) -> gpd.GeoDataFrame:
    own = areas[areas["area_id"] == area]
    polygon = own.geometry.to_crs(crs)
    around = polygon.buffer(width_m).difference(polygon).to_crs("EPSG:4326")
    name = own["name"] + f" +{width_m:g} m"
    return gpd.GeoDataFrame(
        {"area_id": ring, "name": name, "kind": "buffer"}, geometry=around, crs="EPSG:4326"
    )


def assign_areas(incidents: pd.DataFrame, areas: gpd.GeoDataFrame) -> pd.DataFrame:
    """
    Give a row for each incident and area it is in: row (position in `incidents`), area_id; in no
    order.

    The position decides about an area with a polygon, the name where there is no position. The
    name also decides about an area without polygon. Areas may overlap; an incident in none has no
    row. `incidents` has longitude, latitude, area_name.
    """
    names = incidents["area_name"].astype("category")
    by_name = named_areas(names.cat.categories.to_series(), areas)
    has_polygon = by_name.isin(areas["area_id"]).to_numpy()
    longitude, latitude = (incidents[c].to_numpy() for c in ("longitude", "latitude"))
    codes = names.cat.codes.to_numpy()
    counts = (by_name != "").to_numpy()[codes] & (~has_polygon[codes] | np.isnan(longitude))
    named = np.flatnonzero(counts & (codes >= 0))
    inside = [_inside(polygon, longitude, latitude) for polygon in areas.geometry]
    ids = pd.Index(by_name).append(pd.Index(areas["area_id"])).unique()
    of_names = ids.get_indexer(by_name)[codes[named]] if len(named) else np.array([], dtype=int)
    of_areas = np.repeat(ids.get_indexer(areas["area_id"]), [len(rows) for rows in inside])
    area_id = ids.take(np.concatenate([of_names, of_areas]).astype(int))
    return pd.DataFrame({"row": np.concatenate([named, *inside]), "area_id": area_id.astype("str")})


def _inside(polygon: BaseGeometry, x: _Floats, y: _Floats) -> _Rows:
    """Rows of the points in a polygon or on its edge."""
    west, south, east, north = polygon.bounds
    near = np.flatnonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
    shapely.prepare(polygon)
    return near[shapely.intersects_xy(polygon, x[near], y[near])]


def area_ids(areas: gpd.GeoDataFrame, *tables: pd.DataFrame | None) -> set[str]:
    """Every area id that a study may name; empty when nothing is loaded yet."""
    known = set(areas["area_id"])
    for rows in tables:
        if rows is not None:
            names = pd.Series(rows["area_name"].unique(), dtype="str")
            known |= set(named_areas(names, areas)) - {""}
    return known
