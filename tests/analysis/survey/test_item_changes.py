from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.interval_test import with_p
from analysis.multiplicity import benjamini_hochberg, holm
from analysis.paired_shares import Pairs, mcnemar, share_change_paired
from analysis.results import (
    Caveat,
    Comparison,
    Doubt,
    Estimate,
    Hidden,
    Method,
    NotPossible,
    Reason,
)
from analysis.safety import judge_answers
from analysis.shares import share_change_difference
from analysis.survey.item_changes import ItemChange, Question, item_changes
from data.kinds.items import ItemScale, item_scales
from data.study import Pilot
from tests.analysis.pilots import PILOT, THEFT, UNSAFE
from tests.analysis.survey.survey_rows import WAVES, Waves, asked_twice, by_wave, estimate

SCALES = item_scales()
DARK, BREAK_IN = {"B05b": SCALES["B05b"]}, {"F10c": SCALES["F10c"]}
OWN: Waves = {("north", "v1"): (400, 1000), ("north", "v2"): (300, 1000)}
THEIRS: Waves = {("a", "v1"): (200, 500), ("b", "v2"): (200, 500)}
ASKS_DARK = replace(PILOT, primary=replace(UNSAFE, respondents="visitors"))


def changes(
    rows: pd.DataFrame,
    scales: dict[str, ItemScale] = DARK,
    pilot: Pilot = PILOT,
    blocked: dict[Question, Reason] | None = None,
    level: float = 0.95,
) -> list[ItemChange]:
    found = item_changes(rows, pilot, scales, waves=WAVES, blocked=blocked or {}, level=level)
    return list(found)


def test_the_main_estimate_is_the_pilots_change_beyond_the_comparison_areas() -> None:
    [one] = changes(by_wave(OWN | THEIRS))
    # 40 % -> 30 % in the pilot, 40 % -> 40 % elsewhere
    assert (estimate(one.before).value, estimate(one.after).value) == (0.4, 0.3)
    assert estimate(one.pilot_change).value == pytest.approx(-0.10)
    assert estimate(one.comparison_change).value == pytest.approx(0)
    corners = ((400, 1000), (300, 1000), (200, 500), (200, 500))
    newcombe = with_p(lambda at: share_change_difference(*corners, level=at))
    assert isinstance(newcombe, Comparison)
    few = Caveat(Doubt.ANSWERS_CHANCE_ONLY, size=0)
    assert one.difference == replace(newcombe, caveats=(few,))
    assert (one.paired, one.same_people) == (False, NotPossible(Reason.ASKED_ONCE))


def test_the_interval_is_newcombes_published_one() -> None:
    # Newcombe (2001), section 4.1
    waves: Waves = {
        ("north", "v1"): (17, 75),
        ("north", "v2"): (17, 65),
        ("a", "v1"): (16, 65),
        ("a", "v2"): (18, 72),
    }
    [one] = changes(by_wave(waves))
    found = estimate(one.difference)
    assert (found.low, found.high) == pytest.approx((-0.1687, 0.2343), abs=1e-4)


def test_the_answer_is_that_of_the_effect_page() -> None:
    rows = by_wave(OWN | THEIRS)
    counts = rows.groupby(["wave", "area_id", "respondent_group", "answer"]).size()
    judged = judge_answers(
        counts.reset_index(name="count"), PILOT, UNSAFE, DARK["B05b"], waves=WAVES, level=0.99
    )
    [one] = changes(rows, level=0.99)
    assert one.difference == judged.difference


@settings(max_examples=25)
@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_swapping_before_and_after_turns_the_sign(first: int, second: int, third: int) -> None:
    there: Waves = {
        ("north", "v1"): (first, 40),
        ("north", "v2"): (second, 40),
        ("a", "v1"): (third, 40),
        ("a", "v2"): (20, 40),
    }
    back = {(area, "v1" if wave == "v2" else "v2"): n for (area, wave), n in there.items()}
    [one], [other] = changes(by_wave(there)), changes(by_wave(back))
    assert isinstance(one.difference, Comparison)
    assert isinstance(other.difference, Comparison)
    assert one.difference.low == pytest.approx(-other.difference.high)
    assert one.difference.p == pytest.approx(other.difference.p, abs=1e-6)


