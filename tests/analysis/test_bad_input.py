"""Input that breaks other packages: here a reason, or a limit that is true, and nothing else."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from math import inf, isfinite, nan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.counts import BeforeAfter
from analysis.coverage import Coverage
from analysis.detectable import detectable
from analysis.dispersion import dispersion
from analysis.displacement import weighted_displacement_difference
from analysis.effect import expected_count, relative_change
from analysis.fewer_so_far import fewer_so_far
from analysis.findings import Findings, judge
from analysis.likeness import likeness
from analysis.premises import PremisesFindings, premises_check
from analysis.pretrend import pretrend
from analysis.rate_ratio import poisson_rate, rate_ratio_exact
from analysis.results import Caveat, Comparison, Doubt, Estimate, NotPossible, Reason, Stance
from analysis.selection import SelectionFindings, selection
from data.study import Period, Pilot, Study
from tests.analysis.pilots import COVERED, EVEN, PILOT, THEFT, WITH_RING, month_counts

NOT_COUNTS = NotPossible(Reason.NOT_COUNTS)
EQUAL = {area: BeforeAfter(10, 10) for area in "abcde"}
WRONG = [-1, -0.5, 2.5, nan, inf]

a_count = st.one_of(st.integers(0, 6), st.integers(0, 10**12))
an_area = st.builds(BeforeAfter, a_count, a_count)
some_areas = st.dictionaries(st.sampled_from("abcdefghijkl"), an_area)
phis = st.floats(1, 50)


def numbers(result: object) -> Iterator[float]:
    """Every number that a result holds, however deep."""
    if isinstance(result, float):
        yield result
    elif is_dataclass(result):
        for field in fields(result):
            yield from numbers(getattr(result, field.name))
    elif isinstance(result, tuple):
        for part in result:
            yield from numbers(part)


def is_sound(result: object) -> bool:
    if isinstance(result, Estimate) and not result.low <= result.value <= result.high:
        return False
    return all(map(isfinite, numbers(result)))


@given(some_areas, st.dictionaries(st.sampled_from("pqr"), an_area), phis)
def test_a_change_is_finite_numbers_or_a_reason_whatever_is_counted(
    others: Mapping[str, BeforeAfter], pilot: Mapping[str, BeforeAfter], phi: float
) -> None:
    assert is_sound(relative_change(pilot, others, dispersion=phi))
    assert is_sound(expected_count(pilot, others, dispersion=phi))


@given(an_area, an_area, st.none() | an_area, st.none() | an_area, st.booleans(), phis)
def test_a_difference_is_finite_numbers_or_a_reason_whatever_is_counted(
    pilot: BeforeAfter,
    comparison: BeforeAfter,
    buffer: BeforeAfter | None,
    around: BeforeAfter | None,
    scaled: bool,
    phi: float,
) -> None:
    answer = weighted_displacement_difference(
        pilot,
        comparison,
        buffer=buffer,
        buffer_comparison=around,
        scale_comparison_to_pilot=scaled,
        dispersion=phi,
    )
    assert is_sound(answer)


@given(a_count, a_count, st.integers(0, 60), st.integers(0, 60))
def test_an_exact_ratio_is_finite_or_says_that_there_is_no_upper_limit(
    before: int, after: int, months_before: int, months_after: int
) -> None:
    answer = rate_ratio_exact(
        before, after, before_exposure=months_before, after_exposure=months_after
    )
    if before or isinstance(answer, NotPossible):
        assert is_sound(answer)
    else:
        assert isfinite(answer.low)
        assert Caveat(Doubt.NO_UPPER_LIMIT) in answer.caveats


@given(st.lists(st.lists(a_count, min_size=3, max_size=3), max_size=5))
def test_dispersion_is_a_finite_number_from_one(months: list[list[int]]) -> None:
    phi = dispersion(pd.DataFrame(months, columns=list("abc"), dtype="int64"))
    assert isfinite(phi)
    assert phi >= 1


@pytest.mark.parametrize("table", [[[7, 9, 2]], [[7], [9], [2]], [[0, 0], [0, 0]], [[5, 5]] * 9])
def test_one_month_one_area_nothing_or_all_equal_show_no_disorder(table: list[list[int]]) -> None:
    assert dispersion(pd.DataFrame(table)) == 1


def test_equal_counts_everywhere_are_no_change() -> None:
    answer = relative_change({"p": BeforeAfter(10, 10)}, EQUAL, dispersion=1)
    assert isinstance(answer, Comparison)
    assert (answer.value, answer.p) == (1, 1)
    assert answer.low < 1 < answer.high


def test_a_pilot_without_incidents_before_or_after_gets_an_interval_that_can_tell_little() -> None:
    for own in (BeforeAfter(0, 3), BeforeAfter(3, 0)):
        answer = relative_change({"p": own}, EQUAL, dispersion=1)
        assert isinstance(answer, Comparison)
        assert answer.high / answer.low > 100
        assert Caveat(Doubt.HALF_ADDED, ("p",)) in answer.caveats


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_count_is_refused_by_every_method(wrong: float) -> None:
    bad, good = BeforeAfter(20, wrong), BeforeAfter(20, 20)  # type: ignore[arg-type]
    assert relative_change({"p": bad}, EQUAL, dispersion=1) == NOT_COUNTS
    assert relative_change({"p": good}, EQUAL | {"z": bad}, dispersion=1) == NOT_COUNTS
    assert expected_count({"p": bad}, EQUAL, dispersion=1) == NOT_COUNTS
    assert rate_ratio_exact(20, wrong) == NOT_COUNTS  # type: ignore[arg-type]
    assert rate_ratio_exact(wrong, 20) == NOT_COUNTS  # type: ignore[arg-type]
    assert poisson_rate(wrong, 12) == NOT_COUNTS  # type: ignore[arg-type]
    for areas in ((bad, good), (good, bad)):
        assert weighted_displacement_difference(*areas) == NOT_COUNTS
        answer = weighted_displacement_difference(
            good, good, buffer=areas[0], buffer_comparison=areas[1]
        )
        assert answer == NOT_COUNTS


def test_an_area_is_not_compared_with_itself() -> None:
    answer = relative_change({"a": BeforeAfter(20, 9)}, EQUAL, dispersion=1)
    assert answer == NotPossible(Reason.PILOT_IS_COMPARISON)


def found(pilot: Pilot, counts: pd.DataFrame) -> Findings:
    return judge(counts, pilot, THEFT, Coverage(whole=COVERED))


def all_answers(answer: Findings) -> list[object]:
    rows = [getattr(row, f.name) for row in (answer.own, answer.comparison) for f in fields(row)]
    return [*rows, answer.change, answer.expected, answer.fewer]


@pytest.mark.parametrize("wrong", [-3, 2.5, nan, inf])
def test_a_study_is_not_judged_by_numbers_that_are_no_counts(wrong: float) -> None:
    counts = month_counts({"north": (240, 45), **EVEN}).astype({"count": "float64"})
    counts.loc[7, "count"] = wrong
    assert set(all_answers(found(PILOT, counts))) == {NOT_COUNTS}


def test_a_pilot_area_among_its_own_comparison_areas_is_not_judged() -> None:
    itself = replace(PILOT, comparison=PILOT.comparison | {"north"})
    answer = found(itself, month_counts({"north": (240, 45), **EVEN}))
    assert set(all_answers(answer)) == {NotPossible(Reason.PILOT_IS_COMPARISON)}
    assert answer.verdict is None


def test_one_area_alone_gets_its_exact_ratio_and_no_verdict() -> None:
    alone = replace(PILOT, comparison=frozenset())
    answer = found(alone, month_counts({"north": (240, 45)}))
    assert isinstance(answer.own.change, Comparison)
    assert answer.change == NotPossible(Reason.TOO_FEW_COMPARISON_AREAS, size=0)
    assert answer.fewer == NotPossible(Reason.NO_COMPARISON)
    assert answer.verdict is None


def test_a_start_after_the_end_of_the_data_is_told_and_not_judged() -> None:
    years = Period(date(2025, 6, 1), date(2026, 6, 1)), Period(date(2026, 6, 1), date(2027, 6, 1))
    later = replace(PILOT, start=date(2026, 6, 1), before=years[0], after=years[1])
    answer = found(later, month_counts({"north": (240, 45), **EVEN}))
    told = {answer.own.after, answer.own.change, answer.change, answer.expected, answer.fewer}
    assert told == {NotPossible(Reason.NO_DATA_IN_PERIOD)}
    assert answer.verdict is None


def test_a_single_month_is_judged_and_called_short() -> None:
    months = Period(date(2023, 5, 1), date(2023, 6, 1)), Period(date(2024, 5, 1), date(2024, 6, 1))
    short = replace(PILOT, before=months[0], after=months[1])
    answer = found(short, month_counts({"north": (40, 25), **EVEN}, short))
    assert isinstance(answer.change, Comparison)
    assert Caveat(Doubt.SHORT_AFTER, size=1) in answer.doubts
    assert all(map(is_sound, all_answers(answer)))


a_month = st.sampled_from(list(pd.date_range("2021-12-01", "2025-06-01", freq="MS")))
a_row = st.tuples(st.sampled_from([*"abcdef", "north", WITH_RING.ring, "elsewhere"]), a_month)
some_rows = st.dictionaries(a_row, st.one_of(st.integers(0, 6), st.integers(0, 10**6)))


@given(some_rows)
def test_whatever_is_counted_a_study_gets_finite_numbers_or_reasons(
    rows: Mapping[tuple[str, pd.Timestamp], int],
) -> None:
    counts = pd.DataFrame(
        {
            "area_id": pd.Series([area for area, _ in rows], dtype="str"),
            "month": pd.Series([month for _, month in rows], dtype="datetime64[us]"),
            "count": pd.Series(rows.values(), dtype="int64"),
        }
    )
    answer = found(WITH_RING, counts)
    assert all(map(is_sound, [*all_answers(answer), answer.buffer, answer.displacement]))
    assert isfinite(answer.dispersion)


some_premises = st.dictionaries(
    st.tuples(st.sampled_from([*"abcdef", "north", "elsewhere"]), st.integers(0, 3), a_month),
    st.one_of(st.integers(0, 6), st.integers(0, 10**6)),
)
some_bases = st.lists(
    st.tuples(
        st.sampled_from([*"abcdef", "north", "elsewhere"]),
        st.integers(1990, 2030),
        st.sampled_from(["businesses", "residents", ""]),
        st.one_of(st.integers(-5, 5), st.floats(0, 1e9)),
    )
)


@given(some_rows, some_premises, some_bases)
def test_whatever_is_counted_at_places_and_for_bases_the_checks_give_sound_answers_or_reasons(
    rows: Mapping[tuple[str, pd.Timestamp], int],
    at_places: Mapping[tuple[str, int, pd.Timestamp], int],
    of_bases: list[tuple[str, int, str, float]],
) -> None:
    steady = month_counts({"north": (240, 90), **EVEN})
    counts = pd.DataFrame(
        [(*key, count) for key, count in rows.items()], columns=["area_id", "month", "count"]
    )
    premises = pd.DataFrame(
        [(*key, count) for key, count in at_places.items()],
        columns=["area_id", "premises", "month", "count"],
    )
    bases = pd.DataFrame(of_bases, columns=["area_id", "year", "base", "value"])
    together = pd.concat([steady, counts]).astype({"count": "int64"})
    for table in (steady, together):
        answer = found(WITH_RING, table)
        coverage = Coverage(whole=COVERED)
        told = selection(table, WITH_RING, THEFT, coverage, answer, bases)
        places = premises_check(table, premises, WITH_RING, THEFT, answer, known_share=1)
        assert all(map(isfinite, [*numbers(told), *numbers(places)]))
        if isinstance(told, SelectionFindings):
            assert all(is_sound(one.change) for one in told.without)
            assert is_sound(getattr(told.corrected, "change", told.corrected))
        if isinstance(places, PremisesFindings):
            assert is_sound(places.capped)
            assert places.lowest <= places.highest


def test_two_thousand_comparison_areas_are_judged() -> None:
    many = {f"area{i}": (200 + i % 7, 75 + i % 11) for i in range(2_000)}
    wide = replace(PILOT, comparison=frozenset(many))
    counts = month_counts({"north": (240, 45), **many})
    answer = found(wide, counts)
    assert isinstance(answer.change, Comparison)
    assert answer.change.n == 240 + 45 + int(np.array(list(many.values())).sum())


def test_months_that_vary_beyond_all_bounds_get_the_reason_not_an_endless_interval() -> None:
    pilot, others = {"north": BeforeAfter(240, 45)}, {a: BeforeAfter(200, 75) for a in "abcdef"}
    answer = relative_change(pilot, others, dispersion=1e5)
    assert answer == NotPossible(Reason.TOO_UNRULY, size=1e5)


@pytest.mark.parametrize("spoilt", [lambda n: -n, lambda n: n + 0.5, lambda n: n * float("nan")])
def test_what_stands_around_the_headline_refuses_what_are_no_counts(
    spoilt: Callable[[Any], Any],
) -> None:
    counts = month_counts({"north": (240, 90), **EVEN})
    good = found(PILOT, counts)
    counts["count"] = spoilt(counts["count"].astype(float))
    plan = Study(title="", purpose="", decision_dates=(), decision_rule="", pilots=(PILOT,))
    answers = (
        detectable(counts, PILOT, THEFT),
        pretrend(counts, PILOT),
        fewer_so_far(counts, PILOT, date(2025, 5, 1)),
        likeness(counts.assign(offence_group="theft"), plan, PILOT),
        selection(counts, PILOT, THEFT, Coverage(whole=COVERED), good, None),
        premises_check(counts, counts.assign(premises=1), PILOT, THEFT, good, known_share=1),
    )
    assert set(answers) == {NotPossible(Reason.NOT_COUNTS)}


def test_a_comparison_four_times_larger_that_falls_as_much_shows_no_effect() -> None:
    larger = {area: (960, 432) for area in PILOT.comparison}  # 24 and 12 months: both fell by 10 %
    answer = found(PILOT, month_counts({"north": (240, 108), **larger}))
    assert isinstance(answer.change, Comparison)
    assert answer.change.value == pytest.approx(1)
    assert isinstance(answer.fewer, Estimate)
    assert answer.fewer.value == pytest.approx(0, abs=1e-9)
    assert answer.verdict is not None
    assert answer.verdict.stance is Stance.UNDECIDED
