"""Which page is drawn, and the choices that stand above a place on it."""

from collections.abc import Sequence

import streamlit as st

_HERE, _DRAWN, _OFFERED = "_here", "_drawn", "_offered"


def go_to(page: str) -> None:
    """Note which page is drawn, by what stands in its link."""
    st.session_state[_HERE] = page
    st.session_state[_DRAWN] = []
    st.session_state[_OFFERED] = []


def here() -> str:
    """Give what stands in the link of the page that is drawn."""
    return str(st.session_state.get(_HERE, ""))


def drawn() -> Sequence[str]:
    """Give the choices that have been drawn, from the top of the page."""
    chosen: Sequence[str] = st.session_state.get(_DRAWN, ())
    return chosen


def offered() -> Sequence[str]:
    """Give every choice that the page offers now, each once."""
    return tuple(dict.fromkeys(st.session_state.get(_OFFERED, ())))


def note(key: str) -> None:
    """A choice that decides what stands below it on the page."""
    for which in (_DRAWN, _OFFERED):
        st.session_state.setdefault(which, []).append(key)


def forget(key: str) -> None:
    """What stands below it is not decided by it."""
    st.session_state.get(_DRAWN, []).remove(key)
