"""Are incidents on the same streets as before?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.counts import BeforeAfter
from analysis.disclosure import KnownSum, hide_rows, is_small
from analysis.multiplicity import benjamini_yekutieli
from analysis.rate_ratio import poisson_rate
from analysis.results import Counted, Estimate, Hidden, NotPossible, Reason, Unit
from analysis.segments import (
    Counts,
    Flags,
    at_few_places,
    by_segment,
    each_once,
    numbers,
    off_street_share,
    per_100_m,
    small,
    top_share,
    within,
)
from analysis.similarity import p_of_parts, point_pattern_similarity
from data.study import Pilot

FEWEST_INCIDENTS = 10  # in each period
CLEAR = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """
    A street segment or an area that may be shown. `number` tells segments of one name apart, 0
    where the name is enough. Rates are per year, of a segment per 100 m.
    """

    id: str  # of the segment or the area
    name: str
    number: int
    length_m: int | None
    before: Estimate
    after: Estimate
    p: float  # adjusted for all places that are tested
    is_clear: bool
    rises: bool  # its part is larger than before


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How each place's part of all incidents changed. `up` and `down` are clear changes."""

    of_segments: bool
    tested: int  # places with incidents before or after
    empty: int  # those without, not tested
    similarity: float  # share (0-1) of the tested whose part did not change, each by itself
    up: int
    down: int
    sees_halving: bool  # it would be clear if the largest place's part halved
    dispersion: float  # that the tests allow for; 1 is pure chance
    shown: tuple[Spot, ...]  # most incidents first
    hidden: int
    top_before: Counted | Hidden  # share of incidents on the top 20 % of the places
    top_after: Counted | Hidden
    n: Counted | Hidden  # incidents that are compared
    off_street: Counted | Hidden | None  # share on no segment; None for areas


def spread_over_segments(
    segments: pd.DataFrame,
    before: pd.DataFrame,
    after: pd.DataFrame,
    pilot: Pilot,
    areas: Mapping[str, BeforeAfter],
    off_street: BeforeAfter,
    *,
    dispersion: float = 1.0,
) -> Spread | NotPossible:
    """
    Compare each segment's part of the incidents on the pilot's and its buffers' segments.

    `segments` has segment_id, area_id, name, length_m; `before` and `after` segment_id, count,
    places (`data.engine.segment_counts`). `areas` are the incidents of the pilot area and of each
    buffer, which the reader knows; `off_street` are those of them that are on no segment. Hidden
    are segments with 1-4 incidents, or at fewer than 3 places, in either period.
    """
    once = each_once(segments)
    counts, places = (
        np.column_stack([by_segment(period, column, once) for period in (before, after)])
        for column in ("count", "places")
    )
    thin = at_few_places(counts, places)
    known = [
        KnownSum(within(once, segments, {area}), (both.before, both.after), is_exact=False)
        for area, both in areas.items()
    ]
    known.append(_sum_of(counts, np.ones(len(once), dtype=bool)))
    labels = once.assign(id=once["segment_id"], number=numbers(once["name"]))
    found = _spread(labels, counts, thin, known, pilot, dispersion)
    if isinstance(found, NotPossible):
        return found
    total = sum(both.before + both.after for both in areas.values())
    share = off_street_share((off_street.before, off_street.after), total)
    n = Hidden(Reason.SMALL_COUNT) if is_small(abs(total - int(counts.sum()))) else found.n
    return replace(found, n=n, off_street=share)


def spread_over_areas(
    areas: Mapping[str, BeforeAfter],
    names: Mapping[str, str],
    pilot: Pilot,
    *,
    dispersion: float = 1.0,
) -> Spread | NotPossible:
    """
    Compare each area's part of all incidents.

    Where a comparison area has 1-4 none of them is shown: pilots share comparison areas, and what
    is hidden beside one could be shown beside another.
    """
    ids = sorted(areas)
    counts = np.array([(areas[a].before, areas[a].after) for a in ids]).reshape(-1, 2)
    labels = pd.DataFrame(
        {"id": ids, "name": [names.get(a, a) for a in ids], "number": 0, "length_m": None}
    )
    others = np.array([area in pilot.comparison for area in ids], dtype=bool)
    around = np.array([area in pilot.buffer_areas for area in ids], dtype=bool)
    thin: Flags = others & small(counts)[others].any()
    found = _spread(labels, counts, thin, [_sum_of(counts, around)], pilot, dispersion)
    if isinstance(found, NotPossible) or not found.hidden:
        return found
    return replace(found, n=Hidden(Reason.SMALL_COUNT))


