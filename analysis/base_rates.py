"""How many incidents per 1,000 residents or businesses?"""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from analysis.results import Counted, Hidden, NotPossible, Reason

PER = 1000
RATE_BASES = ("residents", "businesses")


@dataclass(frozen=True, slots=True)
class Base:
    """What incidents are counted per: so many in that year, all areas together."""

    name: str
    year: int
    value: float


def base_of(
    bases: pd.DataFrame, name: str, areas: Collection[str], year: int
) -> Base | NotPossible:
    """
    Add a base of these areas up: of the latest year until `year` that all of them have.

    Where all have it only later, the earliest of those years. `bases`: area_id, year, base, value.
    Not possible without areas, where one of them lacks the base, or where it is zero.
    """
    rows = bases[(bases["base"] == name) & bases["area_id"].isin(list(areas))]
    table = rows.dropna(subset=["value"]).pivot_table(
        index="year", columns="area_id", values="value", aggfunc="last"
    )
    whole = table.reindex(columns=sorted(set(areas))).dropna()
    if whole.empty or not len(areas):
        return NotPossible(Reason.NO_BASE)
    until = whole[whole.index <= year]
    used = int((until if len(until) else whole).index[-1 if len(until) else 0])
    value = float(whole[whole.index == used].to_numpy().sum())
    return Base(name, used, value) if value > 0 else NotPossible(Reason.NO_BASE)


def per_1000(count: Counted | Hidden, base: Base | NotPossible) -> float | Hidden | NotPossible:
    """Incidents per 1,000 of the base, in the time that was counted."""
    if isinstance(base, NotPossible):
        return base
    if isinstance(count, Hidden):
        return count
    return count.value * PER / base.value
