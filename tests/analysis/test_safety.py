from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.area_scatter import of_different_people, scatter_in_common
from analysis.interval_test import with_p
from analysis.results import (
    Caveat,
    Comparison,
    Doubt,
    Estimate,
    Hidden,
    NotPossible,
    Reason,
    Wording,
)
from analysis.safety import (
    SafetyFindings,
    Stage,
    Where,
    answers_scatter,
    as_panel,
    judge_answers,
    shares_by_item,
    stage,
)
from analysis.shares import share_change_difference
from data.kinds.items import ItemScale, item_scales
from tests.analysis.pilots import PILOT, UNSAFE

AFTER_DARK = item_scales()["B05b"]
WAVES = {"v1": date(2023, 10, 1), "v2": date(2024, 10, 1), "v3": date(2025, 10, 1)}

Waves = dict[tuple[str, str], tuple[int, int]]
THEIRS: Waves = {("a", "v1"): (120, 300), ("b", "v1"): (80, 200), ("a", "v2"): (200, 500)}


def rows(waves: Waves, group: str = "visitors") -> pd.DataFrame:
    """Unsafe and asked, by area and wave: unsafe answers 1 or 2, the others 4."""
    table = [
        (wave, area, group, answer, count)
        for (area, wave), (yes, n) in waves.items()
        for answer, count in (("1", yes // 2), ("2", yes - yes // 2), ("4", n - yes))
    ]
    columns = ["wave", "area_id", "respondent_group", "answer", "count"]
    return pd.DataFrame(table, columns=columns)


def judged(waves: Waves, scale: ItemScale = AFTER_DARK) -> SafetyFindings:
    return judge_answers(rows(waves), PILOT, UNSAFE, scale, waves=WAVES)


def estimate(result: object) -> Estimate:
    assert isinstance(result, Estimate)
    return result


def test_the_main_estimate_is_the_pilots_change_beyond_the_comparison_areas() -> None:
    # 40 % -> 30 % in the pilot, 40 % -> 40 % elsewhere
    answer = judged({("north", "v1"): (400, 1000), ("north", "v2"): (300, 1000)} | THEIRS)
    assert estimate(answer.pilot_change).value == pytest.approx(-0.10)
    assert estimate(answer.comparison_change).value == pytest.approx(0)
    corners = ((400, 1000), (300, 1000), (200, 500), (200, 500))
    newcombe = with_p(lambda lv: share_change_difference(*corners, level=lv))
    assert isinstance(newcombe, Comparison)
    few = Caveat(Doubt.ANSWERS_CHANCE_ONLY, size=1)
    assert answer.difference == replace(newcombe, caveats=(few,))
    assert answer.verdict is not None
    assert answer.verdict.wording is Wording.PROBABLE


def test_a_wave_that_was_asked_on_another_scale_is_counted_on_its_own() -> None:
    """1 and 2 are unsafe now; before, 4 was, and nothing else was an answer but 1."""
    own: Waves = {("north", "v1"): (40, 100), ("north", "v2"): (30, 100)}
    before = replace(AFTER_DARK, counted=frozenset("4"), valid=frozenset("14"))
    answer = judge_answers(
        rows(own | THEIRS), PILOT, UNSAFE, AFTER_DARK, waves=WAVES, earlier={"v1": before}
    )
    shares = {(w.where, w.wave): estimate(w.share) for w in answer.waves if w.wave != "v3"}
    assert (shares[Where.PILOT, "v1"].value, shares[Where.PILOT, "v1"].n) == (60 / 80, 80)
    assert (shares[Where.PILOT, "v2"].value, shares[Where.PILOT, "v2"].n) == (0.30, 100)


def test_waves_of_the_same_stage_are_added_up_and_shown_one_by_one() -> None:
    own: Waves = {
        ("north", "v1"): (40, 100),
        ("north", "v2"): (30, 100),
        ("north", "v3"): (10, 300),
    }
    answer = judged(own | THEIRS)
    assert estimate(answer.pilot_change).value == pytest.approx(40 / 400 - 0.40)
    shares = {(w.where, w.wave): w.share for w in answer.waves}
    assert estimate(shares[Where.PILOT, "v3"]).value == pytest.approx(1 / 30)
    assert estimate(shares[Where.COMPARISON, "v1"]).n == 500
    assert shares[Where.COMPARISON, "v3"] == NotPossible(Reason.NO_ANSWERS)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 12, 31), Stage.BEFORE),
        (date(2024, 2, 15), Stage.BEFORE),  # the day of the start
        (date(2024, 2, 16), Stage.DURING),
        (date(2024, 3, 31), Stage.DURING),
        (date(2024, 4, 1), Stage.AFTER),
        (date(2030, 1, 1), Stage.AFTER),
    ],
)
def test_a_wave_is_before_until_the_start_and_after_from_the_after_period(
    day: date, expected: Stage
) -> None:
    assert stage(day, PILOT) is expected


