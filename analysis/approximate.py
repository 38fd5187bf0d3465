"""Where is something shown whose exact place would point at a single business?"""

import numpy as np
from numpy.typing import NDArray

from analysis.thinning import SQUARE_M

APART_M = 20.0  # between those of one square
_PER_RING = 6

Metres = NDArray[np.float64]


def approximate(east: Metres, north: Metres) -> tuple[Metres, Metres]:
    """
    Move places (metres in the metric crs) to the middle of their 250 m squares.

    Those of one square stand in rings around it, in the order given, so that each can be seen: how
    far they stand from the middle says nothing about where they are.
    """
    squares = np.column_stack([np.floor(axis / SQUARE_M) for axis in (east, north)])
    _, square = np.unique(squares, axis=0, return_inverse=True)
    square = square.ravel()
    order = np.argsort(square, kind="stable")
    first = np.searchsorted(square[order], square[order])
    turn = np.empty(len(square), dtype=np.int64)
    turn[order] = np.arange(len(square)) - first
    ring = np.ceil(turn / _PER_RING)
    angle = 2 * np.pi * (turn % _PER_RING) / _PER_RING + ring
    middle = (squares + 0.5) * SQUARE_M
    away = APART_M * ring
    return middle[:, 0] + away * np.cos(angle), middle[:, 1] + away * np.sin(angle)