def _sum_of(counts: Counts, members: Flags) -> KnownSum:
    before, after = counts[members].sum(axis=0)
    return KnownSum(members, (int(before), int(after)))


def _spread(
    labels: pd.DataFrame,
    counts: Counts,
    thin: Flags,
    known: list[KnownSum],
    pilot: Pilot,
    dispersion: float,
) -> Spread | NotPossible:
    """`labels` (id, name, number, length_m), `counts` (before, after): a row for each place."""
    total = counts.sum(axis=0)
    if len(counts) and (total < FEWEST_INCIDENTS).any():
        return NotPossible(Reason.FEW_IN_PERIOD, size=FEWEST_INCIDENTS)
    used = counts.sum(axis=1) > 0
    if not len(counts):
        return NotPossible(Reason.NO_SEGMENTS)
    first, second = counts[used].T.tolist()
    compared = point_pattern_similarity(first, second, dispersion=dispersion)
    if isinstance(compared, NotPossible):
        return compared
    p = np.ones(len(counts))
    p[used] = benjamini_yekutieli(compared.p)
    clear, rises = p < CLEAR, counts[:, 1] * total[0] > counts[:, 0] * total[1]
    hidden = hide_rows(counts, small(counts) | thin, known)
    order = np.flatnonzero(used & ~hidden)
    order = order[np.argsort(-counts[order].sum(axis=1), kind="stable")]
    places = labels.assign(p=p, is_clear=clear, rises=rises)
    return Spread(
        of_segments=bool(labels["length_m"].notna().all()),
        tested=int(used.sum()),
        empty=int((~used).sum()),
        similarity=compared.similarity,
        up=int((clear & rises).sum()),
        down=int((clear & ~rises).sum()),
        sees_halving=_sees_halving(counts[used], dispersion),
        dispersion=dispersion,
        shown=tuple(_spot(places.iloc[at], counts[at], pilot) for at in order),
        hidden=int((used & hidden).sum()),
        top_before=top_share(counts[:, 0], hidden),
        top_after=top_share(counts[:, 1], hidden),
        n=Counted(value=int(total.sum()), unit=Unit.INCIDENTS, n=int(total.sum())),
        off_street=None,
    )


def _sees_halving(counts: Counts, dispersion: float) -> bool:
    """Would the rule call it clear if the largest place had half its part after, all else alike?"""
    total = counts.sum(axis=0)
    largest = int(np.argmax(counts[:, 0]))
    expected = counts[:, 0] * total[1] / total[0]
    half = expected[largest] / 2
    rest = total - (counts[largest, 0], half)
    before = np.array([counts[largest, 0], rest[0]], dtype=float)
    p = p_of_parts(before, np.array([half, rest[1]]), dispersion=dispersion)
    return benjamini_yekutieli([float(p[0]), *[1.0] * (len(counts) - 1)])[0] < CLEAR


def _spot(place: "pd.Series", counts: Counts, pilot: Pilot) -> Spot:
    length = None if place["length_m"] is None else int(place["length_m"])
    before, after = (
        _rate(int(count), period.years, length)
        for count, period in zip(counts, (pilot.before, pilot.after), strict=True)
    )
    return Spot(
        id=str(place["id"]),
        name=str(place["name"]),
        number=int(place["number"]),
        length_m=length,
        before=before,
        after=after,
        p=float(place["p"]),
        is_clear=bool(place["is_clear"]),
        rises=bool(place["rises"]),
    )


def _rate(count: int, years: float, length_m: int | None) -> Estimate:
    if length_m is not None:
        return per_100_m(count, years, length_m)
    rate = poisson_rate(count, years)
    assert isinstance(rate, Estimate)
    return replace(rate, unit=Unit.INCIDENTS_PER_YEAR)
