"""Counts of street segments in the shape they are compared in: a row for each segment."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from math import ceil

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.concentration import TOP, concentration
from analysis.disclosure import SMALLEST_SHOWN, disclosed
from analysis.rate_ratio import poisson_rate
from analysis.results import Counted, Estimate, Hidden, NotPossible, Reason, Unit
from analysis.thinning import FEWEST_PLACES

HUNDRED_M = 100

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]


def each_once(segments: pd.DataFrame) -> pd.DataFrame:
    """`segments` (segment_id, area_id, ...) has a row for each area: give the first of each."""
    return segments.drop_duplicates("segment_id").reset_index(drop=True)


def by_segment(period: pd.DataFrame, column: str, once: pd.DataFrame) -> "pd.Series[int]":
    """`count` or `places` of a period (segment_id, count, places), 0 where there was nothing."""
    found = period.set_index("segment_id")[column].reindex(once["segment_id"])
    return found.fillna(0).astype("int64").reset_index(drop=True)


def within(once: pd.DataFrame, segments: pd.DataFrame, areas: Collection[str]) -> Flags:
    """Which of them are the areas' own."""
    inside = segments.loc[segments["area_id"].isin(areas), "segment_id"]
    flags: Flags = once["segment_id"].isin(inside).to_numpy(dtype=bool)
    return flags


def numbers(names: "pd.Series[str]") -> "pd.Series[int]":
    """1, 2 ... along the segments of one name; 0 where there is one."""
    return (names.groupby(names).cumcount() + 1).where(names.duplicated(keep=False), 0)


def small(counts: Counts) -> Flags:
    """Which rows have 1-4 in any period."""
    flags: Flags = np.any((counts > 0) & (counts < SMALLEST_SHOWN), axis=1)
    return flags


def at_few_places(counts: Counts, places: Counts) -> Flags:
    flags: Flags = np.any((counts > 0) & (places < FEWEST_PLACES), axis=1)
    return flags


def per_100_m(count: int, years: float, length_m: int) -> Estimate:
    """Incidents per 100 m and year."""
    rate = poisson_rate(count, years * length_m / HUNDRED_M)
    assert isinstance(rate, Estimate)
    return replace(rate, unit=Unit.INCIDENTS_PER_100_M_YEAR)


def top_share(counts: Counts, hidden: Flags) -> Counted | Hidden:
    """
    Share of the incidents on the top 20 % of the places; there are some.

    Of the largest, one that is `hidden` would be told by the share: it may be a single address.
    """
    largest = np.argsort(-counts, kind="stable")[: ceil(TOP * len(counts))]
    if hidden[largest].sum() == 1:
        return Hidden(Reason.SMALL_COUNT)
    found = concentration(counts.tolist())
    assert not isinstance(found, NotPossible)
    top = round(found.top20_share * found.n)
    share = Counted(value=found.top20_share, unit=Unit.SHARE, n=found.n)
    return disclosed(share, top, found.n - top)


def off_street_share(off: Sequence[int], total: int) -> Counted | Hidden:
    """Share of `total` incidents that lie on no segment, `off` of them in each period."""
    part = sum(off)
    share = Counted(value=part / total if total else 0.0, unit=Unit.SHARE, n=total)
    return disclosed(share, part, total - part, *off)