def test_dont_know_and_no_answer_are_in_no_denominator() -> None:
    own: Waves = {("north", "v1"): (40, 100), ("north", "v2"): (30, 100)}
    missing = pd.DataFrame(
        [("v1", "north", "visitors", code, 500) for code in ("97", "98", "99", "")],
        columns=["wave", "area_id", "respondent_group", "answer", "count"],
    )
    table = pd.concat([rows(own | THEIRS), missing])
    answer = judge_answers(table, PILOT, UNSAFE, AFTER_DARK, waves=WAVES)
    assert answer == judged(own | THEIRS)


def test_only_the_outcomes_respondents_count() -> None:
    own: Waves = {("north", "v1"): (40, 100), ("north", "v2"): (30, 100)}
    businesses = rows({("north", "v2"): (100, 100)}, group="businesses")
    table = pd.concat([rows(own | THEIRS), businesses])
    visitors = replace(UNSAFE, respondents="visitors")
    answer = judge_answers(table, PILOT, visitors, AFTER_DARK, waves=WAVES)
    assert estimate(answer.pilot_change).n == 200


@given(st.integers(10, 400), st.integers(10, 400))
def test_swapping_the_waves_turns_the_sign(first: int, second: int) -> None:
    there = judged({("north", "v1"): (9, first), ("north", "v2"): (9, second)} | THEIRS)
    back = judged({("north", "v1"): (9, second), ("north", "v2"): (9, first)} | THEIRS)
    assert estimate(there.pilot_change).low == pytest.approx(-estimate(back.pilot_change).high)


@pytest.mark.parametrize(
    ("own", "reason"),
    [
        ({("north", "v1"): (4, 100)}, Reason.NO_WAVE_AFTER),
        ({("north", "v2"): (4, 100), ("north", "v3"): (4, 100)}, Reason.NO_WAVE_BEFORE),
        ({}, Reason.NO_ANSWERS),
    ],
)
def test_a_wave_that_is_missing_in_the_pilot_is_named(own: Waves, reason: Reason) -> None:
    answer = judged(own | THEIRS)
    assert answer.pilot_change == answer.difference == NotPossible(reason)
    assert answer.verdict is None


def test_an_item_nobody_was_asked_says_so() -> None:
    answer = judge_answers(rows({}), PILOT, UNSAFE, AFTER_DARK, waves=WAVES)
    assert answer.difference == NotPossible(Reason.ITEM_NOT_ASKED)


def test_without_comparison_answers_in_both_stages_the_pilots_own_change_is_left() -> None:
    own: Waves = {("north", "v1"): (40, 100), ("north", "v2"): (30, 100)}
    answer = judged(own | {("a", "v1"): (40, 100)})
    assert isinstance(answer.pilot_change, Estimate)
    assert answer.difference == answer.comparison_change == NotPossible(Reason.NO_COMPARISON)


def test_fewer_than_ten_answers_are_hidden_and_fewer_than_thirty_a_doubt() -> None:
    nine = judged({("north", "v1"): (4, 9), ("north", "v2"): (30, 100)} | THEIRS)
    hidden = Hidden(Reason.FEW_ANSWERS)
    assert nine.pilot_change == nine.difference == nine.waves[0].share == hidden
    assert nine.verdict is None
    assert isinstance(nine.comparison_change, Estimate)
    ten = judged({("north", "v1"): (4, 10), ("north", "v2"): (30, 100)} | THEIRS)
    assert estimate(ten.difference).caveats == (
        Caveat(Doubt.FEW_ANSWERS, size=10),
        Caveat(Doubt.ANSWERS_CHANCE_ONLY, size=1),
    )


