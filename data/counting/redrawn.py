"""Which incidents would an area have otherwise, if it were drawn or called otherwise?"""

import geopandas as gpd
import pandas as pd

from data.counting.zones import assign_areas


def redrawn(
    incidents: pd.DataFrame, old: gpd.GeoDataFrame, new: gpd.GeoDataFrame, area_id: str
) -> tuple[int, int]:
    """
    Give how many incidents come into the area and how many fall out of it.

    `incidents` has longitude, latitude, area_name; `old` and `new` are tables of areas, of which
    either may lack this one: then only the name decides, as it does when everything is counted.
    """
    was, becomes = (_rows(incidents, areas, area_id) for areas in (old, new))
    return len(becomes.difference(was)), len(was.difference(becomes))


def _rows(incidents: pd.DataFrame, areas: gpd.GeoDataFrame, area_id: str) -> "pd.Index[int]":
    own = areas[areas["area_id"] == area_id]
    inside = assign_areas(incidents, own)
    rows: pd.Index[int] = pd.Index(inside.loc[inside["area_id"] == area_id, "row"].unique())
    return rows
