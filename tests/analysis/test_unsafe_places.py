from collections.abc import Sequence

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.unsafe_places import CLASSES, squares_of_marks

SPREAD = [(10, 10), (60, 10), (110, 10), (160, 10), (210, 10)]
marks = st.lists(
    st.tuples(st.integers(0, 999), st.integers(0, 499), st.sampled_from(["", "dark", "drugs"])),
    max_size=60,
)


def frame(
    places: Sequence[tuple[float, float]], causes: list[str] | None = None, day_part: str = "night"
) -> pd.DataFrame:
    east, north = zip(*places, strict=True) if places else ((), ())
    return pd.DataFrame(
        {
            "east": pd.Series(east, dtype="float64"),
            "north": pd.Series(north, dtype="float64"),
            "cause": pd.Series(causes or ["dark"] * len(places), dtype="str"),
            "day_part": pd.Series([day_part] * len(places), dtype="str"),
        }
    )


def test_five_marks_at_three_places_are_shown_in_the_middle_of_their_square() -> None:
    [square] = squares_of_marks(frame(SPREAD)).squares
    assert (square.east, square.north, square.at_least) == (125, 125, 5)
    assert (square.cause, square.day_part) == ("dark", "night")


def test_four_marks_and_five_at_two_places_are_not() -> None:
    for few in (SPREAD[:4], [SPREAD[0]] * 4 + SPREAD[1:2]):
        found = squares_of_marks(frame(few))
        assert (found.squares, found.withheld) == ((), True)


def test_nothing_marked_is_nothing_withheld() -> None:
    found = squares_of_marks(frame([]))
    assert (found.squares, found.withheld) == ((), False)


def test_how_many_is_told_in_classes_only() -> None:
    sizes = [squares_of_marks(frame(SPREAD * n)).squares[0].at_least for n in (1, 2, 3, 4, 50)]
    assert sizes == [5, 10, 10, 20, 20]


def test_a_cause_that_fewer_than_five_give_is_not_told_nor_one_of_two_that_tie() -> None:
    for causes in (["dark"] * 4 + ["drugs"], ["dark", "drugs"] * 5, [""] * 10):
        places = (SPREAD * 2)[: len(causes)]
        assert squares_of_marks(frame(places, causes)).squares[0].cause == ""
    mixed = ["drugs"] * 6 + ["dark"] * 4
    assert squares_of_marks(frame(SPREAD * 2, mixed)).squares[0].cause == "drugs"


def test_marks_without_a_place_count_nowhere() -> None:
    placed = frame(SPREAD[:4])
    lost = placed.iloc[:1].assign(east=float("nan"))
    assert squares_of_marks(pd.concat([placed, lost], ignore_index=True)).squares == ()


@given(marks)
def test_no_square_holds_fewer_than_five_and_every_mark_is_shown_or_withheld(
    rows: list[tuple[int, int, str]],
) -> None:
    table = frame([(x, y) for x, y, _ in rows], [cause for _, _, cause in rows])
    found = squares_of_marks(table)
    own = [(int(s.east // 250), int(s.north // 250)) for s in found.squares]
    held = [sum((x // 250, y // 250) == square for x, y, _ in rows) for square in own]
    assert all(
        n >= square.at_least >= CLASSES[0] for n, square in zip(held, found.squares, strict=True)
    )
    assert found.withheld == (sum(held) < len(rows))
