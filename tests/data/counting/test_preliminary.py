from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.counting.preliminary import (
    NO_DELAYS,
    REPORTED_SHARE,
    KnownBy,
    OpenMonths,
    delay_days,
    open_months,
    reported_shares,
)


def opened(flags: dict[str, bool], extracted_on: date | None = None) -> date | None:
    days = pd.Series(pd.to_datetime(list(flags)))
    flagged = pd.Series(list(flags.values())).astype("int64")
    month = days.dt.to_period("M").dt.to_timestamp()
    months = pd.DataFrame({"month": month, "count": 1, "flagged": flagged})
    return open_months(
        months.groupby("month").sum().reset_index(),
        NO_DELAYS,
        extracted_on=extracted_on,
        last_report=None,
        last_day=days.max().date() if (days.dt.day > 1).any() else None,
    ).first


def test_a_single_forgotten_flag_does_not_make_everything_since_preliminary() -> None:
    early = {f"2022-03-{day:02}": day == 9 for day in range(1, 32)}
    late = {f"2024-05-{day:02}": True for day in range(1, 32)}
    assert opened(early | late) == date(2024, 5, 1)
    assert opened(early, extracted_on=date(2022, 6, 15)) == date(2022, 4, 1)
    assert opened(early) is None


def test_flags_go_before_the_day_of_the_extract() -> None:
    assert opened({"2024-05-20": True}, extracted_on=date(2026, 11, 1)) == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("newest", "first"), [("2024-06-24", date(2024, 6, 1)), ("2024-06-25", None)]
)
def test_without_flags_and_extract_date_a_half_told_last_month_may_still_change(
    newest: str, first: date | None
) -> None:
    assert opened({"2024-05-30": False, newest: False}) == first


def test_a_file_that_tells_only_months_has_no_half_told_month() -> None:
    assert opened({"2024-05-01": False, "2024-06-01": False}) is None


UNTIL = date(2024, 11, 15)


def reports(
    rng: np.random.Generator, per_month: int, until: date = UNTIL, growth: float = 1.0
) -> tuple[pd.DataFrame, npt.NDArray[np.int64]]:
    """Incidents of three years, most reported at once and some late, as they are known `until`."""
    first = pd.Timestamp(until) - pd.DateOffset(months=36)
    day = first + pd.to_timedelta(
        (rng.random(per_month * 36) ** (1 / growth) * 36 * 30.4).astype(int), unit="D"
    )
    soon, late = rng.geometric(0.3, len(day)) - 1, rng.integers(0, 366, len(day))
    delay = np.where(rng.random(len(day)) < 0.2, late, soon)
    known = day + pd.to_timedelta(delay, unit="D") <= pd.Timestamp(until)
    return histogram(pd.DataFrame({"day": day, "delay": delay})[known]), delay


def histogram(rows: pd.DataFrame) -> pd.DataFrame:
    month = rows["day"].dt.to_period("M").dt.to_timestamp().rename("month")
    return rows.groupby([month, "delay"]).size().rename("count").reset_index()


def test_the_delay_is_found_though_recent_months_cannot_show_it_yet() -> None:
    delays, everyone = reports(np.random.default_rng(1), per_month=1_000, growth=4)
    true = int(np.quantile(everyone, REPORTED_SHARE, method="inverted_cdf"))
    naive = int(np.quantile(np.repeat(delays["delay"], delays["count"]), REPORTED_SHARE))
    found = delay_days(delays, UNTIL)
    assert found == pytest.approx(true, abs=15)
    assert naive < true - 30  # counting what is there says less


def test_the_shares_are_those_of_the_chain_ladder() -> None:
    counts = np.array([[60, 30, 10], [50, 30, 0], [70, 0, 0]])  # a month, one day less each
    waited = np.array([2, 1, 0])
    to_day_1 = (90 + 80) / (60 + 50)
    to_day_2 = 100 / 90
    assert reported_shares(counts, waited) == pytest.approx(
        [1 / to_day_1 / to_day_2, 1 / to_day_2, 1]
    )


