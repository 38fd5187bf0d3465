from collections.abc import Mapping
from string import ascii_lowercase

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.multiplicity import holm
from analysis.results import Comparison, Estimate, Hidden, NotPossible, Reason
from analysis.shares import share, share_change
from analysis.survey.item_changes import NOTHING, Question
from analysis.survey.ranking import Problem, Rank, Ranking, problem_ranking, ranked
from data.kinds.items import item_scales
from tests.analysis.pilots import PILOT
from tests.analysis.survey.survey_rows import WAVES, by_wave, estimate

SCALES = item_scales()
Counts = tuple[tuple[int, int], tuple[int, int]]


def answers(*problems: Counts, area: str = "north") -> pd.DataFrame:
    """F22a, F22b, ...: (big, n) before and after."""
    return pd.concat(
        by_wave({(area, "v1"): before, (area, "v2"): after}, item=f"F22{letter}").assign(
            answer=lambda rows: rows["answer"].map({"1": "4", "4": "1"})
        )
        for letter, (before, after) in zip(ascii_lowercase, problems, strict=False)
    )


def ranking(rows: pd.DataFrame, blocked: Mapping[Question, Reason] = NOTHING) -> Ranking:
    scales = [SCALES[f"F22{letter}"] for letter in "abcd"]
    return problem_ranking(rows, PILOT, scales, "visitors", waves=WAVES, blocked=blocked)


def by_item(rows: pd.DataFrame) -> dict[str, Problem]:
    return {one.item: one for one in ranking(rows).pilot}


FOUR: tuple[Counts, ...] = (
    ((90, 100), (10, 100)),
    ((60, 100), (60, 100)),
    ((58, 100), (62, 100)),
    ((20, 100), (20, 100)),
)


def test_the_problem_that_most_see_is_first_and_its_rank_has_a_range() -> None:
    found = by_item(answers(*FOUR))
    assert list(found) == ["F22c", "F22b", "F22d", "F22a"]
    assert found["F22a"].rank_before == Rank(1, 1, 1)
    # 60 and 58 of 100 cannot be told apart
    assert found["F22b"].rank_before == Rank(2, 2, 3)
    assert found["F22c"].rank_before == Rank(3, 2, 3)
    assert found["F22d"].rank_before == Rank(4, 4, 4)


def test_only_what_moved_by_more_than_chance_is_said_to_have_moved() -> None:
    found = by_item(answers(*FOUR))
    assert [item for item, one in found.items() if one.moved] == ["F22a"]
    assert [item for item, one in found.items() if one.is_marked] == ["F22a"]
    change = found["F22a"].change
    assert isinstance(change, Comparison)
    plain = estimate(share_change((90, 100), (10, 100)))
    assert (change.value, change.low) == (plain.value, plain.low)


def test_changes_are_adjusted_among_the_items() -> None:
    found = sorted(ranking(answers(*FOUR)).pilot, key=lambda one: one.item)
    p = [one.change.p for one in found if isinstance(one.change, Comparison)]
    assert [one.p_adjusted for one in found] == list(holm(p))


def test_the_comparison_areas_have_their_own_ranking() -> None:
    theirs = answers(*FOUR, area="a")
    own = answers(*(((50, 100), (50, 100)) for _ in range(4)))
    found = ranking(pd.concat([own, theirs])).comparison
    assert found[-1].before == share(90, 100)
    assert estimate(found[-1].change).value == pytest.approx(-0.8)


def test_equal_shares_have_the_same_rank() -> None:
    same = {item: share(30, 100) for item in "abc"}
    assert ranked(same) == dict.fromkeys("abc", Rank(1, 1, 3))


def test_a_single_item_is_first() -> None:
    assert ranked({"a": share(3, 30)}) == {"a": Rank(1, 1, 1)}
    assert ranked({}) == {}


def test_items_without_a_share_have_its_reason_and_the_others_their_ranks() -> None:
    few: Counts = ((4, 9), (30, 100))
    found = by_item(answers(few, *FOUR[1:]))
    hidden = Hidden(Reason.FEW_ANSWERS)
    assert found["F22a"].before == found["F22a"].rank_before == found["F22a"].change == hidden
    assert found["F22a"].p_adjusted == hidden
    assert not found["F22a"].moved
    assert found["F22b"].rank_before == Rank(1, 1, 2)
    missing = by_item(answers(FOUR[0]))
    assert missing["F22b"].before == NotPossible(Reason.NO_ANSWERS)
    assert missing["F22b"].change == NotPossible(Reason.ITEM_NOT_ASKED)


def test_an_item_asked_once_has_no_rank_beside_those_asked_twice_but_a_baseline_has_ranks() -> None:
    new: Counts = ((0, 0), (95, 100))
    found = by_item(answers(new, *FOUR[1:]))
    nobody = NotPossible(Reason.NO_ANSWERS)
    assert found["F22a"].rank_before == found["F22a"].rank_after == nobody
    assert found["F22c"].rank_after == Rank(1, 1, 2)
    baseline = by_item(answers(*((before, (0, 0)) for before, _ in FOUR)))
    assert list(baseline) == ["F22a", "F22b", "F22c", "F22d"]
    assert (baseline["F22a"].rank_before, baseline["F22a"].rank_after) == (Rank(1, 1, 1), nobody)


def test_a_blocked_item_has_no_rank() -> None:
    why = {("F22a", "visitors"): Reason.TELLS_OTHERS}
    [*_, last] = ranking(answers(*FOUR), why).pilot
    nothing = NotPossible(Reason.TELLS_OTHERS)
    assert last.item == "F22a"
    assert last.before == last.rank_after == last.change == last.p_adjusted == nothing


counts = st.lists(st.integers(0, 60), min_size=1, max_size=11)


@given(counts)
def test_a_rank_lies_in_its_range_and_turning_the_shares_turns_the_ranks(yes: list[int]) -> None:
    items = [str(i) for i in range(len(yes))]
    up = ranked({i: share(y, 60) for i, y in zip(items, yes, strict=True)})
    down = ranked({i: share(60 - y, 60) for i, y in zip(items, yes, strict=True)})
    for item in items:
        one, other = up[item], down[item]
        assert isinstance(one, Rank)
        assert isinstance(other, Rank)
        assert 1 <= one.best <= one.rank <= one.worst <= len(yes)
        assert (other.best, other.worst) == (len(yes) + 1 - one.worst, len(yes) + 1 - one.best)


def test_all_ranges_together_hold_the_true_order_as_often_as_they_say() -> None:
    rng = np.random.default_rng(2)
    true = np.linspace(0.5, 0.2, 6)
    hits = 0
    for _ in range(300):
        shares = {str(i): share(int(rng.binomial(200, p)), 200) for i, p in enumerate(true)}
        ranks = ranked(shares).values()
        hits += all(
            isinstance(one, Rank) and one.best <= i + 1 <= one.worst for i, one in enumerate(ranks)
        )
    assert hits / 300 >= 0.95
    assert all(isinstance(one, Estimate) for one in shares.values())
