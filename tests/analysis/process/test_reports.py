"""P17-P19: how much is reported, how soon, and whether anybody answers."""

from datetime import date

import pytest

from analysis.process.indicator import Also, Indicator, Tally
from analysis.process.reports import (
    CategoryCount,
    replies,
    reporting_delay,
    reports_by_category,
    reports_shared,
)
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.made import YEAR, placed

TEN_WEEKS = Period(date(2025, 1, 6), date(2025, 3, 17))
FULL = {"occurred_on": "2025-01-10", "clock": "22:30", "category": "graffiti", "org_id": "O-1"}
REPORTS = placed(
    "reports",
    *[FULL] * 15,
    FULL | {"clock": "evening"},
    FULL | {"clock": ""},
    FULL | {"category": ""},
    FULL | {"area_name": ""},
    {"week": "2025-01-06", "category": "graffiti"},
    FULL | {"occurred_on": "2025-03-17"},
    FULL | {"area_id": "b"},
)


def beside(found: Indicator, what: Also) -> object:
    return next(b.value for b in found.beside if b.what is what)


def test_twenty_reports_in_ten_weeks_are_two_a_week() -> None:
    found = reports_shared(REPORTS, "a", TEN_WEEKS)
    assert found.code == "P17"
    assert found.value == Counted(value=2.0, unit=Unit.PER_WEEK, n=20)


def test_a_report_without_place_time_or_category_cannot_be_used() -> None:
    found = reports_shared(REPORTS, "a", TEN_WEEKS)
    usable = beside(found, Also.USABLE)
    assert isinstance(usable, Tally)
    assert (usable.count, usable.of) == (16, 20)
    assert usable.chance is not None
    lacks = (Also.NO_PLACE, Also.NO_TIME, Also.NO_CATEGORY)
    assert [beside(found, what).value for what in lacks] == [1, 2, 1]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("active", "each"),
    [
        (5, Counted(value=19 / 5 / 10, unit=Unit.REPORTS_PER_MEMBER_WEEK, n=19)),
        (4, Hidden(Reason.SMALL_COUNT)),
        (0, NotPossible(Reason.NO_ACTIVE_MEMBERS)),
        (None, NotPossible(Reason.NO_MEMBER_NAMED)),
    ],
)
def test_reports_that_name_a_member_are_divided_by_the_active_members(
    active: int | None, each: object
) -> None:
    found = reports_shared(REPORTS, "a", TEN_WEEKS, active_members=active)
    assert beside(found, Also.PER_MEMBER) == each


def test_the_delay_is_the_median_of_hours_where_both_clocks_are_known() -> None:
    told = {"occurred_on": "2025-02-01", "reported_on": "2025-02-02"}
    reports = placed(
        "reports",
        told | {"clock": "22:00", "reported_clock": "02:00"},  # 4 hours
        told | {"clock": "12:00", "reported_clock": "12:30"},  # 24.5
        told | {"clock": "20:00", "reported_clock": "08:00"},  # 12
        told | {"clock": "evening", "reported_clock": "08:00"},
        told | {"occurred_on": "2025-02-03"},
        {"occurred_on": "2025-02-03"},
    )
    found = reporting_delay(reports, "a", YEAR)
    assert found.code == "P18"
    assert found.value == Counted(value=12.0, unit=Unit.HOURS, n=3)
    assert beside(found, Also.DAYS) == Counted(value=1.0, unit=Unit.DAYS, n=4)
    assert found.missing == (
        NotPossible(Reason.ENDS_FIRST, size=1),
        NotPossible(Reason.DAYS_ONLY, size=1),
        NotPossible(Reason.NOT_SAID, size=1),
    )


def test_where_most_reports_have_only_days_the_delay_is_in_days() -> None:
    day = {"occurred_on": "2025-02-01"}
    reports = placed(
        "reports",
        day | {"reported_on": "2025-02-01"},
        day | {"reported_on": "2025-02-04"},
        day | {"reported_on": "2025-02-11", "clock": "10:00", "reported_clock": "10:00"},
    )
    found = reporting_delay(reports, "a", YEAR)
    assert found.value == Counted(value=3.0, unit=Unit.DAYS, n=3)
    assert found.missing == (NotPossible(Reason.DAYS_ONLY, size=2),)


