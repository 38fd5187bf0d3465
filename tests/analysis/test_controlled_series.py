"""The pilot's months beside those of its comparison areas: a step, or a slope."""

from dataclasses import replace
from datetime import date
from math import exp, inf, log, nan, sqrt

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray
from scipy.stats import t as student_t

from analysis.controlled_series import ControlledSeries, conclusion, controlled_series
from analysis.coverage import Coverage
from analysis.disclosure import is_small
from analysis.results import Caveat, Doubt, Estimate, Method, NotPossible, Reason, Unit
from analysis.trend import trend
from data.study import Course, Period, Pilot
from tests.analysis.panels import SEASON, as_counts
from tests.analysis.pilots import PILOT

AREAS = ("north", *"abcdef")
OTHERS = AREAS[1:]
BEFORE, LEFT_OUT, AFTER = 48, 3, 24
Floats = NDArray[np.float64]


def day(month: int) -> date:
    return date(2017 + month // 12, month % 12 + 1, 1)


def pilot(
    course: Course | None = Course.STEP, before: int = BEFORE, after: int = AFTER, known: int = 0
) -> Pilot:
    """The data begin in 2017, the plan's own before period `known` months later."""
    start, later = day(before), day(before + LEFT_OUT)
    return replace(
        PILOT,
        start=start,
        before=Period(day(known), start),
        implementation=Period(start, later),
        after=Period(later, day(before + LEFT_OUT + after)),
        expected_course=course,
    )


def covered(one: Pilot) -> Coverage:
    return Coverage(whole=(day(0), one.after.end))


def rates(course: Course, effect: float, before: int = BEFORE, after: int = AFTER) -> Floats:
    """
    40 a month in the pilot, 28 in each other area; all fall slowly, the pilot at its own pace, and
    all change by a tenth as well. A row per month, a column per area, as many as are expected.
    """
    month = np.arange(before + LEFT_OUT + after)
    later = month >= before
    grown = (month - before + 1) / (LEFT_OUT + after)
    change = later * (grown if course is Course.SLOPE else 1.0)
    level: Floats = SEASON[month % 12, np.newaxis] * np.array([40.0, *[28.0] * 6])
    level *= np.exp(log(0.9) * change - 0.002 * month)[:, np.newaxis]
    level[:, 0] *= np.exp(0.001 * month + log(effect) * change)
    return level


def counts_of(table: Floats) -> pd.DataFrame:
    return as_counts(np.rint(table).astype("int64"), AREAS, "2017-01-01")


def told(counts: pd.DataFrame, one: Pilot, level: float = 0.95) -> ControlledSeries:
    found = controlled_series(counts, one, covered(one), OTHERS, level=level)
    assert isinstance(found, ControlledSeries)
    return found


def interval(found: Estimate | NotPossible | None) -> tuple[float, float, float]:
    assert isinstance(found, Estimate)
    return found.low, found.value, found.high


@pytest.mark.parametrize("course", Course)
def test_what_is_planted_is_found(course: Course) -> None:
    """Many incidents, so that whole numbers hardly round."""
    found = told(counts_of(1000 * rates(course, 0.8)), pilot(course))
    assert found.course is course
    assert found.change.value == pytest.approx(0.8, rel=0.003)
    assert (found.change.unit, found.change.method) == (Unit.RATIO, Method.CONTROLLED_SERIES)
    assert Caveat(Doubt.CHANCE_ONLY) in found.change.caveats


def test_of_a_slope_the_ratio_at_the_end_of_the_after_period_is_told() -> None:
    """Not what it grows by each month, nor its mean."""
    found = told(counts_of(1000 * rates(Course.SLOPE, 0.5)), pilot(Course.SLOPE))
    assert found.change.value == pytest.approx(0.5, rel=0.003)
    drawn = found.months["fitted"] / found.months["expected"]
    assert drawn.iloc[-1] == pytest.approx(0.5, rel=0.003)
    first = exp(log(0.5) * (LEFT_OUT + 1) / (LEFT_OUT + AFTER))
    assert drawn.iloc[BEFORE] == pytest.approx(first, rel=0.003)
    assert (drawn.iloc[:BEFORE] == 1).all()


def test_without_a_word_in_the_plan_it_is_a_step() -> None:
    counts = counts_of(rates(Course.STEP, 0.8))
    assert told(counts, pilot(None)).course is Course.STEP
    assert told(counts, pilot(None)).change == told(counts, pilot(Course.STEP)).change


@pytest.mark.slow
@pytest.mark.parametrize("course", Course)
def test_the_interval_holds_the_truth_about_as_often_as_it_says(course: Course) -> None:
    """Pure chance, no drift: 95 % of 200 panels, give or take what 200 panels give or take."""
    rng = np.random.default_rng(11)
    expected, one = rates(course, 0.8), pilot(course)
    found = [told(as_counts(rng.poisson(expected), AREAS, "2017-01-01"), one) for _ in range(200)]
    held = np.mean([series.change.low <= 0.8 <= series.change.high for series in found])
    wider = np.mean(
        [low <= 0.8 <= high for low, _, high in (interval(s.newey_west) for s in found)]
    )
    assert 0.91 <= held <= 0.99
    assert held <= wider <= 1
    assert abs(np.mean([log(series.change.value / 0.8) for series in found])) < 0.02
    assert np.mean([series.go_together is True for series in found]) < 0.2


def noisy(dispersion: float = 2.0, seed: int = 3) -> pd.DataFrame:
    mean, rng = rates(Course.STEP, 0.8), np.random.default_rng(seed)
    drawn = rng.negative_binomial(mean / (dispersion - 1), 1 / dispersion)
    return as_counts(drawn, AREAS, "2017-01-01")


def by_hand(counts: pd.DataFrame, one: Pilot) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """
    The same model written otherwise: a level, trend and change for each series by itself, in IRLS
    of least squares; both intervals, the second by sums over all pairs of months up to six apart.
    """
    months = [day(m) for m in range(BEFORE + LEFT_OUT + AFTER)]
    kept = [m for m, first in enumerate(months) if not one.before.end <= first < one.after.start]
    table = counts.pivot_table(index="month", columns="area_id", values="count").to_numpy()[kept]
    names = sorted(AREAS)
    own = table[:, names.index("north")]
    y = np.concatenate([own, table.sum(axis=1) - own])
    t = np.array(kept, dtype=float)
    if one.expected_course is Course.SLOPE:
        change = np.where(t < BEFORE, 0, t - BEFORE + 1)
    else:
        change = (t >= BEFORE).astype(float)
    block = np.column_stack([np.ones_like(t), t / 12, change])
    waves = [wave(np.pi * t * k) for k in (1 / 6, 1 / 3) for wave in (np.cos, np.sin)]
    x = np.hstack([np.kron(np.eye(2), block), np.tile(np.column_stack(waves), (2, 1))])
    mu = y + 0.5
    for _ in range(50):
        root = np.sqrt(mu)
        b = np.linalg.lstsq(x * root[:, None], (np.log(mu) + (y - mu) / mu) * root, rcond=None)[0]
        mu = np.exp(x @ b)
    bread = np.linalg.inv(x.T @ (x * mu[:, None]))
    degrees = len(y) - x.shape[1]
    phi = max(1.0, float(((y - mu) ** 2 / mu).sum()) / degrees)
    scores = (x * (y - mu)[:, None]).reshape(2, len(t), -1)
    meat = sum(
        (1 - abs(i - j) / 7) * np.outer(series[i], series[j])
        for series in scores
        for i in range(len(t))
        for j in range(len(t))
        if abs(i - j) <= 6
    )
    sandwich = bread @ meat @ bread * len(y) / degrees
    way = np.zeros(x.shape[1])
    way[[2, 5]] = change[-1], -change[-1]
    errors = [sqrt(phi * way @ bread @ way), sqrt(way @ sandwich @ way)]
    return tuple(
        tuple(np.exp(way @ b + sign * student_t.ppf(0.975, degrees) * error) for sign in (-1, 0, 1))
        for error in (errors[0], max(errors))
    )  # type: ignore[return-value]


@pytest.mark.parametrize("course", Course)
@pytest.mark.parametrize("seed", [3, 8])
def test_both_intervals_are_those_of_a_computation_written_otherwise(
    course: Course, seed: int
) -> None:
    counts, one = noisy(seed=seed), pilot(course)
    found = told(counts, one)
    model, newey_west = by_hand(counts, one)
    assert interval(found.change) == pytest.approx(model, rel=1e-6)
    assert interval(found.newey_west) == pytest.approx(newey_west, rel=1e-6)


def straying(seed: int) -> Floats:
    """Each month a factor that is like the one before."""
    rng, strayed = np.random.default_rng(seed), np.zeros(BEFORE + LEFT_OUT + AFTER)
    for month in range(1, len(strayed)):
        strayed[month] = 0.85 * strayed[month - 1] + rng.normal(0, 0.12)
    return np.exp(strayed)


def test_of_months_that_go_together_those_of_the_pilot_are_looked_at() -> None:
    table = rates(Course.STEP, 0.8)
    drawn = np.random.default_rng(2).poisson(table).astype(float)
    drawn[:, 1:] = 10 * table[:, 1:] * straying(4)[:, np.newaxis]
    assert told(counts_of(drawn), pilot()).go_together is False


def test_the_second_interval_is_wider_where_months_go_together_and_never_narrower() -> None:
    table = rates(Course.STEP, 0.8) * 10
    table[:, 0] *= straying(4)
    found = told(counts_of(table), pilot())
    assert found.go_together is True
    wide, narrow = interval(found.newey_west), interval(found.change)
    assert wide[0] < narrow[0]
    assert wide[2] > narrow[2]
    calm = told(noisy(), pilot())
    assert interval(calm.newey_west)[0] <= calm.change.low
    assert interval(calm.newey_west)[2] >= calm.change.high


def test_twice_as_many_incidents_in_the_comparison_areas_change_no_estimate() -> None:
    table = np.rint(1000 * rates(Course.STEP, 0.8))
    more = table * [1, *[2] * 6]
    one, other = (told(counts_of(each), pilot()).change.value for each in (table, more))
    assert one == pytest.approx(other, rel=1e-4)


def test_in_the_pilot_s_place_the_comparison_changed_the_other_way() -> None:
    counts = noisy()
    pooled = counts.assign(area_id=counts["area_id"].where(counts["area_id"] == "north", "a"))
    swapped = pooled.assign(area_id=pooled["area_id"].map({"north": "a", "a": "north"}))
    one, other = (
        controlled_series(each, pilot(), covered(pilot()), ["a"]) for each in (pooled, swapped)
    )
    assert isinstance(one, ControlledSeries)
    assert isinstance(other, ControlledSeries)
    assert interval(one.change) == pytest.approx([1 / end for end in interval(other.change)[::-1]])


def test_a_change_that_all_areas_share_is_none_of_the_pilot_s() -> None:
    table = rates(Course.STEP, 1.0) * 100
    table[BEFORE:] *= 0.5
    assert told(counts_of(table), pilot()).change.value == pytest.approx(1, rel=0.01)


def test_a_higher_level_is_wider_and_noise_too() -> None:
    counts = noisy()
    ends = [told(counts, pilot(), level).change for level in (0.9, 0.95, 0.99)]
    assert ends[2].low < ends[1].low < ends[0].low < ends[0].high < ends[1].high < ends[2].high
    calm, wild = told(noisy(1.1), pilot()).change, told(noisy(6), pilot()).change
    assert log(wild.high / wild.low) > log(calm.high / calm.low)
    assert {c.doubt for c in wild.caveats} == {Doubt.CHANCE_ONLY, Doubt.UNRULY_MONTHS}


def test_what_happens_while_it_is_implemented_is_not_looked_at() -> None:
    table = np.rint(rates(Course.STEP, 0.8))
    wild = table.copy()
    wild[BEFORE : BEFORE + LEFT_OUT] *= 9
    one, other = (told(counts_of(each), pilot()) for each in (table, wild))
    assert one.change == other.change
    assert one.left_out == pilot().implementation
    assert len(one.months) == BEFORE + AFTER


def test_all_covered_months_before_are_used_and_what_the_plan_s_alone_say_stands_beside() -> None:
    counts, short, long = noisy(), pilot(known=24), pilot()
    found = told(counts, short)
    assert found.change == told(counts, long).change
    own = counts[counts["month"] >= pd.Timestamp(short.before.start)]
    alone = controlled_series(own, short, Coverage(whole=(day(24), short.after.end)), OTHERS)
    assert isinstance(alone, ControlledSeries)
    assert interval(found.planned_before) == pytest.approx(interval(alone.change))
    assert alone.planned_before is None
    assert told(counts, long).planned_before is None


@pytest.mark.parametrize(
    "gap",
    [
        {"empty_months": (day(5),)},
        {"by_area": {area: (day(3 if area == "a" else 0), day(99)) for area in AREAS}},
    ],
)
def test_where_earlier_months_are_not_whole_the_plan_s_before_period_stands_alone(
    gap: dict[str, object],
) -> None:
    one = pilot(known=24)
    coverage = replace(covered(one), **gap)  # type: ignore[arg-type]
    found = controlled_series(noisy(), one, coverage, OTHERS)
    assert isinstance(found, ControlledSeries)
    assert len(found.months) == 24 + AFTER


@pytest.mark.parametrize(("early", "used"), [(0, True), (3, False), (5, True)])
def test_earlier_months_whose_sum_n_would_give_away_are_not_used(early: int, used: bool) -> None:
    one, table = pilot(known=2), np.rint(rates(Course.STEP, 0.8))
    table[:2, 0] = early, 0
    found = told(counts_of(table), one)
    assert (len(found.months) == BEFORE + AFTER) is used
    in_the_plan = table[2:BEFORE, 0].sum() + table[BEFORE + LEFT_OUT :, 0].sum()
    assert not is_small(found.change.n - in_the_plan)


def test_the_months_of_the_pandemic_are_left_out_beside() -> None:
    """The data begin in 2017, so that March 2020 to September 2021 lie before and after."""
    one = pilot(before=60)
    months = pd.date_range("2017-01-01", periods=60 + LEFT_OUT + AFTER, freq="MS")
    table = rates(Course.STEP, 0.8, before=60) * 100
    calm = told(counts_of(table), one)
    assert interval(calm.without_pandemic) == pytest.approx(interval(calm.change), rel=0.05)
    inside = (months >= pd.Timestamp(2020, 3, 1)) & (months < pd.Timestamp(2021, 10, 1))
    table[np.asarray(inside), 0] *= 0.6
    hit = told(counts_of(table), one)
    assert interval(hit.without_pandemic) == pytest.approx(
        interval(calm.without_pandemic), rel=1e-9
    )
    assert hit.change.value != pytest.approx(calm.change.value, rel=0.05)


def test_without_pandemic_months_there_is_nothing_to_leave_out_and_too_few_are_left_with_them() -> (
    None
):
    later = as_counts(np.rint(rates(Course.STEP, 0.8)).astype("int64"), AREAS, "2022-01-01")

    def moved(period: Period) -> Period:
        return Period(period.start.replace(year=period.start.year + 5), later_end(period))

    def later_end(period: Period) -> date:
        return period.end.replace(year=period.end.year + 5)

    one = pilot()
    one = replace(
        one,
        start=one.start.replace(year=one.start.year + 5),
        before=moved(one.before),
        implementation=moved(one.implementation),
        after=moved(one.after),
    )
    found = controlled_series(later, one, Coverage(whole=(date(2022, 1, 1), one.after.end)), OTHERS)
    assert isinstance(found, ControlledSeries)
    assert found.without_pandemic is None
    few = told(counts_of(rates(Course.STEP, 0.8, after=12)), pilot(after=12))
    assert few.without_pandemic == NotPossible(Reason.FEW_MONTHS_AFTER, size=6)


def sure(low: float, high: float) -> int:
    return conclusion(replace(told(noisy(), pilot()).change, low=low, high=high))


def test_an_interval_on_one_side_of_no_change_tells_and_any_other_does_not() -> None:
    assert (sure(0.5, 0.9), sure(1.1, 1.5), sure(0.9, 1.1)) == (-1, 1, 0)
    assert (sure(0.9, 1.0), sure(1.0, 1.1)) == (0, 0)


def refusal(
    counts: pd.DataFrame, one: Pilot, coverage: Coverage | None = None, areas: str = "abcdef"
) -> NotPossible:
    found = controlled_series(counts, one, coverage or covered(one), tuple(areas))
    assert isinstance(found, NotPossible)
    return found


def test_too_few_months_are_refused_with_how_many_there_are() -> None:
    short = pilot(before=23)
    counts = counts_of(rates(Course.STEP, 0.8, before=23))
    assert refusal(counts, short) == NotPossible(Reason.FEW_MONTHS_BEFORE, size=23)
    short = pilot(after=11)
    counts = counts_of(rates(Course.STEP, 0.8, after=11))
    assert refusal(counts, short) == NotPossible(Reason.FEW_MONTHS_AFTER, size=11)
    enough = pilot(before=24, after=12)
    told(counts_of(rates(Course.STEP, 0.8, before=24, after=12)), enough)


@pytest.mark.parametrize(
    ("column", "rows"),
    [
        (0, slice(None, BEFORE)),
        (0, slice(BEFORE, None)),
        (slice(1, None), slice(None, BEFORE)),
        (slice(1, None), slice(BEFORE, None)),
    ],
)
def test_fewer_than_five_a_month_in_either_series_before_or_after_are_refused(
    column: int | slice, rows: slice
) -> None:
    table = np.full((BEFORE + LEFT_OUT + AFTER, len(AREAS)), 10.0)
    table[rows, column] = 0.5 if isinstance(column, slice) else 4
    table[rows, column][::2] = 0 if isinstance(column, slice) else 5
    found = refusal(counts_of(table), pilot())
    assert found.reason is Reason.FEW_A_MONTH
    assert found.size == int(found.size) < 5  # a mean would tell the sum
    table[rows, column] = 5
    told(counts_of(table), pilot())


def test_what_is_not_covered_preliminary_or_compared_with_itself_is_refused() -> None:
    one, counts = pilot(), noisy()
    end = one.after.end
    unknown = Coverage(whole=(day(0), day(BEFORE + LEFT_OUT + AFTER - 1)))
    assert refusal(counts, one, unknown).reason is Reason.NO_DATA_IN_PERIOD
    assert refusal(counts, one, Coverage(whole=None)).reason is Reason.NO_DATA_IN_PERIOD
    open_months = replace(covered(one), preliminary_from=day(BEFORE + LEFT_OUT + AFTER - 2))
    assert refusal(counts, one, open_months) == NotPossible(Reason.PRELIMINARY, size=2)
    early = replace(covered(one), preliminary_from=day(BEFORE - 5))
    assert refusal(counts, one, early) == NotPossible(Reason.PRELIMINARY, size=AFTER)
    settled = replace(covered(one), preliminary_from=end)
    assert isinstance(controlled_series(counts, one, settled, OTHERS), ControlledSeries)
    missing = replace(covered(one), by_area={area: (day(0), end) for area in AREAS if area != "c"})
    assert refusal(counts, one, missing).reason is Reason.NO_DATA_IN_PERIOD
    assert refusal(counts, one, areas="").reason is Reason.NO_COMPARISON
    itself = controlled_series(counts, one, covered(one), AREAS)
    assert itself == NotPossible(Reason.PILOT_IS_COMPARISON)


@pytest.mark.parametrize("wrong", [-1, 2.5, nan, inf])
def test_what_is_no_count_is_refused(wrong: float) -> None:
    counts = noisy().astype({"count": "float64"})
    counts.loc[7, "count"] = wrong
    assert refusal(counts, pilot()).reason is Reason.NOT_COUNTS


def test_nothing_one_month_and_incidents_in_one_month_alone_are_refused() -> None:
    nothing = noisy().iloc[:0]
    assert refusal(nothing, pilot()) == NotPossible(Reason.FEW_A_MONTH, size=0)
    one_month = replace(pilot(), before=Period(day(47), day(48)), after=Period(day(51), day(52)))
    first = Coverage(whole=(day(47), day(52)))
    assert refusal(noisy(), one_month, first) == NotPossible(Reason.FEW_MONTHS_BEFORE, size=1)
    table = np.rint(rates(Course.STEP, 0.8))
    table[:, 0] = 0
    table[[3, 60], 0] = 9_999
    assert refusal(counts_of(table), pilot()).reason is Reason.TOO_SHORT_SERIES


def test_equal_months_everywhere_are_no_change_with_the_interval_of_chance() -> None:
    found = told(counts_of(np.full((BEFORE + LEFT_OUT + AFTER, 7), 10.0)), pilot())
    assert found.change.value == pytest.approx(1)
    assert found.change.low < 0.95
    assert found.change.high > 1.05
    assert interval(found.newey_west) == pytest.approx(interval(found.change))
    assert found.go_together == NotPossible(Reason.NO_VARIATION)


def test_numbers_without_end_get_an_interval_or_a_reason() -> None:
    for factor in (10**4, 10**7, 10**10):
        found = controlled_series(
            counts_of(factor * rates(Course.STEP, 0.8)), pilot(), covered(pilot()), OTHERS
        )
        assert isinstance(found, NotPossible) or found.change.low <= found.change.high < inf


def test_no_small_month_is_laid_out_and_hidden_ones_are_those_hidden_beside_the_comparison() -> (
    None
):
    rng = np.random.default_rng(9)
    table = rng.poisson(rates(Course.STEP, 0.8) * [0.25, *[1] * 6])
    counts, one = as_counts(table, AREAS, "2017-01-01"), pilot(known=24)
    found = told(counts, one)
    assert (table[:, 0] < 5).any()
    shown = found.months["pilot"].dropna()
    assert not shown.map(is_small).any()
    covered_all = Period(day(0), one.after.end)
    beside = trend(counts, one, covered_all, OTHERS).months["pilot"]
    assert found.months["pilot"].equals(beside.reindex(found.months.index))
    lines = found.months[["fitted", "expected"]]
    assert lines.equals(lines.round(0))  # else their sums would tell the months that are hidden


def test_the_lines_fit_the_counts_and_part_after_the_start_alone() -> None:
    found = told(noisy(), pilot())
    months = found.months
    before = months.index < pd.Timestamp(pilot().start)
    assert months["pilot"][before].sum() == pytest.approx(months["fitted"][before].sum(), abs=3)
    assert months["fitted"][before].equals(months["expected"][before])
    parts = months["fitted"][~before] / months["expected"][~before]
    assert parts.to_numpy() == pytest.approx(np.full(AFTER, found.change.value), rel=0.005)
    assert found.change.n == months["pilot"].sum()
