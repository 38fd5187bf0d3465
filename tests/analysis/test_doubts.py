"""Every doubt is looked for: there, not there, or nobody can tell."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from analysis.coverage import Coverage
from analysis.doubts import Background, Check, Standing, doubts, doubts_of_answers, weakening
from analysis.findings import Findings, judge
from analysis.placebo_in_time import MovedStart, PlaceboInTime
from analysis.premises import PremisesFindings
from analysis.pretrend import Check as FourthCheck
from analysis.pretrend import PreTrendFindings
from analysis.results import (
    Caveat,
    Comparison,
    Doubt,
    Estimate,
    Method,
    NotPossible,
    Reason,
    Stance,
    Unit,
)
from analysis.specifications import Specifications
from analysis.turns import Turns
from data.kinds.parallel_events import ParallelEvent
from data.plans.locks import locked
from data.study import Direction, Outcome, Pilot, Study
from tests.analysis.pilots import COVERED, EVEN, PILOT, THEFT, WITH_RING, month_counts
from tests.analysis.test_specifications import way

BEFORE_START = datetime(2024, 2, 1, tzinfo=UTC)
PLAN = Study(title="", purpose="", decision_dates=(), decision_rule="", pilots=(PILOT,))
STUDY = locked(PLAN, at=BEFORE_START, by="")
GOOD = FourthCheck(1.0, 0.9)
CALM = PreTrendFindings(
    level=GOOD,
    trend=FourthCheck(0.0, 0.9),
    monthly=GOOD,
    half_years=GOOD,
    smallest_trend=0.1,
    dispersion=1.0,
    areas=tuple("abcdef"),
)
KNOWN = Background(
    pretrend=CALM, reporting=None, events=(), code_changes=(), deviations=0, planned_after=12
)
FESTIVAL = ParallelEvent(
    start=date(2024, 6, 1),
    end=date(2024, 6, 3),
    area="north",
    title="Fest",
    event_type="festivity",
    expected=None,
)


def found(pilot: Pilot = PILOT, **own: tuple[int, int]) -> Findings:
    counts = month_counts({"north": (240, 90), **EVEN, **own}, pilot)
    return judge(counts, pilot, THEFT, Coverage(whole=COVERED))


def checked(
    answer: Findings | None = None,
    pilot: Pilot = PILOT,
    study: Study = STUDY,
    outcome: Outcome = THEFT,
    **known: object,
) -> dict[Doubt, Check]:
    background = replace(KNOWN, **known)  # type: ignore[arg-type]
    answer = found() if answer is None else answer
    return {check.doubt: check for check in doubts(answer, pilot, outcome, study, background)}


def change(value: float, low: float, high: float) -> Estimate:
    return Estimate(
        value=value,
        unit=Unit.SHARE_POINTS,
        low=low,
        high=high,
        level=0.95,
        n=100,
        method=Method.NEWCOMBE,
    )


def test_all_fifteen_are_looked_for_whatever_is_known() -> None:
    fifteen = {
        Doubt.SMALL_COUNTS,
        Doubt.SHORT_AFTER,
        Doubt.REGRESSION_TO_THE_MEAN,
        Doubt.SEASON,
        Doubt.FEW_COMPARISON_AREAS,
        Doubt.PRE_TREND,
        Doubt.EARLY_CHANGE,
        Doubt.OTHER_CHOICES,
        Doubt.ONE_ADDRESS,
        Doubt.MANY_QUESTIONS,
        Doubt.REPORTING_CHANGED,
        Doubt.DISPLACEMENT,
        Doubt.CODES_CHANGED,
        Doubt.OVERLAPPING_EVENTS,
        Doubt.PRELIMINARY_MONTHS,
    }
    nothing = NotPossible(Reason.TOO_FEW_COMPARISON_AREAS)
    assert fifteen <= checked().keys()
    assert fifteen <= checked(pretrend=nothing, events=None, code_changes=None).keys()


def test_each_stands_once() -> None:
    listed = [check.doubt for check in doubts(found(), PILOT, THEFT, STUDY, KNOWN)]
    assert len(listed) == len(set(listed))


def moved(**changes: tuple[float, float, float]) -> PlaceboInTime:
    """Starts moved back by so many months ("back6"): low, value and high of each."""
    example = found().change
    assert isinstance(example, Comparison)
    return PlaceboInTime(
        tuple(
            MovedStart(
                int(back.removeprefix("back")),
                None,
                replace(example, low=low, value=value, high=high),
            )
            for back, (low, value, high) in changes.items()
        )
    )


@pytest.mark.parametrize(
    ("starts", "standing", "size"),
    [
        (moved(back18=(0.5, 0.6, 0.9), back6=(0.6, 0.7, 0.8)), Standing.WEAKENS, 6),
        (moved(back18=(0.5, 0.6, 0.9), back6=(0.9, 1.0, 1.1)), Standing.WEAKENS, 18),
        (moved(back18=(0.9, 1.0, 1.1)), Standing.FINE, 0),
        (moved(back18=(0.1, 1.0, 9.0)), Standing.UNCLEAR, 0),  # the answer could hide in it
        (moved(), Standing.UNKNOWN, 0),
    ],
)
def test_a_change_before_the_start_weakens_and_silence_counts_only_where_it_would_be_heard(
    starts: PlaceboInTime, standing: Standing, size: int
) -> None:
    sure = found(north=(240, 30))  # a third of what the areas lead to
    check = checked(sure, moved_starts=starts)[Doubt.EARLY_CHANGE]
    assert (check.standing, check.size) == (standing, size)


def ways(clear: int, unsure: int) -> Specifications:
    """So many ways that conclude as the plan's own does, and so many that cannot tell."""
    own = way(0.8, 0.7, 0.9, Stance.SUPPORTS, plan=True)
    alike = [way(0.8, 0.7, 0.9, Stance.SUPPORTS)] * (clear - 1)
    others = [way(0.9, 0.5, 1.5, Stance.UNDECIDED)] * unsure
    return Specifications(ways=(own, *alike, *others), choices=(), left_out={})


