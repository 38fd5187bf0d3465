"""
What speaks for and against each way forward? It is laid out by the decision rule, never decided.

The options are not ranked and nothing is added up: arguments are of different weight. What cannot
be told is listed too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.decision.delivery import Delivered, Delivery
from analysis.decision.evidence_table import Declared, EvidenceRow
from analysis.detectable import Detectable
from analysis.evidence import Evidence
from analysis.process.endurance import Course, course
from analysis.process.indicator import Tally, Value
from analysis.results import (
    Caveat,
    Counted,
    Doubt,
    Estimate,
    Hidden,
    NotPossible,
    Stance,
    Wording,
)
from analysis.verdict import STANCE
from data.study import Direction

COMPARED = 3  # the grade of evidence from which an answer rests on a comparison
MENDED_BY_TIME = {
    Doubt.SHORT_AFTER,
    Doubt.INTERIM,
    Doubt.PRELIMINARY_MONTHS,
    Doubt.SMALL_COUNTS,
    Doubt.UNRULY_MONTHS,
}


class Option(StrEnum):
    MORE_PLACES = "more_places"
    GO_ON = "go_on"  # and measure more months
    CHANGE = "change"
    STOP = "stop"


class Side(StrEnum):
    FOR = "for"
    AGAINST = "against"
    UNCLEAR = "unclear"  # it bears on the option, but nobody can tell which way


class Says(StrEnum):
    """What an argument is. Each is a fact; `Side` says how it bears on an option."""

    RULE_MET = "rule_met"  # by the primary outcome
    RULE_NOT_MET = "rule_not_met"
    RULE_OPEN = "rule_open"  # the answer does not decide
    NO_ANSWER = "no_answer"
    SIZE_OPEN = "size_open"  # a change, but maybe smaller than hoped for
    MONTHS_NEEDED = "months_needed"  # more than have passed
    MONTHS_ENOUGH = "months_enough"  # have passed already
    MONTHS_DRIFT = "months_drift"  # no number of them can tell: areas drift apart
    MONTHS_FEW = "months_few"  # nor here: there are too few incidents
    MONTHS_UNKNOWN = "months_unknown"
    MONTHS_NOT_ASKED = "months_not_asked"  # more answers, not more months, would tell
    MOVED = "moved"  # more around than expected
    SPREAD = "spread"  # fewer around too
    MOVED_OPEN = "moved_open"
    OTHER_SUPPORTS = "other_supports"  # a secondary outcome
    OTHER_AGAINST = "other_against"
    OTHER_SMALL = "other_small"  # less than hoped for
    OTHER_OPEN = "other_open"
    DOUBTS = "doubts"
    DOUBTS_TIME = "doubts_time"  # those that more months may mend
    NOT_LOCKED = "not_locked"
    GRADE_LOW = "grade_low"
    GRADE_COMPARED = "grade_compared"
    GRADE_SOLID = "grade_solid"
    DONE_NO_CHANGE = "done_no_change"  # delivered, and the hoped-for change is not there
    DONE_AND_CHANGE = "done_and_change"
    DONE_OPEN = "done_open"
    NOT_DONE = "not_done"  # not delivered as planned: the method was hardly tried
    NOT_DONE_YET_CHANGE = "not_done_yet_change"
    PARTLY_DONE = "partly_done"
    DONE_UNKNOWN = "done_unknown"
    FADES = "fades"
    LASTS = "lasts"
    LASTS_OPEN = "lasts_open"
    READY = "ready"  # every part could be taken over
    NOT_READY = "not_ready"
    READY_UNKNOWN = "ready_unknown"
    COST = "cost"
    COST_UNKNOWN = "cost_unknown"


class Source(StrEnum):
    """The page that an argument comes from, by its name in the menu."""

    EFFECT = "effect"
    SAFETY = "safety"
    PROCESS = "process"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """`rests_on` is the number it stands on, or why there is none; None: no number is needed."""

    option: Option
    side: Side
    says: Says
    source: Source
    rests_on: Value | None = None
    row: EvidenceRow | None = None  # of the table, where it is one of its outcomes
    months: int = 0
    passed: int = 0
    n: int = 0  # incidents that `months` were worked out from
    doubts: tuple[Caveat, ...] = ()
    grade: int = 0
    delivery: Delivery | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that is weighed of one pilot. `rows` are those of the plan, the primary one first."""

    rows: tuple[EvidenceRow, ...]
    evidence: Evidence
    displacement: Estimate | Hidden | NotPossible | None  # None: the primary outcome is asked for
    months: Detectable | NotPossible | Hidden | None  # None: the primary outcome is asked for
    passed: int  # months of the after period that are judged
    is_locked: bool
    delivery: Delivery
    endurance: Value  # P27
    ready: Value  # P28
    spent: Value  # SEK

    @property
    def primary(self) -> EvidenceRow:
        return self.rows[0]

    @property
    def stance(self) -> Stance | None:
        """None without an answer."""
        return None if self.primary.verdict is None else STANCE[self.primary.verdict]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """One option of one pilot, laid out. `more_months` is 0 where they cannot tell, or need not."""

    option: Option
    speaks_for: tuple[Argument, ...]
    against: tuple[Argument, ...]
    unclear: tuple[Argument, ...]
    more_months: int = 0

    @property
    def arguments(self) -> tuple[Argument, ...]:
        return (*self.speaks_for, *self.against, *self.unclear)


