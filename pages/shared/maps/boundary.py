"""Which squares of a map belong to the study area?"""

import geopandas as gpd
import numpy as np
import shapely
from scipy.ndimage import maximum_filter

from analysis.squares import Mask, Points, Squares


def squares_inside(areas: gpd.GeoSeries, squares: Squares) -> Mask:
    """
    Rasterise polygons in the metric crs of the squares: those that they share some area with.

    A square that is half outside belongs to them, for an incident in its inner half does.
    """
    together = areas.union_all()
    shapely.prepare(together)
    size = squares.size_m
    east = squares.x0 + np.arange(squares.columns) * size
    north = squares.y0 + np.arange(squares.rows) * size
    west, south = np.meshgrid(east, north)
    inside = shapely.contains_xy(together, west + size / 2, south + size / 2)
    # squares apart from the outline are inside as a whole, or outside
    outline = shapely.get_coordinates(shapely.segmentize(together.boundary, size))
    near = maximum_filter(squares.counted(Points(*outline.T)) > 0, size=3)
    west, south = west[near], south[near]
    boxes = shapely.box(west, south, west + size, south + size)
    inside[near] = shapely.intersects(together, boxes) & ~shapely.touches(together, boxes)
    return np.asarray(inside, dtype=np.bool_)
