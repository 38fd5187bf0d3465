from datetime import date
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linprog

from analysis.disclosure import (
    KnownSum,
    about,
    disclosed,
    hide_months,
    hide_rows,
    hide_small,
    hide_table,
    is_left_over,
    is_small,
)
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.study import Period

YEAR_1 = Period(date(2024, 1, 1), date(2025, 1, 1))
YEAR_2 = Period(date(2025, 1, 1), date(2026, 1, 1))
tables = arrays(
    "int64", st.tuples(st.integers(1, 4), st.integers(1, 5)), elements=st.integers(0, 12)
)


def months(*counts: int) -> "pd.Series[int]":
    index = pd.date_range("2024-01-01", periods=len(counts), freq="MS")
    return pd.Series(counts, index=index)


def test_one_to_four_are_small_and_zero_is_not() -> None:
    assert [count for count in range(8) if is_small(count)] == [1, 2, 3, 4]
    assert hide_small(pd.Series(range(7))).isna().tolist() == [False] + [True] * 4 + [False] * 2


def test_hides_what_rests_on_a_small_count_and_nothing_else() -> None:
    nine = Counted(value=9, unit=Unit.INCIDENTS, n=9)
    assert disclosed(nine, 5, 0) == nine
    assert disclosed(nine, 5, 4) == Hidden(Reason.SMALL_COUNT)
    refused = NotPossible(Reason.NO_BUFFER)
    assert disclosed(refused, 3) == refused


def test_a_frame_is_hidden_cell_by_cell_and_stays_whole_numbers() -> None:
    shown = hide_small(pd.DataFrame({"a": [0, 3, 12], "b": [5, 4, 1]}))
    assert shown.isna().to_numpy().tolist() == [[False, False], [True, True], [False, True]]
    assert set(shown.dtypes.astype(str)) == {"Int64"}


def test_one_small_month_takes_the_next_smallest_of_its_year_with_it() -> None:
    counts = months(9, 8, 3, 7, *[20] * 20)
    shown = hide_months(counts, [YEAR_1, YEAR_2])
    assert shown.isna().sum() == 2
    assert pd.isna(shown.iloc[2])
    assert pd.isna(shown.iloc[3])


def test_two_small_months_that_add_up_to_a_small_count_take_a_third() -> None:
    shown = hide_months(months(9, 1, 1, 7, *[20] * 8), [YEAR_1])
    assert shown.isna().to_numpy().nonzero()[0].tolist() == [1, 2, 3]


def test_a_month_that_is_hidden_for_another_is_kept_hidden_in_each_period_it_is_in() -> None:
    first_half, from_april = (
        Period(date(2024, 1, 1), date(2024, 7, 1)),
        Period(date(2024, 4, 1), date(2025, 1, 1)),
    )
    shown = hide_months(months(9, 3, 9, 6, *[20] * 8), [first_half, from_april])
    assert shown.isna().to_numpy().nonzero()[0].tolist() == [1, 3, 4]


def test_months_without_a_known_total_hide_only_themselves() -> None:
    assert hide_months(months(9, 8, 3), []).isna().tolist() == [False, False, True]


@given(st.lists(st.integers(0, 9), min_size=24, max_size=24))
def test_what_a_year_hides_is_never_small_in_sum_unless_its_total_is(counts: list[int]) -> None:
    series = months(*counts)
    hidden = hide_months(series, [YEAR_1, YEAR_2]).isna()
    for year in (slice(0, 12), slice(12, 24)):
        total = series.iloc[year].sum()
        assert not is_small(int(series.iloc[year][hidden.iloc[year]].sum())) or is_small(int(total))


def test_one_small_cell_hides_at_least_four() -> None:
    shown = hide_table(pd.DataFrame([[3, 12, 20], [8, 15, 9]]))
    assert int(shown.cells.isna().to_numpy().sum()) == 4
    assert shown.cells.isna().iloc[0, 0]
    assert shown.row_totals.tolist() == [35, 32]
    assert shown.total == 67


def test_a_table_without_small_cells_is_shown_whole() -> None:
    counts = pd.DataFrame([[5, 0], [12, 7]], index=["a", "b"], columns=["x", "y"])
    shown = hide_table(counts)
    assert (shown.cells == counts).all(axis=None)
    assert shown.column_totals.to_dict() == {"x": 17, "y": 7}


def reachable(shown: pd.DataFrame, table: np.ndarray, row: int, column: int) -> tuple[float, float]:
    """The least and most that a hidden cell can be for one who knows the rest."""
    hidden = shown.isna().to_numpy()
    height, width = table.shape
    cells = list(product(range(height), range(width)))
    equations, sides = [], []
    for line in range(height):
        equations.append([(r == line) * (-1 if c == width - 1 else 1) for r, c in cells])
        sides.append(0)
    for line in range(width):
        equations.append([(c == line) * (-1 if r == height - 1 else 1) for r, c in cells])
        sides.append(0)
    bounds = [(0, None) if hidden[r, c] else (table[r, c], table[r, c]) for r, c in cells]
    target = np.array([cell == (row, column) for cell in cells], dtype=float)
    ends = [linprog(sign * target, A_eq=equations, b_eq=sides, bounds=bounds) for sign in (1, -1)]
    low = 0 if ends[0].status else ends[0].fun
    high = np.inf if ends[1].status else -ends[1].fun
    return round(low, 6), round(high, 6)


BRIDGE = np.array([[4, 4, 3, 20], [4, 4, 20, 20], [20, 20, 4, 4], [20, 20, 4, 4]])


