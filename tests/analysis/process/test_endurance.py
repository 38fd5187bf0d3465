"""P27: whether activity fades from quarter to quarter."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from scipy.stats import t

from analysis.process.activity import active_members, what_members_did
from analysis.process.endurance import Course, course, endurance, reports_by_quarter, slope
from analysis.process.indicator import Also, Indicator, InQuarter, Tally
from analysis.process.quarters import quarters_since
from analysis.results import Counted, Estimate, Method, NotPossible, Reason, Unit
from data.study import Period
from tests.analysis.process.by_hand import rows
from tests.analysis.process.made import placed

START = date(2024, 1, 1)
TWO_YEARS = Period(START, date(2026, 1, 1))
QUARTERS = quarters_since(START, TWO_YEARS.end)


def active(counts: Sequence[int], of: int = 40) -> tuple[InQuarter, ...]:
    tallies = [Tally(count=count, of=of, unit=Unit.MEMBERS) for count in counts]
    return tuple(InQuarter(q, value) for q, value in zip(QUARTERS, tallies, strict=False))


def estimated(counts: Sequence[int]) -> Estimate:
    found = slope(active(counts))
    assert isinstance(found, Estimate)
    return found


def test_what_halves_every_quarter_is_a_half_of_the_one_before() -> None:
    found = estimated([640, 320, 160, 80, 40, 20])
    assert found.value == pytest.approx(0.5)
    assert (found.unit, found.n, found.method) == (Unit.RATIO, 1260, Method.QUASI_POISSON)
    assert course(found) is Course.FADES


def test_the_interval_is_that_of_statsmodels_with_quasi_poisson_spread_and_student_t() -> None:
    counts = [30, 22, 31, 12, 25, 9, 14, 16]
    data = pd.DataFrame({"count": counts, "number": range(1, 9)})
    model = smf.poisson("count ~ number", data).fit(disp=False)
    fitted = model.predict()
    spread = sum((np.array(counts) - fitted) ** 2 / fitted) / 6
    assert spread > 1
    margin = t.ppf(0.975, 6) * model.bse["number"] * spread**0.5
    low, high = np.exp(model.params["number"] + np.array([-margin, margin]))
    found = estimated(counts)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-5)


def test_a_calm_series_does_not_count_as_calmer_than_chance() -> None:
    margin = t.ppf(0.975, 6) / (20 * 42) ** 0.5  # the sum of squares of 1..8 about their mean is 42
    found = estimated([20] * 8)
    assert (found.value, found.high) == pytest.approx((1, np.exp(margin)), rel=1e-5)
    assert course(found) is Course.CANNOT_TELL  # it could fade by more than 5 % a quarter


def test_turned_round_in_time_the_slope_is_its_inverse() -> None:
    counts = [30, 22, 31, 12, 25, 9, 14, 16]
    assert estimated(counts).value == pytest.approx(1 / estimated(counts[::-1]).value)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([90, 80, 60, 50, 40, 30, 25, 20], Course.FADES),
        ([20, 25, 30, 40, 50, 60, 80, 90], Course.GROWS),
        ([20, 24, 19, 25, 18, 22, 21, 20], Course.CANNOT_TELL),
        ([4000, 4040, 3990, 4010, 4005, 3995, 4020, 4000], Course.HOLDS),
    ],
)
def test_it_fades_grows_or_holds_only_where_the_interval_says_so(
    counts: list[int], said: Course
) -> None:
    assert course(slope(active(counts))) is said


def test_under_six_whole_quarters_nobody_can_tell() -> None:
    five = slope(active([90, 60, 40, 20, 10]))
    assert five == NotPossible(Reason.FEW_QUARTERS, size=5)
    assert course(five) is Course.CANNOT_TELL
    cut = quarters_since(START, date(2025, 5, 15))  # five whole and a part of one
    series = [InQuarter(q, Tally(count=9, of=40, unit=Unit.MEMBERS)) for q in cut]
    assert slope(series) == NotPossible(Reason.FEW_QUARTERS, size=5)


def test_where_nothing_or_only_one_quarter_has_anything_there_is_a_reason() -> None:
    assert slope(()) == NotPossible(Reason.NO_REPORTS)
    assert slope(active([0] * 8)) == NotPossible(Reason.TOO_SHORT_SERIES)
    assert slope(active([9] + [0] * 7)) == NotPossible(Reason.TOO_SHORT_SERIES)


def told(per_quarter: Sequence[int]) -> list[dict[str, object]]:
    """So many reports in each quarter."""
    return [
        {"occurred_on": str(quarter.period.start + timedelta(day))}
        for quarter, count in zip(QUARTERS, per_quarter, strict=False)
        for day in range(count)
    ]


def test_reports_are_counted_per_week_of_each_quarter_and_none_is_none_a_week() -> None:
    found = reports_by_quarter(placed("reports", *told([26, 0, 13])), "a", TWO_YEARS, START)
    weeks = (91 / 7, 91 / 7, 92 / 7)
    assert [part.value for part in found[:3]] == [
        Counted(value=n / length, unit=Unit.PER_WEEK, n=n)
        for n, length in zip((26, 0, 13), weeks, strict=True)
    ]
    assert len(found) == 8
    assert reports_by_quarter(None, "a", TWO_YEARS, START) == ()


def test_active_members_and_reports_are_followed_together() -> None:
    members = rows(
        """
        org_id joined_on
        O-1    2023-12-01
        O-2    2023-12-01
        O-3    2023-12-01
        """,
        area_id="a",
    )
    meetings = placed("meetings", *[{"met_on": str(q.period.start)} for q in QUARTERS])
    acts = what_members_did(None, meetings.assign(members_present="O-1 O-2"), None)
    p04 = active_members(members, acts, "a", TWO_YEARS, start=START)
    reports = placed("reports", *told([80, 70, 60, 50, 40, 30, 20, 10]))
    found = endurance(p04, reports, "a", TWO_YEARS, START)
    assert isinstance(found, Indicator)
    assert found.code == "P27"
    assert found.series == p04.series
    beside = {b.what: b.value for b in found.beside}
    assert course(beside[Also.REPORTS_A_QUARTER]) is Course.FADES
    assert course(found.value) is Course.CANNOT_TELL


def test_without_active_members_the_reason_is_theirs() -> None:
    p04 = active_members(None, what_members_did(None, None, None), "a", TWO_YEARS, start=START)
    found = endurance(p04, None, "a", TWO_YEARS, START)
    assert found.value == NotPossible(Reason.NO_MEMBERS)
    assert found.beside[0].value == NotPossible(Reason.NO_REPORTS)


def test_twice_the_members_with_twice_the_active_ones_is_no_growth() -> None:
    series = [
        InQuarter(quarter, Tally(count=10 * size, of=20 * size, unit=Unit.MEMBERS))
        for quarter, size in zip(QUARTERS, (1, 2, 3, 4, 5, 6, 7, 8), strict=True)
    ]
    found = slope(series)
    assert isinstance(found, Estimate)
    assert found.value == pytest.approx(1)