Sides = Mapping[Option, Side]

MORE, GO_ON, CHANGE, STOP = Option
FOR, AGAINST, UNCLEAR = Side

_GOOD: Sides = {MORE: FOR, CHANGE: AGAINST, STOP: AGAINST}
_BAD: Sides = {MORE: AGAINST, CHANGE: FOR, STOP: FOR}
_BY_RULE: Mapping[Wording, tuple[Says, Sides]] = {
    Wording.CLEAR: (Says.RULE_MET, {**_GOOD, GO_ON: AGAINST}),
    Wording.PROBABLE: (Says.RULE_MET, _GOOD),
    Wording.SMALLER_THAN_HOPED: (Says.RULE_NOT_MET, {**_BAD, GO_ON: AGAINST}),
    Wording.UNLIKELY: (Says.RULE_NOT_MET, {**_BAD, GO_ON: AGAINST}),
    Wording.WRONG_WAY: (Says.RULE_NOT_MET, {**_BAD, GO_ON: AGAINST}),
    Wording.CANNOT_TELL: (Says.RULE_OPEN, {MORE: AGAINST, CHANGE: UNCLEAR, STOP: UNCLEAR}),
}
_NO_ANSWER: Sides = {MORE: AGAINST, CHANGE: UNCLEAR, STOP: UNCLEAR}
_OTHER: Mapping[Wording, tuple[Says, Sides]] = {
    Wording.CLEAR: (Says.OTHER_SUPPORTS, _GOOD),
    Wording.PROBABLE: (Says.OTHER_SUPPORTS, _GOOD),
    Wording.WRONG_WAY: (Says.OTHER_AGAINST, _BAD),
    Wording.SMALLER_THAN_HOPED: (Says.OTHER_SMALL, {MORE: AGAINST, CHANGE: FOR}),
    Wording.UNLIKELY: (Says.OTHER_SMALL, {MORE: AGAINST, CHANGE: FOR}),
}
_ENDURANCE: Mapping[Course, tuple[Says, Sides]] = {
    Course.FADES: (Says.FADES, {MORE: AGAINST, GO_ON: AGAINST, CHANGE: FOR}),
    Course.HOLDS: (Says.LASTS, {MORE: FOR, GO_ON: FOR}),
    Course.GROWS: (Says.LASTS, {MORE: FOR, GO_ON: FOR}),
    Course.CANNOT_TELL: (Says.LASTS_OPEN, {GO_ON: UNCLEAR}),
}
_NO_DELIVERY = (Says.DONE_UNKNOWN, {CHANGE: UNCLEAR})
_IN_PART = (Says.PARTLY_DONE, {MORE: UNCLEAR, CHANGE: UNCLEAR})
_DELIVERY: Mapping[tuple[Delivered, Stance | None], tuple[Says, Sides]] = {
    (Delivered.WELL, Stance.SUPPORTS): (Says.DONE_AND_CHANGE, {MORE: FOR, CHANGE: AGAINST}),
    (Delivered.WELL, Stance.AGAINST): (Says.DONE_NO_CHANGE, _BAD),
    (Delivered.POORLY, Stance.SUPPORTS): (
        Says.NOT_DONE_YET_CHANGE,
        {MORE: AGAINST, CHANGE: UNCLEAR},
    ),
    (Delivered.POORLY, Stance.AGAINST): (
        Says.NOT_DONE,
        {MORE: AGAINST, CHANGE: FOR, STOP: AGAINST},
    ),
    (Delivered.POORLY, Stance.UNDECIDED): (
        Says.NOT_DONE,
        {MORE: AGAINST, CHANGE: FOR, STOP: AGAINST},
    ),
    (Delivered.WELL, Stance.UNDECIDED): (Says.DONE_OPEN, {GO_ON: FOR, CHANGE: UNCLEAR}),
}


