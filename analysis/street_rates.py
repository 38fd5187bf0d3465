"""How many incidents has each street segment, for its length, and which of that may be shown?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import chi2

from analysis.disclosure import KnownSum, hide_rows
from analysis.multiplicity import benjamini_yekutieli
from analysis.rate_ratio import rate_ratio_exact
from analysis.results import Comparison, Counted, Estimate, Hidden, NotPossible, Reason
from analysis.segments import (
    Counts,
    Flags,
    at_few_places,
    by_segment,
    each_once,
    numbers,
    per_100_m,
    small,
    top_share,
    within,
)

FEWEST_INCIDENTS = 10  # on the segments of the map, in each period
CLEAR = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentRate:
    """
    `rates` per 100 m and year, one for each period. `p` is adjusted for all segments with incidents
    on the map; 1 with a single period. `number` tells segments of one name apart, 0 where the name
    is enough.
    """

    segment_id: str
    name: str
    number: int
    length_m: int
    rates: tuple[Estimate, ...]
    p: float

    @property
    def difference(self) -> float:
        """The last period's rate less the first one's."""
        return self.rates[-1].value - self.rates[0].value

    @property
    def is_clear(self) -> bool:
        return self.p < CLEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetRates:
    """`top` is each period's share of the incidents on the map's segments on the top 20 %."""

    shown: tuple[SegmentRate, ...]  # the highest rate first
    empty: frozenset[str]  # ids of segments without incidents in any period
    hidden: frozenset[str]
    top: tuple[Counted | Hidden, ...]
    tested: int  # segments with incidents
    n: int  # incidents on the segments that are shown


def street_rates(
    segments: pd.DataFrame,
    periods: Sequence[pd.DataFrame],
    years: Sequence[float],
    *,
    on_map: Collection[str],
    areas: Mapping[str, Sequence[int]],
    told: Sequence[Collection[str]] = (),
    dispersion: float = 1.0,
) -> StreetRates | NotPossible:
    """
    Give the rates of the segments with ids `on_map`, in one period or two.

    `segments` has segment_id, area_id, name, length_m, of everything that is loaded; `periods`
    segment_id, count, places (`data.engine.segment_counts`). A segment with 1-4 incidents, or at
    fewer than 3 places, in any period is hidden in all; so are others that would give it away when
    they are taken from the incidents of `areas` (id -> count of each period), or from the sum over
    the segments of each of `told` (ids of areas): Effekt tells those of a pilot and its buffers.
    Where `dispersion` (of months) is above 1, incidents come in series and a change must be larger.
    """
    once = each_once(segments)
    here: Flags = once["segment_id"].isin(on_map).to_numpy(dtype=bool)
    if not here.any():
        return NotPossible(Reason.NO_SEGMENTS)
    counts, places = (
        np.column_stack([by_segment(period, column, once) for period in periods])
        for column in ("count", "places")
    )
    if (counts[here].sum(axis=0) < FEWEST_INCIDENTS).any():
        return NotPossible(Reason.FEW_IN_PERIOD, size=FEWEST_INCIDENTS)
    known = [_total_of(area, areas, once, segments) for area in areas]
    known.append(_sum_of(counts, here))  # a share of it is told
    marked = _hidden_in_effect(once, segments, counts, places, areas, told)
    hidden = hide_rows(counts, marked, known)
    used = counts.sum(axis=1) > 0
    p = np.ones(len(once))
    p[here & used] = _p_of_change(counts[here & used], years, dispersion)
    labels = once.assign(number=numbers(once["name"]), p=p)
    shown = [
        _rate(labels.iloc[at], counts[at], years) for at in np.flatnonzero(here & used & ~hidden)
    ]
    ids = once["segment_id"]
    return StreetRates(
        shown=tuple(sorted(shown, key=lambda one: -max(rate.value for rate in one.rates))),
        empty=frozenset(ids[here & ~used & ~hidden]),
        hidden=frozenset(ids[here & hidden]),
        top=tuple(top_share(counts[here, at], hidden[here]) for at in range(len(periods))),
        tested=int((here & used).sum()),
        n=int(counts[here & ~hidden].sum()),
    )


def _hidden_in_effect(
    once: pd.DataFrame,
    segments: pd.DataFrame,
    counts: Counts,
    places: Counts,
    areas: Mapping[str, Sequence[int]],
    told: Sequence[Collection[str]],
) -> Flags:
    """What is too thin, and what `analysis.spread` hides beside it of each pilot."""
    thin = small(counts) | at_few_places(counts, places)
    marked = thin
    for group in told:
        members = within(once, segments, group)
        known = [_total_of(area, areas, once, segments) for area in group if area in areas]
        marked = marked | hide_rows(counts, thin, [*known, _sum_of(counts, members)])
    return marked


def _sum_of(counts: Counts, members: Flags) -> KnownSum:
    return KnownSum(members, tuple(counts[members].sum(axis=0).tolist()))


def _total_of(
    area: str, areas: Mapping[str, Sequence[int]], once: pd.DataFrame, segments: pd.DataFrame
) -> KnownSum:
    """What lies on no segment, or on one that is mostly elsewhere, counts in an area too."""
    return KnownSum(within(once, segments, {area}), tuple(areas[area]), is_exact=False)


def _p_of_change(counts: Counts, years: Sequence[float], dispersion: float) -> Sequence[float]:
    """
    Adjusted p of each segment's change of rate; 1 where there is one period.

    Exact, given the incidents of both periods; where they come in series the larger of that and
    of chi-square divided by the dispersion (as `analysis.similarity`).
    """
    if counts.shape[1] < 2:
        return [1.0] * len(counts)
    compared = [
        rate_ratio_exact(int(a), int(b), before_exposure=years[0], after_exposure=years[-1])
        for a, b in counts
    ]
    exact = np.array([one.p for one in compared if isinstance(one, Comparison)])
    if dispersion <= 1:
        return benjamini_yekutieli(exact.tolist())
    n, share = counts.sum(axis=1), years[-1] / (years[0] + years[-1])
    statistic = (counts[:, -1] - n * share) ** 2 / (n * share * (1 - share))
    return benjamini_yekutieli(np.maximum(exact, chi2.sf(statistic / dispersion, 1)).tolist())


def _rate(place: "pd.Series", counts: Counts, years: Sequence[float]) -> SegmentRate:
    length = int(place["length_m"])
    return SegmentRate(
        segment_id=str(place["segment_id"]),
        name=str(place["name"]),
        number=int(place["number"]),
        length_m=length,
        rates=tuple(
            per_100_m(int(count), long, length) for count, long in zip(counts, years, strict=True)
        ),
        p=float(place["p"]),
    )
