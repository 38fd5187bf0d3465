"""Which page is drawn, and the choices that stand above a place on it."""

from collections.abc import Sequence

import streamlit as st

_HERE, _DRAWN = "_here", "_drawn"


def go_to(page: str) -> None:
    """Note which page is drawn, by what stands in its link."""
    st.session_state[_HERE] = page
    st.session_state[_DRAWN] = []


def here() -> str:
    """Give what stands in the link of the page that is drawn."""
    return str(st.session_state.get(_HERE, ""))


def drawn() -> Sequence[str]:
    """Give the choices that have been drawn, from the top of the page."""
    chosen: Sequence[str] = st.session_state.get(_DRAWN, ())
    return chosen


def note(key: str) -> None:
    """A choice that decides what stands below it on the page."""
    st.session_state.setdefault(_DRAWN, []).append(key)


def forget(key: str) -> None:
    """What stands below it is not decided by it."""
    st.session_state.get(_DRAWN, []).remove(key)
