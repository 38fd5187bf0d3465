"""Does one address carry the answer?"""

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counts import BeforeAfter, before_after, pooled
from analysis.coverage import Coverage
from analysis.displacement import weighted_displacement_difference
from analysis.findings import Findings, judge
from analysis.premises import PremisesFindings, capped, premises_check
from analysis.results import Comparison, Estimate, Hidden, NotPossible, Reason
from analysis.turns import Turns
from data.study import Period, Pilot
from tests.analysis.pilots import COVERED, EVEN, PILOT, THEFT, month_counts

STEADY = replace(PILOT, after=Period(date(2024, 4, 1), date(2026, 4, 1)))
WHOLE = (COVERED[0], date(2026, 5, 1))
# Roosevelt Avenue, Queens (apwheele/WDDControl): one store of a comparison area fell from 314
# reports to 30 and turned a difference of -308 into one of -3. The areas here are made up to it.
STORE = {"a": [(314, 30)]}
QUEENS = {"north": (1525, 1217), "a": (534, 250), "b": (180, 181), "c": (178, 177),
          "d": (176, 177), "e": (177, 176), "f": (175, 175)}  # fmt: skip


def held(sizes: dict[str, list[tuple[int, int]]], pilot: Pilot = STEADY) -> pd.DataFrame:
    """Counts of premises, by area: each one's before and after, in the first month of either."""
    rows = [
        (area, number, pd.Timestamp(period.start), count)
        for area, all_ in sizes.items()
        for number, both in enumerate(all_)
        for period, count in zip((pilot.before, pilot.after), both, strict=True)
    ]
    return pd.DataFrame(rows, columns=["area_id", "premises", "month", "count"])


def found(counts: pd.DataFrame, pilot: Pilot = STEADY) -> Findings:
    return judge(counts, pilot, THEFT, Coverage(whole=WHOLE))


def check(
    totals: dict[str, tuple[int, int]],
    sizes: dict[str, list[tuple[int, int]]],
    known_share: float = 1,
) -> PremisesFindings | NotPossible | Hidden:
    counts = month_counts(totals, STEADY)
    answer = found(counts)
    return premises_check(counts, held(sizes), STEADY, THEFT, answer, known_share=known_share)


def checked(
    totals: dict[str, tuple[int, int]], sizes: dict[str, list[tuple[int, int]]]
) -> PremisesFindings:
    answer = check(totals, sizes)
    assert isinstance(answer, PremisesFindings)
    return answer


def test_the_store_that_turned_308_fewer_into_3_fewer_is_caught() -> None:
    areas = before_after(month_counts(QUEENS, STEADY), QUEENS, STEADY.before, STEADY.after)
    own, others = areas["north"], {a: c for a, c in areas.items() if a != "north"}
    without = others | {"a": BeforeAfter(534 - 314, 250 - 30)}
    raw, mended = (
        weighted_displacement_difference(own, pooled(each.values()), scale_comparison_to_pilot=True)
        for each in (others, without)
    )
    assert isinstance(raw, Estimate)
    assert isinstance(mended, Estimate)
    assert (round(raw.value), round(mended.value)) == (-3, -308)

    answer = checked(QUEENS, STORE)
    assert answer.headline.low < 1 < answer.headline.high  # the headline cannot tell
    assert answer.lowest == pytest.approx(0.80, abs=0.01)
    assert answer.without == Turns(certainty=True, verdict=True)
    assert isinstance(answer.capped, Comparison)
    assert answer.capped.high < 1
    assert answer.capping == Turns(certainty=True, verdict=True)
    assert (answer.above_in_pilot, answer.areas_above) == (False, 1)


def test_without_one_premises_the_headline_is_that_of_the_other_counts() -> None:
    totals = {"north": (240, 170), **{area: (200, 200) for area in EVEN}}
    answer = checked(totals, {"north": [(30, 3), (10, 8)], "c": [(20, 22)]})
    one_less = {
        found(month_counts(totals | less, STEADY)).change
        for less in ({"north": (210, 167)}, {"north": (230, 162)}, {"c": (180, 178)})
    }
    ratios = [change.value for change in one_less if isinstance(change, Comparison)]
    assert len(ratios) == 3
    # the dispersion of evenly spread months is 1 with and without
    assert answer.lowest == round(min(ratios), 2)
    assert answer.highest == round(max(ratios), 2)


def test_at_an_early_decision_it_is_judged_as_surely_as_the_headline() -> None:
    totals = {"north": (240, 170), **{area: (200, 200) for area in EVEN}}
    counts = month_counts(totals, STEADY)
    early = judge(counts, STEADY, THEFT, Coverage(whole=WHOLE), level=0.9948)
    rows = held({"north": [(60, 43)]})
    answer = premises_check(counts, rows, STEADY, THEFT, early, known_share=1)
    assert isinstance(answer, PremisesFindings)
    assert isinstance(answer.capped, Comparison)
    assert answer.capped.level == early.change.level == 0.9948  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("total", "sizes", "left"),
    [
        (100, [10, 20], 100),  # nobody above
        (100, [60], 50),  # 40 others, 10 is a fifth of 50: not 20, a third of 60
        (100, [40, 40], 32),  # 20 others, 6 each: 6.67 are no incidents
        (100, [50, 30], 32),
        (100, [30, 30, 30], 25),  # 10 others, 5 each
        (100, [20] * 5, 100),
        (100, [96, 1, 1, 1, 1], 5),
        (0, [], 0),
        (0, [0, 0], 0),
        (3, [], 3),
        (100, [100], None),
        (100, [50, 50], None),
        (100, [25] * 4, None),  # four cannot each have a fifth or less
    ],
)
def test_a_premises_keeps_at_most_a_fifth_of_what_remains(
    total: int, sizes: list[int], left: int | None
) -> None:
    premises = np.array([(size, 0) for size in sizes], dtype="int64").reshape(-1, 2)
    answer = capped(BeforeAfter(total, 0), premises)
    assert answer == (None if left is None else BeforeAfter(left, 0))


