import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.results import Caveat, Doubt, Estimate, Hidden, NotPossible, Reason
from analysis.safety import Where
from analysis.shares import share, share_change
from analysis.survey.by_group import ByGroup, GroupShare, by_group
from analysis.survey.corners import with_traits
from data.kinds.items import ItemScale, item_bank, item_scales
from tests.analysis.pilots import PILOT
from tests.analysis.survey.survey_rows import WAVES, by_wave, estimate

SCALES = item_scales()
BRANCH = item_bank().scale("F02")
DARK = SCALES["B05b"]
FEW, TELLS = Hidden(Reason.FEW_ANSWERS), Hidden(Reason.TELLS_OTHERS)

Sides = tuple[tuple[int, int], tuple[int, int]]  # (yes, n) before and after


def answers(groups: dict[str, Sides], *, area: str = "north") -> pd.DataFrame:
    return pd.concat(
        by_wave({(area, "v1"): before, (area, "v2"): after}, respondent_group=name, no="4")
        for name, (before, after) in groups.items()
    )


def of_groups(
    groups: dict[str, Sides], scale: ItemScale = DARK
) -> tuple[ByGroup, dict[str, GroupShare]]:
    rows = answers(groups).assign(item=scale.asked_as)
    if scale.item == "F10c":
        rows["answer"] = rows["answer"].replace("4", "2")
    found = by_group(rows, PILOT, scale, "respondent_group", waves=WAVES)
    return found, {one.group: one for one in found.groups}


def test_each_group_has_its_shares_and_its_change() -> None:
    whole, found = of_groups({"resident": ((20, 50), (10, 50)), "visitor": ((30, 100), (30, 100))})
    assert found["resident"].before == share(20, 50)
    assert found["resident"].change == share_change((20, 50), (10, 50))
    assert estimate(found["visitor"].change).value == 0
    assert whole.all.after == share(40, 150)
    assert [one.group for one in whole.groups] == ["resident", "visitor"]


def test_the_comparison_areas_can_be_asked_for() -> None:
    groups: dict[str, Sides] = {"visitor": ((20, 50), (10, 50))}
    rows = pd.concat([answers(groups), answers({"visitor": ((9, 90), (9, 90))}, area="a")])
    found = by_group(rows, PILOT, DARK, "respondent_group", waves=WAVES, where=Where.COMPARISON)
    assert found.groups[0].before == share(9, 90)


def test_groups_can_be_what_the_respondents_themselves_answered() -> None:
    rows = by_wave({("north", "v1"): (20, 40), ("north", "v2"): (10, 40)})
    branch = rows.assign(
        item="F02",
        answer=["98" if one % 40 == 1 else str(1 + one % 2) for one in rows["respondent"]],
    )
    known = with_traits(pd.concat([rows, branch]), {"branch": BRANCH})
    found = by_group(known, PILOT, DARK, "branch", waves=WAVES)
    assert {one.group for one in found.groups} == {"", "1", "2"}
    assert with_traits(known, {"branch": BRANCH})["branch"].equals(known["branch"])


def test_words_of_their_own_name_no_group() -> None:
    rows = by_wave({("north", "v1"): (20, 40), ("north", "v2"): (10, 40)})
    own = [("Kalles Kiosk" if one % 40 < 12 else "2") for one in rows["respondent"]]
    branch = rows.assign(item="F02", answer=own)
    known = with_traits(pd.concat([rows, branch]), {"branch": BRANCH})
    assert set(known["branch"]) == {"", "2"}


def test_a_small_group_takes_the_next_smallest_with_it() -> None:
    _, found = of_groups({"a": ((3, 8), (9, 40)), "b": ((9, 30), (9, 40)), "c": ((9, 50), (9, 50))})
    assert found["a"].before == found["a"].after == found["a"].change == FEW
    assert found["b"].before == found["b"].change == TELLS
    assert estimate(found["c"].before).n == 50


def test_several_small_groups_protect_each_other() -> None:
    _, found = of_groups({"a": ((3, 8), (3, 8)), "b": ((3, 9), (3, 9)), "c": ((9, 50), (9, 50))})
    assert found["a"].before == found["b"].before == FEW
    assert estimate(found["c"].before).n == 50


def test_where_the_total_is_hidden_a_small_group_gives_nothing_away() -> None:
    whole, found = of_groups({"a": ((3, 8), (3, 8))})
    assert whole.all.before == found["a"].before == FEW


def test_one_to_four_who_said_yes_or_no_are_hidden() -> None:
    groups: dict[str, Sides] = {"a": ((3, 60), (9, 60)), "b": ((9, 60), (9, 60))}
    _, found = of_groups(groups | {"c": ((20, 90), (20, 90))}, SCALES["F10c"])
    assert found["a"].before == found["a"].after == Hidden(Reason.FEW_ALIKE)
    assert found["b"].before == TELLS
    assert estimate(found["c"].before).n == 90


def test_one_to_four_are_not_told_as_those_of_two_hidden_groups_either() -> None:
    groups: dict[str, Sides] = {"a": ((3, 60), (9, 60)), "b": ((0, 60), (0, 60))}
    _, found = of_groups(groups | {"c": ((20, 90), (20, 90))}, SCALES["F10c"])
    assert found["b"].before == found["c"].before == TELLS


def test_under_thirty_is_a_doubt_and_a_time_without_answers_says_so() -> None:
    _, found = of_groups({"a": ((9, 20), (9, 40)), "b": ((9, 40), (0, 0))})
    assert estimate(found["a"].change).caveats == (Caveat(Doubt.FEW_ANSWERS, size=20),)
    assert found["b"].after == found["b"].change == NotPossible(Reason.NO_ANSWERS)
    assert estimate(found["b"].before).n == 40
    empty = by_group(answers({"a": ((0, 0), (0, 0))}), PILOT, DARK, "weight", waves=WAVES)
    assert (empty.groups, empty.all.before) == ((), NotPossible(Reason.NO_ANSWERS))


sizes = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=5)


@settings(max_examples=40)
@given(sizes)
def test_all_less_the_groups_that_are_shown_leave_none_or_many(
    counts: list[tuple[int, int]],
) -> None:
    groups: dict[str, Sides] = {
        f"g{i}": ((before // 2, before), (after // 2, after))
        for i, (before, after) in enumerate(counts)
    }
    whole, found = of_groups(groups)
    for time in ("before", "after"):
        total = getattr(whole.all, time)
        if not isinstance(total, Estimate):
            continue
        shown = [getattr(one, time) for one in found.values()]
        rest = total.n - sum(one.n for one in shown if isinstance(one, Estimate))
        assert rest == 0 or rest >= 10, (time, counts)


def test_swapping_before_and_after_turns_the_sign() -> None:
    _, there = of_groups({"a": ((20, 50), (10, 60))})
    _, back = of_groups({"a": ((10, 60), (20, 50))})
    assert estimate(there["a"].change).low == pytest.approx(-estimate(back["a"].change).high)
