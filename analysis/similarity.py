"""Are incidents spread over the areas after as they were before?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
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
    before: Sequence[int], after: Sequence[int], *, dispersion: float = 1.0
) -> Similarity | NotPossible:
    """
    Compare each area's part of all incidents before and after, with the N - 1 chi-square.

    An area without incidents in both has the same part, none: p is 1. A period without incidents
    has no parts, and one area always has all of them: not possible. The published index is for
    pure chance, a `dispersion` of 1.

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
    p = p_of_parts(first, second, dispersion=dispersion)
    return Similarity(
        similarity=float(np.mean(p >= SIMILAR_FROM)), p=tuple(p.tolist()), n=int(n_first + n_second)
    )


def p_of_parts(
    before: NDArray[np.float64], after: NDArray[np.float64], *, dispersion: float = 1.0
) -> NDArray[np.float64]:
    """
    The N - 1 chi-square of each one's part of the whole, before and after: unadjusted p.

    Expected counts, such as those of an hour, need not be whole. Neither period is empty.
    Incidents that come in series vary more than chi-square takes them to: it is divided by the
    `dispersion` (McCullagh & Nelder 1989, Generalized Linear Models, section 4.5).
    """
    n_first, n_second = before.sum(), after.sum()
    n, inside = n_first + n_second, before + after
    crossed = before * (n_second - after) - after * (n_first - before)
    sides = inside * (n - inside) * n_first * n_second
    statistic = np.divide((n - 1) * crossed**2, sides, out=np.zeros_like(sides), where=sides > 0)
    p: NDArray[np.float64] = chi2.sf(statistic / dispersion, 1)
    return p
