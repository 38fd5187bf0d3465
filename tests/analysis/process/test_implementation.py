"""P10, P11 and P13, counted by hand on twelve measures."""

from datetime import date

import pandas as pd
import pytest

from analysis.process.implementation import (
    implementation_rate,
    measures_by_status,
    overdue,
    overdue_list,
    status_table,
)
from analysis.process.indicator import By, Indicator, Tally
from analysis.results import Counted, Method, NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.by_hand import gaps, rows
from tests.analysis.process.measures_by_hand import MEASURES, TODAY, YEAR

NO_DAY = pd.Series(pd.NaT, index=MEASURES.index, dtype="datetime64[us]")
NEXT_YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))


def counts(indicator: Indicator, by: By) -> dict[str, float]:
    parts = [part for part in indicator.parts if part.by is by]
    return {part.name: part.value.value for part in parts if isinstance(part.value, Counted)}


def test_p10_every_measure_stands_in_one_of_five_states() -> None:
    found = measures_by_status(MEASURES, "a", YEAR, TODAY)
    assert found.value == Counted(value=12, unit=Unit.MEASURES, n=12)
    assert counts(found, By.STATUS) == {
        "planned": 2,
        "ongoing": 0,
        "overdue": 3,
        "done": 6,
        "cancelled": 1,
    }
    assert counts(found, By.OWNER) == {"municipality": 7, "private": 4, "": 1}
    assert counts(found, By.MEASURE_TYPE) == {
        "camera": 5,
        "cleaning": 2,
        "lighting": 3,
        "other": 1,
        "training": 1,
    }


def test_p10_says_whose_word_was_not_taken() -> None:
    found = measures_by_status(MEASURES, "a", YEAR, TODAY)
    assert gaps(found.missing) == {
        Reason.SAID_OVERDUE: 1,
        Reason.OPEN_WITHOUT_DUE_DAY: 1,
        Reason.OWNER_NOT_SAID: 1,
    }


def test_p10_one_called_overdue_without_a_day_is_told_also_where_it_has_begun() -> None:
    begun = rows("measure_id started_on status\nA-1 2025-02-01 overdue", area_id="a")
    found = measures_by_status(begun, "a", YEAR, TODAY)
    assert counts(found, By.STATUS)["ongoing"] == 1
    assert gaps(found.missing)[Reason.SAID_OVERDUE] == 1


def test_p10_the_table_tells_owner_type_and_measure_type_and_adds_up() -> None:
    table = status_table(MEASURES, "a", YEAR, TODAY)
    assert table["count"].sum() == 12
    lights = table[(table["owner_type"] == "municipality") & (table["measure_type"] == "lighting")]
    assert dict(zip(lights["state"], lights["count"], strict=True)) == {"done": 2, "overdue": 1}


def test_p11_city_and_private_are_told_apart() -> None:
    """Done 6, overdue 3; the city 4 of 5, the businesses 2 of 4."""
    found = implementation_rate(MEASURES, "a", YEAR, TODAY)
    assert isinstance(found.value, Tally)
    assert (found.value.count, found.value.of) == (6, 9)
    parts = {part.name: part.value for part in found.parts}
    assert isinstance(city := parts["municipality"], Tally)
    assert isinstance(private := parts["private"], Tally)
    assert (city.count, city.of, private.count, private.of) == (4, 5, 2, 4)
    assert parts[""] == NotPossible(Reason.NOTHING_DUE)


def test_p11_says_what_chance_does_in_nine() -> None:
    """R: prop.test(6, 9, correct = FALSE)."""
    value = implementation_rate(MEASURES, "a", YEAR, TODAY).value
    assert isinstance(value, Tally)
    assert value.chance is not None
    assert value.chance.method is Method.WILSON_OF_ALL
    assert (value.chance.low, value.chance.high) == pytest.approx((0.3542, 0.8794), abs=1e-4)


def test_p11_tells_which_measures_do_not_count() -> None:
    found = gaps(implementation_rate(MEASURES, "a", YEAR, TODAY).missing)
    assert found[Reason.NOT_YET_DUE] == 1
    assert found[Reason.OPEN_WITHOUT_DUE_DAY] == 1
    assert found[Reason.CANCELLED_LEFT_OUT] == 1


def test_p11_city_and_private_both_stand_there_also_where_one_has_nothing() -> None:
    city = MEASURES[MEASURES["owner_type"] == "municipality"]
    found = implementation_rate(city, "a", YEAR, TODAY)
    assert [part.name for part in found.parts] == ["municipality", "private"]
    assert found.parts[1].value == NotPossible(Reason.NOTHING_DUE)


def test_p11_one_measure_more_done_never_lowers_the_rate() -> None:
    before = implementation_rate(MEASURES, "a", YEAR, TODAY).value
    done = MEASURES.assign(
        done_on=MEASURES["done_on"].mask(MEASURES["measure_id"] == "p4", pd.Timestamp(TODAY))
    )
    after = implementation_rate(done, "a", YEAR, TODAY).value
    assert isinstance(before, Tally)
    assert isinstance(after, Tally)
    assert (after.count, after.of) == (before.count + 1, before.of)


def test_p13_the_latest_comes_first_with_its_days() -> None:
    late = overdue_list(MEASURES, "a", TODAY)
    assert list(late["measure_id"]) == ["p4", "c5", "p3"]
    assert list(late["days_late"]) == [90, 30, 10]
    assert list(late["owner"]) == ["", "", ""]


def test_p13_counts_by_owner_and_the_median_of_days_late() -> None:
    found = overdue(MEASURES, "a", YEAR, TODAY)
    assert found.value == Counted(value=3, unit=Unit.MEASURES, n=3)
    assert counts(found, By.OWNER) == {"municipality": 1, "private": 2}
    assert found.beside[0].value == Counted(value=30, unit=Unit.DAYS, n=3)


def test_p13_what_is_late_stays_on_the_list_in_a_later_period() -> None:
    assert overdue(MEASURES, "a", NEXT_YEAR, TODAY).value == Counted(
        value=3, unit=Unit.MEASURES, n=3
    )


def test_p13_hangs_on_the_day_given_and_not_on_the_clock() -> None:
    assert list(overdue_list(MEASURES, "a", date(2025, 2, 2))["measure_id"]) == ["c3", "c4"]
    assert overdue_list(MEASURES, "a", date(2025, 2, 1)).empty


def test_p13_the_owner_of_the_file_is_passed_on() -> None:
    measures = rows("measure_id owner due_on\nA-1 Gatukontoret 2025-01-01", area_id="a")
    assert list(overdue_list(measures, "a", TODAY)["owner"]) == ["Gatukontoret"]


@pytest.mark.parametrize("of", [measures_by_status, implementation_rate, overdue])
def test_without_measures_there_is_no_answer(of: object) -> None:
    assert callable(of)
    for measures in (None, MEASURES.iloc[:0], MEASURES.assign(area_id="b")):
        assert of(measures, "a", YEAR, TODAY).value == NotPossible(Reason.NO_MEASURES)


def test_without_a_day_when_anything_is_due_nothing_can_be_late() -> None:
    measures = MEASURES.assign(due_on=NO_DAY, done_on=NO_DAY, status="ongoing")
    assert overdue(measures, "a", YEAR, TODAY).value == NotPossible(Reason.NO_DUE_DAYS)
    found = implementation_rate(measures, "a", YEAR, TODAY)
    assert found.value == NotPossible(Reason.NOTHING_DUE)
    assert gaps(found.missing)[Reason.OPEN_WITHOUT_DUE_DAY] == 12
