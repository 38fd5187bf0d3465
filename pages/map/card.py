"""The map with its finding above it, and table, method and source below."""

import folium
import streamlit as st
from pyproj import Transformer
from streamlit_folium import st_folium

from analysis.squares import Window
from pages.map.asked import Asked
from pages.map.drawing import Drawing
from pages.map.ground import attribution, base_map_file, has_ground, tiles
from pages.shared.components import Card, card_foot, escaped, refusal
from pages.shared.maps.areas import AreaRole, areas_layer, roles_legend
from pages.shared.maps.ground import Bounds, MapWords, base_map
from pages.shared.maps.surface import surface_layer

HEIGHT = 620


def map_card(asked: Asked, drawing: Drawing) -> None:
    text = asked.text
    st.markdown(f"### {escaped(drawing.title)}")
    st.caption(escaped(drawing.subtitle))
    for sentence in drawing.said:
        st.markdown(escaped(sentence))
    if drawing.refused:
        refusal(drawing.refused, text, text.map.refused)
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
    bounds = _degrees(asked.view, asked.known.crs)
    if not has_ground(asked.version, bounds):
        st.caption(asked.text.map.no_ground)
    st_folium(
        ground(asked, bounds),
        key="map",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=groups(asked, drawing),
    )


def ground(asked: Asked, bounds: Bounds) -> folium.Map:
    text = asked.text
    words = MapWords(
        lang=text.code,
        title=text.map.title,
        attribution=attribution(asked.version, text),
        zoom_in=text.map.zoom_in,
        zoom_out=text.map.zoom_out,
    )
    return base_map(bounds, basemap_url=base_map_file(asked.version), words=words, tiles=tiles())


def groups(asked: Asked, drawing: Drawing) -> list[folium.FeatureGroup]:
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
    return [*drawn, _areas(asked)]


def _areas(asked: Asked) -> folium.FeatureGroup:
    roles = asked.roles
    outlined = asked.areas[asked.areas["area_id"].isin(roles)] if roles else asked.areas
    drawn_roles = {roles.get(area) for area in outlined["area_id"]}
    shown = {
        AreaRole(role): name for role, name in asked.text.map.role.items() if role in drawn_roles
    }
    return areas_layer(outlined, roles, asked.names, roles_legend("", shown) if shown else None)


def _degrees(window: Window, crs: str) -> Bounds:
    to_degrees = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    bounds: Bounds = to_degrees.transform_bounds(*window)
    return bounds
