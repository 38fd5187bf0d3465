"""The outline by keyboard: a place a line, and a map that shows what they make."""

import geopandas as gpd
import streamlit as st
from pyproj import CRS
from streamlit_folium import st_folium

from data.kinds.changed_areas import Area
from data.kinds.outline import Mistake, Shape, area_of, kept_places
from data.kinds.typed_places import DECIMALS, LONGEST, System, Typed, read_places, written
from pages.map.areas_edit.drawn import HEIGHT, ground_of, outlines
from pages.map.areas_edit.editing import Editing
from pages.shared.maps.areas import AreaRole
from pages.shared.markup import escaped

LINES = 12
_LINE_PIXELS = 26


def shape(old: Area | None, editing: Editing, key: str) -> Shape | tuple[Mistake, ...] | None:
    """Draw the field and the map beside it, and give what the lines make."""
    text, crs = editing.text, editing.known.crs
    was = old.shape if old else None
    left, right = st.columns([1, 2])
    content = left.text_area(
        text.draw.coordinates,
        written(was) if was else "",
        height=LINES * _LINE_PIXELS,
        max_chars=LONGEST,
        placeholder=text.draw.coordinates_example,
        key=f"{key}-typed",
    )
    left.caption(text.draw.coordinates_help)
    read = read_places(content or "", crs)
    found = _found(read, was, crs)
    if read.system and not read.mistakes:
        left.caption(escaped(_recognised(read.system, editing)))
    with right:
        _preview(old, found, editing, key)
    return found


def _found(read: Typed, was: Shape | None, crs: str) -> Shape | tuple[Mistake, ...] | None:
    if read.mistakes:
        return read.mistakes
    if not read.rings and was is None:
        return None
    return area_of(kept_places(read.rings, was, DECIMALS) if was else read.rings, crs)


def _recognised(system: System, editing: Editing) -> str:
    text = editing.text
    if system is System.DEGREES:
        return text.draw.read_as_degrees
    name = CRS.from_user_input(editing.known.crs).name.replace("SWEREF99", "SWEREF 99")
    return text.draw.read_as_metres.format(system=name)


def _preview(
    old: Area | None,
    found: Shape | tuple[Mistake, ...] | None,
    editing: Editing,
    key: str,
) -> None:
    was = old.shape if old else None
    drawn = was if isinstance(found, tuple) else found
    shown = []
    if drawn is not None:
        own = gpd.GeoDataFrame({"area_id": ["draft"]}, geometry=[drawn], crs="EPSG:4326")
        shown = [outlines(own, {"draft": AreaRole.PILOT}, {"draft": editing.text.draw.preview})]
    st_folium(
        ground_of(old, drawn, editing),
        key=f"{key}-preview",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=shown,
    )
