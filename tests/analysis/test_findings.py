from dataclasses import replace
from datetime import date
from math import isfinite, sqrt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.coverage import Coverage
from analysis.displacement import WeightedDifference
from analysis.findings import Findings, judge
from analysis.results import (
    Caveat,
    Comparison,
    Counted,
    Doubt,
    Estimate,
    Hidden,
    NotPossible,
    Reason,
    Stance,
    Unit,
    Wording,
)
from data.study import Period, Pilot
from tests.analysis.pilots import COVERED, EVEN, PILOT, THEFT, UNSAFE, WITH_RING, month_counts

Totals = dict[str, tuple[int, int]]
totals = st.fixed_dictionaries(
    {area: st.tuples(st.integers(0, 60), st.integers(0, 60)) for area in ("north", *"abcdef")}
)


def found(own: tuple[int, int], pilot: Pilot = PILOT, others: Totals = EVEN) -> Findings:
    return judge(
        month_counts({"north": own, **others}, pilot), pilot, THEFT, Coverage(whole=COVERED)
    )


def counted(count: int) -> Counted:
    return Counted(value=count, unit=Unit.INCIDENTS, n=count)


def answers(findings: Findings) -> list[object]:
    own = findings.own
    return [own.before, own.after, own.change, findings.change, findings.expected, findings.fewer]


def test_says_how_many_there_were_and_how_many_fewer_than_expected() -> None:
    # 240 in 24 months; the comparison areas fell from 200/24 to 75/12 a month, by a quarter
    answer = found((240, 45))
    assert (answer.own.before, answer.own.after) == (counted(240), counted(45))
    assert isinstance(answer.change, Comparison)
    assert answer.change.value == pytest.approx(0.5)
    assert isinstance(answer.expected, Estimate)
    assert answer.expected.value == pytest.approx(90)
    assert isinstance(answer.fewer, WeightedDifference)
    assert answer.fewer.value == pytest.approx(-45)
    # a fifth of the comparison areas' 1200 and 450; two years before count as one
    assert answer.fewer.se == pytest.approx(sqrt(45 + 240 / 4 + (450 + 1200 / 4) / 25))


def test_rates_of_each_are_compared_with_themselves_over_the_same_months() -> None:
    answer = found((240, 45))
    assert isinstance(answer.own.change, Comparison)
    assert isinstance(answer.comparison.change, Comparison)
    assert answer.own.change.value == pytest.approx((45 / 12) / (240 / 24))
    assert answer.comparison.change.value == pytest.approx(0.75)
    assert answer.comparison.before == counted(1200)


def test_the_verdict_is_about_the_change_against_the_comparison_areas() -> None:
    assert found((240, 90)).verdict is not None
    clear = found((2400, 400))
    assert clear.verdict is not None
    assert (clear.verdict.stance, clear.verdict.wording) == (Stance.SUPPORTS, Wording.CLEAR)
    assert clear.verdict.estimate == clear.change


def test_what_happened_around_is_told_beside_and_never_counts_as_comparison() -> None:
    ring = {WITH_RING.ring: (120, 60)}
    answer = found((240, 45), WITH_RING, EVEN | ring)
    assert isinstance(answer.displacement, Comparison)
    assert answer.displacement.value == pytest.approx(60 - 120 * 450 / 1200)
    assert (answer.buffer.before, answer.buffer.after) == (counted(120), counted(60))
    assert answer.change == found((240, 45)).change
    assert answer.dispersion == found((240, 45)).dispersion


def test_unruly_months_in_a_buffer_do_not_widen_the_pilots_interval() -> None:
    counts = month_counts({"north": (240, 45), **EVEN})
    ring = month_counts({WITH_RING.ring: (240, 45)}, WITH_RING)
    piled = ring.assign(month=ring["month"].dt.year.astype(str) + "-06-01")
    piled["month"] = pd.to_datetime(piled["month"])
    both = judge(pd.concat([counts, piled]), WITH_RING, THEFT, Coverage(whole=COVERED))
    assert both.dispersion == found((240, 45)).dispersion == 1


def test_without_a_buffer_it_cannot_say_whether_anything_moved() -> None:
    answer, none = found((240, 45)), NotPossible(Reason.NO_BUFFER)
    assert answer.displacement == answer.buffer.before == answer.buffer.change == none


@pytest.mark.parametrize("own", [(240, 3), (4, 45), (1, 1)])
def test_a_small_count_hides_everything_it_could_be_worked_out_from(own: tuple[int, int]) -> None:
    answer = found(own)
    hidden = Hidden(Reason.SMALL_COUNT)
    assert answers(answer)[2:] == [hidden] * 4
    assert hidden in (answer.own.before, answer.own.after)
    assert answer.verdict is None
    assert answer.doubts == ()


