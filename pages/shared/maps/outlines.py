"""Squares of a grid as polygons, for what is drawn with a line around it."""

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from analysis.squares import Mask

WGS84 = "EPSG:4326"


def outline_of(squares: Mask, *, x0: float, y0: float, size_m: float, crs: str) -> BaseGeometry:
    """
    The squares marked, joined, in WGS 84; empty where none is.

    `squares[row, column]` is at easting `x0 + column * size_m` and northing `y0 + row * size_m` of
    its south-west corner, in the metric crs. Squares of a row are joined before rows are: a map
    has thousands.
    """
    edges = np.diff(np.pad(squares, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    row, first = np.nonzero(edges == 1)
    last = np.nonzero(edges == -1)[1]
    west, east = x0 + first * size_m, x0 + last * size_m
    south = y0 + row * size_m
    joined = shapely.union_all(shapely.box(west, south, east, south + size_m))
    to_degrees = Transformer.from_crs(crs, WGS84, always_xy=True)
    return shapely.transform(joined, lambda xy: np.column_stack(to_degrees.transform(*xy.T)))
