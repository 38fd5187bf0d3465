from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from analysis.chi_square import ChiSquare
from analysis.results import Hidden, NotPossible, Reason
from analysis.shares import share
from analysis.survey.response import (
    Bounds,
    Profile,
    ResponseRate,
    WorstCases,
    bounds,
    profile,
    response_rates,
    worst_cases,
)
from data.kinds.items import item_bank, item_scales
from tests.analysis.pilots import PILOT
from tests.analysis.survey.survey_rows import WAVES, Waves, by_wave, estimate, responses

SCALES = item_scales()
BRANCH, SIZE = (item_bank().scale(item) for item in ("F02", "F03"))
DARK = SCALES["B05b"]
FEW = Hidden(Reason.FEW_ANSWERS)


def invited(**asked: int) -> pd.DataFrame:
    """Named `v1_north`; `v1_` is all areas."""
    rows = [(*name.split("_"), "visitors", count) for name, count in asked.items()]
    return pd.DataFrame(rows, columns=["wave", "area_id", "respondent_group", "invited"])


def rates(rows: pd.DataFrame, asked: pd.DataFrame) -> dict[tuple[str, str], ResponseRate]:
    return {(one.wave, one.area): one for one in response_rates(rows, asked)}


ANSWERED: Waves = {("north", "v1"): (10, 40), ("a", "v1"): (10, 60)}


def test_those_who_answered_are_a_share_of_those_who_were_asked() -> None:
    found = rates(by_wave(ANSWERED), invited(v1_north=100, v1_a=200))
    assert found["v1", "north"].rate == share(40, 100)
    assert (found["v1", "a"].answered, found["v1", "a"].invited) == (60, 200)
    # all areas are those that are noted
    assert found["v1", ""].rate == share(100, 300)


def test_a_respondent_counts_once_and_only_with_an_answer() -> None:
    rows = by_wave({("north", "v1"): (10, 40)})
    twice = pd.concat([rows, rows.assign(item="B05a")])
    silent = rows.assign(answer="99", respondent=range(500, 540))
    found = rates(pd.concat([twice, silent]), invited(v1_north=100))
    assert found["v1", "north"].answered == 40


def test_nobody_answering_is_a_rate_of_zero() -> None:
    found = rates(by_wave(ANSWERED), invited(v1_north=100, v2_north=80, v1_a=90))
    assert estimate(found["v2", "north"].rate).value == 0


def test_unknown_and_impossible_numbers_say_so() -> None:
    found = rates(by_wave(ANSWERED), invited(v1_north=30))
    assert found["v1", "north"].rate == NotPossible(Reason.MORE_THAN_INVITED)
    assert found["v1", "a"].rate == NotPossible(Reason.INVITED_UNKNOWN)
    assert found["v1", "a"].invited == NotPossible(Reason.INVITED_UNKNOWN)
    unknown = invited(v1_north=0, v1_a=100).astype({"invited": "Int64"})
    unknown.loc[1, "invited"] = pd.NA
    found = rates(by_wave(ANSWERED), unknown)
    assert found["v1", "north"].rate == NotPossible(Reason.INVITED_UNKNOWN)


def test_few_answers_of_an_area_are_hidden_also_from_subtraction() -> None:
    waves: Waves = {("north", "v1"): (4, 8), ("a", "v1"): (5, 20), ("b", "v1"): (5, 30)}
    found = rates(by_wave(waves), invited(v1_north=50, v1_a=50, v1_b=50, v1_=150))
    assert found["v1", "north"].answered == found["v1", "north"].rate == FEW
    assert found["v1", "a"].rate == Hidden(Reason.TELLS_OTHERS)
    assert found["v1", "b"].answered == 30
    assert found["v1", ""].answered == 58


def test_the_worst_cases_are_all_no_and_all_yes() -> None:
    # 20 of 50 said yes, 30 of 80 were silent: 20 / 80 to 50 / 80
    assert bounds((20, 50), 80) == Bounds(0.25, 0.625)
    assert bounds((20, 50), 50) == Bounds(0.4, 0.4)
    assert bounds((0, 0), 50) == NotPossible(Reason.NO_ANSWERS)
    assert bounds((5, 50), 0) == NotPossible(Reason.INVITED_UNKNOWN)
    assert bounds((5, 50), 49) == NotPossible(Reason.MORE_THAN_INVITED)


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))
def test_no_answers_of_the_silent_lie_outside(yes: int, no: int, silent: int) -> None:
    found = bounds((yes, yes + no), yes + no + silent)
    if isinstance(found, NotPossible):
        return
    shares = [(yes + sum(said)) / (yes + no + silent) for said in product((0, 1), repeat=silent)]
    assert (found.low, found.high) == (min(shares), max(shares))


FOUR: Waves = {
    ("north", "v1"): (20, 50),
    ("north", "v2"): (10, 50),
    ("a", "v1"): (20, 40),
    ("a", "v2"): (10, 40),
}
ASKED = {"v1_north": 80, "v2_north": 50, "v1_a": 40, "v2_a": 80}


def worst(waves: Waves = FOUR, **asked: int) -> WorstCases:
    table = invited(**(asked or ASKED))
    return worst_cases(by_wave(waves), table, PILOT, DARK, "visitors", waves=WAVES)


