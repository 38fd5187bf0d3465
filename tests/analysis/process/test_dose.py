"""P26: what was in place where, for how long, and month by month."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from analysis.process.dose import Spans, dose, monthly_dose, spans
from analysis.process.indicator import By, Indicator
from analysis.results import Counted, NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.made import YEAR, placed

AS_OF = date(2025, 12, 31)
TEN_WEEKS = Period(date(2025, 1, 6), date(2025, 3, 17))
MEASURES = placed(
    "measures",
    {"started_on": "2024-06-01", "owner_type": "municipality", "measure_type": "lighting"},  # 10
    {"done_on": "2025-01-20", "owner_type": "private", "measure_type": "guards"},  # 8 weeks
    {"started_on": "2025-02-03", "ended_on": "2025-02-17", "owner_type": "private"},  # 2 weeks
    {"due_on": "2025-02-01", "owner_type": "private"},  # only planned
    {"started_on": "2025-03-17", "owner_type": "police"},  # after the period
    {"started_on": "2025-02-03", "ended_on": "2025-01-01"},  # backwards
    {"started_on": "2025-01-06", "status": "cancelled"},  # nobody knows until when
    {"started_on": "2025-01-06", "measure_type": "camera", "area_id": "b"},
    {"started_on": "2025-01-06", "measure_type": "camera"},  # the register has it
)
CAMERAS = placed(
    "cameras",
    {"installed_on": "2025-01-06", "removed_on": "2025-02-10", "owner_type": "private"},  # 5 weeks
)
FOUND = spans(MEASURES, CAMERAS, AS_OF)


def told(found: Indicator, by: By) -> dict[str, float]:
    return {
        p.name: p.value.value for p in found.parts if p.by is by and isinstance(p.value, Counted)
    }


def test_measures_count_for_the_weeks_they_are_in_place() -> None:
    found = dose(FOUND, "a", TEN_WEEKS)
    assert found.code == "P26"
    assert found.value == Counted(value=10.0 + 8 + 2 + 5, unit=Unit.MEASURE_WEEKS, n=4)
    assert told(found, By.OWNER) == {"municipality": 10, "private": 15}
    assert told(found, By.MEASURE_TYPE) == {"": 2, "camera": 5, "guards": 8, "lighting": 10}
    assert found.missing == (
        NotPossible(Reason.ENDS_FIRST, size=1),
        NotPossible(Reason.NO_END_DAY, size=1),
    )


def test_what_is_left_out_elsewhere_is_not_told_of_this_area() -> None:
    assert dose(FOUND, "b", TEN_WEEKS).missing == ()
    assert len(dose(FOUND, "", TEN_WEEKS).missing) == 2


def test_a_camera_in_the_register_is_not_counted_again_as_a_measure() -> None:
    elsewhere = dose(FOUND, "b", TEN_WEEKS)
    assert elsewhere.value == Counted(value=10.0, unit=Unit.MEASURE_WEEKS, n=1)
    assert dose(spans(MEASURES, None, AS_OF), "a", TEN_WEEKS).value == Counted(
        value=10.0 + 8 + 2 + 10, unit=Unit.MEASURE_WEEKS, n=4
    )


def test_with_segments_the_dose_is_told_by_street_segment_and_else_by_area() -> None:
    assert told(dose(FOUND, "a", TEN_WEEKS), By.AREA) == {"a": 25}
    on_streets = MEASURES.assign(segment_id=["s1", "s2", "s1", *[""] * 6])
    found = dose(spans(on_streets, CAMERAS, AS_OF), "a", TEN_WEEKS)
    assert told(found, By.SEGMENT) == {"": 5, "s1": 12, "s2": 8}
    assert told(found, By.AREA) == {}


def test_a_measure_in_two_areas_is_in_place_once_in_all_of_them() -> None:
    twice = placed(
        "measures",
        {"row": 3, "started_on": "2025-01-06"},
        {"row": 3, "started_on": "2025-01-06", "area_id": "b"},
    )
    found = spans(twice, None, AS_OF)
    assert dose(found, "", TEN_WEEKS).value == Counted(value=10.0, unit=Unit.MEASURE_WEEKS, n=1)


def test_what_is_still_in_place_counts_until_the_day_asked_of_and_no_longer() -> None:
    until = spans(MEASURES, None, date(2025, 1, 19))  # two weeks of the ten
    assert dose(until, "a", TEN_WEEKS).value == Counted(value=4.0, unit=Unit.MEASURE_WEEKS, n=2)


def test_a_month_has_what_was_in_place_on_average_over_its_days() -> None:
    table = monthly_dose(FOUND, "a", YEAR)
    assert list(table["month"].unique()) == list(pd.date_range("2025-01-01", periods=12, freq="MS"))
    private = table[table["owner_type"] == "private"].set_index("month")["in_place"]
    # January: guards for 12 of 31 days, the camera for 26; February: 28, 14 and 9 of 28
    assert private["2025-01-01"] == pytest.approx((12 + 26) / 31)
    assert private["2025-02-01"] == pytest.approx((28 + 14 + 9) / 28)
    assert private["2025-04-01"] == pytest.approx(1)


def test_the_weeks_of_all_months_and_owners_add_up_to_the_dose() -> None:
    period = Period(date(2025, 1, 10), date(2025, 11, 20))
    weeks = dose(FOUND, "a", period).value
    assert isinstance(weeks, Counted)
    assert monthly_dose(FOUND, "a", period)["weeks"].sum() == pytest.approx(weeks.value)


def test_counted_day_by_day_the_dose_is_the_same() -> None:
    rng = np.random.default_rng(1)
    starts = [date(2024, 6, 1) + timedelta(int(day)) for day in rng.integers(0, 700, 60)]
    ends = [
        start + timedelta(int(day))
        for start, day in zip(starts, rng.integers(0, 300, 60), strict=True)
    ]
    rows = [{"started_on": str(a), "ended_on": str(b)} for a, b in zip(starts, ends, strict=True)]
    every_day = [date(2025, 1, 1) + timedelta(day) for day in range(365)]
    days = sum(a <= day < b for a, b in zip(starts, ends, strict=True) for day in every_day)
    found = dose(spans(placed("measures", *rows), None, AS_OF), "a", YEAR).value
    assert isinstance(found, Counted)
    assert found.value == pytest.approx(days / 7)


def test_where_nothing_is_in_place_there_is_a_reason() -> None:
    nothing: Spans = spans(None, None, AS_OF)
    assert dose(nothing, "", YEAR).value == NotPossible(Reason.NONE_IN_PLACE)
    assert monthly_dose(nothing, "", YEAR).empty
    assert dose(FOUND, "c", YEAR).value == NotPossible(Reason.NONE_IN_PLACE)
    assert monthly_dose(FOUND, "a", Period(date(2025, 1, 1), date(2025, 1, 1))).empty


def test_measures_and_cameras_of_one_number_are_not_the_same_thing() -> None:
    one = placed("measures", {"started_on": "2025-01-06"})
    found = dose(spans(one, CAMERAS, AS_OF), "", TEN_WEEKS)
    assert found.value == Counted(value=15.0, unit=Unit.MEASURE_WEEKS, n=2)


def test_an_end_that_is_still_to_come_does_not_count_as_time_in_place() -> None:
    planned_end = placed("measures", {"started_on": "2025-01-06", "ended_on": "2025-03-17"})
    found = dose(spans(planned_end, None, date(2025, 1, 19)), "a", TEN_WEEKS)
    assert found.value == Counted(value=2.0, unit=Unit.MEASURE_WEEKS, n=1)
