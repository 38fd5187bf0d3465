"""What every indicator of the ways of working (P01-P28) gives: a value, and all it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.process.quarters import Quarter
from analysis.results import Estimate, Method, NotPossible, Result, Unit
from analysis.shares import wilson
from data.study import Period

LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """
    So many of so many: 12 of 20. All of them are counted, none is drawn.

    `chance` stands only where each of them tried the way of working once (a measure that was to be
    done, a decision to follow up): how far the share would move by chance in so few if the work
    goes on alike. It is no interval of a sample, and not there for a share of a whole (members of
    the businesses, cost by owner), nor where the same people count time after time (meetings).
    """

    count: float
    of: float
    unit: Unit  # of what is counted
    chance: Estimate | None = None

    @property
    def share(self) -> float:
        """0-1. A whole of nothing is `NotPossible` and never a tally."""
        return self.count / self.of


Value = Tally | Result


class By(StrEnum):
    """What an indicator is divided by."""

    ORGANISATION = "organisation"
    OWNER = "owner"
    BRANCH = "branch"
    SIZE = "size"
    MEASURE_TYPE = "measure_type"
    STATUS = "status"
    CHANNEL = "channel"
    MESSAGE_TYPE = "message_type"
    ITEM = "item"
    METHOD = "method"
    AREA = "area"
    SEGMENT = "segment"


class Also(StrEnum):
    """Figures told beside the value."""

    JOINED = "joined"  # in the period
    LEFT = "left"
    LONGEST_GAP = "longest_gap"  # days between one meeting and the next, or the period's end
    SINCE_LAST = "since_last"  # days from the last meeting to the period's end
    PER_WALK = "per_walk"  # points
    DAYS_TO_DECISION = "days_to_decision"  # from the walk, median of the points that have one
    HALF_DECIDED = "half_decided"  # days until half of all points have one
    MEETINGS_ATTENDED = "meetings_attended"  # with at least one present
    NINE_IN_TEN = "nine_in_ten"  # days until nine in ten are done
    COST = "cost"  # the share of the cost
    DAYS_LATE = "days_late"  # median
    WHOLLY = "wholly"  # elements delivered as planned
    PARTLY = "partly"
    NOT_AT_ALL = "not_at_all"
    NO_ROUTINE = "no_routine"  # elements without it
    NO_ROLE = "no_role"
    NO_GRADE = "no_grade"
    USABLE = "usable"  # reports with place, time and category
    NO_PLACE = "no_place"  # reports without it
    NO_TIME = "no_time"
    NO_CATEGORY = "no_category"
    PER_MEMBER = "per_member"  # reports by members a week, per active member
    DAYS = "days"  # median, of reports that say both days
    IN_TIME = "in_time"
    AFTER_PERIOD = "after_period"  # median days from the period's end
    TO_BUSINESSES = "to_businesses"  # messages from the police
    TO_POLICE = "to_police"  # messages from businesses
    SPENT = "spent"  # SEK
    SPENT_PER_DONE = "spent_per_done"  # all SEK of the period, per measure done in it
    OWN_COST = "own_cost"  # SEK that measures done in the period cost themselves, on average
    IN_PLACE = "in_place"  # measures and cameras
    REPORTS_A_QUARTER = "reports_a_quarter"  # one quarter's reports / those of the one before
    WITH_COST = "with_cost"  # measures
    STILL_OPEN = "still_open"  # measures


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The value of one group. `name` is of a code list, or as a file writes it; "" is not said."""

    by: By
    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Beside:
    what: Also
    value: Value
    by: By | None = None  # None: of all
    name: str = ""  # the group, as in `Part`


@dataclass(frozen=True, slots=True)
class InQuarter:
    quarter: Quarter
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """
    One indicator of one area ("" is all of them) and period (half-open).

    `missing` says for how many rows (its size) the data tell too little, and what was done.
    """

    code: str  # "P01"
    area: str
    period: Period
    value: Value
    parts: tuple[Part, ...] = ()
    beside: tuple[Beside, ...] = ()
    series: tuple[InQuarter, ...] = ()  # by quarter since the start
    missing: tuple[NotPossible, ...] = ()

    @property
    def unit(self) -> Unit | None:
        """None where there is no value."""
        return getattr(self.value, "unit", None)

    @property
    def n(self) -> int:
        """What the value rests on: rows counted, or the whole of a tally."""
        return int(self.value.of) if isinstance(self.value, Tally) else getattr(self.value, "n", 0)


def tally(
    count: float, of: float, unit: Unit, *, none: NotPossible, by_chance: bool = False
) -> Tally | NotPossible:
    """`count` of `of`, with Wilson's interval if it goes `by_chance`; `none` if of nothing."""
    if not of:
        return none
    chance = by_chance_alone(int(count), int(of)) if by_chance else None
    return Tally(count=count, of=of, unit=unit, chance=chance)


def by_chance_alone(count: int, of: int) -> Estimate:
    """The share (0-1) of a full count, taken as tries of a way of working that goes on alike."""
    low, high = wilson(count, of, level=LEVEL)
    return Estimate(
        value=count / of,
        unit=Unit.SHARE,
        low=low,
        high=high,
        level=LEVEL,
        n=of,
        method=Method.WILSON_OF_ALL,
    )
