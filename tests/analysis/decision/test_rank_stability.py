import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from analysis.decision.rank_stability import Place, Ranking, Span, percentiles, rank
from analysis.results import NotPossible, Reason

Numbers = NDArray[np.float64]
DRAWS = 400


def certain(values: list[list[float]]) -> Numbers:
    """The same values (area, criterion) in every draw: chance changes nothing."""
    return np.repeat(np.array(values, dtype=float)[np.newaxis], DRAWS, axis=0)


def noisy(values: list[list[float]], sd: float) -> Numbers:
    rng = np.random.default_rng(1)
    return certain(values) + rng.normal(0, sd, (DRAWS, len(values), len(values[0])))


def ranked(drawn: Numbers, weights: list[float]) -> Ranking:
    found = rank(drawn, weights, np.random.default_rng(2))
    assert isinstance(found, Ranking)
    return found


def by_row(found: Ranking) -> dict[int, Place]:
    return {place.row: place for place in found.places}


FIVE = [[50.0, 1.0], [40.0, 5.0], [30.0, 4.0], [20.0, 3.0], [10.0, 2.0]]


def test_percentiles_are_middles_of_equal_parts_and_equal_values_share_theirs() -> None:
    values = np.array([[3.0], [1.0], [1.0], [np.nan], [8.0]])
    expected = (pd.Series([3.0, 1, 1, np.nan, 8]).rank() - 0.5) / 4
    assert percentiles(values)[:, 0] == pytest.approx(expected.to_numpy(), nan_ok=True)


def test_the_order_is_that_of_the_weighted_percentiles_by_hand() -> None:
    # percentiles: 0.9 0.1 | 0.7 0.9 | 0.5 0.7 | 0.3 0.5 | 0.1 0.3; twice the first plus the second:
    # 1.9, 2.3, 1.7, 1.1, 0.5
    found = ranked(certain(FIVE), [2, 1])
    assert [place.row for place in found.places] == [1, 0, 2, 3, 4]
    assert [place.rank for place in found.places] == [1, 2, 3, 4, 5]


def test_without_chance_the_ranks_of_the_chosen_weights_have_no_span() -> None:
    for place in ranked(certain(FIVE), [2, 1]).places:
        assert place.chance == Span(place.rank, place.rank)
    assert by_row(ranked(certain(FIVE), [2, 1]))[0].weights != Span(2, 2)


def test_other_weights_are_drawn_evenly_from_all_there_are() -> None:
    # the first area is above the fourth where its one good criterion has more than 0.4 of the
    # weight, and below the other two above that one: among the first three in 60 % of the draws
    found = by_row(ranked(certain(FIVE), [1, 1]))
    assert found[0].in_top == pytest.approx(0.6, abs=0.06)
    assert found[0].weights == found[0].both
    assert found[0].weights.best < found[0].rank < found[0].weights.worst or found[0].rank == 3


def test_who_is_highest_in_all_is_first_in_every_draw() -> None:
    values = [[99.0, 99.0, 99.0], *np.random.default_rng(4).uniform(0, 9, (9, 3)).tolist()]
    best = by_row(ranked(noisy(values, 2), [1, 5, 2]))[0]
    assert (best.rank, best.in_top) == (1, 1.0)
    assert best.chance == best.weights == best.both == Span(1, 1)


def test_only_the_proportions_of_the_weights_count() -> None:
    drawn = noisy(FIVE, 5)
    assert ranked(drawn, [1, 2]) == ranked(drawn, [10, 20])


def test_a_criterion_that_nobody_has_changes_nothing() -> None:
    drawn = noisy(FIVE, 5)
    more = np.concatenate([drawn, np.full((DRAWS, 5, 1), np.nan)], axis=2)
    assert ranked(more, [1, 2, 5]) == ranked(drawn, [1, 2])


def test_a_criterion_that_four_areas_have_is_not_weighed() -> None:
    drawn = certain(FIVE)
    drawn[:, 0, 1] = np.nan
    found = ranked(drawn, [1, 5])
    assert found.used == (0,)
    assert [place.row for place in found.places] == [0, 1, 2, 3, 4]


def test_what_is_scaled_or_bent_upwards_stands_where_it_did() -> None:
    drawn = noisy(FIVE, 5)
    assert ranked(np.exp(drawn / 10) * 7, [3, 1]) == ranked(drawn, [3, 1])


