"""Pictures of a figure to download: made when they are asked for."""

from collections.abc import Callable
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from pages.shared.markup import escaped
from pages.shared.pictures.browser import THE_DRAWER
from pages.shared.pictures.files import Format, Said, picture_file
from pages.shared.pictures.paper import Paper
from pages.shared.text import Text, sentences


def offer_pictures(
    make: Callable[[Paper], go.Figure], name: str, *, title: str, alt: str, text: Text
) -> None:
    """
    Draw a row of buttons: PNG for a document, PNG for a slide, SVG and PDF.

    `make` gives the figure for a paper. It is called when somebody clicks, on another thread: it
    must hold all that it needs, and neither draw nor ask the session. `name` is the file's, after
    "pilotkollen-". `title` is the finding and `alt` says what the picture shows.
    """
    st.markdown(f"**{text.picture.heading}**")
    problem = THE_DRAWER.problem()
    if problem:
        st.caption(escaped(sentences.problem(problem, text)))
        return
    labels = {
        Format.PNG: text.picture.document,
        Format.SLIDE: text.picture.slide,
        Format.SVG: text.picture.svg,
        Format.PDF: text.picture.pdf,
    }
    with st.container(horizontal=True):
        for form, label in labels.items():
            st.download_button(
                label,
                data=partial(_made, make, form, Said(title, alt)),
                file_name=f"pilotkollen-{name}{form.ending}",
                mime=form.mime,
                key=f"{name}-{form}",
                on_click="ignore",
                icon=":material/download:",
            )


def _made(make: Callable[[Paper], go.Figure], form: Format, said: Said) -> bytes:
    return picture_file(make(form.paper), form, said)
