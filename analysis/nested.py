"""Which counts give a small one away when one is taken from another?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pandas as pd
import shapely

from analysis.disclosure import is_small
from analysis.findings import Findings, SameMonths
from analysis.results import Counted, Estimate, Hidden, Reason
from data.study import Outcome, Pilot

R = TypeVar("R")
MOSTLY = 0.95  # of an area's ground: borders that were drawn twice do not meet
HIDDEN = Hidden(Reason.SMALL_COUNT)


def given_away(found: Mapping[Outcome, Findings]) -> frozenset[Outcome]:
    """
    Outcomes of one pilot that must be hidden, the first ones shown before the later.

    Where all of one outcome's incidents count in another, the difference is a count too: 27 thefts
    and 24 of them in shops tell of 3 others.
    """
    shown: list[Outcome] = []
    for outcome in found:
        if not any(
            _nested(outcome, other) and _apart(found[outcome].own, found[other].own)
            for other in shown
        ):
            shown.append(outcome)
    return frozenset(found) - frozenset(shown)


def areas_inside(areas: pd.DataFrame) -> dict[str, frozenset[str]]:
    """
    Give each area that others lie within, and those: all incidents of theirs count in it too.

    `areas`: area_id, geometry (polygons); of an id that is there twice the last counts.
    """
    last = areas.drop_duplicates("area_id", keep="last")
    ids, shapes = last["area_id"].to_numpy(), np.asarray(last["geometry"].array)
    inner, outer = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    other = inner != outer
    inner, outer = inner[other], outer[other]
    shared = shapely.area(shapely.intersection(shapes[inner], shapes[outer]))
    within = shared >= MOSTLY * shapely.area(shapes[inner])
    pairs = pd.DataFrame({"outer": ids[outer[within]], "inner": ids[inner[within]]})
    return {str(area): frozenset(own) for area, own in pairs.groupby("outer")["inner"]}


def without_comparison_counts(
    found: Findings, pilot: Pilot, earlier: Sequence[tuple[Pilot, Findings]]
) -> Findings:
    """
    Hide how many incidents the comparison areas have, where another pilot's would give some away.

    `earlier` are pilots of the study, with the same outcome, whose counts are shown. Two sums over
    nearly the same areas differ by what the other areas have. The comparison itself stays.
    """
    months = (pilot.before, pilot.after)
    alike = (other for own, other in earlier if (own.before, own.after) == months)
    if not any(_apart(found.comparison, other.comparison) for other in alike):
        return found
    own = sum(c.n for c in (found.own.before, found.own.after) if isinstance(c, Counted))
    return replace(
        found,
        comparison=SameMonths(before=HIDDEN, after=HIDDEN, change=HIDDEN),
        change=_with_n(found.change, own),
        expected=_with_n(found.expected, own),
        fewer=_with_n(found.fewer, own),
        displacement=_with_n(found.displacement, own),
    )


def _nested(one: Outcome, other: Outcome) -> bool:
    """Every incident of one counts in the other: no groups are all groups."""

    def within(inner: Outcome, outer: Outcome) -> bool:
        groups = not outer.groups or (bool(inner.groups) and inner.groups <= outer.groups)
        return groups and (inner.business or not outer.business)

    return within(one, other) or within(other, one)


def _apart(one: SameMonths, other: SameMonths) -> bool:
    """Whether the counts before or after differ by 1-4."""
    pairs = ((one.before, other.before), (one.after, other.after))
    return any(
        isinstance(a, Counted) and isinstance(b, Counted) and is_small(abs(a.n - b.n))
        for a, b in pairs
    )


def _with_n(result: R, n: int) -> R:
    return replace(result, n=n) if isinstance(result, Estimate) else result
