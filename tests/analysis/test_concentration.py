import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.concentration import (
    Concentration,
    concentration,
    concentration_before_and_after,
)
from analysis.results import Hidden, NotPossible, Reason
from analysis.squares import squares_of

places = st.lists(st.integers(0, 99), min_size=1, max_size=40).filter(any)


def measured(counts: list[int]) -> Concentration:
    answer = concentration(counts)
    assert isinstance(answer, Concentration)
    return answer


def test_is_hand_countable() -> None:
    # the top one of five places has 6 of 10
    answer = measured([1, 6, 1, 1, 1])
    assert answer.top20_share == pytest.approx(0.6)
    assert (answer.n, answer.places) == (10, 5)
    # two places: all in one
    assert measured([4, 0]).gini == pytest.approx(0.5)


def test_a_part_of_a_place_counts_with_its_part() -> None:
    # 20 % of seven places: the first and two fifths of the second
    assert measured([50, 25, 5, 5, 5, 5, 5]).top20_share == pytest.approx(0.5 + 0.4 * 0.25)


@given(places, st.integers(2, 9))
def test_neither_order_nor_unit_nor_doubled_places_matter(counts: list[int], times: int) -> None:
    plain = measured(counts)
    for same in (counts[::-1], [times * count for count in counts], counts * times):
        other = measured(same)
        assert (other.top20_share, other.gini) == pytest.approx((plain.top20_share, plain.gini))
    assert 0.2 - 1e-9 <= plain.top20_share <= 1 + 1e-9
    assert -1e-9 <= plain.gini < 1


def test_places_that_are_all_alike_are_not_concentrated() -> None:
    even = measured([3] * 7)
    assert (even.top20_share, even.gini) == pytest.approx((0.2, 0))


def test_without_incidents_or_places_there_is_nothing_to_divide() -> None:
    assert concentration([0, 0]) == concentration([]) == NotPossible(Reason.NO_INCIDENTS)


@pytest.mark.parametrize(
    ("counts", "gini", "adjusted"),
    [([10, 8, 2], 0.78, 0.78), ([5, 2, 1], 0.8, 0.75), ([10], 0.9, 0.9), ([3, 1, 1], 0.78, 0.56)],
)
def test_the_adjusted_gini_is_that_of_its_authors(
    counts: list[int], gini: float, adjusted: float
) -> None:
    """Ten places; the examples of Steenbeek's lorenzgini (generalized, not unbiased)."""
    answer = measured([*counts, *[0] * (10 - len(counts))])
    assert answer.gini == pytest.approx(gini)
    assert answer.gini_adjusted == pytest.approx(adjusted)
    assert answer.sparse == (sum(counts) < 10)


@given(st.integers(1, 60), st.integers(1, 60))
def test_incidents_as_even_as_their_number_allows_are_not_concentrated(n: int, more: int) -> None:
    answer = measured([1] * n + [0] * more)
    assert answer.gini_adjusted == pytest.approx(0)
    assert answer.gini > 0


@given(places)
def test_the_adjusted_gini_is_never_above_the_plain_one(counts: list[int]) -> None:
    answer = measured(counts)
    assert -1e-9 <= answer.gini_adjusted <= answer.gini + 1e-9


def test_few_incidents_lie_in_few_places_by_chance_alone() -> None:
    # one incident: in the fullest place, whatever happens; endlessly many: a fifth in a fifth
    assert measured([1, 0, 0, 0, 0]).top20_by_chance == pytest.approx(1)
    assert measured([10**9] * 10).top20_by_chance == pytest.approx(0.2, abs=1e-4)
    assert measured([7]).top20_by_chance == pytest.approx(0.2)
    rng = np.random.default_rng(4)
    for incidents, count in ((300, 1_000), (2_000, 1_000), (20_000, 1_000)):
        drawn = rng.multinomial(incidents, [1 / count] * count, size=60)
        shares = [measured(row.tolist()).top20_share for row in drawn]
        expected = measured(drawn[0].tolist()).top20_by_chance
        assert np.mean(shares) == pytest.approx(expected, abs=0.005)


def cells(rows: list[tuple[int, int, int]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["cell_x", "cell_y", "count"])


def test_both_periods_are_measured_over_the_same_places_of_the_study_area() -> None:
    squares = squares_of((0, 0, 500, 250), 50)
    inside = np.ones(squares.shape, dtype=bool)
    inside[:, 5:] = False
    before = cells([(0, 0, 8), (1, 1, 4), (2, 0, 8), (19, 0, 99)])  # two cells in one square
    after = cells([(0, 0, 5)])
    answer = concentration_before_and_after(before, after, squares, inside)
    assert isinstance(answer.before, Concentration)
    assert isinstance(answer.after, Concentration)
    assert (answer.before.n, answer.before.places) == (20, 25)
    assert answer.before.top20_share == 1
    assert (answer.after.n, answer.after.places) == (5, 25)


def test_a_period_of_one_to_four_incidents_is_hidden_and_one_without_says_so() -> None:
    squares = squares_of((0, 0, 500, 500), 50)
    inside = np.ones(squares.shape, dtype=bool)
    answer = concentration_before_and_after(cells([(0, 0, 4)]), cells([]), squares, inside)
    assert answer.before == Hidden(Reason.SMALL_COUNT)
    assert answer.after == NotPossible(Reason.NO_INCIDENTS)