def test_areas_that_change_apart_make_the_difference_unsure() -> None:
    """Five areas go from 40 % to 30, 35, 40, 45 and 50 %: a fall of ten points is nothing odd."""
    pilot = replace(PILOT, comparison=frozenset("abcde"))
    after = dict(zip("abcde", (300, 350, 400, 450, 500), strict=True))
    theirs = {(area, "v1"): (400, 1000) for area in after}
    theirs |= {(area, "v2"): (yes, 1000) for area, yes in after.items()}
    table = rows({("north", "v1"): (400, 1000), ("north", "v2"): (300, 1000)} | theirs)
    answer = judge_answers(table, pilot, UNSAFE, AFTER_DARK, waves=WAVES)
    alone = estimate(share_change_difference((400, 1000), (300, 1000), (2000, 5000), (2000, 5000)))
    assert alone.high < 0 < estimate(answer.difference).high
    assert alone.value == estimate(answer.difference).value
    [doubt] = estimate(answer.difference).caveats
    assert doubt.doubt is Doubt.ANSWERS_DRIFT_APART
    # the changes' variance, less that of who answers
    assert doubt.size == pytest.approx((0.00625 - 2 * 0.237 / 999) ** 0.5, rel=0.01)
    table = table.assign(item="B05b")
    assert answers_scatter(
        table, pilot, {"B05b": AFTER_DARK}, "", waves=WAVES
    ) * 2 * 0.237 == pytest.approx(doubt.size**2, rel=0.01)


def test_a_panel_is_judged_alike_and_says_that_it_is_one() -> None:
    answer = judged({("north", "v1"): (40, 100), ("north", "v2"): (30, 100)} | THEIRS)
    panel = as_panel(answer)
    assert estimate(panel.difference).low == estimate(answer.difference).low
    assert Caveat(Doubt.SAME_PEOPLE) in estimate(panel.difference).caveats
    assert panel.verdict is not None
    assert panel.verdict.estimate == panel.difference
    nobody = judged(THEIRS)
    assert as_panel(nobody) == nobody


def test_every_known_item_has_its_share_per_group_and_wave_that_answered() -> None:
    answers = pd.DataFrame(
        [
            ("B05b", "visitors", "2024", "1", 30),
            ("B05b", "visitors", "2024", "5", 70),
            ("B05b", "visitors", "2024", "97", 9),
            ("B05b", "businesses", "2024", "97", 9),
            ("F20a", "businesses", "2024", "1", 4),
            ("X99", "visitors", "2024", "1", 50),
        ],
        columns=["item", "respondent_group", "wave", "answer", "count"],
    )
    scales = {item: item_scales()[item] for item in ("B05b", "F20a")}
    many, few = shares_by_item(answers, scales)
    assert (many.item, many.respondents, many.wave) == ("B05b", "visitors", "2024")
    assert isinstance(many.share, Estimate)
    assert (many.share.value, many.share.n) == (0.3, 100)
    assert few.share == Hidden(Reason.FEW_ANSWERS)


