"""Which street segment does an incident lie on? The nearest one, if it is near."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

NEAR_M = 25  # what lies farther from every segment is on none


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
