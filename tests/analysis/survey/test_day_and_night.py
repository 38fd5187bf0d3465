import pandas as pd
import pytest

from analysis.interval_test import with_p
from analysis.paired_shares import Pairs, share_change_paired
from analysis.results import Caveat, Comparison, Doubt, Hidden, Method, NotPossible, Reason
from analysis.safety import Stage, Where
from analysis.shares import share
from analysis.survey.day_and_night import DayAndNight, day_and_night
from data.kinds.items import item_scales
from tests.analysis.pilots import PILOT
from tests.analysis.survey.survey_rows import WAVES, estimate, responses

SCALES = item_scales()


def answers(turns: dict[tuple[str, str], int], **same: object) -> pd.DataFrame:
    """(answer by day, at night) -> people; "" did not answer."""
    people = [pair for pair, count in turns.items() for _ in range(count)]
    return responses(
        {"respondent": i, "item": item, "answer": answer} | same
        for i, pair in enumerate(people)
        for item, answer in zip(("B05a", "B05b"), pair, strict=True)
        if answer
    )


def compared(rows: pd.DataFrame) -> tuple[DayAndNight, ...]:
    return day_and_night(rows, PILOT, SCALES["B05a"], SCALES["B05b"], "visitors", waves=WAVES)


def test_the_same_people_are_compared_with_themselves() -> None:
    # unsafe by day 12 of 60, at night 30
    [one] = compared(answers({("1", "1"): 10, ("1", "4"): 2, ("4", "1"): 20, ("4", "4"): 28}))
    assert (one.day, one.night) == (share(12, 60), share(30, 60))
    pairs = Pairs(both=10, before_only=2, after_only=20, neither=28)
    assert one.difference == with_p(lambda at: share_change_paired(pairs, level=at))
    assert estimate(one.difference).value == pytest.approx(18 / 60)


def test_the_interval_is_newcombes_published_one() -> None:
    # Newcombe (1998c): 36, 12, 2, 0
    [one] = compared(answers({("1", "1"): 36, ("1", "4"): 12, ("4", "1"): 2}))
    found = estimate(one.difference)
    assert found.method is Method.NEWCOMBE_PAIRED
    assert (found.value, found.low, found.high) == pytest.approx((-0.2, -0.3404, -0.0569), abs=1e-4)


def test_turning_day_and_night_turns_the_sign_and_alike_is_none() -> None:
    turns = {("1", "1"): 10, ("1", "4"): 5, ("4", "1"): 20, ("4", "4"): 25}
    [one] = compared(answers(turns))
    [other] = compared(answers({(b, a): n for (a, b), n in turns.items()}))
    assert estimate(one.difference).low == pytest.approx(-estimate(other.difference).high)
    [same] = compared(answers({("1", "1"): 20, ("4", "4"): 20}))
    assert isinstance(same.difference, Comparison)
    assert (same.difference.value, same.difference.p) == (0, 1)


def test_each_wave_and_place_is_compared_by_itself_in_order() -> None:
    turns = {("1", "1"): 20, ("4", "4"): 20}
    found = compared(
        pd.concat([answers(turns, wave="v2"), answers(turns, area_id="a"), answers(turns)])
    )
    assert [(one.wave, one.where, one.stage) for one in found] == [
        ("v1", Where.PILOT, Stage.BEFORE),
        ("v1", Where.COMPARISON, Stage.BEFORE),
        ("v2", Where.PILOT, Stage.AFTER),
    ]


def test_shares_are_of_all_who_answered_and_the_difference_of_those_who_answered_both() -> None:
    turns = {("1", "1"): 20, ("4", "1"): 20, ("4", "4"): 20, ("1", "97"): 12, ("98", "1"): 11}
    [one] = compared(answers(turns))
    assert (estimate(one.day).n, estimate(one.night).n) == (72, 71)
    assert estimate(one.difference).n == 60
    assert estimate(one.difference).value == pytest.approx(1 / 3)


def test_what_a_few_answered_who_said_only_one_of_the_two_is_not_told() -> None:
    turns = {("1", "1"): 20, ("4", "1"): 20, ("4", "4"): 20, ("1", "97"): 3}
    [one] = compared(answers(turns))
    found = estimate(one.difference)
    assert found.value == pytest.approx(40 / 60 - 23 / 63)
    assert Caveat(Doubt.SAME_PEOPLE) in found.caveats


def test_few_and_missing_answers_say_so() -> None:
    [few] = compared(answers({("1", "1"): 4, ("4", "4"): 5}))
    assert few.day == few.night == few.difference == Hidden(Reason.FEW_ANSWERS)
    [by_day] = compared(answers({("1", ""): 20, ("4", ""): 20}))
    assert estimate(by_day.day).n == 40
    assert by_day.night == by_day.difference == NotPossible(Reason.NO_ANSWERS)
    assert compared(answers({})) == ()