def options(known: Known) -> tuple[Laid, ...]:
    """
    Lay out the four options of a pilot, what the primary outcome says of each first.

    By the locked rule (`analysis.verdict`): a hoped-for change speaks for more places, one that is
    too small, unlikely or the wrong way against them. Poor delivery speaks against the work, not
    the method (implementation failure); good delivery without the change against the method (theory
    failure). Each argument bears on an option, none on how many others there are.
    """
    found = [one for tell in _ALL for one in tell(known)]
    return tuple(
        Laid(
            option=option,
            speaks_for=_those(found, option, Side.FOR),
            against=_those(found, option, Side.AGAINST),
            unclear=_those(found, option, Side.UNCLEAR),
            more_months=_more_months(found) if option is Option.GO_ON else 0,
        )
        for option in Option
    )


def _those(found: Sequence[Argument], option: Option, side: Side) -> tuple[Argument, ...]:
    return tuple(one for one in found if one.option is option and one.side is side)


def _more_months(found: Sequence[Argument]) -> int:
    return next((a.months - a.passed for a in found if a.says is Says.MONTHS_NEEDED), 0)


def _by_rule(known: Known) -> Iterator[Argument]:
    """The primary outcome, judged by the decision rule."""
    row, wording = known.primary, known.primary.verdict
    says, sides = (Says.NO_ANSWER, _NO_ANSWER) if wording is None else _BY_RULE[wording]
    yield from _each(says, sides, _page(row), rests_on=row.value, row=row)
    if wording is Wording.PROBABLE:
        yield from _each(Says.SIZE_OPEN, {GO_ON: FOR}, _page(row), rests_on=row.value, row=row)


def _how_long(known: Known) -> Iterator[Argument]:
    """How many months it takes; only where the answer does not say yet what the rule asks."""
    if known.primary.verdict not in (None, Wording.CANNOT_TELL, Wording.PROBABLE):
        return
    found = known.months
    if found is None:
        yield from _each(Says.MONTHS_NOT_ASKED, {GO_ON: UNCLEAR}, Source.SAFETY)
        return
    if not isinstance(found, Detectable):
        yield from _each(Says.MONTHS_UNKNOWN, {GO_ON: UNCLEAR}, Source.EFFECT, rests_on=found)
        return
    needed, n, passed = found.months_needed, found.incidents, known.passed
    if isinstance(needed, NotPossible):
        says = Says.MONTHS_DRIFT if found.drift_hides_it else Says.MONTHS_FEW
        yield from _each(says, {GO_ON: AGAINST}, Source.EFFECT, n=n, passed=passed)
    elif needed > passed:
        sides = {GO_ON: FOR, STOP: AGAINST}
        yield from _each(
            Says.MONTHS_NEEDED, sides, Source.EFFECT, months=needed, passed=passed, n=n
        )
    else:
        sides = {GO_ON: UNCLEAR}
        yield from _each(
            Says.MONTHS_ENOUGH, sides, Source.EFFECT, months=needed, passed=passed, n=n
        )


def _displacement(known: Known) -> Iterator[Argument]:
    """Only what became fewer in the area can have moved from it, or have spread."""
    found = known.displacement
    if found is None:
        return
    answer = known.primary
    hoped = answer.outcome is not None and answer.outcome.direction is Direction.DECREASE
    fewer = hoped and isinstance(answer.value, Estimate) and answer.value.value < 1
    says: Says
    sides: Sides
    if fewer and isinstance(found, Estimate) and found.low > 0:
        says, sides = Says.MOVED, _BAD
    elif fewer and isinstance(found, Estimate) and found.high < 0:
        says, sides = Says.SPREAD, _GOOD
    else:
        says, sides = Says.MOVED_OPEN, {MORE: UNCLEAR}
    yield from _each(says, sides, Source.EFFECT, rests_on=found)


def _others(known: Known) -> Iterator[Argument]:
    """The plan's other outcomes: they support, and do not decide."""
    unsure: tuple[Says, Sides] = (Says.OTHER_OPEN, {MORE: UNCLEAR})
    for row in known.rows[1:]:
        if row.declared is Declared.SECONDARY:
            says, sides = _OTHER.get(row.verdict, unsure) if row.verdict else unsure
            yield from _each(says, sides, _page(row), rests_on=row.value, row=row)