def test_a_small_count_in_the_buffer_hides_what_moved_and_no_more() -> None:
    answer = found((240, 45), WITH_RING, EVEN | {WITH_RING.ring: (120, 2)})
    assert answer.displacement == Hidden(Reason.SMALL_COUNT)
    assert isinstance(answer.change, Comparison)


def test_with_too_few_comparison_areas_the_exact_change_stays_and_no_verdict() -> None:
    few = replace(PILOT, comparison=frozenset("abcd"))
    answer = found((240, 45), few)
    assert answer.change == NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=4)
    assert isinstance(answer.own.change, Comparison)
    assert answer.verdict is None


def test_without_comparison_areas_it_says_so() -> None:
    alone = found((240, 45), replace(PILOT, comparison=frozenset()))
    none = NotPossible(Reason.NO_COMPARISON)
    assert alone.comparison.change == alone.fewer == none


@pytest.mark.parametrize(
    ("covered", "before", "after"),
    [
        ((date(2022, 1, 1), date(2025, 3, 1)), counted(240), None),
        ((date(2022, 2, 1), date(2025, 4, 1)), None, counted(45)),
        (None, None, None),
    ],
)
def test_a_period_that_the_data_do_not_cover_is_never_counted_or_compared(
    covered: tuple[date, date] | None, before: Counted | None, after: Counted | None
) -> None:
    answer = judge(
        month_counts({"north": (240, 45), **EVEN}), PILOT, THEFT, Coverage(whole=covered)
    )
    no_data = NotPossible(Reason.NO_DATA_IN_PERIOD)
    assert (answer.own.before, answer.own.after) == (before or no_data, after or no_data)
    assert answers(answer)[2:] == [no_data] * 4
    assert answer.displacement == answer.comparison.change == no_data
    assert answer.verdict is None


def test_preliminary_months_are_counted_and_not_compared() -> None:
    counts = month_counts({"north": (240, 45), **EVEN})
    preliminary = date(2025, 2, 1)
    answer = judge(counts, PILOT, THEFT, Coverage(whole=COVERED, preliminary_from=preliminary))
    assert answer.own.after == counted(45)
    assert answer.change == NotPossible(Reason.PRELIMINARY, size=2)
    assert answer.doubts == (Caveat(Doubt.PRELIMINARY_MONTHS, size=2),)
    later = judge(counts, PILOT, THEFT, Coverage(whole=COVERED, preliminary_from=date(2025, 4, 1)))
    assert later.change == found((240, 45)).change


def test_doubts_are_those_of_what_is_shown_each_once() -> None:
    spring = replace(
        PILOT,
        before=Period(date(2023, 4, 1), date(2023, 10, 1)),
        after=Period(date(2024, 4, 1), date(2024, 10, 1)),
    )
    answer = found((30, 9), spring)
    doubts = [caveat.doubt for caveat in answer.doubts]
    assert len(doubts) == len(set(answer.doubts))
    few = Doubt.FEW_COMPARISON_AREAS
    assert {Doubt.SHORT_AFTER, few, Doubt.CHANCE_ONLY} <= set(doubts)
    assert Caveat(Doubt.SHORT_AFTER, size=6) in answer.doubts


def test_below_twenty_before_the_counts_stand_without_a_percentage() -> None:
    answer = found((19, 9))
    few = NotPossible(Reason.FEW_BEFORE, size=19)
    assert answer.change == answer.own.change == few
    assert (answer.own.before, answer.own.after) == (counted(19), counted(9))
    assert answer.verdict is None
    assert isinstance(found((20, 9)).change, Comparison)


@given(totals)
def test_never_shows_a_small_count_or_a_number_that_is_none(areas: Totals) -> None:
    answer = judge(month_counts(areas), PILOT, THEFT, Coverage(whole=COVERED))
    small = any(0 < count < 5 for count in areas["north"])
    for result in answers(answer):
        if isinstance(result, Counted):
            assert not 0 < result.value < 5
        if isinstance(result, Estimate):
            assert not small
            assert isfinite(result.low)
            limits = isfinite(result.value) and isfinite(result.high)
            assert limits or Doubt.NO_UPPER_LIMIT in {c.doubt for c in result.caveats}
        if isinstance(result, NotPossible):
            assert not 0 < result.size < 5 or result.reason is Reason.TOO_FEW_COMPARISON_AREAS


