"""Instead of a page, for somebody whose login no longer holds, or where there is none."""

import streamlit as st

from pages.shared import session
from pages.shared.text import Text


def draw(text: Text) -> None:
    """The server closes the connection too; this stands where it did not yet."""
    if not session.has_login():
        st.info(text.access.only_here, icon=":material/lock:")
        return
    st.info(text.access.over, icon=":material/lock:")
    st.button(text.access.again, on_click=st.login, key="login-again")
