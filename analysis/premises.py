"""Does one address or business carry the answer?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.caveats import FEW_BEFORE
from analysis.counts import BeforeAfter, are_counts, before_after
from analysis.disclosure import is_small
from analysis.effect import relative_change
from analysis.findings import Findings
from analysis.results import Comparison, Hidden, NotPossible, Reason
from analysis.turns import Answer, Turns, coarse, together, turns
from data.study import Outcome, Period, Pilot

_PARTS = 5  # a premises may have one of so many parts of its area's incidents: 20 %
FEWEST_KNOWN = 0.5  # share of the incidents, of which the premises must be known
_EACH = 10  # of an area, left out in turn


@dataclass(frozen=True, slots=True, kw_only=True)
class PremisesFindings:
    """
    The headline without each of the largest premises in turn, and with none above a fifth.

    Nothing here is of one premises: no share, no count, no name. Ratios are to the whole per cent.
    """

    headline: Comparison
    lowest: float  # ratio without one of them
    highest: float
    without: Turns  # whether the answer turns without any of them
    capped: Answer  # each at a fifth of its area's incidents, before and after
    capping: Turns
    above_in_pilot: bool  # one premises has more than a fifth, before or after
    areas_above: int  # comparison areas with such a premises


def premises_check(
    counts: pd.DataFrame,
    premises: pd.DataFrame,
    pilot: Pilot,
    outcome: Outcome,
    found: Findings,
    *,
    known_share: float,
) -> PremisesFindings | NotPossible | Hidden:
    """
    Judge again without single premises of the pilot and of the comparison areas.

    `counts` (area_id, month, count) is what `found` was judged by; `premises` (area_id, premises,
    month, count) the largest premises of the same areas; `known_share` of the incidents have one.
    The comparison areas and the dispersion are those of the headline. A comparison area that has
    too few incidents without a premises leaves the comparison, as it would in the headline.
    """
    if not isinstance(found.change, Comparison):
        return found.change
    if not are_counts(counts["count"]) or not are_counts(premises["count"]):
        return NotPossible(Reason.NOT_COUNTS)
    if premises.empty or known_share < FEWEST_KNOWN:
        return NotPossible(Reason.NO_PREMISES)
    areas = {pilot.area, *found.used}
    held = _held(premises, areas, pilot)
    whole = before_after(counts, areas, pilot.before, pilot.after)
    if any((held[a].sum(axis=0) > (c.before, c.after)).any() for a, c in whole.items()):
        return NotPossible(Reason.NOT_COUNTS)  # more at a place than in its area
    again = _Again(pilot, found, found.change.level)
    tried = [again.judge(whole | {area: left}) for area, left in _one_less(whole, held)]
    shown = [answer.value for answer in tried if isinstance(answer, Comparison)]
    fifths = {area: capped(counts, held[area]) for area, counts in whole.items()}
    answer = again.judge({area: fifth for area, fifth in fifths.items() if fifth is not None})
    above = {area for area, counts in whole.items() if _is_above(counts, held[area])}
    changed = [turns(answer, found.change, outcome) for answer in tried]
    return PremisesFindings(
        headline=found.change,
        lowest=round(min([found.change.value, *shown]), 2),
        highest=round(max([found.change.value, *shown]), 2),
        without=together(changed),
        capped=coarse(answer),
        capping=turns(answer, found.change, outcome),
        above_in_pilot=pilot.area in above,
        areas_above=len(above - {pilot.area}),
    )


def capped(area: BeforeAfter, premises: NDArray[np.int64]) -> BeforeAfter | None:
    """
    An area's counts with no premises above a fifth of what remains, before and after by themselves.

    `premises` has a row for each that is known, before and after; what is left belongs to others.
    The fifth is of the capped total: a fifth of the old one would still be a third of the new where
    a premises had nearly all. None where so few premises share the incidents that they cannot each
    have a fifth or less.
    """
    sides = zip((area.before, area.after), premises.T, strict=True)
    before, after = (_capped(total, sizes) for total, sizes in sides)
    return None if before is None or after is None else BeforeAfter(before, after)


def _capped(total: int, sizes: NDArray[np.int64]) -> int | None:
    """
    Of n premises at the limit and R incidents elsewhere, limit = (R + n limit) / 5 = R / (5 - n).

    Five premises or more can always share so: the largest that is left is never above the rest.
    """
    rest = total
    for already, size in enumerate(np.sort(sizes)[::-1].tolist()):
        limit = rest // (_PARTS - already)
        if size <= limit or already == _PARTS - 1:
            return rest + already * limit
        rest -= size
    return rest + len(sizes) * (rest // (_PARTS - len(sizes))) if rest or not total else None


def _held(
    premises: pd.DataFrame, areas: Collection[str], pilot: Pilot
) -> Mapping[str, NDArray[np.int64]]:
    """Of each area the incidents of its premises: a row for each, before and after."""
    by = ["area_id", "premises"]
    wanted = premises[premises["area_id"].isin(list(areas))]
    within = [_inside(wanted["month"], period) for period in (pilot.before, pilot.after)]
    sides = [wanted["count"].where(inside, 0) for inside in within]
    sums = wanted[by].assign(before=sides[0], after=sides[1]).groupby(by, observed=True).sum()
    held = {str(area): own.to_numpy(dtype="int64") for area, own in sums.groupby(level=0)}
    return held | {area: np.zeros((0, 2), dtype="int64") for area in areas if area not in held}


def _inside(month: pd.Series, period: Period) -> "pd.Series[bool]":
    return (month >= pd.Timestamp(period.start)) & (month < pd.Timestamp(period.end))


def _one_less(
    whole: Mapping[str, BeforeAfter], held: Mapping[str, NDArray[np.int64]]
) -> Iterator[tuple[str, BeforeAfter]]:
    """Each area without one of its largest premises."""
    for area, counts in whole.items():
        largest = np.argsort(-held[area].sum(axis=1), kind="stable")[:_EACH]
        for before, after in held[area][largest].tolist():
            if before + after:
                yield area, BeforeAfter(counts.before - before, counts.after - after)


def _is_above(area: BeforeAfter, premises: NDArray[np.int64]) -> bool:
    return bool((premises * _PARTS > (area.before, area.after)).any())


@dataclass(frozen=True, slots=True)
class _Again:
    """The headline's own way, with other counts."""

    pilot: Pilot
    found: Findings
    level: float

    def judge(self, counts: Mapping[str, BeforeAfter]) -> Comparison | NotPossible:
        own = counts.get(self.pilot.area)
        if own is None or own.before < FEW_BEFORE or is_small(own.after):
            return NotPossible(Reason.FEW_PREMISES)
        others = {area: counts[area] for area in self.found.used if area in counts}
        answer = relative_change(
            {self.pilot.area: own}, others, dispersion=self.found.dispersion, level=self.level
        )
        possible = isinstance(answer, Comparison)
        return answer if possible else NotPossible(Reason.FEW_PREMISES)