def test_the_same_answers_before_and_after_are_no_change() -> None:
    same: Waves = {("north", "v1"): (12, 40), ("north", "v2"): (12, 40)}
    [one] = changes(by_wave(same | THEIRS))
    assert isinstance(one.difference, Comparison)
    assert (one.difference.value, one.difference.p, one.is_marked) == (0, 1, False)


def test_who_answers_is_not_explored_and_makes_no_other_answer_less_sure() -> None:
    rows = by_wave(OWN | THEIRS)
    takes_part = by_wave(OWN | THEIRS, no="3", item="F05")
    scales = DARK | {"F05": SCALES["F05"]}
    alone, both = (changes(part, scales) for part in (rows, pd.concat([rows, takes_part])))
    assert [one.item for one in both] == ["B05b"]
    assert both[0].p_adjusted == alone[0].p_adjusted
    asks = replace(PILOT, primary=replace(UNSAFE, item="F05"))
    assert changes(takes_part, scales, asks)[0].declared


def test_areas_that_change_apart_make_a_difference_unsure_also_among_the_same_people() -> None:
    pilot = replace(PILOT, comparison=frozenset("abcde"))
    own = {("1", "1"): 60, ("1", "4"): 30, ("4", "1"): 10, ("4", "4"): 100}
    turned = dict(zip("abcde", ((30, 0), (20, 5), (10, 10), (5, 20), (0, 30)), strict=True))
    parts = [
        asked_twice({("1", "1"): 30, ("1", "4"): lost, ("4", "1"): won, ("4", "4"): 30},
                    first=1000 * at, area_id=area)
        for at, (area, (lost, won)) in enumerate(turned.items(), 1)
    ]  # fmt: skip
    [one] = changes(pd.concat([asked_twice(own), *parts], ignore_index=True), pilot=pilot)
    assert one.paired
    assert estimate(one.pilot_change).high < 0 < estimate(one.difference).high
    assert Doubt.ANSWERS_DRIFT_APART in {c.doubt for c in estimate(one.difference).caveats}


def panel(**once: int) -> pd.DataFrame:
    """50 people of the pilot as in Newcombe (1998c): 36 both, 12 before, 2 after; and 40 others."""
    own = {("1", "1"): 36, ("1", "4"): 12, ("4", "1"): 2}
    gone = {("1", ""): once.get("gone", 0), ("", "4"): once.get("new", 0)}
    theirs = {("1", "1"): 20, ("4", "4"): 20}
    return pd.concat(
        [asked_twice(own | gone), asked_twice(theirs, first=1000, area_id="a")],
        ignore_index=True,
    )


def test_a_panel_is_compared_with_itself() -> None:
    [one] = changes(panel())
    assert one.paired
    found = estimate(one.pilot_change)
    assert found.method is Method.NEWCOMBE_PAIRED
    # Newcombe (1998c), table: -0.2 (-0.3404, -0.0569)
    assert (found.value, found.low, found.high) == pytest.approx((-0.2, -0.3404, -0.0569), abs=1e-4)
    pairs = Pairs(both=36, before_only=12, after_only=2, neither=0)
    assert found.low == estimate(share_change_paired(pairs)).low
    # only two turned one way: with the change the test would tell it
    assert one.same_people == Hidden(Reason.FEW_ALIKE)
    assert estimate(one.before).value - estimate(one.after).value == pytest.approx(0.2)


def test_mcnemar_is_told_where_many_turned_either_way() -> None:
    own = asked_twice({("1", "1"): 10, ("1", "4"): 16, ("4", "1"): 6, ("4", "4"): 80})
    [one] = changes(own)
    assert one.same_people == mcnemar(Pairs(both=10, before_only=16, after_only=6, neither=80))
    assert one.difference == NotPossible(Reason.NO_COMPARISON)


def test_those_who_answered_once_are_in_no_pair_and_it_is_said() -> None:
    [one] = changes(panel(gone=12, new=11))
    assert estimate(one.pilot_change).n == 50
    # 23 of 113 people
    assert Caveat(Doubt.ANSWERED_ONCE, size=23 / 113) in estimate(one.pilot_change).caveats
    assert estimate(one.before).n == 50


