"""P05, P06 and P07, counted by hand on six meetings."""

from datetime import date

import pandas as pd
import pytest

from analysis.process.indicator import Also, By, Indicator, Tally, Value
from analysis.process.meetings import decisions_followed_up, participation, regularity
from analysis.results import Counted, Method, NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.by_hand import gaps, rows

HALF_YEAR = Period(date(2025, 1, 1), date(2025, 7, 1))
MEETINGS = rows(
    """
    met_on     planned_on invited present_city present_police present_firms made looked_at status
    2025-01-11 2025-01-11 20      2            1              7             4    3         held
    2025-02-20 2025-02-10 20      3            0              8             2    2         held
    -          2025-03-10 20      -            -              -             -    -         cancelled
    2025-04-01 -          10      1            -              -             0    -         -
    -          2025-05-05 20      -            -              -             -    -         planned
    2025-06-11 2025-06-11 -       2            2              5             3    1         held
    """,
    area_id="a",
).rename(
    columns={
        "present_city": "present_municipality",
        "present_firms": "present_business",
        "made": "decisions",
        "looked_at": "followed_up",
    }
)


def named(indicator: Indicator) -> dict[str, Value]:
    return {part.name: part.value for part in indicator.parts}


def people(value: int, meetings: int) -> Counted:
    return Counted(value=value, unit=Unit.PEOPLE, n=meetings)


def test_p05_present_of_invited_over_the_meetings_that_tell_both() -> None:
    """10 of 20, 11 of 20, 1 of 10; the fourth meeting held does not say how many were invited."""
    found = participation(MEETINGS, "a", HALF_YEAR)
    assert found.value == Tally(count=22, of=50, unit=Unit.PEOPLE)
    assert gaps(found.missing) == {Reason.NO_ATTENDANCE: 1, Reason.INVITED_IN_TOTAL_ONLY: 1}


def test_p05_by_organisation_it_tells_who_came_and_to_how_many_meetings() -> None:
    found = participation(MEETINGS, "a", HALF_YEAR)
    assert named(found) == {
        "municipality": people(8, 4),
        "police": people(3, 3),
        "business": people(20, 3),
    }
    assert {b.name: b.value for b in found.beside if b.by is By.ORGANISATION} == {
        "municipality": Tally(count=4, of=4, unit=Unit.MEETINGS),
        "police": Tally(count=2, of=3, unit=Unit.MEETINGS),
        "business": Tally(count=3, of=3, unit=Unit.MEETINGS),
    }


def test_p05_the_total_of_the_file_goes_before_the_sum_of_the_types() -> None:
    found = participation(MEETINGS.assign(present=15), "a", HALF_YEAR)
    assert found.value == Tally(count=45, of=50, unit=Unit.PEOPLE)
    assert gaps(found.missing)[Reason.MORE_PRESENT_THAN_INVITED] == 1


def test_p05_by_quarter_since_the_start() -> None:
    found = participation(MEETINGS, "a", HALF_YEAR, start=date(2025, 1, 1))
    assert [one.value for one in found.series] == [
        Tally(count=21, of=40, unit=Unit.PEOPLE),
        Tally(count=1, of=10, unit=Unit.PEOPLE),
    ]
    later = participation(MEETINGS, "a", HALF_YEAR, start=date(2024, 10, 1))
    assert later.series[0].value == NotPossible(Reason.NO_MEETINGS)


def test_p05_without_invitations_who_came_is_told_all_the_same() -> None:
    silent = MEETINGS.drop(columns="invited")
    found = participation(silent, "a", HALF_YEAR)
    assert found.value == NotPossible(Reason.INVITED_NOT_SAID)
    assert named(found)["business"] == people(20, 3)


def test_p06_three_of_the_five_planned_meetings_were_held() -> None:
    found = regularity(MEETINGS, "a", HALF_YEAR)
    assert isinstance(found.value, Tally)
    assert (found.value.count, found.value.of, found.value.unit) == (3, 5, Unit.MEETINGS)
    assert found.value.chance is not None
    assert gaps(found.missing) == {Reason.UNPLANNED_MEETINGS: 1}