@pytest.mark.parametrize(
    ("asked", "standing", "share"),
    [
        (ways(clear=10, unsure=0), Standing.FINE, 1.0),
        (ways(clear=6, unsure=4), Standing.WEAKENS, 0.6),
    ],
)
def test_an_answer_that_other_ways_to_count_do_not_give_is_weaker(
    asked: Specifications, standing: Standing, share: float
) -> None:
    check = checked(ways=asked)[Doubt.OTHER_CHOICES]
    assert check.standing is standing
    assert check.size == pytest.approx(share)


@pytest.mark.parametrize(
    ("without", "capping", "standing"),
    [
        (Turns(), Turns(), Standing.FINE),
        (Turns(verdict=True), Turns(), Standing.WEAKENS),
        (Turns(), Turns(certainty=True), Standing.WEAKENS),
        (Turns(sign=True), Turns(), Standing.FINE),  # a sign alone says little
    ],
)
def test_an_answer_that_hangs_on_one_address_is_weaker(
    without: Turns, capping: Turns, standing: Standing
) -> None:
    change = found().change
    assert isinstance(change, Comparison)
    premises = PremisesFindings(
        headline=change,
        lowest=0.8,
        highest=1.1,
        without=without,
        capped=change,
        capping=capping,
        above_in_pilot=False,
        areas_above=0,
    )
    assert checked(premises=premises)[Doubt.ONE_ADDRESS].standing is standing


def test_only_those_that_weaken_travel_with_figures() -> None:
    checks = (Check(Doubt.SEASON, Standing.FINE), Check(Doubt.INTERIM, Standing.WEAKENS, 12))
    assert weakening(checks) == (Caveat(Doubt.INTERIM, size=12),)


