import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.squares import Mask, Squares
from analysis.thinning import not_cut_thinly, publishable, publishable_pair
from data.counting.hours import WEIGHT

Cells = list[tuple[int, int, int]]
cells = st.lists(
    st.tuples(st.integers(-25, 25), st.integers(-5, 5), st.integers(1, 9)), max_size=30
)


def frame(rows: Cells) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["cell_x", "cell_y", "count"], dtype="int64")
    return table.groupby(["cell_x", "cell_y"])["count"].sum().reset_index()


FIVE_AT_THREE = [(0, 0, 2), (1, 0, 2), (9, 9, 1)]
FIVE_AT_TWO = [(0, 0, 2), (1, 0, 3)]
FOUR_AT_FOUR = [(0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1)]


def test_a_square_shows_five_incidents_at_three_places_and_nothing_less() -> None:
    assert publishable(frame(FIVE_AT_THREE)).withheld == 0
    assert publishable(frame(FIVE_AT_TWO)).withheld == 5
    assert publishable(frame(FOUR_AT_FOUR)).withheld == 4
    assert publishable(frame(FOUR_AT_FOUR)).cells.empty


def test_a_cell_on_several_rows_is_one_place() -> None:
    rows = pd.DataFrame([(0, 0, 2), (0, 0, 2), (1, 0, 2)], columns=["cell_x", "cell_y", "count"])
    assert publishable(rows).withheld == 6


def test_squares_are_250_m_and_do_not_lend_each_other_incidents() -> None:
    # cell 10 begins the next square, cell -1 the one before
    next_door = [(0, 0, 2), (1, 0, 2), (10, 0, 1)]
    assert publishable(frame(next_door)).withheld == 5
    before_zero = [(0, 0, 2), (1, 0, 2), (-1, 0, 1)]
    assert publishable(frame(before_zero)).withheld == 5


def test_a_square_too_thin_in_one_period_is_left_out_of_both() -> None:
    first, second = publishable_pair(frame(FIVE_AT_THREE), frame(FIVE_AT_TWO))
    assert (first.withheld, second.withheld) == (5, 5)


def test_a_square_that_emptied_is_shown() -> None:
    first, second = publishable_pair(frame(FIVE_AT_THREE), frame([]))
    assert (first.withheld, second.withheld) == (0, 0)
    assert first.cells["count"].sum() == 5


@given(cells, cells)
def test_every_incident_is_either_drawn_or_withheld_and_no_drawn_square_is_thin(
    before: Cells, after: Cells
) -> None:
    for given_cells, kept in zip(
        (before, after), publishable_pair(frame(before), frame(after)), strict=True
    ):
        drawn = kept.cells
        assert drawn["count"].sum() + kept.withheld == frame(given_cells)["count"].sum()
        squares = drawn.groupby([drawn["cell_x"] // 10, drawn["cell_y"] // 10])["count"]
        assert (squares.sum() >= 5).all()
        assert (squares.size() >= 3).all()


# a boundary

AROUND = Squares(west=-15, south=-5, columns=30, rows=10, size_m=50)


def west_of(column: int) -> Mask:
    """The boundary holds the columns of 50 m west of one; 5 of them are a square of 250 m."""
    inside = np.zeros(AROUND.shape, dtype=bool)
    inside[:, : column - AROUND.west] = True
    return inside


def left(*periods: pd.DataFrame, column: int = 2, by: str = "part") -> list[int]:
    kept = not_cut_thinly(periods, AROUND, west_of(column), by=by)
    return [int(cells["count"].sum()) for cells in kept]


def side(*counts: int, x: int) -> Cells:
    return [(x, row, count) for row, count in enumerate(counts)]


def test_a_square_that_a_boundary_cuts_is_left_out_if_one_side_is_thin() -> None:
    inner, beyond = side(2, 2, 1, x=0), side(9, 9, 9, x=5)
    assert left(frame(inner + beyond)) == [32]
    assert left(frame(inner[:2] + beyond)) == [0]
    assert left(frame(side(9, 9, x=0) + beyond)) == [0]  # two places
    assert left(frame(side(9, 9, 9, x=0) + side(1, x=5))) == [0]


def test_a_square_with_nothing_beyond_the_boundary_is_left_as_it_is() -> None:
    assert left(frame(side(2, x=0))) == [2]
    assert left(frame(side(2, x=5))) == [2]
    assert left(frame(side(2, x=0) + side(9, x=10))) == [11]  # of another square


def test_a_square_cut_thinly_in_one_period_is_left_out_of_both() -> None:
    even = side(9, 9, 9, x=0) + side(9, 9, 9, x=5)
    assert left(frame(even), frame(even + side(3, x=-10))) == [54, 57]
    assert left(frame(even), frame(even[:3] + side(1, x=5))) == [0, 0]


def test_each_part_is_cut_by_itself() -> None:
    enough = frame(side(9, 9, 9, x=0) + side(9, 9, 9, x=5)).assign(part="a")
    also = frame(side(9, 9, 9, x=0)).assign(part="b")
    thin = also.head(1).assign(part="c")
    assert left(pd.concat([enough, also])) == [81]
    assert left(pd.concat([enough, also, thin])) == [0]
    weighed = pd.concat([enough, also, thin])
    weighed["weight"] = weighed["count"] * WEIGHT
    assert not_cut_thinly([weighed.drop(columns="count")], AROUND, west_of(2))[0].empty
    quarters = pd.concat([enough, thin]).rename(columns={"part": "quarter"})
    assert left(quarters, by="quarter") == [0]
    assert left(quarters.iloc[:0], by="quarter") == [0]


@pytest.mark.parametrize("column", [-3, 1, 2, 7])
@given(before=cells, after=cells)
def test_no_map_with_a_boundary_taken_from_one_without_leaves_a_thin_square(
    column: int, before: Cells, after: Cells
) -> None:
    whole = publishable_pair(frame(before), frame(after))
    bounded = publishable_pair(
        *not_cut_thinly([frame(before), frame(after)], AROUND, west_of(column))
    )
    for all_of_it, part in zip(whole, bounded, strict=True):
        inner = part.cells[part.cells["cell_x"] < 2 * column]
        drawn = pd.merge(all_of_it.cells, inner, on=["cell_x", "cell_y"], how="outer").fillna(0)
        square = [drawn["cell_x"] // 10, drawn["cell_y"] // 10]
        with_it = set(zip(inner["cell_x"] // 10, inner["cell_y"] // 10, strict=True))
        for count in (drawn["count_y"], drawn["count_x"] - drawn["count_y"]):
            some = count[count > 0].groupby(square).agg(["sum", "size"])
            for at, (incidents, places) in some.iterrows():
                assert at not in with_it or (incidents >= 5 and places >= 3)
