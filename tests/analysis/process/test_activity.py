"""P04: a member is active by a report, a meeting or a measure of the last 90 days."""

from datetime import date

import pandas as pd
import pytest

from analysis.process.activity import active_members, what_members_did
from analysis.process.indicator import Tally
from analysis.results import NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.by_hand import gaps, rows

# the last 90 days of the year begin on 3 October
YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
MEMBERS = rows(
    """
    org_id joined_on  left_on
    O-1    2024-03-01 -
    O-2    2024-03-01 -
    O-3    2024-03-01 -
    O-4    2024-03-01 -
    O-5    2024-03-01 -
    O-6    2024-03-01 2025-12-01
    """,
    area_id="a",
)
REPORTS = rows(
    """
    org_id reported_on occurred_on week
    O-1    2025-10-03  2025-09-01  -
    O-2    2025-10-02  2025-10-04  -
    O-6    2025-11-01  -           -
    -      2025-11-01  -           -
    """,
    area_id="b",
)
MEETINGS = rows("met_on status\n2025-11-01 held\n2025-12-01 cancelled", area_id="a").assign(
    members_present=["O-3 O-99", "O-4"]
)
MEASURES = rows(
    """
    org_id decided_on started_on done_on
    O-4    2025-01-01 2025-02-01 2025-12-31
    O-5    2025-01-01 -          2026-01-01
    """,
    area_id="a",
)
ACTS = what_members_did(REPORTS, MEETINGS, MEASURES)


def tally(count: int, of: int) -> Tally:
    return Tally(count=count, of=of, unit=Unit.MEMBERS)


def test_p04_three_of_five_members_are_active() -> None:
    """O-1 reported on the first of the 90 days, O-3 met, O-4 finished; O-6 is no member now."""
    found = active_members(MEMBERS, ACTS, "a", YEAR)
    assert found.value == tally(3, 5)
    assert gaps(found.missing) == {Reason.UNKNOWN_MEMBERS: 1}


def test_p04_the_day_of_the_report_counts_before_that_of_the_event() -> None:
    late = REPORTS.assign(
        reported_on=pd.Series(pd.NaT, index=REPORTS.index, dtype="datetime64[us]")
    )
    assert list(what_members_did(late, None, None)["org_id"]) == ["O-1", "O-2"]
    found = active_members(MEMBERS, what_members_did(late, None, None), "a", YEAR)
    assert found.value == tally(1, 5)


def test_p04_a_report_of_late_about_something_old_counts_and_an_old_one_does_not() -> None:
    for reports, active in ((REPORTS[:1], 1), (REPORTS[1:2], 0)):
        acts = what_members_did(reports, None, None)
        assert active_members(MEMBERS, acts, "a", YEAR).value == tally(active, 5)


def test_p04_nobody_was_at_a_meeting_that_was_cancelled() -> None:
    assert set(what_members_did(None, MEETINGS, None)["org_id"]) == {"O-3", "O-99"}


def test_p04_a_member_that_does_much_counts_once() -> None:
    many = pd.concat([ACTS, ACTS, ACTS])
    assert active_members(MEMBERS, many, "a", YEAR).value == tally(3, 5)


def test_p04_files_that_do_not_say_who_are_told() -> None:
    found = active_members(MEMBERS, what_members_did(REPORTS, None, MEASURES), "a", YEAR)
    assert found.value == tally(2, 5)
    assert gaps(found.missing) == {Reason.NO_PRESENT_NAMED: 1}
    silent = active_members(MEMBERS, what_members_did(None, MEETINGS, None), "a", YEAR)
    assert Reason.NO_REPORTER_NAMED in gaps(silent.missing)
    assert Reason.NO_OWNING_MEMBER_NAMED in gaps(silent.missing)


def test_p04_fades_quarter_by_quarter() -> None:
    acts = pd.DataFrame(
        {
            "org_id": ["O-1", "O-2", "O-3", "O-1"],
            "day": pd.to_datetime(["2025-02-01", "2025-02-02", "2025-05-01", "2025-05-02"]),
            "what": "reports",
        }
    )
    found = active_members(MEMBERS, acts, "a", YEAR, start=date(2025, 1, 1))
    assert [one.value for one in found.series] == [
        tally(2, 6),
        tally(2, 6),
        tally(0, 6),
        tally(0, 5),
    ]


def test_p04_before_anybody_joined_there_is_no_share() -> None:
    found = active_members(MEMBERS, ACTS, "a", YEAR, start=date(2023, 10, 1))
    assert found.series[0].value == NotPossible(Reason.NO_MEMBERS_THEN)


@pytest.mark.parametrize(
    ("members", "acts", "reason"),
    [
        (MEMBERS, ACTS[:0], Reason.NO_MEMBER_NAMED),
        (MEMBERS, what_members_did(None, None, None), Reason.NO_MEMBER_NAMED),
        (None, ACTS, Reason.NO_MEMBERS),
        (MEMBERS[5:], ACTS, Reason.NO_MEMBERS_THEN),
    ],
)
def test_p04_refuses_where_nobody_is_named(
    members: pd.DataFrame | None, acts: pd.DataFrame, reason: Reason
) -> None:
    found = active_members(members, acts, "a", YEAR, start=date(2025, 1, 1))
    assert (found.value, found.series) == (NotPossible(reason), ())
