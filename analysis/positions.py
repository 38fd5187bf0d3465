"""Are the positions places, or the middles of areas with everything piled on them?"""

import numpy as np
import pandas as pd
from scipy.spatial import KDTree

from analysis.results import NotPossible, Reason

CROWDED = 5  # incidents in one 25 m cell
LONELY_M = 250  # to the nearest other cell in use
LARGEST_SHARE = 0.5


def check_positions(cells: pd.DataFrame, *, cell_m: float = 25) -> NotPossible | None:
    """
    Give the reason why no density may be drawn from these cells, or None if it may.

    `cells` (cell_x, cell_y, count) are those of the whole file, not of a choice of incidents: one
    shop's thefts are a pile too. Positions are taken for centroids where more than half of the
    incidents lie in crowded cells with no other cell in use within 250 m. Addresses, street
    segments and crossings stay below 10 % (Toronto, Lancashire, Nottingham, Cincinnati,
    Vancouver, Memphis); the Swedish police's published events, at municipal centroids, give 100 %.
    """
    incidents = int(cells["count"].sum())
    if not incidents:
        return NotPossible(Reason.NO_POSITIONS)
    alone = lonely_share(cells, cell_m=cell_m)
    return NotPossible(Reason.CENTROIDS, size=alone) if alone > LARGEST_SHARE else None


def lonely_share(cells: pd.DataFrame, *, cell_m: float = 25) -> float:
    """Share of incidents (0-1) in crowded cells that are far from every other cell in use."""
    used = cells.groupby(["cell_x", "cell_y"], as_index=False)["count"].sum()
    places = used[["cell_x", "cell_y"]].to_numpy() * cell_m
    distances, _ = KDTree(places).query(places, k=[2])  # the nearest is the cell itself
    lonely = (distances[:, 0] > LONELY_M) & (used["count"] >= CROWDED).to_numpy()
    counts = used["count"].to_numpy()
    return float(np.sum(counts[lonely]) / np.sum(counts))
