import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.concentration import (
    Concentration,
    concentration,
    concentration_before_and_after,
    concentration_change,
)
from analysis.results import Comparison, Hidden, NotPossible, Reason
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
    after = cells([(0, 0, 9)])
    answer = concentration_before_and_after(before, after, squares, inside)
    assert isinstance(answer.before, Concentration)
    assert isinstance(answer.after, Concentration)
    assert (answer.before.n, answer.before.places) == (20, 25)
    assert answer.before.top20_share == 1
    assert (answer.after.n, answer.after.places) == (9, 25)


def test_where_a_fifth_of_the_places_always_holds_all_incidents_nothing_is_told() -> None:
    squares = squares_of((0, 0, 1_000, 1_000), 50)  # 400 places
    inside = np.ones(squares.shape, dtype=bool)
    few = cells([(2 * at, 2 * at, 4) for at in range(20)])  # 80 incidents
    many = cells([(2 * at, 2 * at, 40) for at in range(20)])
    told = concentration_before_and_after(few, many, squares, inside)
    assert told.before == NotPossible(Reason.FEW_FOR_PLACES)
    assert isinstance(told.after, Concentration)
    rng = np.random.default_rng(1)
    change = concentration_change(few, many, squares, inside, rng=rng)
    assert change == NotPossible(Reason.FEW_FOR_PLACES)


def test_where_all_incidents_lie_on_a_fifth_of_the_places_both_times_no_change_is_told() -> None:
    squares = squares_of((0, 0, 500, 500), 50)  # 100 places
    inside = np.ones(squares.shape, dtype=bool)
    both = [cells([(2 * at, 2 * at, n) for at in range(6)]) for n in (40, 50)]
    rng = np.random.default_rng(1)
    change = concentration_change(both[0], both[1], squares, inside, rng=rng)
    assert change == NotPossible(Reason.ALL_IN_A_FIFTH)


def test_of_less_ground_than_a_square_of_250_m_nothing_is_told() -> None:
    """Of four places, 79 % of 400 in the top fifth is the count of one of them."""
    squares = squares_of((0, 0, 500, 500), 50)
    inside = np.zeros(squares.shape, dtype=bool)
    inside[:2, :2] = True
    both = cells([(0, 0, 397), (2, 0, 3)])
    answer = concentration_before_and_after(both, both, squares, inside)
    assert answer.before == answer.after == NotPossible(Reason.ONE_AREA)
    inside[:5, :5] = True
    assert isinstance(
        concentration_before_and_after(cells([(0, 0, 397)]), both, squares, inside).before,
        Concentration,
    )


def test_a_period_of_one_to_four_incidents_is_hidden_and_one_without_says_so() -> None:
    squares = squares_of((0, 0, 500, 500), 50)
    inside = np.ones(squares.shape, dtype=bool)
    answer = concentration_before_and_after(cells([(0, 0, 4)]), cells([]), squares, inside)
    assert answer.before == Hidden(Reason.SMALL_COUNT)
    assert answer.after == NotPossible(Reason.NO_INCIDENTS)


def test_a_share_that_leaves_one_to_four_incidents_over_is_hidden() -> None:
    squares = squares_of((0, 0, 500, 500), 50)
    inside = np.ones(squares.shape, dtype=bool)
    before = cells([(2 * at, 0, 5) for at in range(10)] + [(2 * at, 4, 5) for at in range(10)])
    ends = [(2 * at, 9, 1) for at in range(3)]
    answer = concentration_before_and_after(
        before, pd.concat([before, cells(ends)]), squares, inside
    )
    assert isinstance(answer.before, Concentration)
    assert answer.after == Hidden(Reason.SMALL_COUNT)


# --- did it change? ---

TOWN = squares_of((0, 0, 1_000, 1_000), 50)
EVERYWHERE = np.ones(TOWN.shape, dtype=bool)


