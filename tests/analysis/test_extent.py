import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.extent import densest_window


def test_a_misplaced_incident_does_not_shrink_the_map() -> None:
    town = pd.DataFrame({"cell_x": range(100), "cell_y": 50, "count": 10})
    stray = pd.DataFrame({"cell_x": [90_000], "cell_y": [-90_000], "count": [1]})
    west, south, east, north = densest_window(pd.concat([town, stray]))
    assert (west, east) == (25 * 2 - 500, 25 * 99 + 500)
    assert (south, north) == (25 * 50 - 500, 25 * 51 + 500)


@given(st.lists(st.tuples(st.integers(-99, 99), st.integers(-99, 99)), min_size=1, max_size=40))
def test_the_window_lies_around_incidents(places: list[tuple[int, int]]) -> None:
    cells = pd.DataFrame(places, columns=["cell_x", "cell_y"]).assign(count=1)
    west, south, east, north = densest_window(cells)
    inside = (cells["cell_x"] * 25).between(west, east) & (cells["cell_y"] * 25).between(
        south, north
    )
    assert inside.mean() >= 0.9
    assert east - west >= 1_000


def test_nowhere_is_a_window_too() -> None:
    west, south, east, north = densest_window(
        pd.DataFrame({"cell_x": [], "cell_y": [], "count": []})
    )
    assert west < east
    assert south < north