@pytest.mark.parametrize(
    ("doubt", "known"),
    [
        (Doubt.REGRESSION_TO_THE_MEAN, {"pretrend": NotPossible(Reason.SHORT_BEFORE)}),
        (Doubt.PRE_TREND, {"pretrend": NotPossible(Reason.SHORT_BEFORE)}),
        (Doubt.EARLY_CHANGE, {"moved_starts": None}),
        (Doubt.EARLY_CHANGE, {"moved_starts": NotPossible(Reason.NOT_COUNTS)}),
        (Doubt.OTHER_CHOICES, {"ways": None}),
        (Doubt.OTHER_CHOICES, {"ways": NotPossible(Reason.TOO_FEW_AREAS)}),
        (Doubt.ONE_ADDRESS, {"premises": NotPossible(Reason.NO_PREMISES)}),
        (Doubt.REPORTING_CHANGED, {"reporting": None}),
        (Doubt.CODES_CHANGED, {"code_changes": None}),
        (Doubt.OVERLAPPING_EVENTS, {"events": None}),
        (Doubt.DISPLACEMENT, {}),  # no buffer
    ],
)
def test_what_no_data_tell_of_is_unknown_not_fine(doubt: Doubt, known: dict[str, Any]) -> None:
    assert checked(**known)[doubt].standing is Standing.UNKNOWN


def test_a_worse_last_year_may_fall_by_itself_by_its_share_of_the_baseline() -> None:
    worse = replace(CALM, level=FourthCheck(1.5, 0.01))  # the last 12 of 24 months, 50 % above
    check = checked(pretrend=worse)[Doubt.REGRESSION_TO_THE_MEAN]
    assert check.standing is Standing.WEAKENS
    assert check.size == pytest.approx(1 - 1 / 1.25)


def test_of_a_baseline_under_two_years_the_spell_is_its_last_half() -> None:
    year = replace(PILOT, before=replace(PILOT.before, start=date(2022, 7, 1)))
    worse = replace(CALM, level=FourthCheck(1.5, 0.01))
    check = checked(pilot=year, pretrend=worse)[Doubt.REGRESSION_TO_THE_MEAN]
    assert check.size == pytest.approx(1 - 1 / 1.25)


def test_where_a_rise_is_hoped_for_a_low_spell_is_doubted_and_a_high_one_is_not() -> None:
    hoped = replace(THEFT, direction=Direction.INCREASE, smallest_change=0.1)
    low, high = (replace(CALM, level=FourthCheck(size, 0.01)) for size in (0.5, 1.5))
    check = checked(outcome=hoped, pretrend=low)[Doubt.REGRESSION_UPWARDS]
    assert check.standing is Standing.WEAKENS
    assert check.size == pytest.approx(1 / 0.75 - 1)
    assert checked(outcome=hoped, pretrend=high)[Doubt.REGRESSION_UPWARDS].standing is Standing.FINE


@pytest.mark.parametrize("level", [FourthCheck(0.6, 0.01), FourthCheck(1.5, 0.5)])
def test_a_better_year_or_one_that_chance_gives_does_not(level: FourthCheck) -> None:
    check = checked(pretrend=replace(CALM, level=level))[Doubt.REGRESSION_TO_THE_MEAN]
    assert check.standing is Standing.FINE


def test_a_pilot_that_did_not_follow_before_is_doubted() -> None:
    parted = replace(CALM, trend=FourthCheck(-0.3, 0.001))
    assert checked(pretrend=parted)[Doubt.PRE_TREND].standing is Standing.WEAKENS
    assert checked()[Doubt.PRE_TREND].standing is Standing.FINE


def test_reporting_is_doubted_only_where_its_change_is_certain() -> None:
    sure, unsure = change(-0.1, -0.15, -0.05), change(-0.1, -0.25, 0.05)
    check = checked(reporting=sure)[Doubt.REPORTING_CHANGED]
    assert (check.standing, check.size) == (Standing.WEAKENS, -0.1)
    assert checked(reporting=unsure)[Doubt.REPORTING_CHANGED].standing is Standing.UNCLEAR
    steady = change(0.0, -0.04, 0.04)
    assert checked(reporting=steady)[Doubt.REPORTING_CHANGED].standing is Standing.FINE


def test_reports_that_rise_hide_a_decrease_and_do_not_weaken_it() -> None:
    rose, fell = change(0.1, 0.05, 0.15), change(-0.1, -0.15, -0.05)
    assert checked(reporting=rose)[Doubt.REPORTING_ROSE].standing is Standing.OTHER_WAY
    hoped = replace(THEFT, direction=Direction.INCREASE, smallest_change=0.1)
    upwards = checked(outcome=hoped, reporting=fell)
    assert upwards[Doubt.REPORTING_FELL].standing is Standing.OTHER_WAY
    weaker = checked(outcome=hoped, reporting=rose)
    assert weaker[Doubt.REPORTING_CHANGED].standing is Standing.WEAKENS


