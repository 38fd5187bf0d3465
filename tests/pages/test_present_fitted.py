"""Sentences on a slide of words: as large as there is room for, and never more than fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.present.fitted import APART, BULLET, LINE, SIZES_VH, fitted
from pages.present.screen import Screen
from pages.shared.pictures.font import wrapped
from tests.pages.screen import text_of

SCREEN = Screen(1920, 1080)
WORDS = st.text("abcdefgåäö ", min_size=1, max_size=400)


def height(said: tuple[str, ...], size: float, screen: Screen) -> float:
    letter = size * screen.height / 100
    room = screen.room[0] - BULLET * letter
    return sum((len(wrapped(one, letter, room)) * LINE + APART) * letter for one in said)


def test_a_few_short_sentences_are_large() -> None:
    assert fitted(["Before.", "After."], SCREEN, text_of("en")) == (
        SIZES_VH[0],
        ("Before.", "After."),
    )


def test_those_that_have_no_room_are_counted() -> None:
    said = [f"{n} " + "words " * 40 for n in range(30)]
    size, shown = fitted(said, SCREEN, text_of("en"))
    assert size == SIZES_VH[-1]
    assert shown[:-1] == tuple(said[: len(shown) - 1])
    assert str(30 - (len(shown) - 1)) in shown[-1]


@given(st.lists(WORDS, min_size=1, max_size=20), st.sampled_from([720, 1080, 2160]))
def test_what_is_shown_has_room_and_is_never_smaller_than_may_be(
    said: list[str], high: int
) -> None:
    screen = Screen(high * 16 // 9, high)
    size, shown = fitted(said, screen, text_of("sv"))
    assert size >= SIZES_VH[-1]
    assert len(shown) == 1 or height(shown, size, screen) <= screen.room[1] + 4 * screen.text


@pytest.mark.parametrize("high", [720, 1080, 2160])
def test_a_larger_screen_shows_the_same(high: int) -> None:
    said = ["A sentence of some length, as they are."] * 8
    assert fitted(said, Screen(high * 16 // 9, high), text_of("en")) == fitted(
        said, SCREEN, text_of("en")
    )
