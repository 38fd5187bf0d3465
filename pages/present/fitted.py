"""Sentences on a slide of words: as large as they have room for, and as many as can be read."""

from collections.abc import Sequence

from pages.present.screen import TEXT_VH, Screen
from pages.shared.pictures.font import wrapped
from pages.shared.text import Text

SIZES_VH = (4.5, 3.75, float(TEXT_VH))
LINE, APART = 1.35, 0.6  # from line to line, and between two sentences, in sizes
BULLET = 2.5  # what stands before them, in sizes


def fitted(said: Sequence[str], screen: Screen, text: Text) -> tuple[float, tuple[str, ...]]:
    """Give the size in vh, and those that have room, with how many there are beside them."""
    for size in SIZES_VH:
        room = _room(said, size, screen)
        if room == len(said):
            return size, tuple(said)
    kept = max(1, room - 1)
    more = text.numbers.whole(len(said) - kept)
    return SIZES_VH[-1], (*said[:kept], text.present.more.format(n=more))


def _room(said: Sequence[str], size: float, screen: Screen) -> int:
    """How many of them have room in a size."""
    wide, high = screen.room
    letter = size * screen.height / 100
    used = 0.0
    for number, one in enumerate(said):
        used += (len(wrapped(one, letter, wide - BULLET * letter)) * LINE + APART) * letter
        if used > high:
            return number
    return len(said)
