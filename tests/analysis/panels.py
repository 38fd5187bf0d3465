"""Made-up months by area for simulations: rates, a shared season, dispersion, yearly shocks."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

SEASON = 1 + 0.25 * np.sin(np.arange(12) * np.pi / 6)


def panel(
    rng: np.random.Generator,
    rates: Sequence[float],
    *,
    months: int = 36,
    dispersion: float = 1.0,
    shock: float = 0.0,
    own_trend: float = 0.0,
) -> NDArray[np.int64]:
    """
    A row per month, a column per area. `shock` is the sd of each area's own years, log scale;
    `own_trend` the first column's slope per year, log scale.
    """
    month = np.arange(months)
    shocks = rng.normal(0, shock, (months // 12 + 1, len(rates)))[month // 12]
    expected = SEASON[month % 12, np.newaxis] * np.array(rates) * np.exp(shocks)
    expected[:, 0] *= np.exp(own_trend * month / 12)
    if dispersion == 1:
        return np.asarray(rng.poisson(expected))
    return np.asarray(rng.negative_binomial(expected / (dispersion - 1), 1 / dispersion))


def as_counts(months: NDArray[np.int64], areas: Sequence[str], start: str) -> pd.DataFrame:
    """The same as rows: area_id, month, count."""
    index = pd.date_range(start, periods=len(months), freq="MS", name="month")
    table = pd.DataFrame(months, index=index, columns=list(areas)).reset_index()
    return table.melt("month", var_name="area_id", value_name="count")
