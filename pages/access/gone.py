"""Instead of a page, for somebody whose login no longer holds."""

import streamlit as st

from pages.shared.text import Text


def draw(text: Text) -> None:
    """The server closes the connection too; this stands where it did not yet."""
    st.info(text.access.over, icon=":material/lock:")
    st.button(text.access.again, on_click=st.login, key="login-again")