def test_a_question_to_people_is_not_answered_from_counts() -> None:
    with pytest.raises(ValueError, match="not counted in incidents"):
        judge(month_counts(EVEN), PILOT, UNSAFE, Coverage(whole=COVERED))


LATE = (date(2023, 1, 1), date(2025, 5, 1))
SEVEN = replace(PILOT, comparison=frozenset("abcdefg"))


def part_covered(*late: str, pilot: Pilot = SEVEN) -> Findings:
    """The same counts, but the areas `late` have none of 2022: it is not in the file."""
    areas = {"north": (240, 45), **EVEN, "g": (100, 75), pilot.ring or "ring": (120, 60)}
    spans = {area: LATE if area in late else COVERED for area in areas}
    counts = month_counts(areas, pilot)
    return judge(counts, pilot, THEFT, Coverage(whole=COVERED, by_area=spans))


def test_a_comparison_area_without_data_for_a_part_is_left_out_and_named() -> None:
    answer, without = part_covered("g"), found((240, 45))
    assert isinstance(answer.change, Comparison)
    assert isinstance(without.change, Comparison)
    assert (answer.change.value, answer.change.n) == (without.change.value, without.change.n)
    assert Caveat(Doubt.NOT_COVERED, ("g",)) in answer.change.caveats
    assert Caveat(Doubt.NOT_COVERED, ("g",)) in answer.doubts
    assert (answer.comparison, answer.fewer) == (without.comparison, without.fewer)
    assert answer.used == tuple("abcdef")
    assert answer.dispersion == without.dispersion


def test_an_area_that_nobody_says_is_covered_is_not() -> None:
    counts = month_counts({"north": (240, 45), **EVEN})
    answer = judge(counts, PILOT, THEFT, Coverage(whole=COVERED, by_area={"north": COVERED}))
    assert answer.change == NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=0)
    assert answer.doubts[0] == Caveat(Doubt.NOT_COVERED, tuple("abcdef"))
    assert answer.comparison.before == NotPossible(Reason.NO_COMPARISON)


def test_a_pilot_area_without_data_for_a_part_is_not_judged() -> None:
    answer, no_data = part_covered("north"), NotPossible(Reason.NO_DATA_IN_PERIOD)
    assert answers(answer)[2:] == [no_data] * 4
    assert (answer.own.before, answer.own.after) == (no_data, counted(45))
    assert answer.verdict is None


def test_a_buffer_without_data_for_a_part_says_nothing_of_what_moved() -> None:
    pilot, no_data = replace(SEVEN, ring_m=200), NotPossible(Reason.NO_DATA_IN_PERIOD)
    answer = part_covered(pilot.ring, pilot=pilot)
    assert answer.displacement == answer.buffer.before == answer.buffer.change == no_data
    assert answer.buffer.after == counted(60)
    assert isinstance(answer.change, Comparison)


def test_a_month_that_is_missing_from_the_file_is_no_month_without_incidents() -> None:
    counts = month_counts({"north": (240, 45), **EVEN})
    gone = judge(counts, PILOT, THEFT, Coverage(whole=COVERED, empty_months=(date(2023, 7, 1),)))
    no_data = NotPossible(Reason.NO_DATA_IN_PERIOD)
    assert gone.change == gone.own.before == no_data
    assert gone.own.after == counted(45)
    between = judge(counts, PILOT, THEFT, Coverage(whole=COVERED, empty_months=(date(2024, 2, 1),)))
    assert isinstance(between.change, Comparison)


def test_the_comparison_row_is_of_the_areas_that_the_change_rests_on() -> None:
    """What is left out for being small cannot be worked out from two sums."""
    answer = found((240, 45), SEVEN, EVEN | {"g": (3, 40)})
    assert isinstance(answer.change, Comparison)
    assert isinstance(answer.fewer, WeightedDifference)
    assert (answer.comparison.before, answer.comparison.after) == (counted(1200), counted(450))
    assert answer.change.n == answer.fewer.n == 240 + 45 + 1200 + 450
    assert Caveat(Doubt.LEFT_OUT, ("g",)) in answer.doubts


def test_preliminary_months_before_are_in_the_refusal_but_not_in_the_after_period() -> None:
    counts = month_counts({"north": (240, 45), **EVEN})
    answer = judge(
        counts, PILOT, THEFT, Coverage(whole=COVERED, preliminary_from=date(2023, 12, 1))
    )
    assert answer.change == NotPossible(Reason.PRELIMINARY, size=13)
    assert answer.doubts == (Caveat(Doubt.PRELIMINARY_MONTHS, size=12),)
