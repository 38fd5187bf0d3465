"""Are incidents spread over the areas after as they were before?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import chi2

from analysis.counts import are_counts
from analysis.results import NotPossible, Reason

SIMILAR_FROM = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarity:
    similarity: float  # share of areas (0-1) whose part of all incidents did not clearly change
    p: tuple[float, ...]  # per area, unadjusted
    n: int  # incidents


def point_pattern_similarity(
    before: Sequence[float], after: Sequence[float]
) -> Similarity | NotPossible:
    """
    Compare each area's part of all incidents before and after, with the N - 1 chi-square.

    An area without incidents in both has the same part, none: p is 1. A period without incidents
    has no parts, and one area always has all of them: not possible. Expected counts, such as those
    of an hour, need not be whole.

    Source: Wheeler, Steenbeek & Andresen (2018), doi 10.1111/tgis.12341; the N - 1 form: Campbell
    (2007), doi 10.1002/sim.2832. scipy has chi-square with N only.
    """
    first, second = np.asarray(before, dtype=float), np.asarray(after, dtype=float)
    if first.shape != second.shape:
        raise ValueError(f"{first.size} areas before, {second.size} after")
    if not are_counts([first, second]):
        return NotPossible(Reason.NOT_COUNTS)
    n_first, n_second = first.sum(), second.sum()
    if not n_first or not n_second:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    if len(first) < 2:
        return NotPossible(Reason.ONE_AREA)
    n = n_first + n_second
    inside = first + second
    crossed = first * (n_second - second) - second * (n_first - first)
    sides = inside * (n - inside) * n_first * n_second
    statistic = np.divide((n - 1) * crossed**2, sides, out=np.zeros_like(sides), where=sides > 0)
    p = chi2.sf(statistic, 1)
    return Similarity(similarity=float(np.mean(p >= SIMILAR_FROM)), p=tuple(p.tolist()), n=round(n))
