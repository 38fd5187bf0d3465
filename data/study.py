"""What is tried where and when, what it is compared with, and how it will be judged."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open, in whole months: `start` is inside, `end` is the first day after it."""

    start: date
    end: date

    @property
    def months(self) -> int:
        """How many months long it is."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month

    @property
    def years(self) -> float:
        return self.months / 12

    def calendar_months(self) -> Counter[int]:
        """How often each calendar month (1-12) is in it."""
        return Counter((self.start.month - 1 + i) % 12 + 1 for i in range(self.months))


def same_months(before: Period, after: Period) -> bool:
    """Whole years, or the same calendar months equally often: else a season looks like a change."""
    months = (before.calendar_months(), after.calendar_months())
    return months[0].keys() == months[1].keys() and all(len(set(m.values())) == 1 for m in months)


@dataclass(frozen=True, slots=True)
class Counting:
    """Which incidents: of these offence groups (none is all), only business-related or all."""

    groups: tuple[str, ...] = ()
    business: bool = False


EVERYTHING = Counting()


class Direction(StrEnum):
    DECREASE = "decrease"
    INCREASE = "increase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """
    What is counted or asked. Either `groups` (offence groups, counted together) or `item` (a survey
    item, answered by `respondents`, its share of `answers`).

    `smallest_change` is the smallest change worth having: a share of the expected count for groups
    (-0.10 is 10 % fewer than expected), in shares for an item (-0.05 is 5 percentage points fewer).
    """

    name: str  # the user's own words, may be empty
    groups: frozenset[str] = frozenset()
    item: str = ""
    respondents: str = ""
    direction: Direction
    smallest_change: float
    business: bool = False  # of the groups only incidents that are business-related


class Course(StrEnum):
    """How a change is expected to come: chosen before looking, for afterwards one of them fits."""

    STEP = "step"  # all at once
    SLOPE = "slope"  # month by month


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot:
    """One area where something is tried. It is judged on its own, by one primary outcome."""

    area: str
    start: date
    before: Period
    implementation: Period  # left out of every comparison; may be empty
    after: Period
    comparison: frozenset[str]
    buffers: frozenset[str]  # areas where displacement would show
    ring_m: float  # or a ring of this width around the area; 0 is none
    primary: Outcome
    secondary: tuple[Outcome, ...]
    expected_course: Course | None = None  # None: the plan does not say

    @property
    def ring(self) -> str:
        """The area id that the ring gets."""
        return f"{self.area}+{self.ring_m:g}m" if self.ring_m else ""

    @property
    def buffer_areas(self) -> frozenset[str]:
        return self.buffers | ({self.ring} if self.ring else set())

    @property
    def areas(self) -> frozenset[str]:
        """Every area that it is judged by: its own, the comparison areas and the buffers."""
        return self.comparison | self.buffer_areas | {self.area}


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What an answer rests on beside the plan's words; each print is a SHA-256."""

    shapes: tuple[tuple[str, str], ...]  # area id and the print of its polygon, "" without one
    codes: str  # the print of the code lists that group offences


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The plan as it was when somebody locked it. `print_` is the SHA-256 of its text."""

    at: datetime  # with time zone
    by: str  # "" if nobody said
    plan: "Study"
    print_: str
    basis: Basis | None = None  # None: locked where areas and code lists were not noted
    signature: str = ""  # of the store that it was locked in; "" where it was locked elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change of a locked plan: when, by whom, and why in their own words."""

    at: datetime
    by: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """`lock` is None before the plan is locked; `amendments` say why it was changed since."""

    title: str
    purpose: str
    decision_dates: tuple[date, ...]
    decision_rule: str
    pilots: tuple[Pilot, ...]
    lock: Lock | None = None
    amendments: tuple[Amendment, ...] = ()

    @property
    def plan(self) -> "Study":
        """What it says, without lock and amendments: two plans that say the same are equal."""
        return replace(self, lock=None, amendments=())

    def pilot(self, area: str) -> Pilot:
        return next(pilot for pilot in self.pilots if pilot.area == area)

    @property
    def areas(self) -> frozenset[str]:
        return frozenset().union(*(pilot.areas for pilot in self.pilots))
