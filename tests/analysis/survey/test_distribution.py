import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.results import Estimate, Hidden, NotPossible, Reason
from analysis.safety import Stage, Where
from analysis.shares import share
from analysis.survey.distribution import Distribution, distributions, everywhere, steps
from data.kinds.items import ItemScale, item_scales
from tests.analysis.pilots import PILOT
from tests.analysis.survey.survey_rows import WAVES, by_wave, estimate, responses

SCALES = item_scales()
DARK = SCALES["B05b"]
FEW_ALIKE = Hidden(Reason.FEW_ALIKE)


def spread(scale: ItemScale = DARK, **counts: int) -> list[tuple[str, int]] | Hidden:
    """Told steps as (codes, count), from counts named `c1`, `c2`, ..."""
    found = steps({name[1:]: count for name, count in counts.items()}, scale)
    return found if isinstance(found, Hidden) else [("".join(s.codes), s.count) for s in found]


def asked(rows: pd.DataFrame, scale: ItemScale = DARK) -> list[Distribution]:
    return list(distributions(rows, PILOT, scale, waves=WAVES))


def answers(**counts: int) -> pd.DataFrame:
    rows = [{"answer": name[1:]} for name, count in counts.items() for _ in range(count)]
    return responses({"respondent": i} | row for i, row in enumerate(rows))


def test_every_step_has_its_share_of_the_valid_answers() -> None:
    [one] = asked(answers(c1=10, c2=20, c3=30, c4=25, c5=15, c97=6, c98=8, c99=5, c=50))
    assert not isinstance(one.steps, Hidden)
    assert [s.codes for s in one.steps] == [("1",), ("2",), ("3",), ("4",), ("5",)]
    assert [s.share.value for s in one.steps] == [0.10, 0.20, 0.30, 0.25, 0.15]
    assert [s.counted for s in one.steps] == [True, True, False, False, False]
    assert one.steps[1].share == share(20, 100)
    assert one.n == 100


def test_what_is_in_no_denominator_is_reported() -> None:
    [one] = asked(answers(c1=50, c4=50, c97=6, c98=8, c99=10, c=50, c7=1))
    missing = one.missing
    assert (missing.not_applicable, missing.dont_know, missing.no_answer) == (6, 8, 11)
    assert estimate(missing.share).value == 25 / 125


def test_few_who_did_not_know_are_hidden_and_one_more_with_them() -> None:
    [one] = asked(answers(c1=50, c4=50, c97=2, c98=8, c99=20))
    assert (one.missing.not_applicable, one.missing.dont_know) == (FEW_ALIKE, FEW_ALIKE)
    assert one.missing.no_answer == 20
    [other] = asked(answers(c1=50, c4=50, c98=3))
    assert (other.missing.dont_know, other.missing.share) == (FEW_ALIKE, FEW_ALIKE)


def test_each_wave_and_place_is_told_by_itself_in_order() -> None:
    waves = {("north", "v2"): (6, 30), ("a", "v1"): (6, 30), ("north", "v1"): (8, 40)}
    found = asked(by_wave(waves | {("b", "v1"): (5, 20), ("else", "v1"): (5, 20)}))
    assert [(d.wave, d.where, d.stage, d.n) for d in found] == [
        ("v1", Where.PILOT, Stage.BEFORE, 40),
        ("v1", Where.COMPARISON, Stage.BEFORE, 50),
        ("v2", Where.PILOT, Stage.AFTER, 30),
    ]


def test_small_steps_are_put_together_with_their_smaller_neighbour() -> None:
    assert spread(c1=3, c2=20, c3=40, c4=4, c5=9) == [("12", 23), ("3", 40), ("45", 13)]
    assert spread(c1=20, c2=20, c3=7, c4=2, c5=30) == [("1", 20), ("2", 20), ("34", 9), ("5", 30)]


def test_a_step_that_nobody_chose_is_told_and_protects_nothing() -> None:
    assert spread(c1=9, c2=9, c3=9, c4=0, c5=9)[3] == ("4", 0)  # type: ignore[index]
    assert spread(c1=9, c2=9, c3=9, c4=0, c5=2) == [("1", 9), ("2", 9), ("345", 11)]


def test_steps_are_never_put_together_across_the_share_that_is_followed() -> None:
    assert spread(c1=2, c2=1, c3=30, c4=30, c5=30) == FEW_ALIKE
    assert spread(SCALES["F10c"], c1=3, c2=60) == FEW_ALIKE
    assert spread(SCALES["F10c"], c1=0, c2=60) == [("1", 0), ("2", 60)]


