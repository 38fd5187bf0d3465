"""Has the one at this browser put away the first screen? `static/boot.js` keeps it there."""

import streamlit as st

KEPT = "pilotkollen_known"  # the cookie's name
PUT_AWAY = "first-time-"  # how the keys of buttons begin that put it away
_KNOWN = "_first_screen_put_away"


def is_first_time() -> bool:
    return not st.session_state.get(_KNOWN) and st.context.cookies.get(KEPT) != "1"


def put_away() -> None:
    st.session_state[_KNOWN] = True
