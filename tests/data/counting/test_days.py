"""Incidents by the day that they began, where that day is known."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from data import engine
from data.counting.tallies import ALL, AREA_DAYS, lay_out
from data.intake import Kind
from data.readers import read
from data.scratch import scratch
from data.store import Store
from data.study import Period
from tests.sample import incidents

OTHER_DAY = {"occurred_from": "2024-05-20 10:00"}  # days are told, not only months


def days(*rows: Mapping[str, object]) -> dict[str, int]:
    """Day -> incidents, everywhere."""
    table = counted(incidents(*rows))
    table = table[table["area_id"] == ALL]
    return {f"{day:%Y-%m-%d}": int(n) for day, n in table.groupby("day")["count"].sum().items()}


def counted(rows: pd.DataFrame, placed: pd.DataFrame | None = None) -> pd.DataFrame:
    if placed is None:
        placed = pd.DataFrame({"row": [], "area_id": pd.Series(dtype="str")})
    db = scratch()
    cells = pd.DataFrame({"row": [], "cell_x": [], "cell_y": []})
    lay_out(db, rows, placed, cells, pd.DataFrame({"row": [], "segment_id": []}))
    table: pd.DataFrame = db.sql(AREA_DAYS).to_arrow_table().to_pandas()
    return table


def test_an_incident_counts_on_the_day_that_it_began() -> None:
    friday_night = {"occurred_from": "2024-05-03 22:00", "occurred_to": "2024-05-04 06:00"}
    leap_day = {"occurred_from": "2024-02-29 23:59"}
    assert days(friday_night, friday_night, leap_day) == {"2024-02-29": 1, "2024-05-03": 2}


@pytest.mark.parametrize(
    ("until", "counts"),
    [("2024-05-04 17:59", True), ("2024-05-04 18:00", False), ("2024-05-06 08:00", False)],
)
def test_a_span_of_a_day_and_night_or_more_is_on_no_day(until: str, counts: bool) -> None:
    span = {"occurred_from": "2024-05-03 18:00", "occurred_to": until}
    assert days(span, OTHER_DAY) == {"2024-05-20": 1} | ({"2024-05-03": 1} if counts else {})


def test_a_day_without_clock_counts() -> None:
    assert days({"occurred_from": "2024-05-03", "hour_known": False}) == {"2024-05-03": 1}


def test_the_day_of_a_report_is_not_the_day_of_the_incident() -> None:
    assert days({"occurred_from": "2024-05-03 00:00", "date_from_report": True}, OTHER_DAY) == {
        "2024-05-20": 1
    }


def test_where_only_months_are_told_nothing_is_on_a_day() -> None:
    assert days({"occurred_from": "2024-05-01"}, {"occurred_from": "2024-06-01"}) == {}


def test_days_are_kept_apart_by_area_group_and_what_is_business_related() -> None:
    rows = incidents(
        {"occurred_from": "2024-05-03 10:00", "business": True},
        {"occurred_from": "2024-05-03 11:00", "business": False},
        {"occurred_from": "2024-05-03 12:00", "business": True, "offence_group": "robbery"},
    )
    placed = pd.DataFrame({"row": [0, 1, 1], "area_id": ["a", "a", "b"]})
    table = counted(rows, placed)
    parts = table.groupby(["area_id", "offence_group", "business"])["count"].sum().to_dict()
    assert parts == {
        (ALL, "theft", True): 1,
        (ALL, "theft", False): 1,
        (ALL, "robbery", True): 1,
        ("a", "theft", True): 1,
        ("a", "theft", False): 1,
        ("b", "theft", False): 1,
    }


def test_a_file_that_tells_some_days_and_some_months_counts_only_the_days(tmp_path: Path) -> None:
    written = ["2024-05-07", "2024-05-07 13:30", "2024-05", "maj 2024", "2024-05-01", "2024-06"]
    rows = "".join(f"{day};Stöld\n" for day in written)
    store = Store(tmp_path)
    version = store.add(read(Kind.INCIDENTS, f"Datum;Brott\n{rows}".encode(), "x.csv"))
    may = Period(pd.Timestamp("2024-05-01").date(), pd.Timestamp("2024-07-01").date())
    found = engine.day_counts(version, period=may)
    assert dict(zip(found["day"].astype("str"), found["count"], strict=True)) == {
        "2024-05-01": 1,
        "2024-05-07": 2,
    }
    assert engine.month_counts(version)["count"].tolist() == [5, 1]
