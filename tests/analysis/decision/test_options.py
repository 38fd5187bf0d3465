"""What speaks for and against, by the rule, and never more than that."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.decision.delivery import Delivery
from analysis.decision.evidence_table import Answer
from analysis.decision.options import Argument, Known, Laid, Option, Says, Side, Source, options
from analysis.evidence import Evidence
from analysis.process.indicator import Tally
from analysis.results import (
    Comparison,
    Doubt,
    Hidden,
    NotPossible,
    Reason,
    Unit,
    Wording,
)
from data.study import Direction
from tests.analysis.decision.known import (
    AROUND,
    CLEAR,
    OPEN,
    PROBABLE,
    SECOND,
    SMALLER,
    STEADY,
    UNLIKELY,
    WRONG,
    answer,
    delivered,
    known,
    months_needed,
    points,
    ratio,
    sides,
)
from tests.analysis.pilots import THEFT, UNSAFE

MORE, GO_ON, CHANGE, STOP = Option
FOR, AGAINST, UNCLEAR = Side
NEVER = NotPossible(Reason.NEVER_SEEN, size=-0.2)
FLIPPED = {FOR: AGAINST, AGAINST: FOR, UNCLEAR: UNCLEAR}


def of(found: Known, option: Option) -> Laid:
    return next(laid for laid in options(found) if laid.option is option)


@pytest.mark.parametrize(
    ("interval", "says", "expected"),
    [
        (CLEAR, Says.RULE_MET, {MORE: FOR, CHANGE: AGAINST, STOP: AGAINST, GO_ON: AGAINST}),
        (PROBABLE, Says.RULE_MET, {MORE: FOR, CHANGE: AGAINST, STOP: AGAINST}),
        (SMALLER, Says.RULE_NOT_MET, {MORE: AGAINST, CHANGE: FOR, STOP: FOR, GO_ON: AGAINST}),
        (UNLIKELY, Says.RULE_NOT_MET, {MORE: AGAINST, CHANGE: FOR, STOP: FOR, GO_ON: AGAINST}),
        (WRONG, Says.RULE_NOT_MET, {MORE: AGAINST, CHANGE: FOR, STOP: FOR, GO_ON: AGAINST}),
        (OPEN, Says.RULE_OPEN, {MORE: AGAINST, CHANGE: UNCLEAR, STOP: UNCLEAR}),
    ],
)
def test_each_wording_of_the_rule_speaks_for_and_against_the_options_as_it_is_meant(
    interval: tuple[float, float], says: Says, expected: dict[Option, Side]
) -> None:
    assert sides(known(answer(ratio(*interval))), says) == expected


@pytest.mark.parametrize(
    "refused",
    [
        Hidden(Reason.SMALL_COUNT),
        NotPossible(Reason.NO_DATA_IN_PERIOD),
        NotPossible(Reason.FEW_BEFORE, size=12),
        NotPossible(Reason.TOO_FEW_COMPARISON_AREAS),
    ],
)
def test_without_an_answer_more_places_have_none_to_stand_on_and_nothing_speaks_for_stopping(
    refused: Hidden | NotPossible,
) -> None:
    found = known(answer(refused))
    assert sides(found, Says.NO_ANSWER) == {MORE: AGAINST, CHANGE: UNCLEAR, STOP: UNCLEAR}
    [one] = [a for a in of(found, MORE).against if a.says is Says.NO_ANSWER]
    assert one.rests_on == refused


def test_a_probable_change_leaves_its_size_to_more_months() -> None:
    assert sides(known(answer(ratio(*PROBABLE))), Says.SIZE_OPEN) == {GO_ON: FOR}


def test_the_primary_outcome_comes_first_under_each_option_it_bears_on() -> None:
    laid = of(known(answer(ratio(*CLEAR)), answer(ratio(*CLEAR), SECOND)), MORE)
    assert laid.speaks_for[0].says is Says.RULE_MET


# --- months


def test_months_that_are_needed_speak_for_going_on_and_say_how_many() -> None:
    laid = of(known(answer(ratio(*OPEN)), months=months_needed(36), passed=24), GO_ON)
    [one] = [a for a in laid.speaks_for if a.says is Says.MONTHS_NEEDED]
    assert (one.months, one.passed, one.n) == (36, 24, 1_200)
    assert laid.more_months == 12


def test_where_no_number_of_months_can_tell_that_speaks_against_going_on_and_why_is_said() -> None:
    found = known(answer(ratio(*OPEN)), months=months_needed(NEVER))
    assert sides(found, Says.MONTHS_DRIFT) == {GO_ON: AGAINST}
    few = replace(months_needed(NEVER), drift_hides_it=False)
    assert sides(replace(found, months=few), Says.MONTHS_FEW) == {GO_ON: AGAINST}
    assert of(found, GO_ON).more_months == 0


def test_where_enough_months_have_passed_nobody_knows_what_more_would_bring() -> None:
    found = known(answer(ratio(*OPEN)), months=months_needed(20), passed=24)
    assert sides(found, Says.MONTHS_ENOUGH) == {GO_ON: UNCLEAR}


def test_where_months_cannot_be_worked_out_the_reason_stands_there() -> None:
    short = NotPossible(Reason.SHORT_BEFORE, size=6)
    [one] = [
        a
        for a in of(known(answer(ratio(*OPEN)), months=short), GO_ON).unclear
        if a.says is Says.MONTHS_UNKNOWN
    ]
    assert one.rests_on == short


def test_a_primary_outcome_of_the_survey_is_not_answered_by_months() -> None:
    found = known(answer(points(-0.2, 0.2), UNSAFE), months=None)
    assert sides(found, Says.MONTHS_NOT_ASKED) == {GO_ON: UNCLEAR}


@pytest.mark.parametrize("interval", [CLEAR, SMALLER, UNLIKELY, WRONG])
def test_where_the_rule_has_its_answer_months_are_not_counted(
    interval: tuple[float, float],
) -> None:
    told = {a.says for laid in options(known(answer(ratio(*interval)))) for a in laid.arguments}
    assert not told & {Says.MONTHS_NEEDED, Says.MONTHS_DRIFT, Says.MONTHS_FEW, Says.MONTHS_ENOUGH}


# --- displacement, doubts, plan, grade


def test_incidents_that_moved_speak_against_more_places_and_benefits_that_spread_for_them() -> None:
    more = replace(AROUND, value=20, low=5, high=35)
    fewer = replace(AROUND, value=-20, low=-35, high=-5)
    moved = known(answer(ratio(*CLEAR)), displacement=more)
    spread = known(answer(ratio(*CLEAR)), displacement=fewer)
    assert sides(moved, Says.MOVED) == {MORE: AGAINST, CHANGE: FOR, STOP: FOR}
    assert sides(spread, Says.SPREAD) == {MORE: FOR, CHANGE: AGAINST, STOP: AGAINST}


@pytest.mark.parametrize("found", [AROUND, NotPossible(Reason.NO_BUFFER)])
def test_where_nobody_knows_whether_it_moved_that_is_said_of_more_places(
    found: Comparison | NotPossible,
) -> None:
    told = known(answer(ratio(*CLEAR)), displacement=found)
    assert sides(told, Says.MOVED_OPEN) == {MORE: UNCLEAR}


@pytest.mark.parametrize("far", [20, -20])
@pytest.mark.parametrize(
    "first",
    [
        answer(ratio(*WRONG)),
        answer(ratio(1.2, 1.4), replace(THEFT, direction=Direction.INCREASE)),
        answer(NotPossible(Reason.NO_DATA_IN_PERIOD)),
    ],
)
def test_where_the_area_has_no_fewer_nothing_can_have_moved_or_spread(
    first: Answer, far: float
) -> None:
    found = known(first, displacement=replace(AROUND, value=far, low=far - 15, high=far + 15))
    assert sides(found, Says.MOVED_OPEN) == {MORE: UNCLEAR}
    assert sides(found, Says.MOVED) == sides(found, Says.SPREAD) == {}


def test_answers_to_a_survey_do_not_move_to_other_places() -> None:
    found = known(answer(points(-0.2, -0.1), UNSAFE), months=None, displacement=None)
    told = {a.says for laid in options(found) for a in laid.arguments}
    assert not told & {Says.MOVED, Says.SPREAD, Says.MOVED_OPEN}


def test_doubts_speak_against_whatever_the_answer_speaks_for() -> None:
    good = known(answer(ratio(*CLEAR), THEFT, Doubt.PRE_TREND))
    bad = known(answer(ratio(*WRONG), THEFT, Doubt.PRE_TREND))
    neither = known(answer(ratio(*OPEN), THEFT, Doubt.PRE_TREND))
    assert sides(good, Says.DOUBTS) == {MORE: AGAINST}
    assert sides(bad, Says.DOUBTS) == {CHANGE: AGAINST, STOP: AGAINST}
    assert sides(neither, Says.DOUBTS) == {}


def test_doubts_that_time_mends_speak_for_going_on() -> None:
    found = known(answer(ratio(*CLEAR), THEFT, Doubt.PRE_TREND, Doubt.INTERIM))
    [one] = [a for a in of(found, GO_ON).speaks_for if a.says is Says.DOUBTS_TIME]
    assert [caveat.doubt for caveat in one.doubts] == [Doubt.INTERIM]


def test_an_unlocked_plan_is_an_argument_of_its_own_and_not_a_doubt_among_others() -> None:
    found = known(answer(ratio(*CLEAR), THEFT, Doubt.PLAN_NOT_LOCKED), is_locked=False)
    assert sides(found, Says.NOT_LOCKED) == {MORE: AGAINST, STOP: AGAINST}
    assert sides(found, Says.DOUBTS) == {}
    [one] = [a for a in of(found, MORE).against if a.says is Says.NOT_LOCKED]
    assert one.source is Source.PLAN


@pytest.mark.parametrize(
    ("evidence", "says", "expected"),
    [
        (Evidence(1, False, ()), Says.GRADE_LOW, {MORE: AGAINST, STOP: AGAINST}),
        (Evidence(2, False, ()), Says.GRADE_LOW, {MORE: AGAINST, STOP: AGAINST}),
        (Evidence(3, False, ()), Says.GRADE_COMPARED, {MORE: UNCLEAR}),
        (Evidence(3, True, ()), Says.GRADE_SOLID, {MORE: FOR}),
    ],
)
def test_what_the_answer_rests_on_bears_on_more_places(
    evidence: Evidence, says: Says, expected: dict[Option, Side]
) -> None:
    assert sides(known(answer(ratio(*CLEAR)), evidence=evidence), says) == expected


# --- the other outcomes


@pytest.mark.parametrize(
    ("interval", "says", "expected"),
    [
        ((-0.20, -0.08), Says.OTHER_SUPPORTS, {MORE: FOR, CHANGE: AGAINST, STOP: AGAINST}),
        ((-0.20, -0.01), Says.OTHER_SUPPORTS, {MORE: FOR, CHANGE: AGAINST, STOP: AGAINST}),
        ((-0.04, -0.01), Says.OTHER_SMALL, {MORE: AGAINST, CHANGE: FOR}),
        ((-0.04, 0.03), Says.OTHER_SMALL, {MORE: AGAINST, CHANGE: FOR}),
        ((0.02, 0.20), Says.OTHER_AGAINST, {MORE: AGAINST, CHANGE: FOR, STOP: FOR}),
        ((-0.20, 0.10), Says.OTHER_OPEN, {MORE: UNCLEAR}),
    ],
)
def test_safety_supports_or_speaks_against_as_its_own_interval_says(
    interval: tuple[float, float], says: Says, expected: dict[Option, Side]
) -> None:
    found = known(answer(ratio(*OPEN)), answer(points(*interval), UNSAFE))
    assert sides(found, says) == expected
    sources = {a.source for laid in options(found) for a in laid.arguments if a.says is says}
    assert sources == {Source.SAFETY}


def test_a_secondary_change_that_many_questions_could_have_given_is_left_open() -> None:
    found = known(
        answer(ratio(*CLEAR)),
        answer(points(-0.20, -0.08, p=0.04), UNSAFE),
        answer(ratio(*CLEAR, p=0.04), SECOND),
    )
    assert sides(found, Says.OTHER_OPEN) == {MORE: UNCLEAR}
    assert sides(found, Says.OTHER_SUPPORTS) == {}


def test_a_secondary_outcome_without_an_answer_is_not_hidden() -> None:
    unasked = NotPossible(Reason.ITEM_NOT_ASKED)
    found = known(answer(ratio(*CLEAR)), answer(unasked, UNSAFE))
    [one] = [a for a in of(found, MORE).unclear if a.says is Says.OTHER_OPEN]
    assert one.rests_on == unasked


# --- implementation


def test_done_as_planned_without_the_change_speaks_against_the_method() -> None:
    found = known(answer(ratio(*UNLIKELY)), delivery=delivered(0.9))
    assert sides(found, Says.DONE_NO_CHANGE) == {MORE: AGAINST, CHANGE: FOR, STOP: FOR}


@pytest.mark.parametrize("interval", [UNLIKELY, WRONG, OPEN])
def test_not_done_as_planned_speaks_for_change_and_against_giving_the_method_up(
    interval: tuple[float, float],
) -> None:
    found = known(answer(ratio(*interval)), delivery=delivered(0.4))
    assert sides(found, Says.NOT_DONE) == {MORE: AGAINST, CHANGE: FOR, STOP: AGAINST}


def test_a_change_that_came_though_little_was_done_is_not_put_down_to_the_method() -> None:
    found = known(answer(ratio(*CLEAR)), delivery=delivered(0.4))
    assert sides(found, Says.NOT_DONE_YET_CHANGE) == {MORE: AGAINST, CHANGE: UNCLEAR}


def test_done_with_the_change_speaks_for_more_of_the_same() -> None:
    found = known(answer(ratio(*CLEAR)), delivery=delivered(0.9))
    assert sides(found, Says.DONE_AND_CHANGE) == {MORE: FOR, CHANGE: AGAINST}


def test_done_in_part_or_unknown_is_said_to_be_unclear() -> None:
    nothing = NotPossible(Reason.NO_ELEMENTS)
    part = known(answer(ratio(*CLEAR)), delivery=delivered(0.7))
    unknown = Delivery(fidelity=nothing, done=nothing, dose=nothing)
    assert sides(part, Says.PARTLY_DONE) == {MORE: UNCLEAR, CHANGE: UNCLEAR}
    assert sides(known(answer(ratio(*CLEAR)), delivery=unknown), Says.DONE_UNKNOWN) == {
        CHANGE: UNCLEAR
    }


@pytest.mark.parametrize(
    ("low", "high", "says", "expected"),
    [
        (0.80, 0.95, Says.FADES, {MORE: AGAINST, GO_ON: AGAINST, CHANGE: FOR}),
        (0.97, 1.03, Says.LASTS, {MORE: FOR, GO_ON: FOR}),
        (1.01, 1.20, Says.LASTS, {MORE: FOR, GO_ON: FOR}),
        (0.80, 1.20, Says.LASTS_OPEN, {GO_ON: UNCLEAR}),
    ],
)
def test_work_that_fades_and_work_that_lasts_bear_on_going_on(
    low: float, high: float, says: Says, expected: dict[Option, Side]
) -> None:
    found = known(answer(ratio(*OPEN)), endurance=replace(STEADY, low=low, high=high))
    assert sides(found, says) == expected


def test_every_part_ready_speaks_for_more_places_and_one_that_is_not_against() -> None:
    lacking = Tally(count=4, of=5, unit=Unit.ELEMENTS)
    assert sides(known(answer(ratio(*CLEAR))), Says.READY) == {MORE: FOR}
    assert sides(known(answer(ratio(*CLEAR)), ready=lacking), Says.NOT_READY) == {MORE: AGAINST}
    nothing = NotPossible(Reason.NO_ELEMENTS)
    assert sides(known(answer(ratio(*CLEAR)), ready=nothing), Says.READY_UNKNOWN) == {MORE: UNCLEAR}


def test_money_speaks_against_more_places_and_that_nobody_told_it_is_said() -> None:
    assert sides(known(answer(ratio(*CLEAR))), Says.COST) == {MORE: AGAINST, STOP: FOR}
    untold = known(answer(ratio(*CLEAR)), spent=NotPossible(Reason.NO_COSTS))
    assert sides(untold, Says.COST_UNKNOWN) == {MORE: UNCLEAR}


# --- whatever is known


@given(st.floats(0.01, 1.0), st.floats(0.01, 0.5))
def test_turning_the_answer_round_turns_for_into_against(far: float, width: float) -> None:
    """A change beyond what is hoped for, and the same the other way, both sure."""
    low, high = -0.06 - far - width, -0.06 - far
    one = known(answer(points(low, high), UNSAFE))
    other = known(answer(points(-high, -low), UNSAFE))
    good = _without(sides(one, Says.RULE_MET))
    bad = _without(sides(other, Says.RULE_NOT_MET))
    assert good.keys() == {MORE, CHANGE, STOP}
    assert bad == {option: FLIPPED[side] for option, side in good.items()}


@given(st.floats(1, 50), st.floats(0.1, 20))
def test_turning_what_happened_around_turns_for_into_against(far: float, width: float) -> None:
    more = replace(AROUND, value=far, low=far, high=far + width)
    fewer = replace(AROUND, value=-far, low=-far - width, high=-far)
    moved = sides(known(answer(ratio(*CLEAR)), displacement=more), Says.MOVED)
    spread = sides(known(answer(ratio(*CLEAR)), displacement=fewer), Says.SPREAD)
    assert spread == {option: FLIPPED[side] for option, side in moved.items()}


def _without(found: dict[Option, Side]) -> dict[Option, Side]:
    """Going on is not the other way round: a sure answer speaks against it either way."""
    return {option: side for option, side in found.items() if option is not GO_ON}


REFUSED = NotPossible(Reason.NO_DATA_IN_PERIOD)
ANSWERS: st.SearchStrategy[Comparison | Hidden | NotPossible] = st.sampled_from(
    [
        *(ratio(*interval) for interval in (CLEAR, PROBABLE, SMALLER, UNLIKELY, WRONG, OPEN)),
        REFUSED,
        Hidden(Reason.SMALL_COUNT),
    ]
)


@st.composite
def anything(draw: st.DrawFn) -> Known:
    nothing = NotPossible(Reason.NO_ELEMENTS)
    return known(
        answer(draw(ANSWERS), THEFT, *draw(st.lists(st.sampled_from(list(Doubt)), max_size=3))),
        answer(draw(ANSWERS), SECOND),
        months=draw(st.sampled_from([months_needed(36), months_needed(NEVER), REFUSED, None])),
        is_locked=draw(st.booleans()),
        displacement=draw(st.sampled_from([AROUND, REFUSED])),
        endurance=draw(st.sampled_from([STEADY, REFUSED])),
        delivery=draw(
            st.sampled_from(
                [
                    *map(delivered, (0.3, 0.7, 0.9)),
                    Delivery(fidelity=nothing, done=nothing, dose=nothing),
                ]
            )
        ),
    )


@given(anything())
def test_every_option_is_laid_out_with_something_to_say_of_it(found: Known) -> None:
    laid = options(found)
    assert [one.option for one in laid] == list(Option)
    assert all(one.arguments for one in laid)


@given(anything())
def test_no_option_has_the_same_argument_on_two_sides(found: Known) -> None:
    for laid in options(found):
        told = [(a.says, a.row) for a in laid.arguments]
        assert len(told) == len(set(told))


@given(anything())
def test_every_argument_names_its_page_and_its_number_or_the_reason_for_none(found: Known) -> None:
    for one in _all(found):
        assert isinstance(one.source, Source)
        if one.says not in (Says.NOT_LOCKED, Says.MONTHS_NOT_ASKED):
            assert one.rests_on is not None or one.n


def _all(found: Known) -> Iterator[Argument]:
    return (one for laid in options(found) for one in laid.arguments)


def test_every_wording_of_the_rule_is_met_here() -> None:
    intervals = (CLEAR, PROBABLE, SMALLER, UNLIKELY, WRONG, OPEN)
    met = {known(answer(ratio(*interval))).primary.verdict for interval in intervals}
    assert met == set(Wording)
