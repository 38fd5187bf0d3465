"""When in the week do incidents happen?"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.disclosure import ShownTable, hide_table
from analysis.results import NotPossible, Reason

HOURS_OF_WEEK = 168


def hours_by_weekday(slots: Sequence[float], *, hours: int = 3) -> ShownTable | NotPossible:
    """
    Lay out the 168 hours of the week (Monday 00-01 first): weekday 0-6 x first hour of the span.

    Expected counts are rounded to whole incidents; small cells, and those that would give them
    away, are hidden. `hours` divides 24.
    """
    if len(slots) != HOURS_OF_WEEK or 24 % hours:
        raise ValueError(f"{len(slots)} slots, spans of {hours} hours")
    expected = np.asarray(slots, dtype=float)
    if not (np.isfinite(expected) & (expected >= 0)).all():
        return NotPossible(Reason.NOT_COUNTS)
    sums = expected.reshape(7, 24 // hours, hours).sum(axis=2)
    whole = np.rint(sums).astype("int64")
    if not whole.any():
        return NotPossible(Reason.NO_INCIDENTS)
    table = pd.DataFrame(
        whole,
        index=pd.RangeIndex(7, name="weekday"),
        columns=pd.RangeIndex(0, 24, hours, name="hour"),
    )
    return hide_table(table)