def test_counts_too_small_to_see_a_difference_before_are_unclear_not_a_doubt() -> None:
    blind = replace(CALM, smallest_trend=0.3)
    assert checked(pretrend=blind)[Doubt.PRE_TREND].standing is Standing.UNCLEAR
    doubtful = replace(blind, trend=FourthCheck(-0.2, 0.03))
    assert checked(pretrend=doubtful)[Doubt.PRE_TREND].standing is Standing.WEAKENS


def test_what_one_figure_says_itself_is_no_doubt_of_the_answer() -> None:
    listed = checked()
    assert not {Doubt.CHANCE_ONLY, Doubt.MANY_LOOKS} & listed.keys()


def test_more_incidents_in_the_buffer_for_certain_are_doubted() -> None:
    around = WITH_RING.ring
    more = found(WITH_RING, **{around: (200, 220)})
    check = checked(more, WITH_RING)[Doubt.DISPLACEMENT]
    assert check.standing is Standing.WEAKENS
    assert check.size > 50
    same = found(WITH_RING, **{around: (200, 75)})
    assert checked(same, WITH_RING)[Doubt.DISPLACEMENT].standing is Standing.UNCLEAR
    fewer = found(WITH_RING, **{around: (400, 60)})
    assert checked(fewer, WITH_RING)[Doubt.DISPLACEMENT].standing is Standing.FINE


def test_a_buffer_that_may_not_be_shown_is_unknown_for_that_reason() -> None:
    hidden = found(WITH_RING, **{WITH_RING.ring: (3, 40)})
    check = checked(hidden, WITH_RING)[Doubt.DISPLACEMENT]
    assert (check.standing, check.reason) == (Standing.UNKNOWN, Reason.SMALL_COUNT)


def test_events_and_codes_are_counted() -> None:
    known = checked(events=(FESTIVAL, FESTIVAL), code_changes=(date(2023, 1, 1),))
    events, codes = known[Doubt.OVERLAPPING_EVENTS], known[Doubt.CODES_CHANGED]
    assert (events.standing, events.size, events.areas) == (Standing.WEAKENS, 2, ("north",))
    assert (codes.standing, codes.size) == (Standing.WEAKENS, 1)


def test_more_questions_than_pilots_are_many() -> None:
    assert checked()[Doubt.MANY_QUESTIONS].standing is Standing.FINE
    asked = replace(STUDY, pilots=(replace(PILOT, secondary=(THEFT, THEFT)),))
    check = checked(study=asked)[Doubt.MANY_QUESTIONS]
    assert (check.standing, check.size) == (Standing.WEAKENS, 3)


def test_a_plan_that_is_not_locked_or_locked_late_or_changed_is_doubted() -> None:
    assert checked(study=PLAN)[Doubt.PLAN_NOT_LOCKED].standing is Standing.WEAKENS
    assert checked()[Doubt.PLAN_NOT_LOCKED].standing is Standing.FINE
    late = locked(PLAN, at=datetime(2024, 4, 2, tzinfo=UTC), by="")
    assert checked(study=late)[Doubt.PLAN_LOCKED_LATE].standing is Standing.WEAKENS
    assert checked()[Doubt.PLAN_LOCKED_LATE].standing is Standing.FINE
    changed = checked(deviations=3)[Doubt.PLAN_CHANGED]
    assert (changed.standing, changed.size) == (Standing.WEAKENS, 3)


def test_a_late_lock_stays_late_when_the_after_period_is_moved() -> None:
    late = locked(PLAN, at=datetime(2024, 4, 2, tzinfo=UTC), by="")
    moved = replace(PILOT, after=replace(PILOT.after, start=date(2024, 7, 1)))
    checks = checked(study=replace(late, pilots=(moved,)), pilot=moved)
    assert checks[Doubt.PLAN_LOCKED_LATE].standing is Standing.WEAKENS


