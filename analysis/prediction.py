"""How well did a ranking of places say where incidents would be?"""

from collections.abc import Sequence

import numpy as np

from analysis.results import NotPossible, Reason


def prediction_accuracy_index(
    observed: Sequence[float], predicted: Sequence[float], area: Sequence[float]
) -> tuple[float, ...] | NotPossible:
    """
    Share of incidents caught / share of area looked at, the places taken from the top.

    Places come in order of `predicted`, the highest first, ties as given; `area` in any unit. The
    last value is 1. Without incidents, or with a place without area, it is not possible.

    Source: Chainey, Tompson & Uhlig (2008), doi 10.1057/palgrave.sj.8350066.
    """
    found, size = np.asarray(observed, dtype=float), np.asarray(area, dtype=float)
    if not found.sum():
        return NotPossible(Reason.NO_INCIDENTS)
    if (size <= 0).any():
        return NotPossible(Reason.NO_AREA_SIZE)
    order = np.argsort(-np.asarray(predicted, dtype=float), kind="stable")
    caught = np.cumsum(found[order]) / found.sum()
    looked_at = np.cumsum(size[order]) / size.sum()
    return tuple((caught / looked_at).tolist())
