from datetime import date, datetime

import pandas as pd
import pytest

from data.kinds.moments import month_number, read_clock, read_moments


def read_one(written: object) -> tuple[pd.Timestamp, bool]:
    moments = read_moments(pd.Series([written, "2024-01-01 12:00"], dtype="object"))
    return moments.when[0], bool(moments.has_clock[0])


@pytest.mark.parametrize(
    "written",
    [
        "2024-11-23 18:00",
        "2024-11-23T18:00:00",
        "2024/11/23 18:00",
        "2024-11-23 kl. 18.00",
        "20241123 18:00",
        "202411231800",
        "23/11/2024 18:00",
        "11/23/2024 6:00 PM",
        "23/11 2024 18:00",
        "23 november 2024 18:00",
        "45619.75",
        "2024-11-23 18:00:00.000",
        "2024-11-23 18:00:00 +01:00",
        "2024-11-23 12:00:00-05:00",
        datetime(2024, 11, 23, 18),
    ],
)
def test_a_moment_is_read_in_the_forms_that_files_write(written: object) -> None:
    assert read_one(written) == (pd.Timestamp("2024-11-23 18:00"), True)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-11-23", "2024-11-23"),
        ("20241123", "2024-11-23"),
        (date(2024, 11, 23), "2024-11-23"),
        ("45619", "2024-11-23"),
        ("2024-11", "2024-11-01"),
        ("2024M11", "2024-11-01"),
        ("202411", "2024-11-01"),
        ("2024 maj", "2024-05-01"),
        ("okt. 2024", "2024-10-01"),
    ],
)
def test_a_date_or_a_month_has_no_clock(written: object, day: str) -> None:
    assert read_one(written) == (pd.Timestamp(day), False)


@pytest.mark.parametrize(
    ("written", "has_day"),
    [
        ("2024-11-01", True),
        ("20241101", True),
        ("1 november 2024", True),
        ("45597", True),
        (date(2024, 11, 1), True),
        ("2024-11", False),
        ("2024M11", False),
        ("202411", False),
        ("november 2024", False),
        ("2024 nov", False),
        ("", False),
    ],
)
def test_a_month_without_a_day_is_known_to_have_none(written: object, has_day: bool) -> None:
    moments = read_moments(pd.Series([written, "2024-01-01 12:00"], dtype="object"))
    assert list(moments.has_day) == [has_day, True]


@pytest.mark.parametrize("written", ["2024-02-30", "2024-13-01", "i går", "2024-01-01 25:00", "9"])
def test_what_is_no_date_is_not_made_one(written: str) -> None:
    assert pd.isna(read_one(written)[0])


def test_the_police_stamp_without_leading_zero_is_swedish_local_time() -> None:
    assert read_one("2026-05-29 9:29:12 +02:00")[0] == pd.Timestamp("2026-05-29 09:29:12")


def test_a_stamp_marked_utc_keeps_its_clock_and_says_so() -> None:
    moments = read_moments(
        pd.Series(["2016/08/20 04:00:00+00", "2017-05-25T16:10:00Z", "2024-01-01"])
    )
    assert list(moments.when[:2]) == [
        pd.Timestamp("2016-08-20 04:00"),
        pd.Timestamp("2017-05-25 16:10"),
    ]
    assert list(moments.marked_utc) == [True, True, False]
    typed = read_moments(pd.Series(pd.to_datetime(["2024-07-01 20:00"], utc=True)))
    assert (typed.when[0], typed.marked_utc[0]) == (pd.Timestamp("2024-07-01 20:00"), True)


def test_typed_times_of_another_zone_become_local_time() -> None:
    column = pd.Series(pd.to_datetime(["2024-07-01 20:00"])).dt.tz_localize("Europe/London")
    assert read_moments(column).when[0] == pd.Timestamp("2024-07-01 21:00")


def test_one_date_that_can_only_be_month_first_decides_for_its_column() -> None:
    assert read_moments(pd.Series(["03/04/2024"])).when[0] == pd.Timestamp("2024-04-03")
    american = read_moments(pd.Series(["03/04/2024", "03/25/2024"]))
    assert list(american.when) == [pd.Timestamp("2024-03-04"), pd.Timestamp("2024-03-25")]


def test_dates_that_are_stored_as_times_have_no_clock() -> None:
    midnights = pd.Series(pd.to_datetime(["2024-01-01", "2024-01-02"]))
    assert not read_moments(midnights).has_clock.any()
    assert not read_moments(pd.Series(["2024-01-01 00:00", "2024-01-02 00:00"])).has_clock.any()
    with_time = pd.Series(pd.to_datetime(["2024-01-01 00:00", "2024-01-02 13:00"]))
    assert read_moments(with_time).has_clock.all()


def test_a_clock_is_read_with_and_without_a_colon() -> None:
    assert list(read_clock(pd.Series(["14:30", "7.05", "23:59:10"]))) == [870, 425, 1439]
    assert list(read_clock(pd.Series([0, 14, 23]))) == [0, 840, 1380]
    assert list(read_clock(pd.Series(["0030", "1430"]))) == [30, 870]
    assert list(read_clock(pd.Series([0.5, 0.75]))) == [720, 1080]
    assert read_clock(pd.Series(["okänd", "", "24:00"])).isna().all()


def test_months_are_known_by_name_in_both_languages() -> None:
    words = ["Jan", "maj", "May", "oktober", "Oct", "12", "13", "Q1"]
    assert [month_number(w) for w in words] == ["1", "5", "5", "10", "10", "12", "", ""]
