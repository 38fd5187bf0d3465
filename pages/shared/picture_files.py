"""Pictures of a figure to download: made when they are asked for, through the gate, and noted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from data.store import Version
from pages.shared import gate, session
from pages.shared.cards import Card
from pages.shared.figures import Address
from pages.shared.markup import escaped
from pages.shared.pictures.browser import THE_DRAWER
from pages.shared.pictures.files import Format, Said, picture_file
from pages.shared.pictures.font import FAMILY, lines_height, set_lines, wrapped
from pages.shared.pictures.paper import Paper
from pages.shared.text import Text, sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A picture as a page offers it; `alt` says what it shows."""

    make: Callable[[Paper], go.Figure]
    name: str
    card: Card
    address: Address
    version: Version
    alt: str
    by: str
    text: Text


def offer_pictures(
    make: Callable[[Paper], go.Figure],
    name: str,
    *,
    card: Card,
    version: Version,
    alt: str,
    text: Text,
) -> None:
    """
    Draw a row of buttons: PNG for a document, PNG for a slide, SVG and PDF.

    `make` gives the figure for a paper. It is called when somebody clicks, on another thread: it
    must hold all that it needs, and neither draw nor ask the session. `name` is the file's, after
    "pilotkollen-". `card` holds what the picture tells, and `alt` says what it shows.
    """
    st.markdown(f"**{text.picture.heading}**")
    problem = THE_DRAWER.problem()
    if problem:
        st.caption(escaped(sentences.problem(problem, text)))
        return
    asked = Asked(
        make=make,
        name=name,
        card=card,
        address=session.address(card.id),
        version=version,
        alt=alt,
        by=session.user_name(),
        text=text,
    )
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
                data=partial(_taken_out, asked, form),
                file_name=_file_name(asked, form),
                mime=form.mime,
                key=f"{name}-{form}",
                on_click="ignore",
                icon=":material/download:",
            )


def _file_name(asked: Asked, form: Format) -> str:
    return f"pilotkollen-{asked.name}{form.ending}"


def _taken_out(asked: Asked, form: Format) -> bytes:
    """What stays in says so in the picture's place."""
    card = asked.card

    def made(why: gate.Why | None) -> bytes:
        if not why:
            return picture_file(asked.make(form.paper), form, Said(card.title, asked.alt))
        said = asked.text.leaving.no_picture.format(why=gate.said(why, asked.text))
        return picture_file(refused(card.title, said, form.paper), form, Said(card.title, said))

    return gate.take_out(
        card,
        asked.address,
        asked.version,
        name=_file_name(asked, form),
        form=str(form),
        by=asked.by,
        make=made,
    )


def refused(title: str, said: str, paper: Paper) -> go.Figure:
    """The finding's name, and why there is no more of it."""
    room = paper.width - 2 * paper.title
    lines = [*wrapped(title, paper.body, room), "", *wrapped(said, paper.body, room)]
    figure = go.Figure()
    figure.add_annotation(
        text=set_lines(lines),
        **{"x": 0, "y": 1, "xref": "paper", "yref": "paper"},
        **{"xanchor": "left", "yanchor": "top", "align": "left", "showarrow": False},
        font={"family": FAMILY, "size": paper.body},
    )
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    edge = paper.title
    figure.update_layout(
        width=paper.width,
        height=paper.height or lines_height(lines, paper.body) + 2 * edge,
        margin={"l": edge, "r": edge, "t": edge, "b": edge},
        plot_bgcolor="white",
    )
    return figure