@given(st.lists(st.integers(0, 400), max_size=12), st.integers(0, 400))
def test_whatever_the_sizes_nobody_has_more_than_a_fifth_and_no_more_is_taken_than_needed(
    sizes: list[int], others: int
) -> None:
    total = sum(sizes) + others
    premises = np.array([(size, size) for size in sizes], dtype="int64").reshape(-1, 2)
    answer = capped(BeforeAfter(total, total), premises)
    if answer is None:
        assert total
        assert sum(size > 0 for size in sizes) < 5
        assert not others
        return
    assert answer.before == answer.after <= total
    # the one limit that gives this total: each premises has the smaller of its size and the limit
    limits = {
        limit
        for limit in range(max([0, *sizes]) + 1)
        if others + sum(min(size, limit) for size in sizes) == answer.before
    }
    assert any(5 * limit <= answer.before or max([0, *sizes]) <= limit for limit in limits)
    highest = max(limits) + 1
    more = others + sum(min(size, highest) for size in sizes)
    assert more == answer.before or 5 * highest > more


def test_premises_below_a_fifth_change_nothing() -> None:
    totals = {"north": (240, 170), **{area: (200, 200) for area in EVEN}}
    answer = checked(totals, {"north": [(20, 14)], "c": [(20, 20)], "d": [(5, 5)]})
    assert isinstance(answer.capped, Comparison)
    assert answer.capped.value == round(answer.headline.value, 2)
    assert answer.without == answer.capping == Turns()
    assert (answer.above_in_pilot, answer.areas_above) == (False, 0)


def test_a_pilot_that_hangs_on_one_shop_is_told_so() -> None:
    totals = {"north": (240, 160), **{area: (200, 200) for area in EVEN}}
    answer = checked(totals, {"north": [(90, 10)]})
    assert (answer.above_in_pilot, answer.areas_above) == (True, 0)
    assert answer.highest == 1
    assert answer.without.answer
    assert answer.capping.answer


def test_where_nothing_is_left_without_a_premises_there_is_no_answer_and_no_count_is_told() -> None:
    totals = {"north": (240, 160), **{area: (200, 200) for area in EVEN}}
    answer = checked(totals, {"north": [(225, 158)]})
    assert answer.without.unknown
    assert answer.capped == NotPossible(Reason.FEW_PREMISES)
    assert answer.capping == Turns(unknown=True)
    alone = checked(totals, {"north": [(240, 160)]})
    assert alone.capped == NotPossible(Reason.FEW_PREMISES)


def test_nothing_that_is_told_is_exact_enough_to_count_a_premises() -> None:
    answer = checked(QUEENS, STORE)
    told = [answer.lowest, answer.highest]
    assert isinstance(answer.capped, Comparison)
    told += [answer.capped.value, answer.capped.low, answer.capped.high, answer.capped.p]
    assert all(number == round(number, 2) for number in told)
    assert answer.capped.n == 0
    assert answer.capped.caveats == ()
    assert {f.name for f in fields(answer)} == {
        "headline", "lowest", "highest", "without", "capped", "capping", "above_in_pilot",
        "areas_above",
    }  # fmt: skip


def test_it_is_refused_with_the_reason() -> None:
    totals = {"north": (240, 170), **{area: (200, 200) for area in EVEN}}
    assert check(totals, {}) == NotPossible(Reason.NO_PREMISES)
    assert check(totals, {"north": [(20, 10)]}, known_share=0.49) == NotPossible(Reason.NO_PREMISES)
    few = NotPossible(Reason.FEW_BEFORE, size=12)
    assert check(totals | {"north": (12, 9)}, {"north": [(5, 5)]}) == few
    assert check(totals | {"north": (240, 3)}, STORE) == Hidden(Reason.SMALL_COUNT)
    more_than_the_area = check(totals, {"north": [(200, 10), (60, 10)]})
    assert more_than_the_area == NotPossible(Reason.NOT_COUNTS)


@pytest.mark.parametrize("wrong", [-1, 2.5, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(wrong: float) -> None:
    counts = month_counts({"north": (240, 170), **EVEN}, STEADY)
    answer = found(counts)
    premises = held({"north": [(20, 14)]}).astype({"count": "float64"})
    premises.loc[0, "count"] = wrong
    refused = premises_check(counts, premises, STEADY, THEFT, answer, known_share=1)
    assert refused == NotPossible(Reason.NOT_COUNTS)


def test_premises_outside_the_periods_and_the_areas_count_for_nothing() -> None:
    totals = {"north": (240, 170), **{area: (200, 200) for area in EVEN}}
    elsewhere = held({"north": [(20, 14)], "elsewhere": [(500, 1)]})
    between = elsewhere.head(1).assign(month=pd.Timestamp("2024-02-01"), count=5000)
    counts = month_counts(totals, STEADY)
    answer = premises_check(
        counts, pd.concat([elsewhere, between]), STEADY, THEFT, found(counts), known_share=1
    )
    assert answer == check(totals, {"north": [(20, 14)]})
