"""How does an area run beside others, when the time before the start is 100 for each?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from analysis.counts import are_counts, months_by_area
from analysis.disclosure import is_small
from analysis.results import Hidden, NotPossible, Reason
from analysis.spans import inside
from analysis.whole_years import YEAR
from data.study import Period

FEWEST_BEFORE = 20  # incidents before: an index on fewer jumps
FEWEST_IN_BAND, FEWEST_FOR_HALF = 3, 8  # peers
RANGE_STEP = 5  # index points: the ends of a range are single areas


class Peers(StrEnum):
    """How the peers are drawn."""

    HALF = "half"  # between their quartiles
    RANGE = "range"  # from the lowest to the highest, where they are few
    LINES = "lines"  # each by its name: one or two
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """
    Index by month, 100 the monthly mean before: of the twelve months that end with each.

    `low` and `high` are the peers' band, `lines` single peers by area. `used` are the peers with
    enough incidents.
    """

    own: "pd.Series[float]"
    n: int  # incidents of the areas themselves
    peers: Peers
    used: tuple[str, ...]
    low: "pd.Series[float] | None" = None
    high: "pd.Series[float] | None" = None
    lines: Mapping[str, "pd.Series[float]"] = field(default_factory=dict)


def indexed(
    counts: pd.DataFrame,
    areas: Collection[str],
    peers: Collection[str],
    before: Period,
    span: Period,
) -> Indexed | NotPossible | Hidden:
    """
    Index `areas` together, and each of the peers, to their own time before.

    `counts`: area_id, month, count. `span`, settled months that the data of all of them cover,
    holds `before`. Hidden where a month of the areas is small: two sums of twelve months would
    tell it. A peer on its own has the same rule. In a band nobody can be told apart, but its ends
    are single areas: one of few incidents, of which a year has 1-4, is left out.
    """
    if not are_counts(counts["count"]):
        return NotPossible(Reason.NOT_COUNTS)
    inside = span.start <= before.start and before.end <= span.end
    if not inside or span.months < YEAR or not before.months:
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    table = months_by_area(counts, {*areas, *peers}, span)
    months = table[sorted(areas)].sum(axis="columns")
    base = _sum(months, before)
    if base < FEWEST_BEFORE:
        return NotPossible(Reason.FEW_BEFORE, base) if not is_small(base) else _SMALL
    if months.map(is_small).any():
        return _SMALL
    used = [p for p in sorted(set(peers) - set(areas)) if _is_enough(table[p], before)]
    if len(used) < FEWEST_IN_BAND:
        used = [peer for peer in used if not table[peer].map(is_small).any()]
    lines = pd.DataFrame({peer: _index(table[peer], before) for peer in used})
    how = _how(len(used))
    low, high = _band(lines, how) if how in (Peers.HALF, Peers.RANGE) else (None, None)
    return Indexed(
        own=_index(months, before).round(1),
        n=int(months.sum()),
        peers=how,
        used=tuple(used),
        low=low,
        high=high,
        lines={peer: lines[peer].round(1) for peer in used if how is Peers.LINES},
    )


_SMALL = Hidden(Reason.SMALL_MONTHS)


def _is_enough(months: "pd.Series[int]", before: Period) -> bool:
    years = months.rolling(YEAR).sum()
    return _sum(months, before) >= FEWEST_BEFORE and not years.map(is_small).any()


def _index(months: "pd.Series[int]", before: Period) -> "pd.Series[float]":
    mean = _sum(months, before) / before.months
    return months.rolling(YEAR).mean().iloc[YEAR - 1 :] * 100 / mean


def _band(others: pd.DataFrame, peers: Peers) -> "tuple[pd.Series[float], pd.Series[float]]":
    if peers is Peers.HALF:
        return others.quantile(0.25, axis=1).round(), others.quantile(0.75, axis=1).round()
    steps = (others / RANGE_STEP).round() * RANGE_STEP
    return steps.min(axis=1), steps.max(axis=1)


def _how(peers: int) -> Peers:
    if peers >= FEWEST_FOR_HALF:
        return Peers.HALF
    if peers >= FEWEST_IN_BAND:
        return Peers.RANGE
    return Peers.LINES if peers else Peers.NONE


def _sum(months: "pd.Series[int]", period: Period) -> int:
    return int(inside(months, period).sum())
