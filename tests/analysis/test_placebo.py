from dataclasses import replace

import numpy as np
import pytest

from analysis.counts import BeforeAfter
from analysis.effect import relative_change
from analysis.placebo import Placebo, placebo_in_space, placebo_in_space_smallest_p
from analysis.results import Comparison, Hidden, NotPossible, Reason


@pytest.mark.parametrize(
    ("areas", "pilots", "p"), [(20, 1, 1 / 20), (19, 1, 1 / 19), (10, 2, 1 / 45), (1, 1, 1)]
)
def test_is_one_of_all_ways_to_choose_the_pilots(areas: int, pilots: int, p: float) -> None:
    assert placebo_in_space_smallest_p(areas, pilots) == p


def test_more_pilots_than_areas_or_none_cannot_be_placed() -> None:
    assert placebo_in_space_smallest_p(2, 3) == NotPossible(Reason.TOO_FEW_AREAS, size=2)
    assert placebo_in_space_smallest_p(5, 0) == NotPossible(Reason.TOO_FEW_AREAS, size=5)


LIKE = {name: BeforeAfter(200, 100 + step) for step, name in enumerate("abcdefghij")}


def placed(pilot: BeforeAfter, others: dict[str, BeforeAfter]) -> Placebo:
    found = placebo_in_space(pilot, others, dispersion=1)
    assert isinstance(found, Placebo)
    return found


def test_a_change_that_no_area_had_is_first_and_p_is_the_smallest_possible() -> None:
    found = placed(BeforeAfter(200, 40), LIKE)
    assert (found.rank, found.of) == (1, 11)
    assert found.p == found.smallest_p == 1 / 11


def test_a_change_like_those_of_the_others_is_far_from_first() -> None:
    assert placed(BeforeAfter(200, 104), LIKE).rank > 5


def test_each_area_is_judged_against_the_others_and_never_against_the_pilot() -> None:
    found = {one.area: one.change for one in placed(BeforeAfter(200, 40), LIKE).areas}
    others = {name: counts for name, counts in LIKE.items() if name != "c"}
    assert found["c"] == relative_change({"c": LIKE["c"]}, others, dispersion=1)
    assert found == {one.area: one.change for one in placed(BeforeAfter(200, 150), LIKE).areas}


def test_a_small_area_is_not_first_because_it_swings() -> None:
    small = {**LIKE, "small": BeforeAfter(8, 1)}  # a fall of three quarters, by chance
    assert placed(BeforeAfter(2000, 700), small).rank == 1


def test_an_area_with_few_incidents_is_ranked_but_not_shown() -> None:
    found = placed(BeforeAfter(200, 40), {**LIKE, "few": BeforeAfter(20, 3)})
    assert {one.area: one.change for one in found.areas}["few"] == Hidden(Reason.SMALL_COUNT)
    assert found.of == 12


def test_under_no_effect_every_rank_comes_equally_often() -> None:
    rng = np.random.default_rng(5)
    ranks = [
        placed(
            BeforeAfter(*rng.poisson([100, 100])),
            {str(i): BeforeAfter(*rng.poisson([100, 100])) for i in range(9)},
        ).rank
        for _ in range(600)
    ]
    shares = np.bincount(ranks, minlength=11)[1:] / 600
    assert abs(shares - 0.1).max() < 0.05


@pytest.mark.parametrize("areas", [4, 5])
def test_with_too_few_areas_it_is_not_possible(areas: int) -> None:
    few = dict(list(LIKE.items())[:areas])
    found = placebo_in_space(BeforeAfter(200, 40), few, dispersion=1)
    assert isinstance(found, NotPossible)
    assert found.reason is Reason.TOO_FEW_COMPARISON_AREAS


def test_no_incident_in_the_pilot_gives_the_reason() -> None:
    found = placebo_in_space(BeforeAfter(0, 0), LIKE, dispersion=1)
    assert found == NotPossible(Reason.NO_INCIDENTS)


@pytest.mark.parametrize(
    ("rank", "low", "high", "disagrees"),
    [
        (2, 0.7, 0.9, True),  # p 2/11, and a headline sure of a decrease
        (1, 0.7, 0.9, False),  # first: no clearer is possible
        (2, 0.7, 1.1, False),  # neither is sure
        (2, 1.1, 1.4, True),
    ],
)
def test_it_disagrees_with_a_headline_that_is_surer_than_the_rank(
    rank: int, low: float, high: float, disagrees: bool
) -> None:
    headline = relative_change({"p": BeforeAfter(200, 40)}, LIKE, dispersion=1)
    assert isinstance(headline, Comparison)
    found = Placebo(areas=(), rank=rank, of=11, smallest_p=1 / 11)
    assert found.disagrees(replace(headline, low=low, high=high)) is disagrees
