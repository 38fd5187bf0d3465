"""Tables of two items, held against what others published and what hands can count."""

from math import factorial, prod

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, fisher_exact
from statsmodels.stats.contingency_tables import Table

from analysis.results import Hidden, Method, NotPossible, Reason
from analysis.survey.crosstab import (
    Crosstab,
    Independence,
    adjusted_residuals,
    answer_table,
    crosstab,
    independence,
)
from data.kinds.items import item_bank

BANK = item_bank()


def told(table: dict[tuple[str, str], int], items: tuple[str, str] = ("x", "y")) -> pd.DataFrame:
    """Responses of as many people as `table` says, by their two answers."""
    people = [pair for pair, count in table.items() for _ in range(count)]
    return pd.DataFrame(
        [
            {"respondent": n, "wave": "1", "item": item, "answer": answer}
            for n, pair in enumerate(people)
            for item, answer in zip(items, pair, strict=True)
        ],
        columns=["respondent", "wave", "item", "answer"],
    )


def crossed(
    responses: pd.DataFrame, items: tuple[str, str] = ("x", "y")
) -> Crosstab | NotPossible | Hidden:
    return crosstab(responses, *items, bank=BANK, rng=np.random.default_rng(1))


def shown(responses: pd.DataFrame, items: tuple[str, str] = ("x", "y")) -> Crosstab:
    found = crossed(responses, items)
    assert isinstance(found, Crosstab)
    return found


def judged(table: list[list[int]]) -> Independence:
    found = independence(pd.DataFrame(table), np.random.default_rng(1))
    assert isinstance(found, Independence)
    return found


def test_a_table_can_be_counted_by_hand() -> None:
    table = {("a", "yes"): 30, ("a", "no"): 10, ("b", "yes"): 10, ("b", "no"): 30}
    found = shown(told(table))
    assert found.n == 80
    assert found.counts.cells.loc["a", "yes"] == 30
    assert isinstance(found.independence, Independence)
    assert found.independence.method is Method.CHI_SQUARE
    assert found.independence.chi_square.value == pytest.approx(20)
    # 30 observed, 20 expected: 10 / sqrt(20 x 1/2 x 1/2)
    assert found.residuals.loc["a", "yes"] == pytest.approx(10 / 5**0.5)
    assert found.residuals.loc["a", "no"] == pytest.approx(-(10 / 5**0.5))


def test_who_answers_only_one_of_the_items_or_in_another_wave_is_in_no_cell() -> None:
    rows = told({("a", "yes"): 12, ("a", ""): 3, ("98", "no"): 4, ("b", "no"): 12})
    later = rows[rows["item"] == "x"].assign(wave="2")
    table = answer_table(pd.concat([rows, later]), "x", "y", bank=BANK)
    assert table.to_numpy().tolist() == [[0, 12], [12, 0]]
    assert list(table.columns) == ["no", "yes"]


def test_items_of_the_bank_have_their_scale_and_nothing_else() -> None:
    rows = told(
        {("5", "1"): 10, ("1", "2"): 11, ("9", "1"): 7, ("97", "1"): 8, ("5", "3"): 9},
        ("B05b", "F10a"),
    )
    table = answer_table(rows, "B05b", "F10a", bank=BANK)
    assert (list(table.index), list(table.columns)) == (["1", "5"], ["1", "2"])
    assert table.to_numpy().tolist() == [[0, 11], [10, 0]]
    alone = told({("5", "1"): 10, ("1", "1"): 10}, ("B01", "F10a"))
    assert answer_table(alone, "B01", "F10a", bank=BANK).index.tolist() == ["1"]
    assert answer_table(alone, "B02", "F10a", bank=BANK).index.tolist() == ["1", "5"]


@given(st.lists(st.lists(st.integers(8, 60), min_size=3, max_size=3), min_size=2, max_size=4))
def test_residuals_are_those_of_scipy_and_each_line_adds_to_nothing(table: list[list[int]]) -> None:
    counts = np.array(table)
    found = adjusted_residuals(pd.DataFrame(table)).to_numpy()
    expected = chi2_contingency(counts, correction=False).expected_freq
    n = counts.sum()
    rows, columns = counts.sum(axis=1, keepdims=True) / n, counts.sum(axis=0) / n
    plain = (counts - expected) / np.sqrt(expected)
    assert found == pytest.approx(plain / np.sqrt((1 - rows) * (1 - columns)))
    raw = found * np.sqrt(expected * (1 - rows) * (1 - columns))
    assert raw.sum(axis=0) == pytest.approx(0, abs=1e-8)
    other = Table(counts, shift_zeros=False).standardized_resids
    assert found == pytest.approx(other)


