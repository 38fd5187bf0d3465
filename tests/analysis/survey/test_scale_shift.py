from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import brunnermunzel, wilcoxon

from analysis.ranks import ordinal_shift
from analysis.results import Caveat, Comparison, Doubt, Hidden, Method, NotPossible, Reason
from analysis.safety import Where
from analysis.survey.scale_shift import ScaleShift, Steps, scale_shift, shift
from data.kinds.items import ItemScale, item_scales
from tests.analysis.pilots import PILOT
from tests.analysis.survey.survey_rows import WAVES, Waves, asked_twice, by_wave, responses

DARK = item_scales()["B05b"]
LOW_IS_BETTER = replace(DARK, better="low")
answers = st.lists(st.integers(1, 5), min_size=10, max_size=40)


def shifted(*pairs: tuple[list[int], list[int]], level: float = 0.95) -> Comparison:
    arrays = [(np.array(a, dtype=float), np.array(b, dtype=float)) for a, b in pairs]
    found = shift(arrays, level=level)
    assert isinstance(found, Comparison)
    return found


def judged(rows: pd.DataFrame, scale: ItemScale = DARK) -> ScaleShift:
    return scale_shift(rows, PILOT, scale, "visitors", waves=WAVES)


def compared(result: object) -> Comparison:
    assert isinstance(result, Comparison), result
    return result


def given_answers(corners: dict[tuple[str, str], list[int]]) -> pd.DataFrame:
    numbered = [(area, wave, a) for (area, wave), group in corners.items() for a in group]
    return responses(
        {"respondent": i, "area_id": area, "wave": wave, "answer": str(answer)}
        for i, (area, wave, answer) in enumerate(numbered)
    )


def test_counts_the_pairs_in_which_the_answer_after_is_better() -> None:
    # 2 > 1, 3 > 1, 2 = 2, 3 > 2: three higher and one equal of four
    assert shifted(([1, 2], [2, 3])).value == 0.875


def test_the_interval_is_the_published_one() -> None:
    # lawstat's brunner.munzel.test (R) on pain scores of Brunner & Munzel (2000)
    before = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
    after = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]
    found = shifted((before, after))
    assert (found.value, found.low, found.high) == pytest.approx((0.788961, 0.5952169, 0.9827052))
    assert found.p == pytest.approx(0.005786, abs=1e-6)


@given(answers, answers)
def test_value_and_p_are_those_of_scipy(before: list[int], after: list[int]) -> None:
    found = shift([(np.array(before, dtype=float), np.array(after, dtype=float))])
    if isinstance(found, NotPossible):
        assert len({*before, *after}) == 1 or not {*before} & {*after}
        return
    theirs = brunnermunzel(before, after)
    assert found.p == pytest.approx(float(theirs.pvalue))
    ranks = ordinal_shift(before, after)
    assert not isinstance(ranks, NotPossible)
    assert found.value == pytest.approx(ranks.share_after_higher)


@settings(max_examples=40)
@given(answers, answers, answers, answers)
def test_a_difference_adds_both_variances_and_turns_with_its_sides(
    a: list[int], b: list[int], c: list[int], d: list[int]
) -> None:
    varied = [[*x, 1, 5] for x in (a, b, c, d)]
    one, other = (varied[0], varied[1]), (varied[2], varied[3])
    there, back = shifted(one, other, level=0.5), shifted(other, one, level=0.5)
    assert there.value == pytest.approx(shifted(one).value - shifted(other).value)
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low))
    assert there.p == pytest.approx(back.p)
    assert (
        there.high - there.low > (shifted(one, level=0.5).high - shifted(one, level=0.5).low) * 0.9
    )


def test_the_interval_of_a_difference_holds_the_truth_as_often_as_it_says() -> None:
    rng = np.random.default_rng(1)
    shares = [0.1, 0.2, 0.3, 0.25, 0.15]
    truth, hits = 0.0, 0
    for _ in range(600):
        four = [rng.choice(5, 60, p=shares).astype(float) for _ in range(4)]
        found = shift([(four[0], four[1]), (four[2], four[3])])
        assert isinstance(found, Comparison)
        hits += found.low <= truth <= found.high
    assert 0.93 <= hits / 600 <= 0.97


BEFORE, AFTER = [1] * 10 + [3] * 20, [3] * 15 + [5] * 15


