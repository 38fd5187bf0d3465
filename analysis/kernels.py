"""How is an incident spread over the ground around it?"""

from collections.abc import Sequence
from enum import StrEnum
from math import ceil, pi

import numpy as np
from numpy.typing import NDArray
from scipy import fft
from scipy.spatial.distance import cdist

TRUNCATE = 4  # standard deviations; beyond, a Gaussian holds less than 0.02 %

Array = NDArray[np.float64]
Point = tuple[float, float]  # metres


class Kernel(StrEnum):
    GAUSSIAN = "gaussian"  # the bandwidth is the standard deviation
    QUARTIC = "quartic"  # the bandwidth is where it ends

    @property
    def finest(self) -> int:
        """The smallest bandwidth, in squares, that squares can still draw."""
        return 2 if self is Kernel.GAUSSIAN else 5

    def reach(self, bandwidth: float) -> int:
        """How many squares away an incident can still be felt; the bandwidth is in squares."""
        return ceil(bandwidth * (TRUNCATE if self is Kernel.GAUSSIAN else 1))

    def weights(self, bandwidth: float) -> Array:
        """
        What an incident in the middle square gives to each square around it, 1 in all.

        Bandwidth in squares; (2 reach + 1) squares each way.
        """
        reach = self.reach(bandwidth)
        away = np.arange(-reach, reach + 1) ** 2
        squared = away[:, None] + away
        weights = self.density(squared / bandwidth**2)
        return np.asarray(weights / weights.sum(), dtype=np.float64)

    def density(self, squared: Array) -> Array:
        """Per unit of area, at so many bandwidths away squared; a bandwidth is the unit."""
        if self is Kernel.GAUSSIAN:
            return np.asarray(np.exp(-squared / 2) / (2 * pi), dtype=np.float64)
        return np.asarray(3 / pi * np.clip(1 - squared, 0, None) ** 2, dtype=np.float64)


def density_at(
    points_m: Sequence[Point],
    places_m: Sequence[Point],
    *,
    bandwidth_m: float,
    kernel: Kernel = Kernel.GAUSSIAN,
) -> tuple[float, ...]:
    """
    Incidents per m2 at each of some places: the exact sum that `analysis.density` draws on a grid.

    Own code: scipy's gaussian_kde refuses incidents on one address or in one line.
    Source: Silverman (1986), Density Estimation, section 4.2; the quartic kernel is his (4.5).
    """
    if bandwidth_m <= 0:
        raise ValueError(f"a bandwidth of {bandwidth_m} m")
    points, places = (np.asarray(xy, dtype=float).reshape(-1, 2) for xy in (points_m, places_m))
    squared = cdist(places, points, "sqeuclidean") / bandwidth_m**2
    return tuple((kernel.density(squared) / bandwidth_m**2).sum(axis=1).tolist())


def spread(counts: Array, *weights: Array) -> tuple[Array, ...]:
    """
    Counts by square, spread by each of some weights (squares of one odd size), without the rim.

    Of the counts half the weights' width is cut off on every side: there, what lies beside the
    array would be felt. In the frequency domain, so all sizes of weights cost the same.
    """
    reach = len(weights[0]) // 2
    rows, columns = (fft.next_fast_len(side, real=True) for side in counts.shape)
    inner = tuple(slice(2 * reach, side) for side in counts.shape)

    def waves(values: Array) -> NDArray[np.complex128]:
        """Like `rfft2`, which would take the rows below the last one along too."""
        return np.asarray(fft.fft(fft.rfft(values, columns), rows, axis=0))

    known = waves(counts)
    found = []
    for part in weights:
        along = waves(part)
        along *= known
        along = fft.ifft(along, axis=0, overwrite_x=True)[inner[0]]
        found.append(fft.irfft(along, columns)[:, inner[1]])
    return tuple(found)