def test_areas_in_another_order_have_the_same_ranks() -> None:
    turned = by_row(ranked(certain(FIVE[::-1]), [2, 1]))
    assert {4 - row: one.rank for row, one in turned.items()} == {
        row: one.rank for row, one in by_row(ranked(certain(FIVE), [2, 1])).items()
    }


def test_not_known_counts_as_the_middle_and_never_as_zero() -> None:
    values = [[5.0, 9.0 - at] for at in range(9)]  # the first criterion says nothing
    drawn = certain([*values, [5.0, np.nan]])
    unknown = by_row(ranked(drawn, [1, 1]))[9]
    assert unknown.rank == by_row(ranked(drawn, [1, 1]))[4].rank == 5
    assert unknown.known == 0.5


def test_who_is_little_known_gets_a_wide_span() -> None:
    values = [[9.0 - at, 9.0 - at] for at in range(9)]
    found = by_row(ranked(certain([*values, [4.5, np.nan]]), [1, 1]))
    spans = {row: one.chance.worst - one.chance.best for row, one in found.items()}
    assert spans[9] >= 3
    assert max(spans[row] for row in range(9)) <= 1


def test_who_is_known_by_less_than_half_of_the_weight_is_not_placed() -> None:
    drawn = certain([*FIVE, [25.0, np.nan]])
    assert ranked(drawn, [1, 1]).unplaced == ()
    found = ranked(drawn, [1, 1.01])
    assert found.unplaced == (5,)
    assert {place.rank for place in found.places} == {1, 2, 3, 4, 5}


def test_equal_areas_share_the_better_rank() -> None:
    alike = [[1.0, 1.0]] * 2 + [[0.0, 0.0]] * 3
    assert [place.rank for place in ranked(certain(alike), [1, 1]).places] == [1, 1, 3, 3, 3]


def test_two_that_are_alike_at_the_top_are_there_nearly_always_in_no_order() -> None:
    low = np.random.default_rng(5).uniform(0, 10, (12, 2)).tolist()
    found = ranked(noisy([[50.0, 50.0], [50.1, 49.9], *low], 1), [1, 1])
    assert set(found.nearly_always) >= {0, 1}
    assert not found.is_order_told


def test_two_far_apart_at_the_top_have_an_order() -> None:
    low = [[float(at), float(at)] for at in range(10)]
    found = ranked(noisy([[90.0, 90.0], [50.0, 50.0], *low], 3), [1, 1])
    assert set(found.nearly_always) == {0, 1}
    assert found.is_order_told


def test_more_noise_never_makes_the_order_firmer() -> None:
    values = [[float(at), float(at)] for at in range(12)]
    calm, wild = (by_row(ranked(noisy(values, sd), [1, 1])) for sd in (0.5, 5))
    widths = [
        sum(one.chance.worst - one.chance.best for one in found.values()) for found in (calm, wild)
    ]
    assert widths[0] < widths[1]


@pytest.mark.parametrize("weights", [[0, 0], [0, 0.0]])
def test_nothing_weighed_is_no_order(weights: list[float]) -> None:
    found = rank(certain(FIVE), weights, np.random.default_rng(1))
    assert found == NotPossible(Reason.NOTHING_WEIGHED)


def test_a_weight_on_what_is_not_known_alone_weighs_nothing() -> None:
    drawn = certain(FIVE)
    drawn[:, :, 1] = np.nan
    assert rank(drawn, [0, 3], np.random.default_rng(1)) == NotPossible(Reason.NOTHING_WEIGHED)


def test_where_nobody_is_known_well_enough_there_is_no_order() -> None:
    values = np.full((15, 3), np.nan)
    for criterion in range(3):
        values[5 * criterion : 5 * criterion + 5, criterion] = np.arange(5)
    found = rank(certain(values.tolist()), [1, 1, 1], np.random.default_rng(1))
    assert found == NotPossible(Reason.TOO_FEW_TO_RANK, size=0)


def test_of_three_areas_nobody_is_said_to_be_nearly_always_among_the_first_three() -> None:
    values = np.full((12, 3), np.nan)
    values[:5, 0], values[2:7, 1], values[7:, 2] = np.arange(5), np.arange(5), np.arange(5)
    found = rank(certain(values.tolist()), [1, 1, 1], np.random.default_rng(1))
    assert found == NotPossible(Reason.TOO_FEW_TO_RANK, size=3)
