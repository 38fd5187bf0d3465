"""What one run of a page tells the next."""

import streamlit as st

_NOTICE = "_notice"


def notice(message: str, *, done: bool = True) -> None:
    """Keep a message for the next run: this one ends with a rerun. `done`: all went well."""
    st.session_state[_NOTICE] = (message, done)


def pop_notice() -> tuple[str, bool]:
    """Give the message, "" for none, and whether all went well."""
    message, done = st.session_state.pop(_NOTICE, ("", True))
    return str(message), bool(done)