@given(tables)
@example(BRIDGE)  # two blocks of small cells, and one between them that their totals give away
def test_no_hidden_count_can_be_worked_out_from_totals(cells: np.ndarray) -> None:
    table = with_totals(cells)
    shown = shown_with_totals(cells)
    for row, column in np.argwhere((table > 0) & (table < 5)):
        assert shown.isna().iloc[row, column]
        low, high = reachable(shown, table, row, column)
        assert low < high


@given(tables)
@example(np.array([[1, 1, 20], [9, 9, 20]]))
def test_what_a_line_with_a_known_total_hides_is_never_small_together(cells: np.ndarray) -> None:
    table, hidden = with_totals(cells), shown_with_totals(cells).isna().to_numpy()
    for counts, covered in ((table, hidden), (table.T, hidden.T)):
        for line, gone in zip(counts, covered, strict=True):
            assert gone[-1] or not is_small(int(line[gone].sum()))


def with_totals(cells: np.ndarray) -> np.ndarray:
    table = np.vstack([cells, cells.sum(axis=0)])
    return np.column_stack([table, table.sum(axis=1)])


def shown_with_totals(cells: np.ndarray) -> pd.DataFrame:
    answer = hide_table(pd.DataFrame(cells))
    shown = pd.DataFrame(with_totals(cells)).astype("Int64")
    shown.iloc[:-1, :-1] = answer.cells
    shown.iloc[:-1, -1] = answer.row_totals
    shown.iloc[-1, :-1] = answer.column_totals
    shown.iloc[-1, -1] = pd.NA if answer.total is None else answer.total
    return shown


@pytest.mark.parametrize("shape", [(1, 1), (1, 3), (7, 8)])
def test_ends_on_any_shape_and_full_of_small_counts(shape: tuple[int, int]) -> None:
    shown = hide_table(pd.DataFrame(np.ones(shape, dtype=int)))
    assert shown.cells.isna().all(axis=None)


def test_totals_that_are_not_shown_give_nothing_away() -> None:
    counts = pd.DataFrame([[3, 12, 20], [8, 15, 9]])
    for rows, columns, hidden in ((True, False, 2), (False, True, 2), (False, False, 1)):
        shown = hide_table(counts, row_totals_shown=rows, column_totals_shown=columns)
        assert shown.cells.isna().to_numpy().sum() == hidden
        assert shown.row_totals.notna().all() == rows
        assert shown.column_totals.notna().all() == columns
        assert (shown.total is None) == (not rows and not columns)


def test_another_threshold_hides_what_is_below_it() -> None:
    counts = pd.DataFrame([[3, 12], [9, 15]])
    shown = hide_table(counts, row_totals_shown=False, column_totals_shown=False, smallest_shown=10)
    assert shown.cells.isna().to_numpy().tolist() == [[True, False], [True, False]]


# --- rows in two periods


EVERY = np.array([True, True, True])


def test_one_hidden_row_takes_the_smallest_other_with_it() -> None:
    counts = np.array([[3, 40], [90, 90], [50, 60]])
    hidden = hide_rows(counts, np.array([True, False, False]), [KnownSum(EVERY, (143, 190))])
    assert hidden.tolist() == [True, False, True]


def test_rows_that_are_small_together_take_another_with_them() -> None:
    counts = np.array([[3, 40], [0, 60], [50, 60]])
    known = [KnownSum(EVERY, (53, 160))]
    assert hide_rows(counts, np.array([True, True, False]), known).all()


def test_what_is_no_row_but_counts_in_the_sum_covers_a_hidden_row() -> None:
    counts = np.array([[3, 40], [90, 90], [50, 60]])
    known = [KnownSum(EVERY, (143 + 30, 190 + 30), is_exact=False)]
    hidden = hide_rows(counts, np.array([True, False, False]), known)
    assert hidden.tolist() == [True, False, False]
    near = [KnownSum(EVERY, (143 + 1, 190 + 30), is_exact=False)]
    assert hide_rows(counts, np.array([True, False, False]), near).sum() == 2


def test_rows_of_which_nothing_is_known_and_rows_without_secrets_stay() -> None:
    counts = np.array([[3, 40], [90, 90], [50, 60]])
    assert hide_rows(counts, np.array([True, False, False]), []).sum() == 1
    nothing = np.zeros(3, dtype=bool)
    assert not hide_rows(counts, nothing, [KnownSum(EVERY, (143, 190))]).any()
    assert not hide_rows(counts[:0], nothing[:0], [KnownSum(nothing[:0], (0, 0))]).any()


def test_an_empty_row_is_hidden_last_for_it_hides_nothing() -> None:
    counts = np.array([[3, 40], [0, 0], [50, 60]])
    known = [KnownSum(EVERY, (53, 100))]
    hidden = hide_rows(counts, np.array([True, False, False]), known)
    assert hidden.tolist() == [True, False, True]


def test_what_is_left_of_a_whole_without_the_parts_that_are_told_may_be_small() -> None:
    assert is_left_over(244, [241])
    assert is_left_over(244, [241, 3])
    assert is_left_over(244, [200, 41, 2, 1])
    assert not is_left_over(244, [244, 0])
    assert not is_left_over(244, [239])
    assert not is_left_over(244, [250])  # some have no place on the map


def test_about_is_the_nearest_five() -> None:
    assert [about(n) for n in (0, 2, 3, 238, 242, 243)] == [0, 0, 5, 240, 240, 245]
