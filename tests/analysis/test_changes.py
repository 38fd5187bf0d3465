from hypothesis import given
from hypothesis import strategies as st

from analysis.changes import hidden_changes

COUNT = st.integers(0, 60)


def test_small_counts_and_small_differences_are_hidden() -> None:
    assert hidden_changes([(100, 103), (3, 60), (50, 2), (20, 40)]) == [True, True, True, False]


def test_one_hidden_difference_is_not_left_alone_for_the_sum_would_tell_it() -> None:
    assert hidden_changes([(100, 103), (20, 40), (20, 60)]) == [True, True, False]
    assert hidden_changes([(100, 103), (100, 98), (20, 40)]) == [True, True, True]


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert hidden_changes([(100, 120), (0, 30), (30, 0)]) == [False] * 3
    assert hidden_changes([]) == []


@given(st.lists(st.tuples(COUNT, COUNT), min_size=1, max_size=12))
def test_the_known_sum_never_tells_a_small_difference(counts: list[tuple[int, int]]) -> None:
    hidden = hidden_changes(counts)
    covered = [new - old for (old, new), h in zip(counts, hidden, strict=True) if h]
    for (old, new), h in zip(counts, hidden, strict=True):
        assert h or not any(0 < n < 5 for n in (old, new, abs(new - old)))
    assert not covered or all(hidden) or (len(covered) > 1 and abs(sum(covered)) >= 5)
