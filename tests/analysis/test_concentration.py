import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.concentration import Concentration, concentration
from analysis.results import NotPossible, Reason

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
