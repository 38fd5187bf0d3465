"""Where a figure is found again, and the report that opens a view to get it."""

import streamlit as st

from pages.shared.figures import Address, Figure, Refused
from pages.shared.session.drawn import drawn, here
from pages.shared.session.exploring import EXPLORED, EXPLORING
from pages.shared.session.on_map import BOUNDED

HANDED_OVER = "_handed_over"


def address(figure: str) -> Address:
    """
    Where a figure of this page is found again: with what is chosen above it.

    Asked where it is drawn: what stands below it does not decide what it shows.
    """
    page = here()
    keys = {key for key in drawn() if key not in EXPLORING or page in EXPLORED}
    chosen = ((key, value) for key in sorted(keys) for value in values(key))
    return Address(page, tuple(chosen), figure)


def values(key: str) -> list[str]:
    """A choice as a link writes it; a check that nobody opened is no choice."""
    chosen = st.session_state.get(key)
    if chosen is None or chosen == "" or (chosen is False and key != BOUNDED):
        return []  # BOUNDED is on until somebody turns it off
    if isinstance(chosen, bool):
        return [str(chosen).lower()]
    return [str(each) for each in chosen] if isinstance(chosen, list | tuple) else [str(chosen)]


def hand_over(figure: Figure | Refused) -> bool:
    """
    Give a figure, or why there is none, to the report or the screen that opened this view.

    False where a reader has opened it.
    """
    handed = st.session_state.get(HANDED_OVER)
    if handed is None:
        return False
    handed.append(figure)
    return True


def is_handed_over() -> bool:
    """Did a report open this view? Then nothing is drawn that nobody sees."""
    return HANDED_OVER in st.session_state
