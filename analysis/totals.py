"""Which totals may stand beside the months, and which months must then be hidden?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import pandas as pd

from analysis.disclosure import hide_months, is_small
from analysis.spans import inside
from data.study import Period

Totals = Sequence[Period]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """`months` has <NA> where a month is not shown; `told` says of each group if it may be."""

    months: "pd.Series[int]"
    told: tuple[bool, ...]


def beside_months(
    months: "pd.Series[int]", wanted: Sequence[Totals], elsewhere: Totals = ()
) -> Beside:
    """
    Hide small months of a series (index: first days), and the totals that would give them away.

    `wanted` are groups of periods whose totals a page wants to tell, the most important first: a
    group is told as a whole or not at all. Totals that overlap are known by their differences, so
    every part between two edges counts as a known sum: what a part hides is at least two months
    that together are not small, and a group that makes this impossible is not told.

    Where the same months stand on another page beside totals of their own, give those as
    `elsewhere`: the same months are hidden here as there. Of two ways to hide the small ones each
    page would show what the other hides.
    """
    told: list[bool] = []
    known = list(elsewhere)
    for group in wanted:
        more = [*known, *(period for period in group if period.months > 1)]
        parts = _parts(more)
        told.append(_is_safe(months, hide_months(months, elsewhere or parts), parts))
        known = more if told[-1] else known
    shown = hide_months(months, elsewhere or _parts(known))
    single = [[p for p in group if p.months == 1] for group in wanted]  # told by their bars
    open_ = [not any(inside(shown, p).isna().any() for p in each) for each in single]
    return Beside(months=shown, told=tuple(a and b for a, b in zip(told, open_, strict=True)))


def _parts(totals: Totals) -> list[Period]:
    """The parts between the edges of all totals that lie in at least one of them."""
    edges = sorted(set(chain.from_iterable((p.start, p.end) for p in totals)))
    parts = [Period(first, after) for first, after in pairwise(edges)]
    return [p for p in parts if any(t.start <= p.start and p.end <= t.end for t in totals)]


def _is_safe(months: "pd.Series[int]", shown: "pd.Series[int]", parts: Totals) -> bool:
    hidden = (inside(months, part)[inside(shown, part).isna()] for part in parts)
    return not any(len(each) == 1 or is_small(int(each.sum())) for each in hidden)