def test_an_after_period_that_goes_on_is_an_interim_result() -> None:
    assert checked(planned_after=24)[Doubt.INTERIM] == Check(Doubt.INTERIM, Standing.WEAKENS, 12)
    assert Doubt.INTERIM not in checked()


def test_short_periods_are_doubted() -> None:
    half_year = replace(PILOT, after=replace(PILOT.after, end=date(2024, 10, 1)))
    assert checked(pilot=half_year)[Doubt.SHORT_AFTER].size == 6
    assert checked(pilot=half_year)[Doubt.SHORT_AFTER].standing is Standing.WEAKENS
    year = replace(PILOT, before=replace(PILOT.before, start=date(2023, 1, 1)))
    assert checked(pilot=year)[Doubt.SHORT_BEFORE].standing is Standing.WEAKENS
    assert checked()[Doubt.SHORT_BEFORE].standing is Standing.FINE


def test_a_change_beyond_what_others_found_is_checked_before_it_is_celebrated() -> None:
    huge = found(north=(240, 45))
    check = checked(huge)[Doubt.LARGE_CHANGE]
    assert check.standing is Standing.WEAKENS
    assert check.size == pytest.approx(0.5, abs=0.01)
    assert checked(found(north=(240, 80)))[Doubt.LARGE_CHANGE].standing is Standing.FINE


def test_small_counts_are_those_of_the_pilot_before_never_of_its_buffer() -> None:
    check = checked(found(north=(12, 9)))[Doubt.SMALL_COUNTS]
    assert (check.standing, check.size) == (Standing.WEAKENS, 12)
    around = found(WITH_RING, **{WITH_RING.ring: (9, 40)})
    assert checked(around, WITH_RING)[Doubt.SMALL_COUNTS].standing is Standing.FINE


def test_a_count_that_is_hidden_is_doubted_without_its_size() -> None:
    known = checked(found(north=(3, 9)))
    assert known[Doubt.HIDDEN_COUNTS] == Check(Doubt.HIDDEN_COUNTS, Standing.WEAKENS)
    assert Doubt.SMALL_COUNTS not in known


def test_what_was_never_compared_is_not_said_to_be_checked() -> None:
    alone = replace(PILOT, comparison=frozenset("ab"))
    known = checked(
        judge(
            month_counts({"north": (240, 90), "a": (200, 75), "b": (200, 75)}, alone),
            alone,
            THEFT,
            Coverage(whole=COVERED),
        ),
        alone,
    )
    few = known[Doubt.FEW_COMPARISON_AREAS]
    assert (few.standing, few.size) == (Standing.WEAKENS, 2)
    assert known[Doubt.AREAS_DRIFT_APART].standing is Standing.UNKNOWN
    nothing = judge(month_counts({"north": (240, 90), **EVEN}), PILOT, THEFT, Coverage(whole=None))
    assert checked(nothing)[Doubt.SMALL_COUNTS].standing is Standing.UNKNOWN
    assert checked(nothing)[Doubt.PRELIMINARY_MONTHS].standing is Standing.UNKNOWN


def test_an_unusual_increase_is_checked_too() -> None:
    check = checked(found(north=(240, 160)))[Doubt.LARGE_INCREASE]
    assert check.standing is Standing.WEAKENS
    assert check.size > 0.5


def test_of_an_answer_from_the_survey_the_plan_and_what_it_carries_are_doubted() -> None:
    few = replace(change(-0.1, -0.2, 0.0), caveats=(Caveat(Doubt.FEW_ANSWERS, size=20),))
    background = replace(KNOWN, deviations=2)
    found_of_it = {c.doubt: c for c in doubts_of_answers(few, PILOT, PLAN, background)}
    assert found_of_it[Doubt.FEW_ANSWERS].standing is Standing.WEAKENS
    assert found_of_it[Doubt.PLAN_NOT_LOCKED].standing is Standing.WEAKENS
    many = {c.doubt: c for c in doubts_of_answers(change(0, -1, 1), PILOT, STUDY, background)}
    assert many[Doubt.FEW_ANSWERS].standing is Standing.FINE
    assert many[Doubt.PLAN_CHANGED].size == 2
