from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.weightstats import DescrStatsW

from analysis.results import Comparison, Hidden, Method, NotPossible, Reason
from analysis.shares import share, share_change, share_change_difference
from analysis.survey.weighting import (
    Strata,
    Stratum,
    WeightedChange,
    merge_strata,
    weighted,
    weighted_changes,
)
from analysis.weighted_shares import WeightedShare, weighted_share
from data.kinds.items import item_scales
from tests.analysis.pilots import PILOT
from tests.analysis.survey.survey_rows import WAVES, Waves, by_wave, estimate

DARK = item_scales()["B05b"]
FOUR: Waves = {
    ("north", "v1"): (40, 100),
    ("north", "v2"): (30, 100),
    ("a", "v1"): (20, 50),
    ("a", "v2"): (20, 50),
}


def judged(rows: pd.DataFrame, strata: Strata | None = None) -> WeightedChange:
    return weighted_changes(rows, PILOT, DARK, "visitors", waves=WAVES, strata=strata)


def shown(result: object) -> WeightedShare:
    assert isinstance(result, WeightedShare), result
    return result


def of_weights(yes: Sequence[float], weights: Sequence[float]) -> WeightedShare:
    return shown(weighted(np.array(yes, dtype=float), np.array(weights, dtype=float)))


def test_each_answer_counts_by_its_weight() -> None:
    # (2 + 1) / (2 + 1 + 1 + 4); (8)^2 / (4 + 1 + 1 + 16)
    found = of_weights([1, 1, 0, 0], [2, 1, 1, 4])
    assert (found.value, found.unweighted, found.n) == (3 / 8, 0.5, 4)
    assert found.n_effective == pytest.approx(64 / 22)


@given(st.integers(1, 60), st.integers(0, 60), st.floats(0.1, 9))
def test_weights_that_are_alike_change_nothing(n: int, yes: int, weight: float) -> None:
    yes = min(yes, n)
    found, plain = of_weights([1] * yes + [0] * (n - yes), [weight] * n), estimate(share(yes, n))
    assert (found.value, found.low, found.high, found.n_effective) == pytest.approx(
        (plain.value, plain.low, plain.high, n), abs=1e-9
    )


def test_the_share_and_its_effective_n_are_those_of_statsmodels() -> None:
    rng = np.random.default_rng(3)
    yes, weights = rng.integers(0, 2, 200).astype(float), rng.uniform(0.5, 3, 200)
    theirs, found = DescrStatsW(yes, weights), of_weights(yes.tolist(), weights.tolist())
    assert found.value == pytest.approx(theirs.mean)
    # the variance of a weighted mean of answers that vary alike, as a plain one of n_effective
    spread = np.sqrt((weights**2).sum()) / weights.sum() * theirs.std
    assert spread == pytest.approx(theirs.std / np.sqrt(found.n_effective))


def test_with_equal_weights_changes_are_newcombes() -> None:
    found = judged(by_wave(FOUR))
    own, others = ((40, 100), (30, 100)), ((20, 50), (20, 50))
    change = estimate(found.pilot_change)
    plain = estimate(share_change(*own))
    assert (change.value, change.low, change.high) == pytest.approx(
        (plain.value, plain.low, plain.high)
    )
    assert change.method is Method.WEIGHTED_CHANGE
    both = estimate(share_change_difference(*own, *others))
    assert estimate(found.difference).low == pytest.approx(both.low)
    assert (found.merged, found.left_out) == ((), 0)


def test_swapping_before_and_after_turns_the_sign() -> None:
    rows = by_wave(FOUR).assign(weight=[1.0, 2.0, 3.0] * 100)
    back = rows.assign(wave=rows["wave"].map({"v1": "v2", "v2": "v1"}))
    one, other = judged(rows).difference, judged(back).difference
    assert isinstance(one, Comparison)
    assert isinstance(other, Comparison)
    assert (one.value, one.low, one.p) == pytest.approx((-other.value, -other.high, other.p))


def test_no_weights_and_bad_weights_say_so() -> None:
    rows = by_wave(FOUR)
    for weight in (float("nan"), -1.0, 0.0):
        found = judged(rows.assign(weight=weight))
        assert found.before == found.difference == NotPossible(Reason.BAD_WEIGHTS)
    assert judged(by_wave({})).difference == NotPossible(Reason.NO_ANSWERS)
    alone = judged(by_wave({("north", "v1"): (4, 40), ("north", "v2"): (4, 40)}))
    assert alone.difference == alone.comparison_change == NotPossible(Reason.NO_COMPARISON)
    assert estimate(alone.pilot_change).value == 0


