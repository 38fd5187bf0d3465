"""How sure is each of many tests, now that there are many? Adjusted p, in the order given."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.stats import false_discovery_control


def holm(p: Sequence[float]) -> tuple[float, ...]:
    """
    For the outcomes declared beforehand: below .05 only if none of all is a false alarm.

    Own code: statsmodels' `multipletests` collects garbage at each call, a tenth of a second in a
    server that holds a day's pages. Source: Holm (1979), Scand. J. Statist. 6:65.
    """
    given = np.asarray(p, dtype=float)
    order = np.argsort(given, kind="stable")
    stepped = np.maximum.accumulate(given[order] * np.arange(len(given), 0, -1))
    adjusted = np.empty_like(given)
    adjusted[order] = np.minimum(stepped, 1)
    return tuple(adjusted.tolist())


def benjamini_hochberg(p: Sequence[float]) -> tuple[float, ...]:
    """
    For exploring tables: of those below .05, about one in twenty is a false alarm.

    Source: Benjamini & Hochberg (1995), doi 10.1111/j.2517-6161.1995.tb02031.x.
    """
    return _controlled(p, "bh")


def benjamini_yekutieli(p: Sequence[float]) -> tuple[float, ...]:
    """
    The same for tests that depend on each other, such as neighbouring places of a map.

    Source: Benjamini & Yekutieli (2001), doi 10.1214/aos/1013699998.
    """
    return _controlled(p, "by")


def stand_out(p: NDArray[np.float64], *, level: float) -> NDArray[np.bool_]:
    """Which of very many p are at most `level` by Benjamini-Yekutieli, in the order given."""
    if not len(p):
        return np.zeros(0, dtype=np.bool_)
    return np.asarray(false_discovery_control(p, method="by") <= level, dtype=np.bool_)


def _controlled(p: Sequence[float], method: str) -> tuple[float, ...]:
    if not len(p):
        return ()
    # scipy cannot scale a list of whole numbers, such as 0 and 1
    adjusted = false_discovery_control(np.asarray(p, dtype=float), method=method)
    return tuple(adjusted.tolist())