def by_area(**answered: int) -> pd.DataFrame:
    """B05b of visitors in 2024: half of each area's answers are unsafe."""
    rows = [
        ("B05b", area, "visitors", "2024", answer, n // 2)
        for area, n in answered.items()
        for answer in ("1", "5")
    ]
    columns = ["item", "area_id", "respondent_group", "wave", "answer", "count"]
    return pd.DataFrame(rows, columns=columns)


@pytest.mark.parametrize(
    "answered",
    [
        {"north": 8, "a": 50, "else": 50},
        {"north": 50, "a": 8, "else": 50},
        {"north": 50, "a": 50, "else": 8},
    ],
)
def test_the_share_of_all_is_hidden_where_it_would_give_a_small_part_away(
    answered: dict[str, int],
) -> None:
    scales = {"B05b": AFTER_DARK}
    parts = ({"north"}, {"a", "b"})
    [hidden] = shares_by_item(by_area(**answered), scales, parts=parts)
    assert hidden.share == Hidden(Reason.FEW_ANSWERS)
    [shown] = shares_by_item(by_area(**answered), scales)
    assert estimate(shown.share).n == 108
    [whole] = shares_by_item(by_area(north=50, a=10), scales, parts=parts)
    assert estimate(whole.share).n == 60


def test_a_wave_that_nobody_dated_is_neither_before_nor_after() -> None:
    own: Waves = {("north", "v1"): (40, 100), ("north", "v2"): (30, 100)}
    undated: Waves = {("north", "?"): (90, 100), ("a", "?"): (90, 100)}
    assert judged(own | undated | THEIRS) == judged(own | THEIRS)
    answer = judge_answers(rows(own | THEIRS), PILOT, UNSAFE, AFTER_DARK, waves={})
    assert answer.difference == answer.pilot_change == NotPossible(Reason.NO_WAVE_DATES)


def test_the_shares_before_and_after_are_of_all_waves_of_the_stage() -> None:
    own: Waves = {
        ("north", "v1"): (40, 100),
        ("north", "v2"): (30, 100),
        ("north", "v3"): (10, 300),
    }
    answer = judged(own | THEIRS)
    assert (estimate(answer.before).value, estimate(answer.after).value) == (0.4, 0.1)
    assert estimate(answer.comparison_before).n == estimate(answer.comparison_after).n == 500
    assert judged(THEIRS).before == NotPossible(Reason.NO_ANSWERS)


def test_a_stage_does_not_give_away_the_wave_that_is_hidden_in_it() -> None:
    own: Waves = {("north", "v1"): (40, 100), ("north", "v2"): (30, 100), ("north", "v3"): (1, 9)}
    answer = judged(own | THEIRS)
    hidden = Hidden(Reason.FEW_ANSWERS)
    assert answer.after == answer.pilot_change == answer.difference == hidden
    assert isinstance(answer.before, Estimate)


VICTIMS = item_scales()["F10a"]
OFTEN = item_scales()["F11"]


@pytest.mark.parametrize("scale", [VICTIMS, OFTEN], ids=["yes_or_no", "how_often"])
@pytest.mark.parametrize("yes", [3, 37])
def test_one_to_four_victims_or_others_are_hidden_wherever_shares_are_told(
    scale: ItemScale, yes: int
) -> None:
    """Of 40 answers 7.5 % are three businesses."""
    no = "2" if scale is VICTIMS else "3"
    own: Waves = {("north", "v1"): (yes, 40), ("north", "v2"): (20, 40)}
    table = rows(own | THEIRS).replace({"answer": {"2": "1", "4": no}})
    found = judge_answers(table, PILOT, UNSAFE, scale, waves=WAVES)
    alike = Hidden(Reason.FEW_ALIKE)
    assert found.waves[0].share == found.before == found.pilot_change == found.difference == alike
    assert estimate(found.after).value == 0.5
    listed = shares_by_item(table.assign(item=scale.item), {scale.item: scale}, parts=({"north"},))
    assert [one.share == alike for one in listed] == [True, False]


def test_a_few_of_one_group_are_not_all_less_the_others() -> None:
    """The share of all groups together is on the page where the plan asks everyone."""
    own: Waves = {("north", "v1"): (20, 40)}
    few: Waves = {("north", "v1"): (1, 3)}
    table = pd.concat([rows(own), rows(few, "staff")]).assign(item="B05b")
    for all_told, hidden in ((set[str](), 1), ({"B05b"}, 2)):
        found = shares_by_item(table, {"B05b": AFTER_DARK}, all_told=all_told)
        assert sum(isinstance(one.share, Hidden) for one in found) == hidden


def test_how_far_areas_change_apart_is_told_by_every_question_counted_by_hand() -> None:
    """Six areas and two questions; other groups, other areas and "don't know" tell nothing."""
    areas = sorted(PILOT.comparison)[:6]
    scales = {item: item_scales()[item] for item in ("B05b", "B03")}
    yes = {"B05b": (30, 35, 28, 33, 60, 20), "B03": (10, 40, 22, 25, 70, 12)}
    lines, pairs = [], []
    for item, scale in scales.items():
        counted, other = min(scale.counted), max(scale.valid - scale.counted)
        pairs.append([((25, 100), (count, 100)) for count in yes[item]])
        for area, after in zip(areas, yes[item], strict=True):
            for wave, count in (("first", 25), ("last", after)):
                lines += [(item, area, "visitors", wave, counted, count)]
                lines += [(item, area, "visitors", wave, other, 100 - count)]
                lines += [(item, area, "visitors", wave, "98", 50)]
                lines += [(item, area, "businesses", wave, counted, 80)]
        lines += [(item, PILOT.area, "visitors", wave, counted, 99) for wave in ("first", "last")]
    columns = ["item", "area_id", "respondent_group", "wave", "answer", "count"]
    found = answers_scatter(
        pd.DataFrame(lines, columns=columns),
        PILOT,
        scales,
        "visitors",
        waves={"first": PILOT.before.start, "last": PILOT.after.start},
    )
    assert found > 0
    assert found == pytest.approx(scatter_in_common([of_different_people(p) for p in pairs]))
