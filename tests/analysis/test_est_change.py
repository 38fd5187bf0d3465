"""EST reports: the same calendar months on both sides, exact, small counts hidden."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from analysis.est_change import EstChange, est_change
from analysis.results import Comparison, Counted, Doubt, Estimate, Hidden, NotPossible, Reason
from data.study import Period
from tests.analysis.pilots import PILOT

COVERED = (date(2023, 9, 1), date(2025, 4, 1))  # four months before, all after


def reports(months: dict[str, int], police: str = "no", area: str = "north") -> pd.DataFrame:
    rows = [(area, pd.Timestamp(month), police, count) for month, count in months.items()]
    return pd.DataFrame(rows, columns=["area_id", "month", "reported_to_police", "count"])


def monthly(per_before: int, per_after: int) -> dict[str, int]:
    """Every month of the coverage, with another count from the after period on."""
    months = pd.date_range(COVERED[0], COVERED[1], freq="MS", inclusive="left")
    return {
        f"{month:%Y-%m-01}": per_after if month.date() >= PILOT.after.start else per_before
        for month in months
    }


def compared(counts: pd.DataFrame, covered: tuple[date, date] = COVERED) -> EstChange:
    found = est_change(counts, PILOT, covered)
    assert isinstance(found, EstChange)
    return found


def test_only_calendar_months_that_both_sides_have_are_compared() -> None:
    found = compared(reports(monthly(10, 5)))
    assert found.months_before == tuple(date(2023, m, 1) for m in (9, 10, 11, 12))
    assert found.months_after == tuple(date(2024, m, 1) for m in (9, 10, 11, 12))
    assert found.shorter
    assert found.before == Counted(value=40, unit=found.before.unit, n=40)  # type: ignore[union-attr]
    assert isinstance(found.after, Counted)
    assert found.after.n == 20


def test_the_ratio_is_exact_as_of_two_poisson_counts() -> None:
    found = compared(reports(monthly(10, 5)))
    assert isinstance(found.change, Comparison)
    assert found.change.value == pytest.approx(0.5)
    share = binomtest(20, 60, 0.5)
    assert found.change.p == pytest.approx(share.pvalue)
    low, high = share.proportion_ci()  # Clopper-Pearson, scipy's own
    ends = (low / (1 - low), high / (1 - high))
    assert (found.change.low, found.change.high) == pytest.approx(ends)
    assert Doubt.CHANCE_ONLY in {caveat.doubt for caveat in found.change.caveats}


def test_sides_of_different_length_are_compared_as_rates() -> None:
    longer = (COVERED[0], date(2026, 4, 1))
    years = Period(PILOT.after.start, longer[1])
    months = monthly(10, 5) | {
        f"{m:%Y-%m-01}": 5 for m in pd.date_range("2025-04-01", "2026-03-01", freq="MS")
    }
    found = est_change(reports(months), replace(PILOT, after=years), longer)
    assert isinstance(found, EstChange)
    assert (len(found.months_before), len(found.months_after)) == (4, 8)
    assert isinstance(found.change, Comparison)
    assert found.change.value == pytest.approx(0.5)


def test_where_the_reports_cover_all_of_the_plan_nothing_is_shorter() -> None:
    whole = (PILOT.before.start, PILOT.after.end)
    months = {f"{m:%Y-%m-01}": 5 for m in pd.date_range(*whole, freq="MS", inclusive="left")}
    found = compared(reports(months), whole)
    assert not found.shorter
    assert (len(found.months_before), len(found.months_after)) == (24, 12)


def test_of_calendar_months_that_are_there_more_often_the_nearest_to_the_start_are_taken() -> None:
    covered = (date(2022, 7, 1), PILOT.after.end)  # July to December twice before
    found = compared(reports({"2022-07-01": 9}), covered)
    assert found.months_before == tuple(date(2023, month, 1) for month in range(1, 13))
    assert len(found.months_after) == PILOT.after.months
    assert found.shorter


@given(st.dates(date(2021, 1, 1), date(2023, 12, 31)), st.dates(date(2024, 4, 1), date(2026, 1, 1)))
def test_whatever_is_covered_every_calendar_month_is_there_as_often_as_the_others(
    first: date, last: date
) -> None:
    covered = (first.replace(day=1), last.replace(day=1))
    found = est_change(reports({f"{covered[0]}": 9}), PILOT, covered)
    if isinstance(found, NotPossible):
        assert found.reason is Reason.FEW_SHARED_MONTHS
        assert found.size < 3
        return
    sides = (found.months_before, found.months_after)
    often = [Counter(month.month for month in side) for side in sides]
    assert often[0].keys() == often[1].keys()
    assert all(len(set(count.values())) == 1 for count in often)
    inside = [month for side in sides for month in side]
    assert all(covered[0] <= month < covered[1] for month in inside)


@pytest.mark.parametrize(
    ("counts", "covered", "reason"),
    [
        (reports({}), COVERED, NotPossible(Reason.NO_EST_REPORTS)),
        (reports({"2023-10-01": 9}, area="a"), COVERED, NotPossible(Reason.NO_EST_REPORTS)),
        (reports({"2023-10-01": -1}), COVERED, NotPossible(Reason.NOT_COUNTS)),
        (reports({"2023-10-01": 9}), None, NotPossible(Reason.NO_EST_REPORTS)),
        (
            reports({"2023-11-01": 9}),
            (date(2023, 11, 1), COVERED[1]),
            NotPossible(Reason.FEW_SHARED_MONTHS, 2),
        ),
        (
            reports({"2024-05-01": 9}),
            (date(2024, 5, 1), COVERED[1]),
            NotPossible(Reason.FEW_SHARED_MONTHS, 0),
        ),
        (
            reports({"2023-09-01": 9}),
            (date(2023, 9, 1), date(2024, 4, 1)),  # nothing after
            NotPossible(Reason.FEW_SHARED_MONTHS, 0),
        ),
    ],
)
def test_what_cannot_be_compared_has_a_reason(
    counts: pd.DataFrame, covered: tuple[date, date] | None, reason: NotPossible
) -> None:
    assert est_change(counts, PILOT, covered) == reason


def test_under_twenty_before_there_is_no_percentage_but_the_counts() -> None:
    found = compared(reports(monthly(3, 9)))
    assert found.change == NotPossible(Reason.FEW_BEFORE, size=12)
    assert isinstance(found.before, Counted)


def test_small_counts_are_hidden_on_either_side_and_in_the_ratio() -> None:
    before = compared(reports(monthly(1, 9)))
    assert before.before == Hidden(Reason.SMALL_COUNT) == before.change
    assert isinstance(before.after, Counted)
    after = compared(reports(monthly(9, 1)))
    assert after.after == Hidden(Reason.SMALL_COUNT) == after.change


def test_how_many_were_reported_to_the_police_is_a_share_of_those_that_say() -> None:
    known = [
        reports(monthly(n, n), police) for n, police in ((3, "yes"), (5, "no"), (1, "unknown"))
    ]
    found = compared(pd.concat(known)).reported
    assert isinstance(found, Estimate)
    assert (found.value, found.n) == (24 / 64, 64)
    assert (found.low, found.high) == pytest.approx(
        binomtest(24, 64).proportion_ci(method="wilson")
    )


@pytest.mark.parametrize(
    ("yes", "no", "unknown", "reason"),
    [
        ({"2023-10-01": 9}, {"2023-10-01": 20}, {}, NotPossible(Reason.UNDER_THIRTY)),
        ({"2023-10-01": 3}, {"2023-09-01": 40}, {}, Hidden(Reason.SMALL_COUNT)),
        ({"2023-10-01": 40}, {"2023-09-01": 3}, {}, Hidden(Reason.SMALL_COUNT)),
        ({"2023-10-01": 40}, {"2023-09-01": 9}, {"2023-09-01": 2}, Hidden(Reason.SMALL_COUNT)),
    ],
)
def test_a_share_of_few_or_that_tells_a_small_count_is_not_given(
    yes: dict[str, int], no: dict[str, int], unknown: dict[str, int], reason: object
) -> None:
    start = reports({"2023-09-01": 0})
    parts = [reports(yes, "yes"), reports(no, "no"), reports(unknown, "unknown"), start]
    assert compared(pd.concat(parts)).reported == reason
