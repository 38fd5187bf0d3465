"""What is the same on every page: the mark of made-up data, the pilot, the filters, the link."""

import streamlit as st

from pages.shared import cached
from pages.shared.session.exploring import draw_filters
from pages.shared.session.pilots import draw_pilot
from pages.shared.text import Text


def draw_frame(words: Text) -> None:
    """Draw what is the same on every page: the mark of made-up data, the pilot, the filters."""
    version = cached.version_if_any()
    if version is None:
        return  # the page says so, and the page Sources works without data
    catalogue = cached.catalogue(version)
    if version.fictive:
        st.badge(words.frame.fictive_long, icon=":material/science:", color="orange")
    if study := cached.study(version):
        draw_pilot(study, dict(catalogue.areas), words)
    draw_filters(catalogue, words)
