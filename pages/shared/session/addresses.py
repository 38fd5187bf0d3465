"""Where a figure is found again, and the report that opens a view to get it."""

import streamlit as st

from pages.shared.figures import Address, Figure, Refused
from pages.shared.session.drawn import drawn, here
from pages.shared.session.exploring import EXPLORED, EXPLORING

HANDED_OVER = "_handed_over"


def address(figure: str) -> Address:
    """
    Where a figure of this page is found again: with what is chosen above it.

    Asked where it is drawn: what stands below it does not decide what it shows.
    """
    page = here()
    keys = {key for key in drawn() if key not in EXPLORING or page in EXPLORED}
    chosen = ((key, value) for key in sorted(keys) for value in _values(st.session_state.get(key)))
    return Address(page, tuple(chosen), figure)


def _values(chosen: object) -> list[str]:
    """A choice as a link writes it; a check that nobody opened is no choice."""
    if chosen is None or chosen is False or chosen == "":
        return []
    if chosen is True:
        return ["true"]
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
