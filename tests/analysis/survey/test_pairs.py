import pandas as pd
import pytest

from analysis.paired_shares import Pairs
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from analysis.safety import Where
from analysis.survey.corners import placed, valid
from analysis.survey.pairs import Panel, Recurrence, item_pairs, panel
from data.kinds.items import item_scales
from tests.analysis.pilots import PILOT
from tests.analysis.survey.survey_rows import WAVES, asked_twice, by_wave, estimate, responses

DARK = item_scales()["B05b"]


def asked(rows: pd.DataFrame) -> Panel:
    return panel(rows, PILOT, "visitors", waves=WAVES)


def own(rows: pd.DataFrame) -> Recurrence:
    return asked(rows).recurrence[0]


def people(count: int) -> Counted:
    return Counted(value=count, unit=Unit.RESPONDENTS, n=count)


def test_counts_who_came_back_and_who_left() -> None:
    rows = asked_twice({("1", "1"): 30, ("1", ""): 10, ("", "1"): 5})
    one = own(rows)
    assert (one.before, one.after, one.both) == (people(40), people(35), people(30))
    assert (estimate(one.left).value, estimate(one.left).n) == (0.25, 40)
    assert asked(rows).is_panel


def test_the_comparison_areas_are_counted_apart() -> None:
    theirs = asked_twice({("1", "1"): 20}, first=500, area_id="a")
    first, second = asked(pd.concat([asked_twice({("1", "1"): 30}), theirs])).recurrence
    assert (first.where, first.both) == (Where.PILOT, people(30))
    assert (second.where, second.both) == (Where.COMPARISON, people(20))


def test_a_group_recurs_where_half_of_the_smaller_wave_does_in_every_place() -> None:
    assert asked(asked_twice({("1", "1"): 20, ("1", ""): 200, ("", "1"): 20})).is_panel
    assert not asked(asked_twice({("1", "1"): 20, ("1", ""): 21, ("", "1"): 21})).is_panel
    strangers = by_wave({("a", "v1"): (5, 30), ("a", "v2"): (5, 30)}).assign(
        respondent=range(900, 960)
    )
    assert not asked(pd.concat([asked_twice({("1", "1"): 30}), strangers])).is_panel
    assert not asked(by_wave({("north", "v1"): (5, 30)})).is_panel


def test_somebody_who_moved_out_of_the_pilot_did_not_answer_there_again() -> None:
    rows = asked_twice({("1", "1"): 30})
    moved = rows.assign(area_id=["north", "a"] * 30)
    assert own(moved).both == people(0)


@pytest.mark.parametrize(
    "turns",
    [
        {("1", "1"): 3, ("1", ""): 20, ("", "1"): 20},
        {("1", "1"): 20, ("1", ""): 3},
        {("1", "1"): 20, ("", "1"): 3},
    ],
)
def test_one_to_four_who_came_back_or_did_not_are_hidden(turns: dict[tuple[str, str], int]) -> None:
    one = own(asked_twice(turns))
    assert one.both == one.left == Hidden(Reason.FEW_ALIKE)


def test_few_and_no_respondents_say_so() -> None:
    few = own(asked_twice({("1", "1"): 9}))
    assert few.before == few.after == few.left == Hidden(Reason.FEW_ANSWERS)
    nobody = own(responses([]))
    assert nobody.before == nobody.left == NotPossible(Reason.NO_ANSWERS)


def test_pairs_are_made_of_valid_answers_to_the_item() -> None:
    turns = {
        ("1", "1"): 7,
        ("2", "5"): 6,
        ("3", "1"): 5,
        ("4", "4"): 8,
        ("1", "98"): 2,
        ("99", "4"): 1,
        ("", "1"): 3,
    }
    rows = valid(placed(asked_twice(turns), PILOT, WAVES), DARK)
    found = item_pairs(rows)
    assert found.pairs == Pairs(both=7, before_only=6, after_only=5, neither=8)
    assert (found.before_only, found.after_only, found.once) == ((2, 2), (3, 4), 6)


def test_of_several_waves_after_the_last_answer_counts() -> None:
    rows = responses(
        {"respondent": 1, "wave": wave, "answer": answer}
        for wave, answer in (("v3", "5"), ("v1", "1"), ("v2", "1"))
    )
    found = item_pairs(valid(placed(rows, PILOT, WAVES), DARK))
    assert found.pairs == Pairs(both=0, before_only=1, after_only=0, neither=0)


def test_the_same_number_in_another_group_is_somebody_else() -> None:
    rows = asked_twice({("1", "1"): 1})
    rows["respondent_group"] = ["visitors", "residents"]
    found = item_pairs(valid(placed(rows, PILOT, WAVES), DARK))
    assert (found.pairs.n, found.once) == (0, 2)
