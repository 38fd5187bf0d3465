from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analysis.counts import BeforeAfter
from analysis.coverage import Coverage
from analysis.dispersion import dispersion
from analysis.effect import relative_change
from analysis.placebo_in_time import (
    MovedStart,
    PlaceboInTime,
    Seen,
    months_earlier,
    placebo_in_time,
)
from analysis.results import Comparison, Hidden, Method, NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.pilots import PILOT

# before: 2022-01..2023-12; the true start is 2024-01-01
FIRST, LAST = date(2019, 1, 1), date(2025, 5, 1)
AREAS = ("north", *sorted(PILOT.comparison))
KNOWN = Coverage(whole=(FIRST, LAST))


def even(months: int = 10, **changed: tuple[str, str, int]) -> pd.DataFrame:
    """So many a month everywhere, from 2019 on; an area can have others in the months from..to."""
    days = pd.date_range(FIRST, LAST, freq="MS", inclusive="left")
    table = pd.DataFrame(months, index=days.rename("month"), columns=list(AREAS))
    for area, (start, end, count) in changed.items():
        table.loc[start:end, area] = count
    return table.reset_index().melt("month", var_name="area_id", value_name="count")


def starts(counts: pd.DataFrame, known: Coverage = KNOWN, **plan: object) -> dict[int, MovedStart]:
    found = placebo_in_time(counts, replace(PILOT, **plan), known)  # type: ignore[arg-type]
    assert isinstance(found, PlaceboInTime)
    return {one.back: one for one in found.starts}


def value(one: MovedStart) -> float:
    assert isinstance(one.change, Comparison)
    return one.change.value


def test_the_windows_are_whole_years_or_the_same_months_of_earlier_years() -> None:
    moved = starts(even())
    windows = {back: one.windows for back, one in moved.items()}
    assert all(windows.values())
    spans = {back: (w.after, *w.before) for back, w in windows.items() if w}
    assert [(p.start, p.months) for p in spans[6]] == [
        (date(2023, 7, 1), 6),
        (date(2022, 7, 1), 6),
        (date(2021, 7, 1), 6),
    ]
    assert [(p.start, p.months) for p in spans[12]] == [
        (date(2023, 1, 1), 12),
        (date(2022, 1, 1), 12),
        (date(2021, 1, 1), 12),
    ]
    assert [(p.start, p.months) for p in spans[18]] == [
        (date(2022, 7, 1), 12),
        (date(2021, 7, 1), 12),
        (date(2020, 7, 1), 12),
    ]


@pytest.mark.parametrize("back", [6, 12, 18])
def test_every_window_is_before_the_true_start_and_has_the_same_calendar_months(back: int) -> None:
    windows = starts(even())[back].windows
    assert windows is not None
    assert all(p.end <= PILOT.before.end for p in (windows.after, *windows.before))
    for span in windows.before:
        assert span.calendar_months() == windows.after.calendar_months()
        assert span.end <= windows.after.start


def test_it_is_the_headline_of_the_moved_start_worked_out_by_hand() -> None:
    """Twelve months back: 2023 against 2021 and 2022, each area counted by itself."""
    changes = {f"{area}": ("2023", "2023", 8 + i) for i, area in enumerate(AREAS[1:])}
    counts = even(10, north=("2023", "2023", 7), **changes)
    others = {area: BeforeAfter(240, 12 * (8 + i)) for i, area in enumerate(AREAS[1:])}
    wide = counts.pivot_table(index="month", columns="area_id", values="count")
    phi = dispersion(wide.loc["2021":"2022"])
    answer = relative_change({"north": BeforeAfter(240, 84)}, others, dispersion=phi)
    assert starts(counts)[12].change == answer
    assert isinstance(answer, Comparison)
    assert answer.value < 0.75


def test_where_nothing_changed_before_the_start_nothing_is_seen() -> None:
    counts = even(40, north=("2024-01", "2025-04", 12))  # the fall is after the true start
    found = placebo_in_time(counts, PILOT, KNOWN)
    assert isinstance(found, PlaceboInTime)
    assert all(value(one) == pytest.approx(1) for one in found.starts)
    headline = relative_change(
        {"north": BeforeAfter(960, 144)},
        dict.fromkeys(PILOT.comparison, BeforeAfter(960, 480)),
        dispersion=1,
    )
    assert found.seen(headline) is Seen.NOTHING


def test_a_fall_half_a_year_before_the_start_is_seen_by_the_start_moved_there() -> None:
    moved = starts(even(40, north=("2023-07", "2025-04", 12)))
    assert moved[6].shows_change
    assert value(moved[6]) == pytest.approx(0.3, abs=0.01)
    assert not moved[18].shows_change


