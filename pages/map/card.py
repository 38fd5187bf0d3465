"""The map with its finding above it, and table, method and source below."""

from collections.abc import Sequence
from dataclasses import replace

import folium
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit_folium import st_folium

from pages.map import layers, picture
from pages.map.asked import Asked, degrees_of
from pages.map.drawing import Drawing, Half
from pages.map.ground import attribution, base_map_file, has_ground, tiles
from pages.map.panel import draw_panel
from pages.shared import session
from pages.shared.cards import Card
from pages.shared.components import card_foot, refusal
from pages.shared.explained import help_of
from pages.shared.maps.drawn import DrawnSurface, Layer
from pages.shared.maps.ground import MapWords, base_map, base_map_pair
from pages.shared.maps.layers import layer_group
from pages.shared.maps.surface import surface_layer
from pages.shared.markup import escaped

HEIGHT = 620


def map_card(asked: Asked, drawing: Drawing, head: DeltaGenerator | None = None) -> None:
    """
    `head` is where the finding goes, below what the caller has put there.

    The map stands at the same place below it, whatever is said above: an element that moves among
    others is made anew by the browser.
    """
    text = asked.text
    with head or st.container():
        st.markdown(f"## {escaped(drawing.title)}")
        st.caption(
            escaped(drawing.subtitle),
            help=help_of(drawing.title, drawing.subtitle, text=text),
        )
        if drawing.said:
            st.markdown(escaped(" ".join(drawing.said)))
        if drawing.refused:
            refusal(drawing.refused, text, text.map.refused)
        if not has_ground(asked.version, degrees_of(asked.view, asked.known.crs)):
            st.caption(text.map.no_ground)
    above = _draw(asked, drawing) if not drawing.refused or len(asked.areas) else []
    card = _card(drawing)
    on_paper = picture.on_paper(asked, drawing, card, above)
    card_foot(card, asked.version, text, on_paper=on_paper)
    picture.offer(asked, drawing, card, on_paper, has_any=bool(above))


def _card(drawing: Drawing) -> Card:
    return Card(
        id=drawing.id,
        title=drawing.title,
        subtitle=drawing.subtitle,
        table=drawing.table,
        n=drawing.n,
        note=drawing.note,
        stays=drawing.exact,
        told=drawing.told,
    )


def _draw(asked: Asked, drawing: Drawing) -> list[Layer]:
    """Give what lies on the map beside the surface."""
    drawn = [layers.areas(asked), *drawing.layers]
    if drawing.pair:  # needs the width for itself
        beside = panel = st.container()
    else:
        beside, panel = st.columns([7, 3])
    with panel:
        chosen = session.draw_extras(layers.offered(asked), asked.text)
    shown = layers.extras(asked, chosen)
    above = [*drawn, *(each.drawn for each in shown)]
    with beside:
        if drawing.pair:
            _draw_pair(asked, drawing.pair, above)
        else:
            _draw_one(asked, drawing, above)
    with panel:
        draw_panel(asked, drawn, shown)
    st.caption(" ".join(dict.fromkeys(said for each in shown for said in each.said)))
    return above


def _draw_one(asked: Asked, drawing: Drawing, above: Sequence[Layer]) -> None:
    """The script of the map stays the same; only what lies on it is exchanged."""
    ground = base_map(
        degrees_of(asked.view, asked.known.crs),
        basemap_url=base_map_file(asked.version),
        words=_words(asked, asked.text.map.title),
        tiles=tiles(),
        aside=asked.place != asked.text.map.everywhere,  # of all that there is nothing is beside
    )
    surface = [_surface(asked, drawing.surface)] if drawing.surface else []
    st_folium(
        ground,
        key=session.MAP,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[session.CLICKED],
        on_change=session.take_click,
        feature_group_to_add=[*surface, *map(layer_group, above)],
    )


def _draw_pair(asked: Asked, pair: tuple[Half, Half], above: Sequence[Layer]) -> None:
    """The lines are explained on the left, the colours on the right: each once."""
    left, right = pair
    drawn = base_map_pair(
        degrees_of(asked.view, asked.known.crs),
        basemap_url=base_map_file(asked.version),
        words=(_words(asked, left.heading), _words(asked, right.heading)),
        tiles=tiles(),
    )
    for half, its_map in ((left, drawn.m1), (right, drawn.m2)):
        if half.surface:
            _surface(asked, half.surface, legend=half is right or not right.surface).add_to(its_map)
        for layer in above:
            explained = layer if half is left else replace(layer, legend=None)
            layer_group(explained).add_to(its_map)
    st_folium(
        drawn,
        key=session.MAP_PAIR,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[session.CLICKED],
        on_change=lambda: session.take_click(session.MAP_PAIR),
    )


def _words(asked: Asked, title: str) -> MapWords:
    text = asked.text
    return MapWords(
        lang=text.code,
        title=title,
        attribution=attribution(asked.version, text),
        zoom_in=text.map.zoom_in,
        zoom_out=text.map.zoom_out,
        legend=text.layers.legend,
    )


def _surface(asked: Asked, drawn: DrawnSurface, *, legend: bool = True) -> folium.FeatureGroup:
    return surface_layer(
        drawn.surface,
        asked.known.crs,
        drawn.scale,
        alt=drawn.alt,
        legend=drawn.legend if legend else None,
        smooth=drawn.smooth,
    )
