"""The map as a picture for a document: the same content, on the metric grid."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from pages.map.asked import Asked
from pages.map.drawing import Drawing
from pages.map.ground import attribution, base_map_file
from pages.shared.cards import Card, foot
from pages.shared.maps.drawn import Layer
from pages.shared.maps.script import features_of
from pages.shared.picture_files import offer_pictures
from pages.shared.pictures.map_picture import MapPicture, map_figure
from pages.shared.pictures.paper import Paper
from pages.shared.text import Text, sentences


def offer(asked: Asked, drawing: Drawing, card: Card, layers: Sequence[Layer]) -> None:
    """Of what everybody may see; two maps beside each other are pictures of two other views."""
    text = asked.text
    if drawing.refused and not layers:
        return
    if drawing.exact or drawing.pair:
        st.caption(text.map.no_picture_exact if drawing.exact else text.map.no_picture)
        return
    shown = MapPicture(
        crs=asked.known.crs,
        window=asked.view,
        title=drawing.title,
        subtitle=drawing.subtitle,
        foot=foot(card, asked.version, text),
        attribution=attribution(asked.version, text),
        fictive=asked.version.fictive,
        surface=drawing.surface,
        layers=layers,
    )
    offer_pictures(
        partial(_figure, shown, base_map_file(asked.version), text),
        drawing.id,
        title=drawing.title,
        alt=sentences.together(drawing.title, drawing.subtitle, *drawing.said),
        text=text,
    )


def _figure(shown: MapPicture, ground: str, text: Text, paper: Paper) -> go.Figure:
    """Drawn on another thread: it asks neither the session nor the store."""
    return map_figure(replace(shown, ground=features_of(ground)), text, paper)
