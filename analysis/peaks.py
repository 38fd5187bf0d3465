"""How high is the highest place of a whole map if there is nothing but chance?"""

import numpy as np
from scipy.ndimage import label
from scipy.optimize import brentq
from scipy.stats import norm

from analysis.kernels import Array
from analysis.squares import Mask


def highest_by_chance(told: Mask, step_east: Array, step_north: Array, *, level: float) -> float:
    """
    How many standard deviations from zero, up or down, at most `level` of maps have anywhere.

    A map is a smooth field of mean 0 and variance 1 on squares, of which those `told` are looked
    at; the steps are the expected squared differences from each square to the next one. From the
    expected Euler characteristic of the places above a height: pieces, outline and area, the last
    two measured by the field's own roughness. Infinite where nothing is looked at.

    Source: Worsley et al. (1996), doi 10.1002/(SICI)1097-0193(1996)4:1<58::AID-HBM4>3.0.CO;2-O.
    """
    if not told.any():
        return np.inf
    pieces = label(told)[1]
    east, north = np.sqrt(step_east), np.sqrt(step_north)
    area = (east * north)[told].sum()
    around = np.pad(told, 1)
    upright = [told & ~around[1:-1, columns] for columns in (slice(-2), slice(2, None))]
    level_sides = [told & ~around[rows, 1:-1] for rows in (slice(-2), slice(2, None))]
    outline = sum(north[side].sum() for side in upright)
    outline += sum(east[side].sum() for side in level_sides)

    def excess(height: float) -> float:
        curve = np.exp(-(height**2) / 2) / (2 * np.pi)
        peaks = outline / 2 * curve + area * height * curve / np.sqrt(2 * np.pi)
        return float(2 * (pieces * norm.sf(height) + peaks) - level)

    return float(brentq(excess, norm.isf(level), 40))


def steps(squared: Array, with_next: Array) -> Array:
    """
    Expected squared differences of neighbouring columns; the last one takes the step before it.

    `squared` is the variance of each square before it was brought to 1, `with_next` its covariance
    with the square to the east.
    """
    together = np.sqrt(squared[:, :-1] * squared[:, 1:])
    apart = 2 * (1 - np.clip(with_next[:, :-1] / together, 0, 1))
    return np.pad(apart, ((0, 0), (0, 1)), mode="edge")
