import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.thinning import publishable, publishable_pair

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
