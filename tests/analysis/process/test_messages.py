"""P21: messages a month by channel, and between police and businesses."""

from datetime import date

from analysis.process.indicator import Also, By, Tally
from analysis.process.messages import messages_sent
from analysis.results import Counted, NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.made import YEAR, placed

POLICE, BUSINESS = "police_to_business", "business_to_police"
MESSAGES = placed(
    "messages",
    {"month": "2025-01-01", "channel": "app", "message_type": POLICE, "count": 6},
    {"month": "2025-02-01", "channel": "app", "message_type": BUSINESS, "count": 3},
    {"week": "2025-02-24", "channel": "email", "message_type": "business_to_network", "count": 15},
    {"week": "2025-12-29", "channel": "app", "message_type": POLICE, "count": 99},  # Thursday 2026
    {"week": "2024-12-30", "channel": "sms", "message_type": POLICE, "count": 12},  # 2 January
    {"month": "2025-03-01", "channel": "sms"},
    {"month": "2025-03-01", "channel": "app", "count": 5, "area_id": "b"},
)


def test_thirty_six_messages_in_a_year_are_three_a_month_and_each_channel_has_its_own() -> None:
    found = messages_sent(MESSAGES, "a", YEAR)
    assert found.code == "P21"
    assert found.value == Counted(value=3.0, unit=Unit.PER_MONTH, n=36)
    channels = {p.name: p.value for p in found.parts if p.by is By.CHANNEL}
    assert channels == {
        name: Counted(value=n / 12, unit=Unit.PER_MONTH, n=n)
        for name, n in {"app": 9, "email": 15, "sms": 12}.items()
    }
    assert found.missing == (NotPossible(Reason.NOT_SAID, size=1),)


def test_the_shares_between_police_and_businesses_are_of_all_messages() -> None:
    beside = {b.what: b.value for b in messages_sent(MESSAGES, "a", YEAR).beside}
    told = {what: (v.count, v.of) for what, v in beside.items() if isinstance(v, Tally)}
    assert told == {Also.TO_BUSINESSES: (18, 36), Also.TO_POLICE: (3, 36)}


def test_months_without_any_message_make_no_message_a_month() -> None:
    silent = placed("messages", {"month": "2025-01-01", "channel": "app", "count": 0})
    found = messages_sent(silent, "a", YEAR)
    assert found.value == Counted(value=0.0, unit=Unit.PER_MONTH, n=0)
    assert all(b.value == NotPossible(Reason.NO_MESSAGES) for b in found.beside)


def test_without_messages_there_is_a_reason() -> None:
    none = NotPossible(Reason.NO_MESSAGES)
    assert messages_sent(MESSAGES, "c", YEAR).value == none
    april = Period(date(2025, 4, 1), date(2025, 5, 1))
    assert messages_sent(MESSAGES, "a", april).value == none
    assert messages_sent(MESSAGES, "a", Period(date(2025, 1, 1), date(2025, 1, 1))).value == none
    assert messages_sent(None, "", YEAR).value == none


def test_a_period_that_starts_within_a_month_is_that_part_of_a_month_longer() -> None:
    half = Period(date(2024, 12, 16), date(2026, 1, 1))  # 12 months and 16 of 31 days
    found = messages_sent(MESSAGES, "a", half)
    assert isinstance(found.value, Counted)
    assert found.value.value == 36 / (12 + 16 / 31)