def test_few_answers_are_hidden_with_what_is_made_of_them() -> None:
    found = judged(by_wave(FOUR | {("north", "v1"): (4, 9)}))
    assert found.before == found.pilot_change == found.difference == Hidden(Reason.FEW_ANSWERS)


def strata_of(**counts: int) -> Strata:
    rows = [(area, name, n) for area in ("north", "a") for name, n in counts.items()]
    return Strata(pd.DataFrame(rows, columns=["area_id", "sex", "count"]), ("sex",))


def by_sex(**answers: tuple[int, int]) -> pd.DataFrame:
    """Of the pilot before: (yes, n) by sex; elsewhere as many of each, half of them yes."""
    own = [
        by_wave({("north", "v1"): one}).assign(sex=name, respondent=range(k, k + one[1]))
        for k, (name, one) in zip((1000, 2000, 3000), answers.items(), strict=False)
    ]
    corners = {("north", "v2"): (20, 40), ("a", "v1"): (20, 40), ("a", "v2"): (20, 40)}
    rest = by_wave(corners)
    names = list(answers)
    return pd.concat([*own, rest.assign(sex=[names[i % len(names)] for i in range(len(rest))])])


def test_strata_speak_for_their_part_of_the_population() -> None:
    # 60 % of half and 30 % of half; unweighted 39 of 100
    found = judged(by_sex(woman=(18, 30), man=(21, 70)), strata_of(woman=500, man=500))
    closed = shown(weighted_share([(18, 30), (21, 70)], [500, 500]))
    before = shown(found.before)
    assert (before.value, before.unweighted, before.n_effective) == pytest.approx((0.45, 0.39, 84))
    assert (before.low, before.high) == pytest.approx((closed.low, closed.high))
    assert before.method is Method.POST_STRATIFIED
    assert found.merged == ()


def test_a_stratum_of_few_answers_is_weighed_with_its_neighbour_and_it_is_said() -> None:
    rows = by_sex(woman=(18, 30), man=(2, 4), other=(20, 60))
    found = judged(rows, strata_of(woman=500, man=300, other=200))
    assert found.merged == ((("woman",), ("man",)),)
    assert shown(found.before).value == pytest.approx(0.8 * 20 / 34 + 0.2 * 20 / 60)


def test_answers_without_a_stratum_are_left_out_and_counted() -> None:
    rows = by_sex(woman=(18, 30), man=(21, 70))
    rows["sex"] = rows["sex"].where(rows["respondent"] != 2001, "")
    found = judged(rows, strata_of(woman=500, man=500))
    assert found.left_out == pytest.approx(1 / len(rows))
    assert shown(found.before).n == 99
    assert shown(found.before).unweighted == 0.39  # of all who answered


def test_without_a_population_there_is_nothing_to_weigh_to() -> None:
    rows = by_sex(woman=(18, 30), man=(21, 70))
    for strata in (strata_of(woman=0, man=0), Strata(strata_of(woman=1).people.iloc[:0], ("sex",))):
        found = judged(rows, strata)
        assert found.before == found.difference == NotPossible(Reason.NO_POPULATION)


def test_the_neighbour_shares_all_values_but_the_last_if_one_does() -> None:
    people: dict[Stratum, int] = {
        ("w", "young"): 9,
        ("w", "old"): 9,
        ("m", "young"): 9,
        ("m", "old"): 9,
    }
    answers: dict[Stratum, int] = {("w", "young"): 9, ("w", "old"): 9, ("m", "old"): 9}
    # the one before it is a woman
    assert merge_strata(people, answers)[2] == (("m", "young"), ("m", "old"))
    nobody_there = people | {("w", "old"): 0}
    assert merge_strata(nobody_there, dict.fromkeys(people, 9))[0] == (
        ("w", "young"),
        ("w", "old"),
    )
    assert merge_strata({("w",): 5}, {}) == [(("w",),)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)), min_size=1, max_size=8))
def test_no_stratum_is_lost_and_none_is_left_with_few(cells: list[tuple[int, int]]) -> None:
    names: list[Stratum] = [(str(i // 3), str(i % 3)) for i in range(len(cells))]
    people = {name: size for name, (size, _) in zip(names, cells, strict=True)}
    answers = {name: n for name, (_, n) in zip(names, cells, strict=True)}
    groups = merge_strata(people, answers)
    assert [one for group in groups for one in group] == names
    if len(groups) > 1:
        assert all(sum(answers[one] for one in group) >= 5 for group in groups)
        assert all(sum(people[one] for one in group) for group in groups)
