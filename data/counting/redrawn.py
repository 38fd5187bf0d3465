"""Which incidents would an area have otherwise, if it were drawn or called otherwise?"""

import geopandas as gpd
import numpy as np
import pandas as pd

from data.counting.zones import assign_areas, named_areas


def redrawn(
    incidents: pd.DataFrame, old: gpd.GeoDataFrame, new: gpd.GeoDataFrame, area_id: str
) -> tuple[int, int]:
    """
    Give how many incidents come into the area and how many fall out of it.

    `incidents` has longitude, latitude, area_name; `old` and `new` are tables of areas, of which
    either may lack this one: then only the name decides, as it does when everything is counted.
    """
    incidents = incidents.assign(area_name=incidents["area_name"].astype("category"))
    was, becomes = (_rows(incidents, areas, area_id) for areas in (old, new))
    return len(becomes.difference(was)), len(was.difference(becomes))


def _rows(incidents: pd.DataFrame, areas: gpd.GeoDataFrame, area_id: str) -> "pd.Index[int]":
    own = areas[areas["area_id"] == area_id]
    names = incidents["area_name"].cat
    is_own = (named_areas(names.categories.to_series(), own) == area_id).to_numpy()
    codes = names.codes.to_numpy()
    # other names are left out: with millions of incidents each would get a row
    kept = pd.Categorical.from_codes(np.where(is_own[codes], codes, -1), names.categories)
    inside = assign_areas(incidents.assign(area_name=kept), own)
    rows: pd.Index[int] = pd.Index(inside.loc[inside["area_id"] == area_id, "row"].unique())
    return rows
