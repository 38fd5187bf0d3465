"""Parts of a total, none of which a reader can work out by taking one map from another."""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.partition import Part, Total, publishable_parts, publishable_parts_pair
from analysis.thinning import Publishable, publishable, publishable_pair
from data.counting.hours import WEIGHT

PARTS = ("a", "b", "c", "d")
Cell = tuple[int, int]
Rows = list[tuple[int, int, str, int]]
Square = dict[str, dict[Cell, int]]  # what each part holds in each cell
rows_of_squares = st.lists(
    st.tuples(st.integers(-3, 3), st.integers(0, 1), st.sampled_from(PARTS), st.integers(1, 7)),
    max_size=40,
)
weights_of_squares = st.lists(
    st.tuples(
        st.integers(-3, 3),
        st.integers(0, 1),
        st.sampled_from(PARTS),
        st.sampled_from([1, 400_000, WEIGHT, 4_999_999, 5 * WEIGHT, 20 * WEIGHT]),
    ),
    max_size=25,
)


def frame(rows: Rows, quantity: str = "count") -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["cell_x", "cell_y", "part", quantity])
    whole = table.astype({"cell_x": "int64", "cell_y": "int64", quantity: "int64"})
    return whole.groupby(["cell_x", "cell_y", "part"])[quantity].sum().reset_index()


def at_three(part: str, *counts: int, x: int = 0) -> Rows:
    """Counts of a part in different cells of a square."""
    return [(x + number, 0, part, count) for number, count in enumerate(counts)]


def shown(parts: Mapping[Part, Publishable]) -> dict[Part, int]:
    sums = {part: kept.cells["count"].sum() for part, kept in parts.items()}
    return {part: int(count) for part, count in sums.items() if count}


# by hand


def test_parts_that_are_not_thin_are_all_shown_and_an_empty_one_is_nothing() -> None:
    rows = at_three("a", 3, 3, 3) + at_three("b", 2, 2, 1)
    found = publishable_parts(frame(rows))
    assert shown(found) == {"a": 9, "b": 5}
    assert [found[part].withheld for part in ("a", "b")] == [0, 0]
    assert set(found) == {"a", "b"}


def test_a_thin_part_takes_the_smallest_other_one_with_it() -> None:
    rows = at_three("a", 9, 9, 9) + at_three("b", 3, 3, 3) + at_three("c", 2)
    found = publishable_parts(frame(rows))
    assert shown(found) == {"a": 27}
    assert (found["b"].withheld, found["c"].withheld) == (9, 2)
    assert found["c"].cells.empty


def test_two_thin_parts_that_together_are_not_thin_need_no_other() -> None:
    rows = at_three("a", 9, 9, 9) + at_three("b", 1, 1, 1) + at_three("c", 1, 1)
    assert shown(publishable_parts(frame(rows))) == {"a": 27}
    # five again, but at two places
    rows = at_three("a", 9, 9, 9) + at_three("b", 2, 2) + at_three("c", 1)
    assert shown(publishable_parts(frame(rows + at_three("d", 4, 4, 4)))) == {"a": 27}


def test_many_incidents_at_two_places_are_thin() -> None:
    rows = at_three("a", 9, 9, 9) + at_three("b", 30, 30) + at_three("c", 5, 5, 5)
    assert shown(publishable_parts(frame(rows))) == {"a": 27}


def test_where_the_total_is_thin_nothing_is_shown() -> None:
    found = publishable_parts(frame(at_three("a", 1, 1, 1) + at_three("b", 1)))
    assert shown(found) == {}
    assert (found["a"].withheld, found["b"].withheld) == (3, 1)


def test_one_part_that_is_all_of_a_square_is_shown_like_its_total() -> None:
    assert shown(publishable_parts(frame(at_three("a", 2, 2, 1)))) == {"a": 5}


def test_squares_hide_for_themselves() -> None:
    rows = at_three("a", 9, 9, 9) + at_three("b", 1) + at_three("a", 4, 4, 4, x=10)
    assert shown(publishable_parts(frame(rows))) == {"a": 12}


