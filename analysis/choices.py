"""Which ways to count could somebody else have chosen, with as good reasons?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from analysis.effect import FEWEST_COMPARISON_AREAS
from analysis.placebo_in_time import months_earlier
from analysis.whole_years import YEAR
from data.study import Counting, Outcome, Period, Pilot

YEARS_BEFORE = (1, 2, 3)

T = TypeVar("T")


class Kind(StrEnum):
    """What is chosen."""

    COMPARED = "compared"
    BEFORE = "before"
    AFTER = "after"
    COUNTED = "counted"


class Way(StrEnum):
    PLAN = "plan"
    WITHOUT = "without"  # detail: the area that is left out
    ALIKE = "alike"  # those that are like the pilot before the start
    NEAREST = "nearest"  # the nearer half of the plan's
    LARGER = "larger"  # the half with more incidents before
    SMALLER = "smaller"
    YEARS = "years"  # detail: how many before the start
    FIRST_YEAR = "first_year"
    LATEST_YEAR = "latest_year"
    ALL = "all"  # all offence groups
    BUSINESS = "business"  # the plan's, business-related only
    GROUP = "group"  # detail: the one offence group


@dataclass(frozen=True, slots=True)
class Choice:
    kind: Kind
    way: Way
    detail: str = ""

    @property
    def is_plan(self) -> bool:
        return self.way is Way.PLAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is known of other areas."""

    alike: frozenset[str] = frozenset()  # those that are like the pilot before the start
    distances: Mapping[str, float] = field(default_factory=dict)  # from the pilot, metres
    never: frozenset[str] = frozenset()  # pilots and buffers of the study


def compared(pilot: Pilot, used: Mapping[str, int], around: Around) -> dict[Choice, frozenset[str]]:
    """
    Sets of comparison areas: the plan's, those that are like the pilot, and halves of the plan's.

    `used` are the plan's areas that can be compared with, and their incidents before.
    """
    by_size = sorted(used, key=lambda area: (-used[area], area))
    half = (len(used) + 1) // 2
    sets = {
        Way.ALIKE: around.alike - around.never - pilot.buffer_areas - {pilot.area},
        Way.LARGER: frozenset(by_size[:half]),
        Way.SMALLER: frozenset(by_size[half:]),
    }
    if used.keys() <= around.distances.keys():
        nearest = sorted(used, key=lambda area: (around.distances[area], area))
        sets[Way.NEAREST] = frozenset(nearest[:half])
    others = {
        (way, ""): areas
        for way, areas in sets.items()
        if len(areas) >= FEWEST_COMPARISON_AREAS and areas != used.keys()
    }
    return _once(Kind.COMPARED, {(Way.PLAN, ""): pilot.comparison, **others})


def windows_before(pilot: Pilot) -> dict[Choice, Period]:
    """The plan's, and one, two and three years up to its end."""
    end = pilot.before.end
    years = {(Way.YEARS, str(n)): Period(months_earlier(end, YEAR * n), end) for n in YEARS_BEFORE}
    return _once(Kind.BEFORE, {(Way.PLAN, ""): pilot.before, **years})


def windows_after(pilot: Pilot) -> dict[Choice, Period]:
    """The plan's, and of more than a year its first and its latest year."""
    after = pilot.after
    ways = {(Way.PLAN, ""): after}
    if after.months > YEAR:
        ways |= {
            (Way.FIRST_YEAR, ""): Period(after.start, months_earlier(after.start, -YEAR)),
            (Way.LATEST_YEAR, ""): Period(months_earlier(after.end, YEAR), after.end),
        }
    return _once(Kind.AFTER, ways)


def countings(
    outcome: Outcome, alone: Collection[str], *, business_known: bool
) -> dict[Choice, Counting]:
    """The plan's groups, some `alone`, all groups; business-related only where that is known."""
    groups = tuple(sorted(outcome.groups))
    ways = {
        (Way.PLAN, ""): Counting(groups, outcome.business),
        (Way.ALL, ""): Counting((), outcome.business),
        **({(Way.BUSINESS, ""): Counting(groups, True)} if business_known else {}),
        **{(Way.GROUP, group): Counting((group,), outcome.business) for group in sorted(alone)},
    }
    return _once(Kind.COUNTED, ways)


def _once(kind: Kind, ways: Mapping[tuple[Way, str], T]) -> dict[Choice, T]:
    """Ways that come to the same are one: the first."""
    kept: dict[Choice, T] = {}
    for (way, detail), chosen in ways.items():
        if chosen not in kept.values():
            kept[Choice(kind, way, detail)] = chosen
    return kept