def test_the_pilots_shift_is_held_against_the_comparison_areas() -> None:
    corners = {
        ("north", "v1"): BEFORE,
        ("north", "v2"): AFTER,
        ("a", "v1"): BEFORE,
        ("b", "v2"): BEFORE,
    }
    found = judged(given_answers(corners))
    # of 30 x 30 pairs: 1 against 3 or 5 is higher (10 x 30), 3 against 5 (20 x 15), 3 = 3 (20 x 15)
    assert compared(found.pilot).value == pytest.approx((300 + 300 + 150) / 900)
    assert compared(found.comparison).value == pytest.approx(0.5)
    assert compared(found.difference).value == pytest.approx(750 / 900 - 0.5)
    assert compared(found.difference).method is Method.SHIFT_DIFFERENCE
    assert found.steps[Where.PILOT] == NotPossible(Reason.ASKED_ONCE)


def test_where_low_is_better_the_same_answers_are_worse() -> None:
    rows = given_answers({("north", "v1"): BEFORE, ("north", "v2"): AFTER})
    up, down = judged(rows), judged(rows, LOW_IS_BETTER)
    assert compared(down.pilot).value == pytest.approx(1 - compared(up.pilot).value)
    assert compared(down.pilot).low == pytest.approx(1 - compared(up.pilot).high)


def test_the_same_people_are_also_compared_with_themselves() -> None:
    turns = {("1", "3"): 12, ("4", "2"): 5, ("3", "3"): 20, ("2", "5"): 3, ("1", ""): 6}
    found = judged(asked_twice(turns))
    steps = found.steps[Where.PILOT]
    assert isinstance(steps, Steps)
    assert (steps.better, steps.same, steps.worse, steps.test.n) == (15, 20, 5, 40)
    moved = [2] * 12 + [-2] * 5 + [0] * 20 + [3] * 3
    assert steps.test.p == pytest.approx(float(wilcoxon(moved).pvalue))
    assert Caveat(Doubt.SAME_PEOPLE) in compared(found.pilot).caveats
    worse = judged(asked_twice(turns), LOW_IS_BETTER).steps[Where.PILOT]
    assert isinstance(worse, Steps)
    assert (worse.better, worse.worse) == (5, 15)


def test_one_to_four_who_moved_are_hidden_and_others_so_that_they_cannot_be_worked_out() -> None:
    steps = judged(asked_twice({("1", "3"): 12, ("4", "2"): 2, ("3", "3"): 20})).steps[Where.PILOT]
    assert isinstance(steps, Steps)
    assert steps.worse == steps.better == Hidden(Reason.FEW_ALIKE)
    assert steps.same == 20
    few = judged(asked_twice({("1", "3"): 9})).steps[Where.PILOT]
    assert few == Hidden(Reason.FEW_ANSWERS)


def test_people_who_all_answer_as_before_did_not_move() -> None:
    found = judged(asked_twice({("1", "1"): 10, ("4", "4"): 10}))
    steps = found.steps[Where.PILOT]
    assert isinstance(steps, Steps)
    assert (steps.better, steps.same, steps.worse, steps.test.p) == (0, 20, 0, 1)
    assert (compared(found.pilot).value, compared(found.pilot).p) == (0.5, 1)


@pytest.mark.parametrize(
    ("waves", "expected"),
    [
        ({("north", "v1"): (4, 9), ("north", "v2"): (9, 30)}, Hidden(Reason.FEW_ANSWERS)),
        ({("north", "v1"): (9, 30)}, NotPossible(Reason.NO_WAVE_AFTER)),
        ({("north", "v2"): (9, 30)}, NotPossible(Reason.NO_WAVE_BEFORE)),
        ({}, NotPossible(Reason.NO_ANSWERS)),
        ({("north", "v1"): (0, 30), ("north", "v2"): (0, 30)}, NotPossible(Reason.NO_VARIATION)),
    ],
)
def test_no_shift_says_why(waves: Waves, expected: Hidden | NotPossible) -> None:
    assert judged(by_wave(waves)).pilot == expected


def test_without_comparison_answers_there_is_nothing_to_hold_it_against() -> None:
    found = judged(by_wave({("north", "v1"): (9, 30), ("north", "v2"): (5, 30)}))
    assert found.comparison == found.difference == NotPossible(Reason.NO_COMPARISON)
    assert compared(found.pilot).n == 60