def test_p06_the_longest_stretch_without_a_meeting_is_seventy_one_days() -> None:
    """10 days to 11 January, then 40, 40, 71, and 20 from 11 June to the end of the month."""
    found = {b.what: b.value for b in regularity(MEETINGS, "a", HALF_YEAR).beside}
    assert found[Also.LONGEST_GAP] == Counted(value=71, unit=Unit.DAYS, n=4)
    assert found[Also.SINCE_LAST] == Counted(value=20, unit=Unit.DAYS, n=4)


def test_p06_the_open_stretch_until_the_end_counts_too() -> None:
    long = Period(HALF_YEAR.start, date(2026, 1, 1))
    found = {b.what: b.value for b in regularity(MEETINGS, "a", long).beside}
    assert found[Also.LONGEST_GAP] == found[Also.SINCE_LAST]
    assert found[Also.LONGEST_GAP] == Counted(value=204, unit=Unit.DAYS, n=4)


def test_p06_the_stretch_before_the_first_meeting_counts_too() -> None:
    early = Period(date(2024, 1, 1), HALF_YEAR.end)
    found = {b.what: b.value for b in regularity(MEETINGS, "a", early).beside}
    assert found[Also.LONGEST_GAP] == Counted(value=376, unit=Unit.DAYS, n=4)


def test_p06_a_file_that_does_not_say_what_was_planned_gives_the_stretches_only() -> None:
    silent = MEETINGS[["row", "area_id", "met_on"]]
    found = regularity(silent, "a", HALF_YEAR)
    assert found.value == NotPossible(Reason.NO_PLANNED_MEETINGS)
    assert found.beside[0].value == Counted(value=71, unit=Unit.DAYS, n=4)
    assert gaps(found.missing) == {Reason.UNDATED_MEETINGS: 2}


def test_p06_where_all_were_cancelled_none_was_held_and_the_period_is_one_stretch() -> None:
    found = regularity(MEETINGS[2:3], "a", HALF_YEAR)
    assert isinstance(found.value, Tally)
    assert (found.value.count, found.value.of) == (0, 1)
    assert [b.value for b in found.beside] == [
        Counted(value=181, unit=Unit.DAYS, n=0),
        NotPossible(Reason.NO_MEETINGS),
    ]


def test_p07_six_of_nine_decisions_were_followed_up() -> None:
    found = decisions_followed_up(MEETINGS, "a", HALF_YEAR)
    assert isinstance(found.value, Tally)
    assert (found.value.count, found.value.of, found.value.unit) == (6, 9, Unit.DECISIONS)
    assert found.value.chance is not None
    assert found.value.chance.method is Method.WILSON_OF_ALL


def test_p07_decisions_of_the_last_meeting_are_told_to_have_had_no_later_one() -> None:
    assert gaps(decisions_followed_up(MEETINGS, "a", HALF_YEAR).missing) == {
        Reason.NO_LATER_MEETING: 2
    }
    january = Period(date(2025, 1, 1), date(2025, 2, 1))
    assert decisions_followed_up(MEETINGS, "a", january).missing == ()


def test_p07_meetings_that_do_not_tell_or_tell_too_much_are_left_out() -> None:
    odd = MEETINGS.assign(
        followed_up=pd.array([9, pd.NA, pd.NA, pd.NA, pd.NA, 3], dtype="Int64"),
    )
    found = decisions_followed_up(odd, "a", HALF_YEAR)
    assert isinstance(found.value, Tally)
    assert (found.value.count, found.value.of) == (3, 3)
    assert gaps(found.missing) == {
        Reason.FOLLOW_UP_NOT_SAID: 1,
        Reason.MORE_FOLLOWED_UP_THAN_DECIDED: 1,
    }


def test_p07_without_decisions_there_is_no_share() -> None:
    for silent in (MEETINGS.assign(decisions=0), MEETINGS.drop(columns="decisions")):
        found = decisions_followed_up(silent, "a", HALF_YEAR)
        assert found.value == NotPossible(Reason.NO_DECISIONS)


@pytest.mark.parametrize("of", [participation, regularity, decisions_followed_up])
def test_without_meetings_there_is_no_answer(of: object) -> None:
    assert callable(of)
    for meetings in (None, MEETINGS[:0], MEETINGS.assign(area_id="b")):
        assert of(meetings, "a", HALF_YEAR).value == NotPossible(Reason.NO_MEETINGS)
