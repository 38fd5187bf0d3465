"""Tables fitted into pages: how large, turned or not, and which columns beside which."""

import pandas as pd
import pytest

from pages.report.writers.columns import BREAK, HYPHENATE, Fitted, Room, breakable, fitted, numeric
from pages.shared.pictures.font import width
from tests.pages.report_example import rows

PAGE = Room(450, 700, (9.5, 8.5, 7.5), 10_000)


def seen(laid: Fitted) -> set[int]:
    return {column for part in laid.parts for column in part.columns}


@pytest.mark.parametrize("columns", [1, 2, 4, 6, 9, 14, 27, 40])
def test_every_column_is_shown_and_none_is_wider_than_the_page(columns: int) -> None:
    laid = fitted(rows(5, columns), PAGE)
    across = PAGE.turned if laid.turned else PAGE.upright
    assert seen(laid) == set(range(columns))
    assert all(sum(part.widths) <= across + 0.1 for part in laid.parts)
    assert all(len(part.widths) == len(part.columns) for part in laid.parts)


def test_a_wider_table_is_set_smaller_then_turned_then_parted() -> None:
    one_line = pd.DataFrame([[f"Ord{n}" * 2 for n in range(40)]])
    laid = [fitted(one_line.iloc[:, :columns], PAGE) for columns in range(2, 40)]
    sizes = [one.size for one in laid if not one.turned]
    assert sizes == sorted(sizes, reverse=True)
    assert {9.5, 8.5} <= set(sizes)
    turned = [one.turned for one in laid]
    assert turned == sorted(turned)
    parts = [len(one.parts) for one in laid]
    assert parts[0] == 1
    assert parts[-1] > 1
    assert all(one.turned for one in laid if len(one.parts) > 1)


def test_the_longest_word_of_a_header_is_whole_in_a_column_as_wide_as_it() -> None:
    for word in ("femtedelen", "Bevisgrad", "Jämförelse"):
        table = pd.DataFrame({word: ["a"], **{f"Y{n}": ["ord " * 30] for n in range(4)}})
        laid = fitted(table, Room(400.0, 0.0, (9.0,), 1_000.0))
        across = laid.parts[0].widths[0]
        assert breakable(word, laid.size, across, bold=True) == word


def test_where_pages_are_not_turned_a_table_is_parted_upright() -> None:
    laid = fitted(rows(5, 14), Room(450, 0, (15, 12), 10_000))
    assert not laid.turned
    assert len(laid.parts) > 1
    assert laid.size == 12


def test_each_part_begins_with_the_column_that_names_the_row() -> None:
    laid = fitted(rows(5, 40), PAGE)
    assert all(part.columns[0] == 0 for part in laid.parts)
    rest = [column for part in laid.parts for column in part.columns[1:]]
    assert rest == [*range(1, 40)]


def test_a_table_that_has_room_gives_each_column_what_it_would_take_in_one_line() -> None:
    table = pd.DataFrame([("Norra Kungsgatan", "98")], columns=["Område", "Före"])
    (part,) = fitted(table, PAGE).parts
    assert part.widths[0] > width("Norra Kungsgatan", 9.5)
    assert sum(part.widths) < 300


def test_an_empty_table_has_the_columns_of_its_header() -> None:
    laid = fitted(pd.DataFrame({"A": [], "B": []}), PAGE)
    assert seen(laid) == {0, 1}


def test_a_word_that_no_column_holds_may_be_parted_anywhere_and_others_may_not() -> None:
    long = "omrade_0123456789_abcdefghijklmnopqrstuvwxyz"
    assert breakable(f"se {long} här", 9, 60).replace(BREAK, "") == f"se {long} här"
    assert breakable(long, 9, 60).count(BREAK) == len(long) - 1
    assert BREAK not in breakable(long, 9, 400)
    assert breakable("de företagsrelaterade", 9, 40) == f"de {HYPHENATE}företagsrelaterade"
    assert BREAK in breakable("a" * 20, 9, 40)
    assert BREAK in breakable("förebyggande", 9, 40, bold=True)
    assert BREAK not in breakable("kort och gott", 9, 60)


@pytest.mark.parametrize(
    ("cells", "are"),
    [
        (["\N{MINUS SIGN}18 %", "··", "", "0"], True),
        (["1\N{NO-BREAK SPACE}234", "98"], True),
        (["\N{MINUS SIGN}26 till \N{MINUS SIGN}9 %"], False),
        (["12,5", "\N{EN DASH}"], True),
        (["2024-03-01"], True),
        (["··", "··"], True),
        (["", ""], False),
        (["mars 2024"], False),
        (["5 av 7"], False),
        ([], False),
    ],
)
def test_only_columns_of_numbers_have_their_ends_below_one_another(
    cells: list[str], are: bool
) -> None:
    assert numeric(cells) is are


def test_long_texts_get_a_turned_page_where_an_upright_one_would_take_many_lines() -> None:
    texts = [
        [f"{n}", "Punkter från periodens ronder som har fått en beslutad åtgärd. " * 4, "kort"]
        for n in range(9)
    ]
    narrow, wide = Room(200, 0, (9.5,), 10_000), Room(200, 700, (9.5,), 10_000)
    upright, turned = (
        fitted(pd.DataFrame(texts, columns=["N", "Vad", "Läge"]), one) for one in (narrow, wide)
    )
    assert (upright.turned, turned.turned) == (False, True)
    assert turned.parts[0].lines < upright.parts[0].lines
    one_line = fitted(pd.DataFrame([["1", "kort"]], columns=["N", "Vad"]), wide)
    assert not one_line.turned
    assert one_line.parts[0].lines == 1


def test_a_table_is_set_smaller_to_stay_on_a_page_but_never_smaller_than_that() -> None:
    table = pd.DataFrame({"A": [f"rad {n}" for n in range(10)]})
    sizes = [fitted(table, Room(450, 0, (15, 13, 11.5), tall)).size for tall in (500, 220, 190, 50)]
    assert sizes == [15, 13, 11.5, 15]