@pytest.mark.parametrize("times", [1, 3])
def test_months_after_the_true_start_are_not_looked_at(times: int) -> None:
    later = even(40, north=("2024-01", "2025-04", 40 * times), a=("2024-01", "2025-04", 90))
    assert starts(later) == starts(even(40))


def test_what_all_areas_share_is_no_change() -> None:
    everywhere = {area: ("2023", "2023", 20) for area in AREAS}
    assert value(starts(even(40, **everywhere))[12]) == pytest.approx(1)


def test_without_data_before_the_plan_only_what_fits_into_it_is_asked() -> None:
    known = Coverage(whole=(PILOT.before.start, LAST))
    moved = starts(even(), known)
    assert [len(moved[back].windows.before) for back in (6, 12)] == [1, 1]  # type: ignore[union-attr]
    assert moved[18].windows is None
    assert moved[18].change == NotPossible(Reason.NO_EARLIER_YEAR)


def test_months_that_may_still_change_are_refused() -> None:
    known = replace(KNOWN, preliminary_from=date(2023, 11, 1))
    moved = starts(even(), known)
    assert moved[6].change == NotPossible(Reason.PRELIMINARY, size=2)
    assert isinstance(moved[18].change, Comparison)


def test_areas_without_data_of_the_year_before_are_left_out() -> None:
    spans = dict.fromkeys(AREAS, (FIRST, LAST)) | {"a": (date(2023, 1, 1), LAST)}
    moved = starts(even(), replace(KNOWN, by_area=spans))
    others = starts(even(), comparison=PILOT.comparison - {"a"})
    assert moved[12].change == others[12].change


def test_too_few_areas_give_the_reason() -> None:
    few = starts(even(), comparison=frozenset("abcd"))
    answer = NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=4)
    assert {one.change for one in few.values()} == {answer}


def test_small_counts_are_hidden_and_few_are_refused_without_their_number() -> None:
    small = even(10, north=("2019", "2025-04", 0))
    small.loc[(small["area_id"] == "north") & (small["month"] == "2022-08-01"), "count"] = 3
    assert starts(small)[6].change == Hidden(Reason.SMALL_COUNT)
    few = even(10, north=("2019", "2025-04", 1))
    assert starts(few)[6].change == NotPossible(Reason.FEW_IN_WINDOW)


@pytest.mark.parametrize("wrong", [-1.0, 0.5, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(wrong: float) -> None:
    counts = even().astype({"count": "float64"})
    counts.loc[3, "count"] = wrong
    assert placebo_in_time(counts, PILOT, KNOWN) == NotPossible(Reason.NOT_COUNTS)


def test_a_before_period_that_ends_before_it_begins_is_refused() -> None:
    swapped = replace(PILOT, before=Period(PILOT.before.end, PILOT.before.start))
    assert placebo_in_time(even(), swapped, KNOWN) == NotPossible(Reason.NO_DATA_IN_PERIOD)


def estimate(low: float, value: float, high: float) -> Comparison:
    return Comparison(
        value=value,
        unit=Unit.RATIO,
        low=low,
        high=high,
        level=0.95,
        n=100,
        method=Method.RELATIVE_RATE_RATIO,
        p=0.5,
    )


NONE = NotPossible(Reason.NO_EARLIER_YEAR)
SURE, OPEN = estimate(0.7, 0.8, 0.9), estimate(0.8, 0.95, 1.1)


@pytest.mark.parametrize(
    ("changes", "headline", "seen"),
    [
        ([estimate(0.85, 1.0, 1.2), NONE], SURE, Seen.NOTHING),
        ([estimate(0.85, 1.0, 1.2), SURE], SURE, Seen.CHANGE),
        ([estimate(0.6, 1.0, 1.6), NONE], SURE, Seen.CANNOT_TELL),  # 0.8 would not have shown
        ([estimate(0.6, 1.0, 1.6), estimate(0.85, 1.0, 1.2)], SURE, Seen.NOTHING),
        ([estimate(0.6, 1.0, 1.6), NONE], OPEN, Seen.NOTHING),
        ([NONE, NONE], SURE, Seen.CANNOT_TELL),
        ([NONE], NONE, Seen.CANNOT_TELL),
    ],
)
def test_silence_counts_only_where_a_change_would_have_been_heard(
    changes: list[Comparison | NotPossible], headline: Comparison | NotPossible, seen: Seen
) -> None:
    found = PlaceboInTime(tuple(MovedStart(6, None, change) for change in changes))
    assert found.seen(headline) is seen


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2024, 1, 1), 1, date(2023, 12, 1)),
        (date(2024, 1, 1), 18, date(2022, 7, 1)),
        (date(2024, 1, 1), -12, date(2025, 1, 1)),
        (date(2024, 12, 1), 0, date(2024, 12, 1)),
    ],
)
def test_months_are_counted_over_the_turn_of_the_year(
    day: date, months: int, earlier: date
) -> None:
    assert months_earlier(day, months) == earlier
