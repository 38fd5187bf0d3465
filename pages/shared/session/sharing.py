"""The permanent link of a view: all its choices, those at default too."""

from urllib.parse import urlencode

import streamlit as st

from pages.shared.session.addresses import values
from pages.shared.session.drawn import here, offered
from pages.shared.session.links import LANGUAGE
from pages.shared.text import Text

_OPEN = "_link_open"


def draw_link(words: Text) -> None:
    """
    Draw the control that gives the link: below the filters, when all of the page is drawn.

    The address bar holds only what differs from the usual, which may be another one tomorrow.
    """
    box = st.sidebar.popover(
        words.links.copy, icon=":material/link:", key=_OPEN, on_change="rerun", width="stretch"
    )
    if box.open:
        box.markdown(words.links.lead)
        box.code(permanent_link(words), language=None, wrap_lines=True)
        box.caption(words.links.by_hand)


def permanent_link(words: Text) -> str:
    """Give the whole address of this view; from the page on where no browser tells the rest."""
    chosen = [(key, value) for key in offered() for value in values(key)]
    query = urlencode([(LANGUAGE, words.code), *chosen])
    return f"{st.context.url or here()}?{query}"
