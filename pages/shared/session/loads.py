"""A load that is under way while the page is drawn again."""

import streamlit as st

_LOAD, _ASKED = "_load", "_asked"


def ask_to_load() -> None:
    """Note that the button was clicked, before the page is drawn again."""
    st.session_state[_ASKED] = True


def load_is_asked() -> bool:
    """Was it clicked? Only the first to ask hears of it."""
    return bool(st.session_state.pop(_ASKED, False))


def begin_load(load: object) -> None:
    """Remember a load that is under way: any click starts another run of the page beside it."""
    st.session_state[_LOAD] = load


def load() -> object:
    """Give the load that an earlier run began, None if there is none."""
    return st.session_state.get(_LOAD)


def end_load() -> None:
    """Forget it: its outcome is told."""
    st.session_state.pop(_LOAD, None)
