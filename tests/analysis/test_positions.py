import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.positions import check_positions, lonely_share
from analysis.results import NotPossible, Reason
from tests.shared_data import shared_data


def cells_of(positions: pd.DataFrame, crs: str = "EPSG:4326") -> pd.DataFrame:
    """25 m cells of positions (longitude, latitude), as the engine counts them."""
    filled = positions.dropna()
    points = gpd.GeoSeries.from_xy(filled.iloc[:, 0], filled.iloc[:, 1], crs=crs)
    metric = points.to_crs(points.estimate_utm_crs())
    cells = pd.DataFrame({"cell_x": metric.x // 25, "cell_y": metric.y // 25}).astype("int64")
    return cells.groupby(["cell_x", "cell_y"]).size().rename("count").reset_index()


def grid(spacing: int, count: int) -> pd.DataFrame:
    """20 x 20 cells in use, so many cells apart, each with that many incidents."""
    x, y = np.meshgrid(np.arange(20) * spacing, np.arange(20) * spacing)
    return pd.DataFrame({"cell_x": x.ravel(), "cell_y": y.ravel(), "count": count})


def test_piles_far_from_each_other_are_centroids_and_street_points_are_not() -> None:
    assert check_positions(grid(40, 200)) == NotPossible(Reason.CENTROIDS, size=1.0)
    assert check_positions(grid(4, 200)) is None


def test_lonely_farms_with_few_incidents_each_are_places() -> None:
    assert check_positions(grid(40, 4)) is None


def test_one_pile_for_everything_is_a_centroid() -> None:
    pile = pd.DataFrame({"cell_x": [7], "cell_y": [7], "count": [50]})
    assert check_positions(pile) == NotPossible(Reason.CENTROIDS, size=1.0)


def test_without_positions_it_says_so() -> None:
    assert check_positions(grid(1, 1).head(0)) == NotPossible(Reason.NO_POSITIONS)


@given(st.integers(0, 1_000), st.integers(1, 1_000))
def test_the_share_is_that_of_incidents_in_lonely_crowded_cells(lonely: int, close: int) -> None:
    places = [(0, 0, lonely + 5), (1_000, 0, close), (1_001, 0, 1)]
    frame = pd.DataFrame(places, columns=["cell_x", "cell_y", "count"])
    assert lonely_share(frame) == pytest.approx((lonely + 5) / (lonely + 5 + close + 1))


@pytest.mark.parametrize(
    ("file", "longitude", "latitude", "refused"),
    [
        ("toronto_major_crime_2014_2021.parquet", "Long", "Lat", False),
        ("lancashire_asb_2022.parquet", "longitude", "latitude", False),
        ("nottingham_burglary_2022.csv.gz", "longitude", "latitude", False),
        ("cincinnati_burglary_2016_2018.csv.gz", "longitude", "latitude", False),
        ("polisen_events_sverige_2023_2026.parquet", "location_gps", "", True),
        ("polisen_trollhattan_2023_2026.csv", "gps", "", True),
    ],
)
def test_real_files_of_places_pass_and_real_files_of_centroids_do_not(
    file: str, longitude: str, latitude: str, refused: bool
) -> None:
    path = shared_data("incidents", file)
    rows = pd.read_parquet(path) if path.suffix == ".parquet" else pd.read_csv(path)
    if latitude:
        positions = rows[[longitude, latitude]]
    else:
        positions = rows[longitude].str.split(",", expand=True).astype(float)[[1, 0]]
    assert (check_positions(cells_of(positions)) is not None) == refused
