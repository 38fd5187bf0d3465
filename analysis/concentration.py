"""Do few places have most incidents?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.results import NotPossible, Reason

TOP = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Concentration:
    top20_share: float  # of all incidents (0-1), in the top 20 % of places
    gini: float  # 0: all places alike; towards 1: one has everything
    n: int  # incidents
    places: int  # those without incidents too


def concentration(counts: Sequence[int]) -> Concentration | NotPossible:
    """
    Measure how unevenly incidents lie over places, from the count of every place.

    Where 20 % is not a whole number of places, the next one counts with its part (the Lorenz
    curve, straight between places). Without incidents there is nothing to divide.

    Source: Bernasco & Steenbeek (2017), doi 10.1007/s10940-016-9324-7.
    """
    largest_first = np.sort(np.asarray(counts, dtype=float))[::-1]
    total, n = largest_first.sum(), len(largest_first)
    if not total:
        return NotPossible(Reason.NO_INCIDENTS)
    lorenz = np.concatenate([[0.0], np.cumsum(largest_first) / total])
    ranks = np.arange(1, n + 1)
    return Concentration(
        top20_share=float(np.interp(TOP * n, np.arange(n + 1), lorenz)),
        gini=float((n + 1 - 2 * ranks) @ largest_first / (n * total)),
        n=int(total),
        places=n,
    )
