"""Where a page first says a word of the field: there it is explained, and nowhere else."""

import streamlit as st

_FIRST = "_first_said"


def forget_said() -> None:
    """The page is drawn anew."""
    st.session_state[_FIRST] = {}


def is_first_said(term: str, place: str) -> bool:
    """Is `place` where this page first says a term? Drawn again, the same place still is."""
    first: dict[str, str] = st.session_state.setdefault(_FIRST, {})
    return first.setdefault(term, place) == place
