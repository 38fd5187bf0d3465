"""The map with its finding above it, and table, method and source below."""

from collections.abc import Sequence

import folium
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit_folium import st_folium

from pages.map import layers
from pages.map.asked import Asked, degrees_of
from pages.map.drawing import Drawing
from pages.map.ground import attribution, base_map_file, has_ground, tiles
from pages.map.panel import draw_panel
from pages.shared import session
from pages.shared.components import Card, card_foot, escaped, refusal
from pages.shared.maps.drawn import Layer
from pages.shared.maps.ground import Bounds, MapWords, base_map
from pages.shared.maps.layers import layer_group
from pages.shared.maps.surface import surface_layer

HEIGHT = 620


def map_card(asked: Asked, drawing: Drawing, head: DeltaGenerator | None = None) -> None:
    """
    `head` is where the finding goes, below what the caller has put there.

    The map stands at the same place below it, whatever is said above: an element that moves among
    others is made anew by the browser.
    """
    text = asked.text
    with head or st.container():
        st.markdown(f"### {escaped(drawing.title)}")
        st.caption(escaped(drawing.subtitle))
        for sentence in drawing.said:
            st.markdown(escaped(sentence))
        if drawing.refused:
            refusal(drawing.refused, text, text.map.refused)
        if not has_ground(asked.version, degrees_of(asked.view, asked.known.crs)):
            st.caption(text.map.no_ground)
    if not drawing.refused or len(asked.areas):
        _draw(asked, drawing)
    card_foot(_card(drawing), asked.version, text)


def _card(drawing: Drawing) -> Card:
    return Card(
        id=drawing.id,
        title=drawing.title,
        subtitle=drawing.subtitle,
        table=drawing.table,
        n=drawing.n,
        note=drawing.note,
    )


def _draw(asked: Asked, drawing: Drawing) -> None:
    """The script of the map stays the same; only what lies on it is exchanged."""
    chosen = session.draw_extras(layers.offered(asked), asked.text)
    shown = layers.extras(asked, chosen)
    drawn = [layers.areas(asked), *drawing.layers]
    beside, panel = st.columns([7, 3])
    with beside:
        st_folium(
            ground(asked, degrees_of(asked.view, asked.known.crs)),
            key=session.MAP,
            height=HEIGHT,
            use_container_width=True,
            returned_objects=[session.CLICKED],
            on_change=session.take_click,
            feature_group_to_add=groups(asked, drawing, [*drawn, *(each.drawn for each in shown)]),
        )
    with panel:
        draw_panel(asked, drawn, shown)
    for said in dict.fromkeys(said for each in shown for said in each.said):
        st.caption(said)


def ground(asked: Asked, bounds: Bounds) -> folium.Map:
    text = asked.text
    words = MapWords(
        lang=text.code,
        title=text.map.title,
        attribution=attribution(asked.version, text),
        zoom_in=text.map.zoom_in,
        zoom_out=text.map.zoom_out,
        legend=text.layers.legend,
    )
    return base_map(bounds, basemap_url=base_map_file(asked.version), words=words, tiles=tiles())


def groups(
    asked: Asked, drawing: Drawing, layers_above: Sequence[Layer]
) -> list[folium.FeatureGroup]:
    """What lies on the map, from below."""
    drawn = []
    if drawing.surface:
        drawn.append(
            surface_layer(
                drawing.surface.surface,
                asked.known.crs,
                drawing.surface.scale,
                alt=drawing.surface.alt,
                legend=drawing.surface.legend,
                smooth=drawing.surface.smooth,
            )
        )
    return [*drawn, *map(layer_group, layers_above)]
