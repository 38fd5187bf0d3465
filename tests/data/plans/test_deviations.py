"""What was changed after the plan was locked, field by field."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from data.plans.deviations import Deviation, Field, Shape, deviations
from data.plans.locks import locked
from data.plans.study_files import read_study
from data.study import Basis, Course, Direction, Outcome, Period, Study
from tests.sample import STUDY

LOCKED = locked(read_study(STUDY.encode()), at=datetime(2024, 1, 31, tzinfo=UTC), by="Anna")
[NORTH] = LOCKED.pilots
SAFETY = Outcome(name="T", item="B05b", direction=Direction.DECREASE, smallest_change=-0.05)


def with_pilot(**changes: object) -> Study:
    return replace(LOCKED, pilots=(replace(NORTH, **changes),))  # type: ignore[arg-type]


def test_nothing_deviates_from_a_plan_that_is_not_locked_or_not_changed() -> None:
    assert deviations(LOCKED) == ()
    assert deviations(replace(LOCKED.plan, title="Ny")) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Field.TITLE, "Ny"),
        (Field.PURPOSE, "Nytt"),
        (Field.DECISION_DATES, (date(2026, 1, 1),)),
        (Field.DECISION_RULE, "Ny regel"),
    ],
)
def test_each_field_of_the_study_is_seen(field: Field, value: object) -> None:
    [found] = deviations(replace(LOCKED, **{str(field): value}))  # type: ignore[arg-type]
    assert found == Deviation(field, "", getattr(LOCKED, field), value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Field.START, date(2024, 3, 1)),
        (Field.BEFORE, Period(date(2021, 1, 1), date(2024, 1, 1))),
        (Field.IMPLEMENTATION, Period(date(2024, 1, 1), date(2024, 2, 1))),
        (Field.AFTER, Period(date(2024, 4, 1), date(2026, 4, 1))),
        (Field.COMPARISON, frozenset({"south", "west"})),
        (Field.BUFFERS, frozenset({"east"})),
        (Field.RING_M, 100.0),
        (Field.EXPECTED_COURSE, Course.SLOPE),
        (Field.PRIMARY, replace(NORTH.primary, smallest_change=-0.2)),
    ],
)
def test_each_field_of_a_pilot_is_seen(field: Field, value: object) -> None:
    [found] = deviations(with_pilot(**{str(field): value}))
    assert found == Deviation(field, "north", getattr(NORTH, field), value)  # type: ignore[arg-type]


def test_secondary_outcomes_are_seen_as_they_come_and_go_not_as_they_are_sorted() -> None:
    other = replace(SAFETY, item="B06")
    asked = locked(
        replace(LOCKED.plan, pilots=(replace(NORTH, secondary=(SAFETY, other)),)),
        at=datetime(2024, 1, 31, tzinfo=UTC),
        by="",
    )
    sorted_anew = replace(asked, pilots=(replace(NORTH, secondary=(other, SAFETY)),))
    assert deviations(sorted_anew) == ()
    without = replace(asked, pilots=(replace(NORTH, secondary=(other,)),))
    assert deviations(without) == (Deviation(Field.SECONDARY, "north", SAFETY, None),)
    assert deviations(with_pilot(secondary=(SAFETY,))) == (
        Deviation(Field.SECONDARY, "north", None, SAFETY),
    )


def test_pilots_that_come_and_go_are_seen_by_their_area() -> None:
    other = replace(LOCKED, pilots=(replace(NORTH, area="new"),))
    assert deviations(other) == (
        Deviation(Field.PILOT, "north", "north", None),
        Deviation(Field.PILOT, "new", None, "new"),
    )


BASIS = Basis(shapes=(("north", "n"), ("south", "s")), codes="c")
NOTED = locked(LOCKED.plan, at=datetime(2024, 1, 31, tzinfo=UTC), by="", basis=BASIS)


def test_an_area_that_was_redrawn_is_seen_with_its_pilot() -> None:
    now = replace(BASIS, shapes=(("north", "n"), ("south", "other")))
    shapes = (Shape("south", "s"), Shape("south", "other"))
    assert deviations(NOTED, now) == (Deviation(Field.AREA_SHAPE, "north", *shapes),)


def test_an_area_that_lost_its_polygon_is_seen() -> None:
    [found] = deviations(NOTED, replace(BASIS, shapes=(("north", "n"),)))
    assert found.now == Shape("south", "")


def test_another_code_list_is_seen() -> None:
    found = deviations(NOTED, replace(BASIS, codes="d"))
    assert found == (Deviation(Field.CODE_LIST, "", "c", "d"),)


def test_what_was_never_noted_cannot_deviate() -> None:
    assert deviations(LOCKED, BASIS) == ()
    assert deviations(NOTED, BASIS) == ()