def test_the_same_day_with_an_earlier_clock_is_a_report_before_its_event() -> None:
    day = {"occurred_on": "2025-02-01", "reported_on": "2025-02-01"}
    reports = placed("reports", day | {"clock": "10:00", "reported_clock": "09:00"})
    found = reporting_delay(reports, "a", YEAR)
    assert found.value == NotPossible(Reason.NO_REPORT_DAYS)
    assert found.missing == (NotPossible(Reason.ENDS_FIRST, size=1),)


def test_a_report_counts_for_an_answer_when_it_is_seven_days_old() -> None:
    first = {"reported_on": "2025-03-01"}
    reports = placed(
        "reports",
        first | {"replied_on": "2025-03-08"},  # on the seventh day
        first | {"replied_on": "2025-03-09"},  # too late
        first,
        first | {"replied_on": "2025-02-28"},  # before the report
        {"reported_on": "2025-03-04", "replied_on": "2025-03-04"},  # answered, but too new to judge
        {"occurred_on": "2025-03-01", "replied_on": "2025-03-02"},
    )
    found = replies(reports, "a", YEAR, date(2025, 3, 10))
    assert found.code == "P19"
    assert isinstance(found.value, Tally)
    assert (found.value.count, found.value.of) == (2, 5)
    assert found.missing == (NotPossible(Reason.ENDS_FIRST, size=1),)


def test_where_no_answer_is_noted_nobody_knows_that_none_was_given() -> None:
    silent = placed("reports", {"reported_on": "2025-03-01"})
    found = replies(silent, "a", YEAR, date(2025, 12, 1))
    assert found.value == NotPossible(Reason.NO_REPLIES_NOTED)


def test_without_reports_there_is_a_reason() -> None:
    one = placed("reports", {"reported_on": "2025-03-01", "replied_on": "2025-03-02"})
    assert reports_shared(REPORTS, "c", YEAR).value == NotPossible(Reason.NO_REPORTS)
    assert reporting_delay(REPORTS, "c", YEAR).value == NotPossible(Reason.NO_REPORTS)
    assert reporting_delay(REPORTS, "a", YEAR).value == NotPossible(Reason.NO_REPORT_DAYS)
    assert replies(one, "c", YEAR, date(2025, 12, 1)).value == NotPossible(Reason.NO_REPORTS)
    assert replies(placed("reports"), "a", YEAR, date(2025, 12, 1)).value == NotPossible(
        Reason.NO_REPORTS
    )
    assert replies(one, "a", YEAR, date(2025, 3, 2)).value == NotPossible(Reason.ALL_TOO_NEW)
    assert reports_by_category(REPORTS, ["c"], YEAR) == ()


def test_few_reports_of_a_category_in_an_area_are_hidden_and_cannot_be_had_from_the_total() -> None:
    day = {"occurred_on": "2025-02-01"}
    reports = placed(
        "reports",
        *[day | {"category": "graffiti"}] * 12,
        *[day | {"category": "damage"}] * 9,
        *[day | {"category": "drugs"}] * 3,
        *[day | {"category": "graffiti", "area_id": "b"}] * 8,
        *[day | {"category": "damage", "area_id": "b"}] * 7,
        *[day | {"category": "drugs", "area_id": "b"}] * 20,
    )
    found = {(c.area, c.category): c.count for c in reports_by_category(reports, ["a", "b"], YEAR)}
    assert found["a", "drugs"] == Hidden(Reason.SMALL_COUNT)
    assert any(isinstance(found["a", other], Hidden) for other in ("graffiti", "damage"))
    assert any(not isinstance(count, Hidden) for count in found.values())
    assert reports_by_category(reports, ["b"], YEAR)[0] == CategoryCount("b", "drugs", 20)
    everywhere = {c.category: c.count for c in reports_by_category(reports, [""], YEAR)}
    assert everywhere == {"graffiti": 20, "damage": 16, "drugs": 23}
