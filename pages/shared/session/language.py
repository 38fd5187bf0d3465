"""Which language the pages speak."""

import streamlit as st

from pages.shared.session.links import LANGUAGE, linked
from pages.shared.text import Text
from pages.shared.text.languages import LANGUAGES
from pages.shared.text.sv import SWEDISH_TEXT


def text() -> Text:
    return LANGUAGES[st.session_state.get(LANGUAGE) or SWEDISH_TEXT.code]


def draw_language() -> Text:
    """Draw it before the first word is needed: only then does ?language= in a link count."""
    st.sidebar.segmented_control(
        "Språk / Language",
        list(LANGUAGES),
        default=SWEDISH_TEXT.code,
        required=True,
        format_func=str,
        label_visibility="collapsed",
        **linked(LANGUAGE, {code: code for code in LANGUAGES}),
    )
    return text()
