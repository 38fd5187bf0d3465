"""Where do many say that they feel unsafe? Squares of marks on a map, never a single one."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.disclosure import SMALLEST_SHOWN
from analysis.thinning import SQUARE_M, publishable

PLACE_M = 25  # marks within the same 25 m are at one place
CLASSES = (SMALLEST_SHOWN, 10, 20)  # 5-9, 10-19, 20 or more


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsafeSquare:
    """Metres (metric crs) of the middle of a 250 m square. `at_least`: of `CLASSES`."""

    east: float
    north: float
    at_least: int
    cause: str  # what most of them gave; "" where fewer than 5 gave the same, or two tie
    day_part: str  # when: the same


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsafePlaces:
    """From south to north, west to east. `withheld`: some marks are in squares that hold few."""

    squares: tuple[UnsafeSquare, ...]
    withheld: bool


def squares_of_marks(marks: pd.DataFrame) -> UnsafePlaces:
    """
    Squares that hold at least 5 marks at 3 places or more; of the others only that there are some.

    `marks` has a row per mark: east, north (metres in the metric crs, NaN without a place), cause
    and day_part ("" if none). All waves together: what one wave hides could be had by subtraction.
    """
    placed = marks.dropna(subset=["east", "north"])
    cells = placed.assign(
        cell_x=np.floor(placed["east"] / PLACE_M), cell_y=np.floor(placed["north"] / PLACE_M)
    )
    kept = publishable(cells.assign(count=1), cell_m=PLACE_M)
    middle = ((kept.cells[["north", "east"]] // SQUARE_M) + 0.5) * SQUARE_M
    squares = tuple(
        UnsafeSquare(
            east=float(here["east"].iloc[0]),
            north=float(here["north"].iloc[0]),
            at_least=max(low for low in CLASSES if low <= len(here)),
            cause=_common(here["cause"]),
            day_part=_common(here["day_part"]),
        )
        for _, here in kept.cells.assign(**middle).groupby(["north", "east"])
    )
    return UnsafePlaces(squares=squares, withheld=kept.withheld > 0)


def _common(causes: pd.Series) -> str:
    counts = causes[causes != ""].value_counts()
    if counts.empty or counts.iloc[0] < SMALLEST_SHOWN:
        return ""
    most = counts.index[counts == counts.iloc[0]]
    return str(most[0]) if len(most) == 1 else ""