def test_fractions_of_less_than_five_incidents_are_thin_and_five_are_shown() -> None:
    def weighing(b: int) -> Rows:
        a = at_three("a", 9 * WEIGHT, 9 * WEIGHT, 9 * WEIGHT)
        c = at_three("c", 6 * WEIGHT, 6 * WEIGHT, 6 * WEIGHT)
        return a + at_three("b", WEIGHT, WEIGHT, b) + c

    assert shown(publishable_parts(frame(weighing(3 * WEIGHT), "weight"))) == {
        "a": 27, "b": 5, "c": 18,
    }  # fmt: skip
    found = publishable_parts(frame(weighing(3 * WEIGHT - 1), "weight"))
    assert shown(found) == {"a": 27}
    assert (found["b"].withheld, found["c"].withheld) == (5, 18)
    assert found["a"].cells["count"].tolist() == [9.0, 9.0, 9.0]


def test_a_part_that_is_drawn_nowhere_hides_another_where_it_is_thin() -> None:
    thin = frame(at_three("a", 9, 9, 9) + at_three("b", 5, 5, 5) + at_three("unknown", 2))
    assert shown(publishable_parts(thin, untold=["unknown"])) == {"a": 27}
    many = frame(at_three("a", 9, 9, 9) + at_three("b", 5, 5, 5) + at_three("unknown", 2, 2, 2))
    found = publishable_parts(many, untold=["unknown"])
    assert shown(found) == {"a": 27, "b": 15}
    assert set(found) == {"a", "b"}


def test_a_part_that_is_drawn_nowhere_may_be_what_a_thin_one_is_hidden_with() -> None:
    rows = at_three("a", 9, 9, 9) + at_three("b", 2) + at_three("unknown", 12, 12, 12)
    assert shown(publishable_parts(frame(rows), untold=["unknown"])) == {"a": 27}


def test_parts_of_two_divisions_hide_all_where_one_of_them_is_thin() -> None:
    rows = at_three("a", 9, 9, 9) + at_three("b", 1) + at_three("c", 4, 4, 4)
    rows += at_three("a", 4, 4, 4, x=10) + at_three("b", 2, 2, 2, x=10)
    found = publishable_parts(frame(rows), all_or_none=True)
    assert shown(found) == {"a": 12, "b": 6}


def test_what_is_thin_in_one_period_is_hidden_in_both_and_safe_in_both() -> None:
    before = at_three("a", 6, 6, 6) + at_three("b", 6, 6, 6) + at_three("c", 3, 3, 3)
    after = at_three("a", 1, 2, 2) + at_three("b", 2) + at_three("c", 8, 8, 8)
    first, second = publishable_parts_pair(frame(before), frame(after))
    # b is thin after, and a is the smallest other one in both periods together
    assert shown(first) == {"c": 9}
    assert shown(second) == {"c": 24}


def test_a_part_that_is_empty_in_the_period_that_needs_it_does_not_help() -> None:
    before = at_three("a", 9, 9, 9) + at_three("b", 2) + at_three("c", 8, 8, 8)
    after = at_three("a", 9, 9, 9) + at_three("d", 2, 2, 2)
    first, second = publishable_parts_pair(frame(before), frame(after))
    assert shown(first) == {"a": 27}
    assert shown(second) == {"a": 27, "d": 6}


def test_one_part_that_helps_both_periods_is_hidden_rather_than_two() -> None:
    before = at_three("a", 3, 3, 3) + at_three("b", 2) + at_three("c", 8, 8, 8)
    after = at_three("b", 2) + at_three("c", 8, 8, 8) + at_three("d", 4, 4, 4)
    first, second = publishable_parts_pair(frame(before), frame(after))
    assert shown(first) == {"a": 9}
    assert shown(second) == {"d": 12}


def test_two_periods_without_a_part_in_common_hide_one_each() -> None:
    before = at_three("a", 3, 3, 3) + at_three("b", 2)
    after = at_three("b", 2) + at_three("c", 8, 8, 8) + at_three("d", 4, 4, 4)
    first, second = publishable_parts_pair(frame(before), frame(after))
    assert shown(first) == {}
    assert shown(second) == {"c": 24}


def test_a_square_that_is_thin_in_one_period_has_no_parts_in_either() -> None:
    before = at_three("a", 9, 9, 9)
    first, second = publishable_parts_pair(frame(before), frame(at_three("b", 1, 1, 1)))
    assert shown(first) == shown(second) == {}
    assert first["a"].withheld == 27


def test_a_square_that_emptied_is_shown() -> None:
    rows = at_three("a", 9, 9, 9) + at_three("b", 4, 4, 4)
    first, second = publishable_parts_pair(frame(rows), frame([]))
    assert shown(first) == {"a": 27, "b": 12}
    assert shown(second) == {}


