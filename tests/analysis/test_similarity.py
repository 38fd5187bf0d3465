import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, chi2_contingency

from analysis.results import NotPossible, Reason
from analysis.similarity import Similarity, point_pattern_similarity

both = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=15).filter(
    lambda rows: all(map(sum, zip(*rows, strict=True)))
)


def similarity(before: list[int], after: list[int]) -> Similarity:
    answer = point_pattern_similarity(before, after)
    assert isinstance(answer, Similarity)
    return answer


def columns(rows: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [one for one, _ in rows], [other for _, other in rows]


@given(both)
def test_agrees_with_scipys_chi_square_with_n_minus_1(rows: list[tuple[int, int]]) -> None:
    before, after = columns(rows)
    n = sum(before) + sum(after)
    for (first, second), ours in zip(rows, similarity(before, after).p, strict=True):
        rest = [sum(before) - first, sum(after) - second]
        if first + second and sum(rest):
            theirs = chi2_contingency([[first, second], rest], correction=False).statistic
            assert ours == pytest.approx(chi2.sf(theirs * (n - 1) / n, 1))
        else:
            assert ours == 1


@given(both)
def test_swapping_the_periods_changes_nothing(rows: list[tuple[int, int]]) -> None:
    before, after = columns(rows)
    there, back = similarity(before, after), similarity(after, before)
    assert there.p == pytest.approx(back.p)
    assert there.similarity == back.similarity


def test_the_same_parts_are_wholly_similar_even_of_more_incidents() -> None:
    assert similarity([10, 20, 30], [20, 40, 60]).similarity == 1


def test_what_moved_from_one_area_to_another_is_dissimilar_in_both() -> None:
    answer = similarity([50, 50, 100, 0], [10, 90, 100, 0])
    assert answer.similarity == 0.5
    assert answer.p[3] == 1
    assert answer.n == 400


def test_a_period_without_incidents_and_a_single_area_are_refused() -> None:
    empty = NotPossible(Reason.NO_DATA_IN_PERIOD)
    assert point_pattern_similarity([0, 0], [3, 4]) == empty
    assert point_pattern_similarity([3, 4], [0, 0]) == point_pattern_similarity([], []) == empty
    assert point_pattern_similarity([3], [4]) == NotPossible(Reason.ONE_AREA)
    with pytest.raises(ValueError, match="2 areas before, 1 after"):
        point_pattern_similarity([3, 4], [4])