def drawn(rate: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    counts = rng.poisson(rate)
    rows, columns = np.nonzero(counts)
    spots = zip(2 * columns, 2 * rows, counts[rows, columns], strict=True)
    return cells([(int(x), int(y), int(count)) for x, y, count in spots])


def changed(before: pd.DataFrame, after: pd.DataFrame, seed: int = 1) -> Comparison:
    rng = np.random.default_rng(seed)
    answer = concentration_change(before, after, TOWN, EVERYWHERE, rng=rng)
    assert isinstance(answer, Comparison)
    return answer


def test_what_chance_does_is_what_shuffling_the_incidents_does() -> None:
    squares = squares_of((0, 0, 500, 50), 50)
    inside = np.ones(squares.shape, dtype=bool)
    before, after = cells([(0, 0, 6), (2, 0, 4), (4, 0, 2)]), cells([(0, 0, 6), (4, 0, 5)])
    answer = concentration_change(before, after, squares, inside, rng=np.random.default_rng(5))
    assert isinstance(answer, Comparison)
    # an independent deal: the pool shuffled, the first so many are after
    pool = np.repeat([0, 1, 2], [12, 4, 7])
    shuffled = np.random.default_rng(0).permuted(np.tile(pool, (20_000, 1)), axis=1)
    parts = [(shuffled[:, :11], 11), (shuffled[:, 11:], 12)]
    after_share, before_share = (
        np.sort([(part == at).sum(axis=1) for at in range(3)], axis=0)[1:].sum(axis=0) / n
        for part, n in parts
    )
    slowly = after_share - before_share
    observed = 11 / 11 - 10 / 12  # two places of ten are the top 20 %
    assert answer.value == pytest.approx(observed - slowly.mean(), abs=0.02)
    assert answer.n == 23


def test_a_change_in_how_few_places_have_most_is_seen_and_its_way() -> None:
    rng = np.random.default_rng(2)
    even = np.full(TOWN.shape, 2.0)
    heaped = np.full(TOWN.shape, 1.0)
    heaped[:4] = 6.0
    more = changed(drawn(even, rng), drawn(heaped, rng))
    assert more.low > 0.1
    assert more.p < 0.01
    less = changed(drawn(heaped, rng), drawn(even, rng))
    assert less.high < -0.1


def test_fewer_incidents_alone_are_no_change() -> None:
    """A quarter of the incidents lie in fewer places by their number alone."""
    rng = np.random.default_rng(3)
    rate = np.random.default_rng(4).gamma(1, 2, TOWN.shape)
    before, after = drawn(rate, rng), drawn(rate / 4, rng)
    answer = concentration_before_and_after(before, after, TOWN, EVERYWHERE)
    assert isinstance(answer.before, Concentration)
    assert isinstance(answer.after, Concentration)
    assert answer.after.top20_share - answer.before.top20_share > 0.05
    found = changed(before, after)
    assert found.low < 0 < found.high


def test_where_nothing_changed_about_one_in_twenty_intervals_misses_zero() -> None:
    rng = np.random.default_rng(6)
    rate = np.random.default_rng(7).gamma(1, 1, TOWN.shape)
    missed = 0
    for seed in range(60):
        found = changed(drawn(rate, rng), drawn(rate * 0.6, rng), seed)
        assert found.low <= found.value <= found.high
        missed += not found.low <= 0 <= found.high
    assert missed <= 8  # of 60; more than eight at a twentieth: one in a hundred


def test_before_and_after_swapped_turn_the_change_around() -> None:
    rng = np.random.default_rng(8)
    first, second = (drawn(np.full(TOWN.shape, rate), rng) for rate in (1.0, 1.5))
    there, back = changed(first, second), changed(second, first)
    assert there.value == pytest.approx(-back.value, abs=0.01)
    assert there.low == pytest.approx(-back.high, abs=0.02)


def test_fewer_than_ten_in_a_period_cannot_tell_of_a_change() -> None:
    found = concentration_change(
        cells([(0, 0, 9)]), cells([(0, 0, 99)]), TOWN, EVERYWHERE, rng=np.random.default_rng(1)
    )
    assert found == NotPossible(Reason.FEW_IN_PERIOD, size=10)


def test_unruly_months_widen_the_interval_and_leave_the_change_alone() -> None:
    rng = np.random.default_rng(9)
    before, after = (drawn(np.full(TOWN.shape, rate), rng) for rate in (1.0, 1.2))
    calm, unruly = (
        concentration_change(
            before, after, TOWN, EVERYWHERE, rng=np.random.default_rng(1), dispersion=phi
        )
        for phi in (1.0, 4.0)
    )
    assert isinstance(calm, Comparison)
    assert isinstance(unruly, Comparison)
    assert unruly.value == pytest.approx(calm.value)
    assert unruly.high - unruly.low == pytest.approx(2 * (calm.high - calm.low))
    assert unruly.p >= calm.p
