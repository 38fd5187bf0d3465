"""P20: situation pictures made and planned, and the day the next one is due."""

from datetime import date

import pytest

from analysis.process.indicator import Also, Tally
from analysis.process.situations import Updated, situation_pictures, updated
from analysis.results import Counted, NotPossible, Reason, Unit
from tests.analysis.process.made import YEAR, placed

AS_OF = date(2025, 12, 1)
NONE = NotPossible(Reason.NO_SITUATIONS)
QUARTERS = placed(
    "situations",
    {"period_to": "2025-03-31", "due_on": "2025-04-15", "produced_on": "2025-04-10"},  # 10 days
    {"period_to": "2025-06-30", "due_on": "2025-07-15", "produced_on": "2025-08-19"},  # 50
    {"period_to": "2025-08-31", "produced_on": "2025-08-31"},  # 0, due on its last day
    {"period_to": "2025-09-30", "due_on": "2025-10-15"},
    {"period_to": "2025-11-30", "due_on": "2025-12-15"},  # not due yet
    {"period_to": "2024-12-31", "due_on": "2024-12-31", "produced_on": "2025-01-10"},
    {"produced_on": "2025-05-01"},
    {"area_id": "b", "due_on": "2025-05-01"},
)


def test_three_of_four_pictures_that_were_due_are_made_and_two_of_them_in_time() -> None:
    found = situation_pictures(QUARTERS, "a", YEAR, AS_OF)
    assert isinstance(found.value, Tally)
    assert (found.code, found.value.count, found.value.of) == ("P20", 3, 4)
    beside = {b.what: b.value for b in found.beside}
    in_time = beside[Also.IN_TIME]
    assert isinstance(in_time, Tally)
    assert (in_time.count, in_time.of) == (2, 4)
    assert beside[Also.AFTER_PERIOD] == Counted(value=10.0, unit=Unit.DAYS, n=3)
    assert found.missing == (NotPossible(Reason.NOT_SAID, size=1),)


def test_a_picture_made_after_the_day_asked_of_is_not_made_yet() -> None:
    found = situation_pictures(QUARTERS, "a", YEAR, date(2025, 8, 1))
    assert isinstance(found.value, Tally)
    assert (found.value.count, found.value.of) == (1, 2)


@pytest.mark.parametrize(
    ("next_due", "due", "is_late"),
    [
        (None, date(2025, 2, 1), True),  # two years after
        ("2024-06-01", date(2024, 6, 1), True),
        ("2027-01-01", date(2025, 2, 1), True),  # later than the law allows
        ("2022-01-01", date(2025, 2, 1), True),  # before it was made: no day at all
    ],
)
def test_the_next_picture_is_due_as_named_and_at_the_latest_after_two_years(
    next_due: str | None, due: date, is_late: bool
) -> None:
    rows = placed(
        "situations",
        {"produced_on": "2023-02-01", "next_due_on": next_due},
        {"produced_on": "2021-01-01", "next_due_on": "2021-06-01"},
        {"produced_on": "2025-12-02"},
    )
    expected = Updated(last_on=date(2023, 2, 1), next_due_on=due, is_late=is_late)
    assert updated(rows, "a", AS_OF) == expected


def test_on_the_day_it_is_due_a_picture_is_not_late() -> None:
    rows = placed("situations", {"produced_on": "2023-12-01"})
    told = updated(rows, "a", AS_OF)
    assert isinstance(told, Updated)
    assert (told.next_due_on, told.is_late) == (AS_OF, False)


def test_without_situation_pictures_there_is_a_reason() -> None:
    assert situation_pictures(QUARTERS, "c", YEAR, AS_OF).value == NONE
    assert updated(QUARTERS, "b", AS_OF) == NONE
