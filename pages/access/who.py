"""Below the menu: who is logged in, in which role, and the way out."""

import streamlit as st

from pages.shared import session
from pages.shared.text import Text


def draw(text: Text) -> None:
    """Nothing where nobody logs in."""
    role = session.role()
    if not session.has_login() or role is None:
        return
    said = text.access.who.format(person=session.user_name(), role=text.access.role[role])
    with st.sidebar:
        st.text(said)  # a name is no markdown
        st.button(
            text.access.log_out,
            on_click=session.leave_here,
            key="log-out",
            icon=":material/logout:",
            type="tertiary",
        )