def test_a_change_has_the_worst_cases_of_both_times() -> None:
    found = worst()
    assert (found.before, found.after) == (Bounds(0.25, 0.625), Bounds(0.2, 0.2))
    assert found.pilot_change == Bounds(0.2 - 0.625, 0.2 - 0.25)
    assert found.comparison_change == Bounds(10 / 80 - 0.5, 50 / 80 - 0.5)
    assert isinstance(found.difference, Bounds)
    assert found.difference.low == pytest.approx(-0.425 - 0.125)
    assert found.difference.high == pytest.approx(-0.05 + 0.375)


def test_where_everybody_answered_the_worst_cases_are_the_change_itself() -> None:
    found = worst(v1_north=50, v2_north=50, v1_a=40, v2_a=40)
    assert isinstance(found.difference, Bounds)
    assert found.difference.low == found.difference.high == pytest.approx(-0.2 + 0.25)


def test_an_area_where_nobody_answered_was_silent() -> None:
    found = worst(FOUR, **(ASKED | {"v2_b": 20}))
    assert found.comparison_change == Bounds(10 / 100 - 0.5, 70 / 100 - 0.5)


def test_worst_cases_say_why_there_are_none() -> None:
    assert worst(v1_=500, v2_=500).before == NotPossible(Reason.INVITED_UNKNOWN)
    partly = worst(v1_north=80, v2_north=50)
    assert partly.difference == NotPossible(Reason.INVITED_UNKNOWN)
    assert isinstance(partly.pilot_change, Bounds)
    uncounted = worst(FOUR | {("b", "v1"): (5, 20)}, **ASKED)
    assert uncounted.comparison_change == NotPossible(Reason.INVITED_UNKNOWN)
    few = worst(FOUR | {("north", "v1"): (5, 9)})
    assert few.before == few.pilot_change == few.difference == FEW


def traits(waves: dict[str, dict[str, int]], item: str = "F02") -> pd.DataFrame:
    """Wave -> answer -> people."""
    people = [
        (wave, answer)
        for wave, counts in waves.items()
        for answer, n in counts.items()
        for _ in range(n)
    ]
    return responses(
        {"respondent": i, "wave": wave, "answer": answer, "item": item}
        for i, (wave, answer) in enumerate(people)
    )


def test_the_profile_says_who_answered_in_each_wave_and_whether_it_moved() -> None:
    counts = {"v1": {"1": 30, "2": 20, "98": 9}, "v2": {"1": 20, "2": 40}}
    found = profile(traits(counts), BRANCH, "visitors")
    assert isinstance(found, Profile)
    assert found.n == {"v1": 50, "v2": 60}
    assert found.shares["v1"].tolist() == [0.6, 0.4]
    theirs = chi2_contingency([[30, 20], [20, 40]], correction=False)
    assert isinstance(found.moved, ChiSquare)
    assert found.moved.value == pytest.approx(theirs.statistic)
    assert not found.few_expected


def test_small_cells_of_the_profile_are_hidden_also_from_subtraction() -> None:
    counts = {"v1": {"1": 30, "2": 2, "3": 18}, "v2": {"1": 20, "2": 40, "3": 20}}
    found = profile(traits(counts), BRANCH, "visitors")
    assert isinstance(found, Profile)
    assert found.shares["v1"].isna().tolist() == [False, True, True]


def test_the_test_of_a_profile_tells_no_hidden_cell() -> None:
    """Lines with a hidden cell are tested as one: of them the reader knows the sum."""
    counts = {"v1": {"1": 30, "2": 2, "3": 18}, "v2": {"1": 20, "2": 40, "3": 20}}
    others = {"v1": {"1": 30, "2": 4, "3": 16}, "v2": {"1": 20, "2": 40, "3": 20}}
    found, other = (profile(traits(each), BRANCH, "visitors") for each in (counts, others))
    assert isinstance(found, Profile)
    assert isinstance(other, Profile)
    assert found.moved == other.moved


def test_words_of_their_own_are_no_line_of_a_profile() -> None:
    counts = {"v1": {"1": 30, "2": 20, "Kalles Kiosk": 1}}
    found = profile(traits(counts), BRANCH, "visitors")
    assert isinstance(found, Profile)
    assert list(found.shares.index) == ["1", "2"]
    assert found.n == {"v1": 50}


def test_no_profile_says_why() -> None:
    assert profile(traits({"v1": {"1": 9}}), BRANCH, "visitors") == FEW
    nothing = NotPossible(Reason.ITEM_NOT_ASKED)
    assert profile(traits({"v1": {"1": 30}}), SIZE, "visitors") == nothing
    assert profile(traits({"v1": {"1": 30}}), BRANCH, "", areas={"a"}) == nothing
    one_wave = profile(traits({"v1": {"1": 30, "2": 20}}), BRANCH, "visitors")
    assert isinstance(one_wave, Profile)
    assert one_wave.moved == NotPossible(Reason.NO_VARIATION)
    rare = profile(traits({"v1": {"1": 30, "2": 5}, "v2": {"1": 30, "2": 0}}), BRANCH, "visitors")
    assert isinstance(rare, Profile)
    assert rare.few_expected
