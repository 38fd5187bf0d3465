from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.columns.mapping import resolve
from data.files.tables import read_table
from data.intake import Kind
from data.kinds.occurrence import Occurrence, read_extract_date, read_occurrence, unknown_midnights
from data.problems import Fault, Rule


def occurrence(text: str) -> tuple[Occurrence, list[Fault]]:
    table = read_table(text.encode(), "x.csv")
    faults: list[Fault] = []
    return read_occurrence(table, resolve(Kind.INCIDENTS, table, None, faults), faults), faults


@pytest.mark.parametrize(
    "text",
    [
        "Brottstid från;Typ\n2024-11-23 18:05;x\n",
        "Datum;Klockslag\n2024-11-23;18:05\n",
        "Datum;Tid\n2024-11-23 00:00;18.05\n",
        "YEAR;MONTH;DAY;HOUR;MINUTE\n2024;11;23;18;5\n",
        "År;Månad;Dag;Tid\n2024;nov;23;1805\n",
    ],
)
def test_one_column_or_several_give_the_same_moment(text: str) -> None:
    found, faults = occurrence(text)
    assert (found.start[0], found.hour_known[0]) == (pd.Timestamp("2024-11-23 18:05"), True)
    assert faults == []


def test_the_hour_column_replaces_a_local_date_that_is_marked_utc() -> None:
    found, _ = occurrence("occurrencedate,occurrencehour\n2018/07/10 04:00:00+00,0\n")
    assert found.start[0] == pd.Timestamp("2018-07-10 00:00")
    assert not found.marked_utc[0]


def test_without_offence_time_the_report_date_stands_in() -> None:
    found, _ = occurrence("Brottstid från;Anmälningsdatum\n;2024-05-03 11:00\n2024-05-01 10:00;\n")
    assert list(found.start) == [pd.Timestamp("2024-05-03"), pd.Timestamp("2024-05-01 10:00")]
    assert list(found.from_report) == [True, False]
    assert list(found.hour_known) == [False, True]


def test_an_end_before_the_start_is_not_used() -> None:
    rows = "2024-05-01 18:00;2024-05-01 09:00\n2024-05-01 18:00;2024-05-02 09:00\n"
    found, _ = occurrence("Brottstid från;Brottstid till\n" + rows)
    assert found.end[0] is pd.NaT
    assert found.end[1] == pd.Timestamp("2024-05-02 09:00")
    assert list(found.end_before_start) == [True, False]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Brottstid från\n2024-02\n", "2024-02-29 23:59"),
        ("År;Månad;Dag\n2024;2;\n", "2024-02-29 23:59"),
        ("Brottstid från;Brottstid till\n2024-02;2024-03\n", "2024-03-31 23:59"),
        ("Brottstid från;Brottstid till\n2024-02;2024-02-07\n", "2024-02-07 23:59"),
    ],
)
def test_a_month_without_a_day_may_be_any_of_its_days(text: str, end: str) -> None:
    found, faults = occurrence(text)
    assert faults == []
    assert found.start[0] == pd.Timestamp("2024-02-01")
    assert found.end[0] == pd.Timestamp(end)
    assert not found.hour_known[0]


def test_a_day_alone_has_no_end() -> None:
    found, _ = occurrence("Brottstid från\n2024-02-01\n")
    assert found.end[0] is pd.NaT


def test_an_end_without_clock_lasts_the_whole_day() -> None:
    found, _ = occurrence("Brottstid från;Brottstid till\n2024-05-01 18:00;2024-05-01\n")
    assert found.end[0] == pd.Timestamp("2024-05-01 23:59")


def test_far_too_many_midnights_are_unknown_hours() -> None:
    hours = pd.Series(pd.date_range("2024-01-01", periods=2400, freq="h"))
    everything = pd.Series(True, index=range(3000))
    too_many = pd.concat([hours, pd.Series([hours[0]] * 600)], ignore_index=True)
    assert unknown_midnights(too_many, everything).sum() == 700
    assert not unknown_midnights(hours, everything[:2400]).any()
    lively = pd.concat([hours, pd.Series([hours[0]] * 60)], ignore_index=True)
    assert not unknown_midnights(lively, everything[:2460]).any()


@pytest.mark.parametrize("seed", range(3))
def test_a_few_midnights_in_a_small_file_are_believed(seed: int) -> None:
    hours = np.random.default_rng(seed).integers(0, 24, 40)
    when = pd.Timestamp("2024-01-01") + pd.Series(pd.to_timedelta(hours, unit="h"))
    assert not unknown_midnights(when, pd.Series(True, index=when.index)).any()


def test_a_column_of_other_things_is_a_fault_and_a_few_bad_dates_are_not() -> None:
    _, faults = occurrence("Datum;Typ\nmåndag;x\ntisdag;x\n2024-05-01;x\n")
    assert faults == [Fault(Rule.UNREADABLE_DATES, "Datum", "måndag, tisdag", 2)]
    found, faults = occurrence("Datum;Typ\nmåndag;x\n2024-05-02;x\n2024-05-01;x\n")
    assert (faults, found.start.isna().sum()) == ([], 1)


def test_the_extract_date_is_the_last_one() -> None:
    table = read_table(
        b"Datum;Uttagsdatum\n2024-05-01;2025-03-03\n2024-05-02;2025-03-04\n", "x.csv"
    )
    used = resolve(Kind.INCIDENTS, table, None, [])
    assert read_extract_date(table, used, date(2025, 6, 1)) == date(2025, 3, 4)
    assert read_extract_date(table, used, date(2025, 3, 3)) == date(2025, 3, 3)