@given(st.integers(0, 2**32 - 1))
def test_shares_rise_to_one_and_unripe_counts_change_nothing(seed: int) -> None:
    rng = np.random.default_rng(seed)
    counts, waited = rng.integers(0, 9, (5, 8)), np.array([7, 5, 4, 2, 0])
    shares = reported_shares(counts, waited)
    assert shares[-1] == 1
    assert (np.diff(shares) >= 0).all()
    unripe = np.arange(8) > waited[:, np.newaxis]
    assert reported_shares(np.where(unripe, 99, counts), waited) == pytest.approx(shares)


def test_quick_reports_still_leave_a_month_and_slow_ones_at_most_a_year() -> None:
    day = pd.Series(pd.date_range("2022-01-01", UNTIL, freq="D")).repeat(3)
    at_once = histogram(pd.DataFrame({"day": day, "delay": 0}))
    assert delay_days(at_once, UNTIL) == 30
    slow = histogram(pd.DataFrame({"day": day, "delay": 365}))
    assert delay_days(slow, UNTIL) == 365


def test_too_few_or_too_young_incidents_tell_no_delay() -> None:
    rng = np.random.default_rng(2)
    assert delay_days(reports(rng, per_month=3)[0], UNTIL) is None
    young, _ = reports(rng, per_month=1_000)
    assert delay_days(young[young["month"] >= "2023-12-01"], UNTIL) is None
    assert delay_days(young[:0], UNTIL) is None


def test_how_people_reported_long_ago_and_impossible_delays_do_not_count() -> None:
    delays, _ = reports(np.random.default_rng(3), per_month=300)
    odd = pd.DataFrame({"month": pd.Timestamp("2021-11-01"), "delay": [-5, 900], "count": 99_999})
    old = pd.DataFrame({"month": [pd.Timestamp("2015-05-01")], "delay": [364], "count": [99_999]})
    assert delay_days(pd.concat([delays, odd, old]), UNTIL) == delay_days(delays, UNTIL)


def asked(
    flagged: int = 0,
    delays: pd.DataFrame | None = None,
    extracted_on: date | None = None,
    last_report: date | None = None,
    last_day: date | None = None,
) -> OpenMonths:
    months = pd.DataFrame(
        {
            "month": pd.to_datetime(["2024-09-01", "2024-10-01"]),
            "count": 10,
            "flagged": [0, flagged],
        }
    )
    nothing = reports(np.random.default_rng(1), per_month=1)[0][:0]
    return open_months(
        months,
        nothing if delays is None else delays,
        extracted_on=extracted_on,
        last_report=last_report,
        last_day=last_day,
    )


def test_flags_go_first_then_the_delay_then_the_extract_then_the_last_day() -> None:
    delays, _ = reports(np.random.default_rng(4), per_month=300)
    days = delay_days(delays, UNTIL)
    assert days is not None
    by_delay = OpenMonths((UNTIL - timedelta(days - 1)).replace(day=1), KnownBy.DELAY, days)
    all_of_it: dict[str, Any] = {"delays": delays, "extracted_on": UNTIL, "last_day": UNTIL}
    assert asked(flagged=5, **all_of_it) == OpenMonths(date(2024, 10, 1), KnownBy.FLAGS)
    assert asked(flagged=4, **all_of_it) == by_delay
    assert asked(delays=delays, last_report=UNTIL) == by_delay
    assert asked(extracted_on=UNTIL, last_day=UNTIL) == OpenMonths(
        date(2024, 9, 1), KnownBy.EXTRACT
    )
    assert asked(last_report=UNTIL, last_day=UNTIL) == OpenMonths(
        date(2024, 11, 1), KnownBy.LAST_DAY
    )
    assert asked(last_day=date(2024, 10, 25)) == asked() == OpenMonths(None, None)


def test_a_month_that_ended_exactly_that_long_ago_is_closed() -> None:
    assert asked(extracted_on=date(2024, 10, 31)).first == date(2024, 9, 1)  # since 1 September: 60
    assert asked(extracted_on=date(2024, 10, 30)).first == date(2024, 8, 1)


def test_a_month_has_waited_since_its_end() -> None:
    month = pd.DataFrame({"month": [pd.Timestamp("2023-10-01")], "delay": [40], "count": [200]})
    assert delay_days(month, date(2024, 10, 30)) == 40
    assert delay_days(month, date(2024, 10, 29)) is None
