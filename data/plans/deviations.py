"""What does the plan say or mean today that it did not when it was locked?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.study import Basis, Course, Lock, Outcome, Period, Pilot, Study


@dataclass(frozen=True, slots=True)
class Shape:
    """An area and the print of its polygon, "" without one."""

    area: str
    print_: str


Said = (
    str
    | float
    | date
    | Period
    | Course
    | Outcome
    | Shape
    | frozenset[str]
    | tuple[date, ...]
    | None
)


class Field(StrEnum):
    """Where a plan can deviate. Those of the study come first, then those of a pilot."""

    TITLE = "title"
    PURPOSE = "purpose"
    DECISION_DATES = "decision_dates"
    DECISION_RULE = "decision_rule"
    PILOT = "pilot"  # one more, or one less
    START = "start"
    BEFORE = "before"
    IMPLEMENTATION = "implementation"
    AFTER = "after"
    COMPARISON = "comparison"
    BUFFERS = "buffers"
    RING_M = "ring_m"
    EXPECTED_COURSE = "expected_course"
    PRIMARY = "primary"
    SECONDARY = "secondary"  # one more, or one less
    # what the plan rests on beside its words
    AREA_SHAPE = "area_shape"  # an area was drawn otherwise
    CODE_LIST = "code_list"  # offences are grouped otherwise


_OF_STUDY = (Field.TITLE, Field.PURPOSE, Field.DECISION_DATES, Field.DECISION_RULE)
_OF_PILOT = (
    Field.START,
    Field.BEFORE,
    Field.IMPLEMENTATION,
    Field.AFTER,
    Field.COMPARISON,
    Field.BUFFERS,
    Field.RING_M,
    Field.EXPECTED_COURSE,
    Field.PRIMARY,
)


@dataclass(frozen=True, slots=True)
class Deviation:
    """`was` is what the locked plan says, `now` what it says today; None where it says nothing."""

    field: Field
    pilot: str  # its area; "" where the whole study is meant
    was: Said
    now: Said


def deviations(study: Study, now: Basis | None = None) -> tuple[Deviation, ...]:
    """
    Everything that differs from the locked plan; nothing where no plan is locked. `now`: what the
    locked plan rests on today, which is compared where it was noted.
    """
    lock = study.lock
    if lock is None:
        return ()
    return (*differences(lock.plan, study), *(_of_basis(lock, now) if now else ()))


def differences(was: Study, now: Study) -> Iterator[Deviation]:
    """Everything that one plan says otherwise than another; locks and reasons aside."""
    for field in _OF_STUDY:
        yield from _changed(field, "", getattr(was, field), getattr(now, field))
    old = {pilot.area: pilot for pilot in was.pilots}
    new = {pilot.area: pilot for pilot in now.pilots}
    for area in dict.fromkeys([*old, *new]):
        if area in old and area in new:
            yield from _of_pilot(old[area], new[area])
        else:
            yield Deviation(
                Field.PILOT, area, area if area in old else None, area if area in new else None
            )


def _of_basis(lock: Lock, now: Basis) -> Iterator[Deviation]:
    if lock.basis is None:
        return
    yield from _changed(Field.CODE_LIST, "", lock.basis.codes, now.codes)
    was, today = dict(lock.basis.shapes), dict(now.shapes)
    for pilot in lock.plan.pilots:
        for area in sorted(pilot.areas & was.keys()):
            old, new = Shape(area, was[area]), Shape(area, today.get(area, ""))
            yield from _changed(Field.AREA_SHAPE, pilot.area, old, new)


def _of_pilot(was: Pilot, now: Pilot) -> Iterator[Deviation]:
    for field in _OF_PILOT:
        yield from _changed(field, was.area, getattr(was, field), getattr(now, field))
    for outcome in was.secondary:
        if outcome not in now.secondary:
            yield Deviation(Field.SECONDARY, was.area, outcome, None)
    for outcome in now.secondary:
        if outcome not in was.secondary:
            yield Deviation(Field.SECONDARY, was.area, None, outcome)


def _changed(field: Field, pilot: str, was: Said, now: Said) -> Iterator[Deviation]:
    if was != now:
        yield Deviation(field, pilot, was, now)
