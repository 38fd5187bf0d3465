"""The map as a picture for a document: the same content, on the metric grid."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from pages.map.asked import Asked
from pages.map.drawing import Drawing
from pages.map.ground import attribution, base_map_file
from pages.shared import session
from pages.shared.cards import Card, foot
from pages.shared.figures import PictureOf
from pages.shared.maps.drawn import Layer
from pages.shared.maps.script import features_of
from pages.shared.picture_files import offer_pictures
from pages.shared.pictures.map_picture import MapPicture, map_figure
from pages.shared.pictures.paper import Paper
from pages.shared.text import Text, sentences


def on_paper(
    asked: Asked, drawing: Drawing, card: Card, layers: Sequence[Layer]
) -> PictureOf | None:
    """Of what everybody may see; two maps beside each other are pictures of two other views."""
    if drawing.exact or drawing.pair or (drawing.refused and not layers):
        return None
    shown = MapPicture(
        crs=asked.known.crs,
        window=asked.view,
        title=drawing.title,
        subtitle=drawing.subtitle,
        foot=foot(card, asked.version, asked.text),
        attribution=attribution(asked.version, asked.text),
        fictive=asked.version.fictive,
        surface=drawing.surface,
        layers=layers,
    )
    return partial(_figure, shown, base_map_file(asked.version), asked.text)


def offer(
    asked: Asked, drawing: Drawing, card: Card, drawn: PictureOf | None, *, has_any: bool
) -> None:
    """The files to take along, or why there are none of this view."""
    text = asked.text
    if not session.may(session.Act.REPORT):
        return
    if drawn is None:
        if not drawing.refused or has_any:
            st.caption(text.map.no_picture_exact if drawing.exact else text.map.no_picture)
        return
    offer_pictures(
        partial(drawn, alone=True),
        drawing.id,
        # colours tell no counts: those of a surface stand in its table
        card=card if drawing.layers else replace(card, told=()),
        version=asked.version,
        alt=sentences.together(drawing.title, drawing.subtitle, *drawing.said),
        text=text,
    )


def _figure(shown: MapPicture, ground: str, text: Text, paper: Paper, *, alone: bool) -> go.Figure:
    """Drawn on another thread: it asks neither the session nor the store."""
    told = shown if alone else replace(shown, title="", subtitle="", foot="")
    return map_figure(replace(told, ground=features_of(ground)), text, paper)
