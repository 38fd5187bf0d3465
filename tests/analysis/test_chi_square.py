import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.chi_square import ChiSquare, chi_square
from analysis.results import NotPossible, Reason

tables = st.lists(st.lists(st.integers(1, 99), min_size=3, max_size=3), min_size=2, max_size=4)


def computed(table: list[list[int]]) -> ChiSquare:
    answer = chi_square(table)
    assert isinstance(answer, ChiSquare)
    return answer


def test_is_hand_countable() -> None:
    # 20 expected in each cell: 4 x 10^2 / 20, not corrected for continuity
    answer = computed([[30, 10], [10, 30]])
    assert answer.value == pytest.approx(20)
    assert (answer.degrees_of_freedom, answer.n) == (1, 80)


@given(tables)
def test_rows_and_columns_may_change_places(table: list[list[int]]) -> None:
    turned = [list(column) for column in zip(*table, strict=True)]
    assert computed(table).p == pytest.approx(computed(turned).p)


def test_rows_that_spread_alike_give_nothing() -> None:
    assert computed([[10, 20], [30, 60]]).p == pytest.approx(1)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[0, 0], [0, 0]], Reason.NO_ANSWERS),
        ([], Reason.NO_ANSWERS),
        ([[0, 3], [0, 4]], Reason.EMPTY_LINE),
        ([[0, 0], [3, 4]], Reason.EMPTY_LINE),
        ([[3, 4]], Reason.NO_VARIATION),
    ],
)
def test_a_table_without_expected_counts_is_refused(table: list[list[int]], reason: Reason) -> None:
    assert chi_square(table) == NotPossible(reason)
