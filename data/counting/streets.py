"""
Which street segment does an incident lie on? The nearest one, if it is near. How long are segments,
and which areas are they in?
"""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

NEAR_M = 25  # what lies farther from every segment is on none
_MOST = 0.5  # of its length in an area: it is one of the area's segments


def snapped(points: pd.DataFrame, streets: gpd.GeoDataFrame | None, crs: str) -> pd.DataFrame:
    """
    Give row, segment_id of the points (row, x, y in the metric `crs`) that lie near a segment.

    `streets` has segment_id and geometry (lines); of two that are as near, the first one.
    """
    if streets is None or points.empty:
        return pd.DataFrame({"row": pd.Series(dtype="int64"), "segment_id": pd.Series(dtype="str")})
    tree = shapely.STRtree(streets.geometry.to_crs(crs).to_numpy())
    places = shapely.points(points[["x", "y"]].to_numpy())
    at, segment = tree.query_nearest(places, max_distance=NEAR_M, all_matches=False)
    ids = streets["segment_id"].astype("str").to_numpy()[segment]
    return pd.DataFrame(
        {"row": points["row"].to_numpy()[at], "segment_id": np.asarray(ids, dtype=str)}
    )


def segments(streets: gpd.GeoDataFrame | None, areas: gpd.GeoDataFrame, crs: str) -> pd.DataFrame:
    """
    Give segment_id, area_id, name, length_m (whole metres, from 1): a row for each area that more
    than half of a segment lies in, with area "" where it is in none.

    Lines of one id are pieces of one segment. Areas may overlap; `areas` has area_id, geometry.
    """
    if streets is None or streets.empty:
        texts = {name: pd.Series(dtype="str") for name in ("segment_id", "area_id", "name")}
        return pd.DataFrame(texts | {"length_m": pd.Series(dtype="int64")})
    whole = streets[["segment_id", "name", "geometry"]].to_crs(crs)
    whole = whole.dissolve("segment_id", aggfunc="first").reset_index()
    lengths = whole.length.to_numpy()
    polygons = areas.geometry.to_crs(crs).to_numpy()
    area, line = shapely.STRtree(whole.geometry.to_numpy()).query(polygons, "intersects")
    inside = shapely.length(shapely.intersection(whole.geometry.to_numpy()[line], polygons[area]))
    most = inside > _MOST * lengths[line]
    placed = pd.DataFrame({"at": line[most], "area_id": areas["area_id"].to_numpy()[area[most]]})
    table = pd.DataFrame(
        {
            "segment_id": whole["segment_id"].astype("str"),
            "name": whole["name"].fillna("").astype("str"),
            "length_m": np.maximum(lengths.round(), 1).astype("int64"),
        }
    )
    joined = table.merge(placed, how="left", left_index=True, right_on="at")
    joined["area_id"] = joined["area_id"].fillna("").astype("str")
    ordered = joined.sort_values(["segment_id", "area_id"], ignore_index=True)
    return ordered[["segment_id", "area_id", "name", "length_m"]]