def test_the_square_of_a_residual_is_chi_square_where_there_are_two_lines_each_way() -> None:
    table = [[12, 30], [25, 14]]
    residuals = adjusted_residuals(pd.DataFrame(table)).to_numpy()
    assert residuals**2 == pytest.approx(np.full((2, 2), judged(table).chi_square.value))


def test_a_cell_expected_under_five_is_a_matter_for_fisher() -> None:
    """Fisher's tea: three of four cups told right; p one-sided 17/70, two-sided 34/70."""
    tea = judged([[3, 1], [1, 3]])
    assert tea.method is Method.FISHER
    assert tea.smallest_expected == 2
    assert tea.p == pytest.approx(34 / 70)
    assert judged([[0, 9], [7, 1]]).p == pytest.approx(fisher_exact([[0, 9], [7, 1]]).pvalue)


def test_fishers_p_of_a_larger_table_is_drawn_and_near_the_exact_one() -> None:
    table = [[4, 1, 1], [1, 4, 1], [0, 1, 4]]
    exact = enumerated(table)
    found = judged(table)
    assert found.method is Method.FISHER
    assert found.p == pytest.approx(exact, abs=4 * (exact * (1 - exact) / 9_999) ** 0.5)
    assert found.p == judged(table).p  # the same seed, the same tables


def enumerated(table: list[list[int]]) -> float:
    """Fisher's p of a 3 x 3 table: every table with its totals, each by its probability."""
    counts = np.array(table)
    rows, columns, n = counts.sum(axis=1), counts.sum(axis=0), int(counts.sum())
    margins = prod(map(factorial, [*rows.tolist(), *columns.tolist()])) / factorial(n)

    def chance(cells: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> float:
        return float(margins / prod(map(factorial, cells.ravel().tolist())))

    own, total = chance(counts), 0.0
    for a, b, c, d in np.ndindex(*(int(rows[:2].max()) + 1,) * 4):
        cells = np.zeros((3, 3), dtype=np.int64)
        cells[:2, :2] = [[a, b], [c, d]]
        cells[:2, 2] = rows[:2] - cells[:2, :2].sum(axis=1)
        cells[2] = columns - cells[:2].sum(axis=0)
        if (cells >= 0).all() and (p := chance(cells)) <= own * (1 + 1e-9):
            total += p
    return total


def test_small_counts_are_hidden_and_so_is_what_would_tell_them() -> None:
    table = {("a", "yes"): 30, ("a", "no"): 3, ("b", "yes"): 20, ("b", "no"): 30}
    found = shown(told(table))
    assert found.counts.cells.isna().loc["a", "no"]
    assert found.counts.cells.isna().to_numpy().sum() > 1
    assert found.residuals.isna().equals(found.counts.cells.isna())
    assert found.independence == Hidden(Reason.SMALL_COUNT)


@pytest.mark.parametrize(
    ("table", "answer"),
    [
        ({}, NotPossible(Reason.NO_ANSWERS)),
        ({("a", ""): 20}, NotPossible(Reason.NO_ANSWERS)),
        ({("a", "yes"): 5, ("b", "no"): 4}, Hidden(Reason.FEW_ANSWERS)),
    ],
)
def test_without_answers_or_with_few_there_is_no_table(
    table: dict[tuple[str, str], int], answer: NotPossible | Hidden
) -> None:
    assert crossed(told(table)) == answer


def test_where_all_answer_alike_there_is_no_test() -> None:
    found = shown(told({("a", "yes"): 10, ("a", "no"): 10}))
    assert found.independence == NotPossible(Reason.NO_VARIATION)
    assert found.residuals.isna().to_numpy().all()


def test_words_that_few_gave_to_a_question_nobody_described_name_no_line() -> None:
    found = shown(told({("shop", "1"): 20, ("office", "2"): 15, ("Kalles Kiosk", "1"): 3}))
    assert list(found.counts.cells.index) == ["office", "shop"]
    assert found.n == 35