def test_under_ten_answers_nothing_is_told() -> None:
    [one] = asked(answers(c1=9, c98=50))
    assert one.n == one.steps == Hidden(Reason.FEW_ANSWERS)
    assert spread() == Hidden(Reason.FEW_ANSWERS)
    [nobody] = asked(answers(c98=9))
    assert nobody.missing.share == Hidden(Reason.FEW_ANSWERS)


def test_a_group_that_was_not_asked_has_no_distribution() -> None:
    assert asked(answers(c=40)) == []
    assert asked(answers(c1=40).assign(item="B01")) == []


def test_a_share_of_another_items_answers_reads_those() -> None:
    rows = answers(c1=20, c2=20, c3=20, c4=10, c5=10).assign(item="B01")
    [one] = asked(rows, SCALES["B02"])
    assert (one.item, one.n) == ("B02", 80)
    [narrower] = asked(rows, SCALES["B01"])
    assert (narrower.n, narrower.missing.no_answer) == (70, 10)


@given(st.lists(st.integers(0, 12), min_size=5, max_size=5))
def test_no_step_of_one_to_four_is_ever_told_and_none_is_lost(counts: list[int]) -> None:
    found = steps(dict(zip("12345", counts, strict=True)), DARK)
    if isinstance(found, Hidden):
        low = sum(counts[:2]), sum(counts[2:])
        assert sum(counts) < 10 or min(x for x in low if x) < 5
    else:
        assert not any(0 < step.count < 5 for step in found)
        assert sum(step.count for step in found) == sum(counts)
        assert sum(step.share.value for step in found) == pytest.approx(1)
        assert [code for step in found for code in step.codes] == list("12345")


def test_nobody_missing_is_a_share_of_nothing() -> None:
    [one] = asked(answers(c1=50, c4=50))
    assert isinstance(one.missing.share, Estimate)
    assert one.missing.share.value == 0
    assert not isinstance(one.missing.share, NotPossible)


def test_without_a_plan_everybody_of_a_group_and_wave_is_told_together() -> None:
    counts = [
        ("B05b", "v2", "x", "visitors", "1", 6),
        ("B05b", "v2", "y", "visitors", "1", 6),
        ("B05b", "v2", "", "visitors", "4", 20),
        ("B05b", "v2", "x", "visitors", "98", 8),
        ("B05b", "v1", "x", "visitors", "4", 9),
        ("B05b", "v0", "x", "visitors", "4", 10),
        ("B05b", "v2", "x", "businesses", "", 50),
        ("B05a", "v2", "x", "visitors", "1", 99),
    ]
    columns = ["item", "wave", "area_id", "respondent_group", "answer", "count"]
    rows = pd.DataFrame(counts, columns=columns)
    found = everywhere(rows, DARK, waves=WAVES)
    assert [(one.wave, one.respondents) for one in found] == [
        ("v1", "visitors"),
        ("v2", "visitors"),
        ("v0", "visitors"),  # nobody knows when
    ]
    few, one, _ = found
    assert (few.n, few.steps) == (Hidden(Reason.FEW_ANSWERS), Hidden(Reason.FEW_ANSWERS))
    assert not isinstance(one.steps, Hidden)
    assert [(step.codes, step.count) for step in one.steps if step.count] == [
        (("1",), 12),
        (("4",), 20),
    ]
    assert (one.n, one.missing.dont_know, one.where, one.stage) == (32, 8, None, None)


def groups(**sizes: int) -> pd.DataFrame:
    rows = [(group, n) for group, size in sizes.items() for n in range(size)]
    return responses(
        {"respondent": i, "respondent_group": group, "answer": "1" if n < 8 else "4"}
        for i, (group, n) in enumerate(rows)
    )


def test_all_less_the_groups_that_are_shown_tells_nobodys_answer() -> None:
    """Of everybody 66 are told elsewhere: less 40 and 23 it would be what three answered."""
    rows = groups(visitors=40, residents=23, staff=3)

    def told(*, all_told: bool) -> dict[str, bool]:
        found = distributions(rows, PILOT, DARK, waves=WAVES, all_told=all_told)
        return {one.respondents: isinstance(one.n, int) for one in found}

    assert told(all_told=False) == {"visitors": True, "residents": True, "staff": False}
    assert told(all_told=True) == {"visitors": True, "residents": False, "staff": False}
    hidden = [
        one
        for one in distributions(rows, PILOT, DARK, waves=WAVES, all_told=True)
        if one.respondents == "residents"
    ]
    assert hidden[0].n == hidden[0].steps == hidden[0].missing.share == Hidden(Reason.TELLS_OTHERS)
