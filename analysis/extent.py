"""Where is there something to look at?"""

import numpy as np
import pandas as pd

MOST = (0.02, 0.98)  # shares of incidents west and south of the window's edges
MARGIN_M = 500


def densest_window(cells: pd.DataFrame, *, cell_m: float = 25) -> tuple[float, float, float, float]:
    """
    West, south, east, north in metres of where nearly all incidents lie (cell_x, cell_y, count).

    The outermost 2 % on each side are left out: one misplaced incident must not shrink the map.
    """
    if cells.empty:
        return (0.0, 0.0, cell_m, cell_m)
    edges = [
        _edges(cells[name].to_numpy(), cells["count"].to_numpy()) for name in ("cell_x", "cell_y")
    ]
    (west, east), (south, north) = [
        (low * cell_m - MARGIN_M, (high + 1) * cell_m + MARGIN_M) for low, high in edges
    ]
    return west, south, east, north


def _edges(
    places: "np.ndarray[tuple[int], np.dtype[np.int64]]", counts: object
) -> tuple[float, float]:
    order = np.argsort(places)
    below = np.cumsum(np.asarray(counts, dtype=float)[order])
    low, high = np.searchsorted(below, np.array(MOST) * below[-1])
    return float(places[order][low]), float(places[order][high])