def _doubts(known: Known) -> Iterator[Argument]:
    """What weakens the answer speaks against the options that the answer speaks for."""
    row = known.primary
    weak = tuple(c for c in row.doubts if c.doubt is not Doubt.PLAN_NOT_LOCKED)
    rests_on = row.value
    match known.stance:
        case Stance.SUPPORTS:
            sides: Sides = {MORE: AGAINST}
        case Stance.AGAINST:
            sides = {CHANGE: AGAINST, STOP: AGAINST}
        case _:
            sides = {}
    if weak:
        yield from _each(Says.DOUBTS, sides, _page(row), doubts=weak, rests_on=rests_on)
    if by_time := tuple(c for c in weak if c.doubt in MENDED_BY_TIME):
        yield from _each(
            Says.DOUBTS_TIME, {GO_ON: FOR}, _page(row), doubts=by_time, rests_on=rests_on
        )


def _plan(known: Known) -> Iterator[Argument]:
    """Whatever the answer says: it could have been chosen after looking."""
    if not known.is_locked:
        yield from _each(Says.NOT_LOCKED, {MORE: AGAINST, STOP: AGAINST}, Source.PLAN)


def _grade(known: Known) -> Iterator[Argument]:
    found = known.evidence
    if found.grade < COMPARED:
        says, sides = Says.GRADE_LOW, {MORE: AGAINST, STOP: AGAINST}
    elif found.solid:
        says, sides = Says.GRADE_SOLID, {MORE: FOR}
    else:
        says, sides = Says.GRADE_COMPARED, {MORE: UNCLEAR}
    yield from _each(
        says, sides, _page(known.primary), grade=found.grade, rests_on=known.primary.value
    )


def _delivered(known: Known) -> Iterator[Argument]:
    how = known.delivery.how
    says: Says
    sides: Sides
    if how is Delivered.UNKNOWN:
        says, sides = _NO_DELIVERY
    elif how is Delivered.PARTLY:
        says, sides = _IN_PART
    else:
        says, sides = _DELIVERY[how, known.stance or Stance.UNDECIDED]
    yield from _each(
        says, sides, Source.PROCESS, rests_on=known.delivery.fidelity, delivery=known.delivery
    )


def _endurance(known: Known) -> Iterator[Argument]:
    says, sides = _ENDURANCE[course(known.endurance)]
    yield from _each(says, sides, Source.PROCESS, rests_on=known.endurance)


def _ready(known: Known) -> Iterator[Argument]:
    """Whether another place could take over every part."""
    if isinstance(known.ready, Tally):
        every = known.ready.count == known.ready.of
        says, side = (Says.READY, FOR) if every else (Says.NOT_READY, AGAINST)
    else:
        says, side = Says.READY_UNKNOWN, UNCLEAR
    yield from _each(says, {MORE: side}, Source.PROCESS, rests_on=known.ready)


def _cost(known: Known) -> Iterator[Argument]:
    told = isinstance(known.spent, Counted)
    says = Says.COST if told else Says.COST_UNKNOWN
    sides: Sides = {MORE: AGAINST, STOP: FOR} if told else {MORE: UNCLEAR}
    yield from _each(says, sides, Source.PROCESS, rests_on=known.spent)


_ALL = (
    _by_rule,
    _how_long,
    _displacement,
    _doubts,
    _grade,
    _plan,
    _others,
    _delivered,
    _endurance,
    _ready,
    _cost,
)


def _page(row: EvidenceRow) -> Source:
    return Source.EFFECT if row.outcome is None or row.outcome.groups else Source.SAFETY


def _each(  # noqa: PLR0913 - an argument says all that it rests on
    says: Says,
    sides: Sides,
    source: Source,
    *,
    rests_on: Value | None = None,
    row: EvidenceRow | None = None,
    months: int = 0,
    passed: int = 0,
    n: int = 0,
    doubts: tuple[Caveat, ...] = (),
    grade: int = 0,
    delivery: Delivery | None = None,
) -> Iterator[Argument]:
    for option, side in sides.items():
        yield Argument(
            option=option,
            side=side,
            says=says,
            source=source,
            rests_on=rests_on,
            row=row,
            months=months,
            passed=passed,
            n=n,
            doubts=doubts,
            grade=grade,
            delivery=delivery,
        )