def test_quarters_hide_within_their_own_total() -> None:
    rows = at_three("a", 9, 9, 9) + at_three("b", 2) + at_three("c", 4, 4, 4)
    two = [Total(["a", "b"]), Total(["c"])]
    assert shown(publishable_parts(frame(rows), totals=two)) == {"c": 12}
    one = [Total(["a", "c"])]  # of b nobody knows a total
    assert shown(publishable_parts(frame(rows), totals=one)) == {"a": 27, "c": 12}


def test_a_total_that_a_square_leaves_out_takes_its_parts_with_it() -> None:
    rows = frame(at_three("a", 9, 9, 9) + at_three("b", 6, 6, 6, x=10))
    drawn = rows[rows["cell_x"] >= 10]
    assert shown(publishable_parts(rows, totals=[Total(PARTS, drawn)])) == {"b": 18}


def test_totals_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        publishable_parts(frame(at_three("a", 1)), totals=[Total(["a"]), Total(["a", "b"])])


def test_without_incidents_there_are_no_parts() -> None:
    assert publishable_parts(frame([])) == {}
    assert publishable_parts_pair(frame([], "weight"), frame([], "weight")) == ({}, {})


def test_parts_may_be_days_like_the_first_ones_of_quarters() -> None:
    days = {"a": pd.Timestamp("2024-01-01"), "b": pd.Timestamp("2024-04-01")}
    rows = frame(at_three("a", 9, 9, 9) + at_three("b", 4, 4, 4))
    quarters = rows.assign(quarter=rows["part"].map(days)).drop(columns="part")
    assert shown(publishable_parts(quarters, by="quarter")) == {days["a"]: 27, days["b"]: 12}


# by brute force


