"""Parts of the week that incidents happened in, spans divided by their minutes."""

from collections import Counter
from datetime import datetime, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.counting.hours import SLOTS, WEIGHT, hours_of_week
from data.counting.tallies import ALL, AREA_HOURS, CELL_MONTHS, lay_out
from data.counting.week_parts import TIMED, WeekPart, part_of_slot
from data.scratch import scratch
from tests.sample import incidents

MONDAY = datetime(2024, 1, 1)
MINUTES = 7 * 24 * 60
Span = tuple[datetime, datetime | None]
spans = st.builds(
    lambda start, minutes: (
        MONDAY + timedelta(minutes=start),
        None if minutes is None else MONDAY + timedelta(minutes=start + minutes),
    ),
    st.integers(0, 2 * MINUTES),
    st.none() | st.integers(0, 240) | st.integers(0, MINUTES) | st.just(MINUTES + 1),
)


def tables(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Cells (all incidents lie in one) and hours of the same incidents."""
    db = scratch()
    nowhere = pd.DataFrame({"row": [], "area_id": pd.Series(dtype="str")})
    cells = pd.DataFrame({"row": np.arange(len(rows)), "cell_x": 3, "cell_y": 4})
    lay_out(db, rows, nowhere, cells, pd.DataFrame({"row": [], "segment_id": []}))
    cell_month, area_hour = (
        db.sql(query).to_arrow_table().to_pandas() for query in (CELL_MONTHS, AREA_HOURS)
    )
    return cell_month, area_hour[area_hour["area_id"] == ALL]


def parts(*given: Span, **said: bool) -> dict[str, int]:
    """Millionths of each part that weighs something; of no known hour is what is left."""
    rows = [{"occurred_from": a, "occurred_to": b} | said for a, b in given]
    cells, _ = tables(incidents(*rows))
    sums = {str(part): int(cells[part].sum()) for part in TIMED}
    sums["unknown"] = int(cells["count"].sum()) * WEIGHT - sum(sums.values())
    return {part: weight for part, weight in sums.items() if weight}


def span(start: str, end: str | None) -> Span:
    return datetime.fromisoformat(start), datetime.fromisoformat(end) if end else None


def test_each_hour_of_the_week_is_in_one_part() -> None:
    assert Counter(map(part_of_slot, range(SLOTS))) == {
        WeekPart.WEEKDAY_DAY: 60,
        WeekPart.WEEKDAY_NIGHT: 60,
        WeekPart.WEEKEND_DAY: 24,
        WeekPart.WEEKEND_NIGHT: 24,
    }


@pytest.mark.parametrize(
    ("moment", "part"),
    [
        ("2024-01-01 05:59", "weekday_night"),  # Sunday's night
        ("2024-01-01 06:00", "weekday_day"),
        ("2024-01-05 17:59", "weekday_day"),  # Friday
        ("2024-01-05 18:00", "weekend_night"),
        ("2024-01-06 05:59", "weekend_night"),
        ("2024-01-06 06:00", "weekend_day"),
        ("2024-01-06 18:00", "weekend_night"),
        ("2024-01-07 05:59", "weekend_night"),
        ("2024-01-07 17:59", "weekend_day"),
        ("2024-01-07 18:00", "weekday_night"),
        ("2024-01-04 23:59", "weekday_night"),  # Thursday's
        ("2024-01-05 05:59", "weekday_night"),
    ],
)
def test_a_night_belongs_to_the_evening_that_it_begins_with(moment: str, part: str) -> None:
    assert parts(span(moment, None)) == parts(span(moment, moment)) == {part: WEIGHT}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        # over the edge of a part, and over midnight
        ("2024-01-02 17:00", "2024-01-02 19:00", {"weekday_day": 1 / 2, "weekday_night": 1 / 2}),
        ("2024-01-05 17:30", "2024-01-05 19:00", {"weekday_day": 1 / 3, "weekend_night": 2 / 3}),
        ("2024-01-05 23:00", "2024-01-06 02:00", {"weekend_night": 1}),
        # over Sunday's midnight, which is the end of a week of slots
        ("2024-01-07 17:00", "2024-01-08 07:00",
         {"weekend_day": 1 / 14, "weekday_night": 12 / 14, "weekday_day": 1 / 14}),
        # a shop's night: 18 to 06
        ("2024-01-02 18:00", "2024-01-03 06:00", {"weekday_night": 1}),
        # a weekend away: Friday 16 to Monday 08
        ("2024-01-05 16:00", "2024-01-08 08:00",
         {"weekday_day": 4 / 64, "weekend_night": 24 / 64, "weekend_day": 24 / 64,
          "weekday_night": 12 / 64}),
        # a week
        ("2024-01-03 10:17", "2024-01-10 10:17",
         {"weekday_day": 60 / 168, "weekday_night": 60 / 168, "weekend_day": 24 / 168,
          "weekend_night": 24 / 168}),
        # the clock changed on 31 March 2024: by the clock on the wall as it is written
        ("2024-03-31 00:00", "2024-03-31 12:00", {"weekend_night": 1 / 2, "weekend_day": 1 / 2}),
    ],
)  # fmt: skip
def test_a_span_is_divided_by_its_minutes(start: str, end: str, expected: dict[str, float]) -> None:
    found = parts(span(start, end))
    assert found.keys() == expected.keys()  # no part holds a crumb of rounding
    assert sum(found.values()) == WEIGHT
    shares = {part: weight / WEIGHT for part, weight in found.items()}
    assert shares == pytest.approx(expected, abs=SLOTS / WEIGHT)


def test_a_span_of_more_than_a_week_an_unknown_hour_and_an_end_before_the_start_are_in_none() -> (
    None
):
    too_long = (MONDAY, MONDAY + timedelta(minutes=MINUTES + 1))
    assert parts(too_long) == {"unknown": WEIGHT}
    assert parts((MONDAY, None), hour_known=False) == {"unknown": WEIGHT}
    assert parts((MONDAY, MONDAY - timedelta(minutes=1))) == {"unknown": WEIGHT}
    assert parts((MONDAY, MONDAY), too_long, (MONDAY, None)) == {
        "unknown": WEIGHT,
        "weekday_night": 2 * WEIGHT,
    }


@given(st.lists(spans, max_size=8))
def test_parts_are_the_hours_of_the_week_put_together_to_the_last_millionth(
    given: list[Span],
) -> None:
    rows = incidents(*({"occurred_from": a, "occurred_to": b} for a, b in given))
    cells, slots = tables(rows)
    hours = hours_of_week(slots)
    for part in TIMED:
        inside = [hour for slot, hour in enumerate(hours) if part_of_slot(slot) is part]
        assert cells[part].sum() == round(sum(inside) * WEIGHT)


@given(spans)
def test_a_part_weighs_what_a_slow_walk_over_the_minutes_says(given: Span) -> None:
    start, end = given
    length = int((end - start).total_seconds() // 60) if end else 0
    if length > MINUTES:
        return
    minutes = [start + timedelta(minutes=n) for n in range(max(length, 1))]
    slow = Counter(str(part_of_slot(when.weekday() * 24 + when.hour)) for when in minutes)
    found = parts(given)
    assert found.keys() == slow.keys()
    shares = {part: weight / WEIGHT for part, weight in found.items()}
    expected = {part: count / len(minutes) for part, count in slow.items()}
    assert shares == pytest.approx(expected, abs=SLOTS / WEIGHT)


def test_weights_are_whole_numbers_by_cell_month_group_and_what_is_business_related() -> None:
    rows = incidents(
        {"occurred_from": "2024-01-31 17:30", "occurred_to": "2024-01-31 18:30"},
        {"occurred_from": "2024-01-31 19:00", "source": "another", "preliminary": True},
        {"occurred_from": "2024-02-01 10:00", "business": True},
    )
    cells, _ = tables(rows)
    assert [str(cells[part].dtype) for part in TIMED] == ["int64"] * 4
    kept = cells.sort_values("month")[["month", "count", "weekday_day", "weekday_night"]]
    assert kept.to_numpy().tolist() == [  # the source makes no row of its own
        [pd.Timestamp("2024-01-01"), 2, WEIGHT // 2, WEIGHT + WEIGHT // 2],
        [pd.Timestamp("2024-02-01"), 1, WEIGHT, 0],
    ]
