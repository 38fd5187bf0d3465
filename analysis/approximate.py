"""Where is something shown whose exact place would point at a single business?"""

import numpy as np
from numpy.typing import NDArray

from analysis.thinning import SQUARE_M

APART_M = 20.0  # from ring to ring, and about so much within one
_PER_RING = 6  # times the number of the ring

Metres = NDArray[np.float64]


def approximate(
    east: Metres, north: Metres, *, ring: int = 1, every: int = 1
) -> tuple[Metres, Metres]:
    """
    Move places (metres in the metric crs) close to the middle of their 250 m squares.

    Those of one square stand in rings around it, in the order given, so that each can be seen: how
    they stand says nothing about where they are. `ring` is the first one and `every` how many
    further the next: so several lists share a square and never a place.
    """
    squares = np.column_stack([np.floor(axis / SQUARE_M) for axis in (east, north)])
    rings = np.arange(ring, ring + every * (len(squares) + 1), every)
    last = np.cumsum(_PER_RING * rings)
    turn = _turns(squares)
    place = np.searchsorted(last, turn, side="right")
    own = rings[place]
    angle = 2 * np.pi * (turn - (last[place] - _PER_RING * own)) / (_PER_RING * own)
    middle = (squares + 0.5) * SQUARE_M
    away = APART_M * own
    return middle[:, 0] + away * np.sin(angle), middle[:, 1] + away * np.cos(angle)


def _turns(squares: Metres) -> NDArray[np.int64]:
    """The how manieth of its square each is, from 0."""
    _, square = np.unique(squares, axis=0, return_inverse=True)
    order = np.argsort(square.ravel(), kind="stable")
    first = np.searchsorted(square.ravel()[order], square.ravel()[order])
    turn = np.empty(len(order), dtype=np.int64)
    turn[order] = np.arange(len(order)) - first
    return turn
