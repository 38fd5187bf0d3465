"""How many incidents move is told so that nobody can be found in it."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.redrawn import moves
from analysis.results import Hidden


def test_none_is_told_one_to_four_are_hidden_and_more_are_rounded_to_fives() -> None:
    assert [moves(n, 0).into for n in (0, 5, 7, 8, 12, 13, 1001)] == [0, 5, 5, 10, 10, 15, 1000]
    for small in (1, 2, 3, 4):
        assert isinstance(moves(small, 0).into, Hidden)
        assert isinstance(moves(0, small).out, Hidden)


@given(st.integers(5, 10**7))
def test_what_is_told_is_never_small_and_never_more_than_two_away(count: int) -> None:
    told = moves(count, 0).into
    assert isinstance(told, int)
    assert told >= 5
    assert abs(told - count) <= 2