def squares(cells: pd.DataFrame) -> dict[Cell, Square]:
    quantity = "weight" if "weight" in cells else "count"
    found: dict[Cell, Square] = {}
    for x, y, part, amount in cells[["cell_x", "cell_y", "part", quantity]].itertuples(index=False):
        square = found.setdefault((x // 10, y // 10), {})
        square.setdefault(part, {})[x, y] = amount
    return found


def together(square: Square, parts: Collection[str]) -> dict[Cell, int]:
    sums: dict[Cell, int] = {}
    for part in parts:
        for cell, amount in square.get(part, {}).items():
            sums[cell] = sums.get(cell, 0) + amount
    return sums


def is_thin(cells: Mapping[Cell, int], whole: int) -> bool:
    return len(cells) > 0 and (sum(cells.values()) < 5 * whole or len(cells) < 3)


def drawn_in(found: Mapping[Part, Publishable], key: Cell) -> frozenset[str]:
    return frozenset(
        str(part)
        for part, kept in found.items()
        if ((kept.cells["cell_x"] // 10 == key[0]) & (kept.cells["cell_y"] // 10 == key[1])).any()
    )


def subsets(parts: Collection[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(parts) + 1):
        yield from combinations(sorted(parts), size)


def gives_away(square: Square, readable: Collection[str], whole: int) -> bool:
    """Whether something thin is left when parts that can be read are taken from the total."""
    told = [part for part in readable if part in square]
    rests = (set(square) - set(taken) for taken in subsets(told))
    return any(is_thin(together(square, rest), whole) for rest in rests) or any(
        is_thin(square[part], whole) for part in told
    )


@given(
    st.one_of(
        st.tuples(rows_of_squares, st.just("count")),
        st.tuples(weights_of_squares, st.just("weight")),
    ),
    st.sampled_from([(), ("d",), ("c", "d")]),
)
def test_nothing_thin_is_left_when_parts_are_taken_from_a_total_and_nothing_is_hidden_in_vain(
    given_rows: tuple[Rows, str], untold: tuple[str, ...]
) -> None:
    rows, quantity = given_rows
    cells, whole = frame(rows, quantity), WEIGHT if quantity == "weight" else 1
    found = publishable_parts(cells, untold=untold)
    for key, square in squares(cells).items():
        drawn = drawn_in(found, key)
        if is_thin(together(square, square), whole):
            assert not drawn
            continue
        assert not gives_away(square, drawn, whole)
        hidden = {part for part in square if part not in drawn and part not in untold}
        more = {part for part in hidden if not is_thin(square[part], whole)}
        assert len(more) <= 1
        for part in more:
            assert gives_away(square, drawn | {part}, whole)
            assert all(weight(square, part) <= weight(square, other) for other in drawn)


def weight(square: Square, part: str) -> int:
    return sum(square[part].values())


@given(rows_of_squares, rows_of_squares, st.booleans())
def test_of_two_periods_neither_gives_the_other_away(
    before: Rows, after: Rows, unknown: bool
) -> None:
    untold = ("d",) if unknown else ()
    pair = frame(before), frame(after)
    found = publishable_parts_pair(*pair, untold=untold)
    both = [squares(cells) for cells in pair]
    totals = publishable_pair(*(cells.drop(columns="part") for cells in pair))
    for key in both[0].keys() | both[1].keys():
        own = [periods.get(key, {}) for periods in both]
        drawn = [drawn_in(parts, key) for parts in found]
        left_out = any(is_thin(together(square, square), 1) for square in own)
        if left_out:
            assert not drawn[0] | drawn[1]
            continue
        # what one shows and has, the other shows too
        readable = drawn[0] | drawn[1]
        assert all(drawn[n] == readable & own[n].keys() for n in (0, 1))
        assert not any(gives_away(square, readable, 1) for square in own)
        hidden = (own[0].keys() | own[1].keys()) - readable - set(untold)
        more = {p for p in hidden if not any(is_thin(s.get(p, {}), 1) for s in own)}
        assert len(more) <= 2
        for part in more:
            assert any(gives_away(square, readable | {part}, 1) for square in own)
    assert all(
        sum(kept.withheld for kept in parts.values()) >= total.withheld or untold
        for parts, total in zip(found, totals, strict=True)
    )


@given(rows_of_squares)
def test_every_incident_of_a_part_is_drawn_or_withheld(rows: Rows) -> None:
    cells = frame(rows)
    found = publishable_parts(cells)
    sums = {part: kept.cells["count"].sum() + kept.withheld for part, kept in found.items()}
    assert sums == cells.groupby("part")["count"].sum().to_dict()


@given(rows_of_squares)
def test_parts_of_two_divisions_at_once_are_shown_all_or_none_and_give_neither_away(
    rows: Rows,
) -> None:
    """a and b are weekdays, c and d weekends; a and c are summer, b and d winter."""
    cells = frame(rows)
    found = publishable_parts(cells, all_or_none=True)
    for key, square in squares(cells).items():
        drawn = drawn_in(found, key)
        assert drawn in (frozenset(), frozenset(square))
        if drawn:
            sums = (together(square, parts) for parts in subsets(PARTS))
            assert not any(is_thin(each, 1) for each in sums)
        else:
            assert any(is_thin(each, 1) for each in square.values())


@given(rows_of_squares)
def test_quarters_under_seasons_under_a_year_give_nothing_away(rows: Rows) -> None:
    """a and b are quarters of one season, c and d of the other; all three are drawn."""
    cells = frame(rows)
    seasons_of = {"a": "ab", "b": "ab", "c": "cd", "d": "cd"}
    in_seasons = cells.assign(season=cells["part"].map(seasons_of)).astype({"season": "str"})
    seasons = publishable_parts(in_seasons.drop(columns="part"), by="season")
    found = publishable_parts(
        cells,
        totals=[Total(list(name), kept.cells) for name, kept in seasons.items()],  # type: ignore[call-overload]
    )
    for key, square in squares(cells).items():
        if is_thin(together(square, square), 1):
            assert not drawn_in(seasons, key) | drawn_in(found, key)
            continue
        readable: list[frozenset[str]] = [frozenset(PARTS)]
        readable += [frozenset(name) for name in drawn_in(seasons, key)]
        readable += [frozenset(part) for part in drawn_in(found, key)]
        for one in readable:
            inside = [other for other in readable if other < one]
            for taken in (c for n in range(len(inside) + 1) for c in combinations(inside, n)):
                gone = frozenset().union(*taken)
                if sum(map(len, taken)) == len(gone):  # nothing is taken twice
                    assert not is_thin(together(square, one - gone), 1)


def test_all_parts_together_are_what_the_total_alone_would_show() -> None:
    rows = frame([(x, y, "a", 2) for x in range(-15, 15) for y in range(3)])
    assert shown(publishable_parts(rows)) == {"a": publishable(rows).cells["count"].sum()}
