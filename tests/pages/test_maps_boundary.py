"""The study area as squares."""

import geopandas as gpd
import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon, box

from analysis.squares import squares_of
from pages.shared.maps.boundary import squares_inside

SQUARES = squares_of((-500, -500, 1_000, 500), 50)


def test_a_square_belongs_to_the_area_where_they_share_more_than_an_edge() -> None:
    inside = squares_inside(gpd.GeoSeries([box(0, 0, 101, 50)]), SQUARES)
    rows, columns = np.nonzero(inside)
    assert rows.tolist() == [10, 10, 10]
    assert columns.tolist() == [10, 11, 12]


def test_areas_count_together_and_what_is_beyond_the_map_is_left_out() -> None:
    areas = gpd.GeoSeries([box(0, 0, 50, 50), box(900, 400, 5_000, 5_000)])
    inside = squares_inside(areas, SQUARES)
    assert inside.sum() == 1 + 2 * 2
    assert inside[-1, -1]
    assert not squares_inside(gpd.GeoSeries([box(9e5, 9e5, 9.1e5, 9.1e5)]), SQUARES).any()
    assert squares_inside(gpd.GeoSeries([box(-9e5, -9e5, 9e5, 9e5)]), SQUARES).all()


@given(
    st.tuples(st.floats(-600, 1_100), st.floats(-600, 600)),
    st.floats(3, 700),
    st.floats(0, 3),
    st.floats(0.01, 1),
)
def test_agrees_with_asking_square_by_square(
    middle: tuple[float, float], radius: float, turn: float, flat: float
) -> None:
    angles = turn + np.linspace(0, 2 * np.pi, 7, endpoint=False)
    corners = np.c_[np.cos(angles) * radius + middle[0], np.sin(angles) * radius * flat + middle[1]]
    area = Polygon(corners).difference(Point(middle).buffer(radius * flat / 3))
    east = SQUARES.x0 + np.arange(SQUARES.columns) * 50
    north = SQUARES.y0 + np.arange(SQUARES.rows) * 50
    west, south = np.meshgrid(east, north)
    boxes = shapely.box(west, south, west + 50, south + 50)
    slowly = shapely.intersects(area, boxes) & ~shapely.touches(area, boxes)
    np.testing.assert_array_equal(squares_inside(gpd.GeoSeries([area]), SQUARES), slowly)