def test_the_shares_of_pairs_are_hidden_where_they_would_tell_those_of_a_few_others() -> None:
    [one] = changes(panel(gone=3, new=12))
    assert one.before == Hidden(Reason.TELLS_OTHERS)
    assert estimate(one.after).n == 50
    assert estimate(one.pilot_change).n == 50


def test_a_change_of_pairs_is_not_told_where_it_would_tell_those_of_a_few_others() -> None:
    # three left and nobody came: all minus pairs is what the three answered
    [one] = changes(panel(gone=3))
    assert not one.paired
    assert Caveat(Doubt.SAME_PEOPLE) in estimate(one.pilot_change).caveats
    assert estimate(one.pilot_change).n == 53 + 50


def test_people_who_hardly_recur_are_judged_as_others() -> None:
    rows = by_wave(OWN | THEIRS)
    again = rows[rows["wave"] == "v1"].head(100).assign(wave="v2")
    [one] = changes(pd.concat([rows, again]))
    assert not one.paired
    assert one.same_people == NotPossible(Reason.ASKED_ONCE)


def test_dont_know_is_in_no_denominator() -> None:
    rows = by_wave(OWN | THEIRS)
    unsure = pd.concat(
        [by_wave({("north", "v1"): (0, 300)}, no=code) for code in ("97", "98", "99", "")]
    ).assign(respondent=range(9000, 10200))
    assert changes(pd.concat([rows, unsure])) == changes(rows)


def several(number: int) -> pd.DataFrame:
    """Items of which only the first changed."""
    items = [f"F22{letter}" for letter in "abcdefghijk"[:number]]
    tables = [
        by_wave(
            ({("north", "v1"): (40, 100), ("north", "v2"): (40 - 20 * (i == 0), 100)} | THEIRS),
            item=item,
            no="2",
        ).replace({"answer": {"1": "4"}})
        for i, item in enumerate(items)
    ]
    return pd.concat(tables)


def p(one: ItemChange) -> float:
    assert isinstance(one.difference, Comparison)
    return one.difference.p


def test_declared_items_come_first_and_are_adjusted_among_themselves() -> None:
    outcomes = [replace(UNSAFE, item=f"F22{x}", respondents="visitors") for x in "ba"]
    asks = replace(PILOT, primary=THEFT, secondary=tuple(outcomes))
    found = changes(several(5), SCALES, asks)
    assert [(one.item, one.declared) for one in found] == [
        ("F22b", True), ("F22a", True), ("F22c", False), ("F22d", False), ("F22e", False)
    ]  # fmt: skip
    declared, rest = found[:2], found[2:]
    assert tuple(one.p_adjusted for one in declared) == holm([p(one) for one in declared])
    assert tuple(one.p_adjusted for one in rest) == benjamini_hochberg([p(one) for one in rest])


def test_what_one_look_would_mark_many_may_not() -> None:
    [alone] = [one for one in changes(several(1), SCALES)]
    first, *rest = changes(several(11), SCALES)
    assert p(alone) == p(first)
    assert 0.05 / 11 < p(alone) < 0.05
    assert alone.is_marked
    assert not first.is_marked
    assert not any(one.is_marked for one in rest)


def test_an_early_decision_asks_for_more() -> None:
    [usual], [early] = changes(several(1), SCALES), changes(several(1), SCALES, level=0.995)
    assert (usual.is_marked, early.is_marked) == (True, False)
    assert estimate(early.difference).low < estimate(usual.difference).low


def test_an_item_that_was_not_asked_alike_has_the_reason_and_no_number() -> None:
    reason = Reason.TELLS_OTHERS  # any will do
    [one] = changes(by_wave(OWN | THEIRS), blocked={("B05b", "visitors"): reason})
    nothing = NotPossible(reason)
    assert one.before == one.after == one.pilot_change == one.difference == nothing
    assert one.comparison_before == one.comparison_after == one.same_people == nothing
    assert (one.p_adjusted, one.is_marked) == (nothing, False)


