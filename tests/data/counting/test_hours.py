"""Hours of the week, spread over from-to spans (aoristic)."""

from datetime import datetime, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.aoristic import hours_of_span
from analysis.results import NotPossible
from data.counting.hours import SLOTS, WEIGHT, hours_of_week
from data.counting.tallies import ALL, AREA_HOURS, lay_out
from data.scratch import scratch
from tests.sample import incidents

MONDAY = datetime(2024, 1, 1)
WEEK = timedelta(weeks=1)
ROUNDING = 168 / WEIGHT  # what whole millionths leave over goes to the last hour of a span
Span = tuple[datetime, datetime | None]
spans = st.builds(
    lambda start, minutes: (
        MONDAY + timedelta(minutes=start),
        None if minutes is None else MONDAY + timedelta(minutes=start + minutes),
    ),
    st.integers(0, 3 * 7 * 24 * 60),
    st.none() | st.integers(0, 240) | st.integers(0, 7 * 24 * 60),
)


def weights(*given: Span, hour_known: bool = True) -> pd.DataFrame:
    rows = [{"occurred_from": a, "occurred_to": b, "hour_known": hour_known} for a, b in given]
    return counted(incidents(*rows), pd.DataFrame({"row": [], "area_id": pd.Series(dtype="str")}))


def counted(rows: pd.DataFrame, placed: pd.DataFrame) -> pd.DataFrame:
    """The weights by area, month and group; everywhere is area *."""
    db = scratch()
    cells = pd.DataFrame({"row": [], "cell_x": [], "cell_y": []})
    lay_out(db, rows, placed, cells, pd.DataFrame({"row": [], "segment_id": []}))
    table: pd.DataFrame = db.sql(AREA_HOURS).to_arrow_table().to_pandas()
    return table


def filled(*given: Span) -> dict[int, float]:
    """Slot of the week (0 is Monday 00-01) -> expected count, where there is any."""
    hours = hours_of_week(weights(*given))
    return {int(slot): float(hours[slot]) for slot in np.flatnonzero(hours > 1e-5)}


def span(start: str, end: str | None) -> Span:
    return datetime.fromisoformat(start), datetime.fromisoformat(end) if end else None


def slowly(given: list[Span]) -> list[float]:
    """The same, one incident after the other."""
    hours = np.zeros(SLOTS)
    for start, end in given:
        found = hours_of_span(start, end)
        assert not isinstance(found, NotPossible)
        hours += found
    return [float(hour) for hour in hours]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        # crimepy tests/test_aor.py
        ("2024-01-01 01:00", "2024-01-01 01:00", {1: 1.0}),
        ("2024-01-01 01:00", "2024-01-01 02:30", {1: 0.666667, 2: 0.333333}),
        ("2024-01-01 01:50", "2024-01-01 02:10", {1: 0.5, 2: 0.5}),
        ("2024-01-01 15:30", None, {15: 1.0}),
        # by hand
        ("2024-01-01 15:10", "2024-01-01 15:50", {15: 1.0}),
        ("2024-01-01 15:00", "2024-01-01 16:00", {15: 1.0}),
        ("2024-01-02 23:45", "2024-01-03 00:45", {47: 0.25, 48: 0.75}),
        ("2024-01-07 23:00", "2024-01-08 02:00", {167: 1 / 3, 0: 1 / 3, 1: 1 / 3}),
        ("2024-01-06 12:30", "2024-01-06 15:30", {132: 1 / 6, 133: 1 / 3, 134: 1 / 3, 135: 1 / 6}),
    ],
)
def test_agrees_with_published_and_hand_made_cases(
    start: str, end: str | None, expected: dict[int, float]
) -> None:
    assert filled(span(start, end)) == pytest.approx(expected, abs=1e-5)


def test_a_whole_week_is_spread_evenly_wherever_it_begins() -> None:
    for start in (MONDAY, MONDAY + timedelta(days=6, hours=23, minutes=30)):
        hours = hours_of_week(weights((start, start + WEEK)))
        assert hours == pytest.approx([1 / SLOTS] * SLOTS, abs=ROUNDING)


def test_a_span_of_more_than_a_week_says_nothing_and_is_left_out() -> None:
    assert weights((MONDAY, MONDAY + WEEK + timedelta(minutes=1))).empty


def test_an_unknown_hour_and_an_end_before_the_start_are_left_out() -> None:
    assert weights((MONDAY, None), hour_known=False).empty
    assert weights((MONDAY, MONDAY - timedelta(minutes=1))).empty


@given(st.lists(spans, max_size=5))
def test_agrees_with_a_slow_loop_over_the_minutes(given: list[Span]) -> None:
    tolerance = ROUNDING * max(len(given), 1)
    assert hours_of_week(weights(*given)) == pytest.approx(slowly(given), abs=tolerance)


@given(st.lists(spans, max_size=20))
def test_the_integer_weights_sum_to_the_number_of_incidents_exactly(given: list[Span]) -> None:
    table = weights(*given).astype({"point": "int64", "step": "int64"})
    steps = np.zeros(2 * SLOTS + 1, dtype=np.int64)
    np.add.at(steps, table["slot"].to_numpy(), table["step"].to_numpy())
    assert table["point"].sum() + np.cumsum(steps).sum() == len(given) * WEIGHT
    assert hours_of_week(table).sum() == pytest.approx(len(given))
    assert (hours_of_week(table) >= 0).all()


def test_weights_are_kept_apart_by_area_month_and_group() -> None:
    rows = incidents(
        {"occurred_from": "2024-01-31 23:30", "occurred_to": "2024-02-01 00:30"},
        {"occurred_from": "2024-02-01 10:00", "offence_group": "robbery"},
    )
    placed = pd.DataFrame({"row": [0, 1, 1], "area_id": ["a", "a", "b"]})
    table = counted(rows, placed)
    table = table[table["area_id"] != ALL]
    parts = table.groupby(["area_id", "month", "offence_group"])["point"].sum() / WEIGHT
    assert parts.to_dict() == {
        ("a", pd.Timestamp("2024-01-01"), "theft"): 1,  # by the month it began in
        ("a", pd.Timestamp("2024-02-01"), "robbery"): 1,
        ("b", pd.Timestamp("2024-02-01"), "robbery"): 1,
    }