@pytest.mark.parametrize(
    ("waves", "reason"),
    [
        ({("north", "v1"): (4, 100)} | THEIRS, Reason.NO_WAVE_AFTER),
        ({("north", "v2"): (4, 100)} | THEIRS, Reason.NO_WAVE_BEFORE),
        (THEIRS, Reason.NO_ANSWERS),
        ({("elsewhere", "v1"): (4, 100)}, Reason.NO_ANSWERS),
        ({("north", "v9"): (4, 100)}, Reason.NO_WAVE_DATES),
        ({}, Reason.ITEM_NOT_ASKED),
    ],
)
def test_a_declared_item_without_an_answer_says_why(waves: Waves, reason: Reason) -> None:
    [one] = changes(by_wave(waves), pilot=ASKS_DARK)
    assert one.declared
    assert one.pilot_change == one.difference == one.p_adjusted == NotPossible(reason)


def test_a_declared_item_that_is_no_item_was_not_asked() -> None:
    [one] = changes(by_wave(OWN), scales={}, pilot=ASKS_DARK)
    assert one.difference == NotPossible(Reason.ITEM_NOT_ASKED)


def test_without_comparison_answers_the_pilots_own_change_is_left() -> None:
    [one] = changes(by_wave(OWN | {("a", "v1"): (20, 50)}))
    assert estimate(one.pilot_change).value == pytest.approx(-0.1)
    assert one.difference == one.comparison_change == NotPossible(Reason.NO_COMPARISON)


def test_fewer_than_ten_answers_hide_all_that_is_made_of_them() -> None:
    few: Waves = {("north", "v1"): (4, 9), ("north", "v2"): (30, 100)}
    [one] = changes(by_wave(few | THEIRS))
    assert one.before == one.pilot_change == one.difference == Hidden(Reason.FEW_ANSWERS)
    assert isinstance(one.comparison_change, Estimate)
    assert estimate(one.after).n == 100


def test_a_wave_with_few_answers_is_not_given_away_by_the_sum() -> None:
    two: Waves = {("north", "v2"): (30, 100), ("north", "v3"): (4, 9)}
    [one] = changes(by_wave({("north", "v1"): (40, 100)} | two | THEIRS))
    assert one.after == one.difference == Hidden(Reason.FEW_ANSWERS)


@pytest.mark.parametrize("yes", [3, 97])
def test_of_a_yes_or_no_a_share_is_a_count_and_one_to_four_are_hidden(yes: int) -> None:
    waves: Waves = {("north", "v1"): (yes, 100), ("north", "v2"): (30, 100)}
    [counted] = changes(by_wave(waves | THEIRS, item="F10c", no="2"), BREAK_IN)
    assert counted.before == counted.pilot_change == Hidden(Reason.FEW_ALIKE)
    [felt] = changes(by_wave(waves | THEIRS))
    assert estimate(felt.before).value == yes / 100


@pytest.mark.parametrize(("stay_in", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_two_shares_of_the_same_answers_never_tell_of_a_few(stay_in: int, hidden: bool) -> None:
    """B02 counts those who hardly go out, B01 does not: n less n tells how many they are."""
    waves = {(area, wave): (200, 400) for area in ("north", "a") for wave in ("v1", "v2")}
    rows = by_wave(waves, item="B01", respondent_group="", no="2")
    rows["answer"] = rows["answer"].replace({"1": "4"})
    few = rows.index[(rows["area_id"] == "north") & (rows["wave"] == "v2")][:stay_in]
    rows.loc[few, "answer"] = "5"
    scales = {item: SCALES[item] for item in ("B01", "B02")}
    first, second = changes(rows, scales, replace(PILOT, primary=THEFT))
    assert (first.item, second.item) == ("B01", "B02")
    assert isinstance(first.after, Estimate)
    shown = {second.after, second.difference, second.comparison_before, second.pilot_change}
    assert (shown == {Hidden(Reason.TELLS_OTHERS)}) is hidden
    declared = replace(UNSAFE, item="B02", respondents="")
    plan_first, *_ = changes(rows, scales, replace(PILOT, primary=declared))
    assert plan_first.item == "B02"
    assert isinstance(plan_first.after, Estimate)
