"""Which ground the map is drawn on: the user's own, else the schematic one."""

import os
from pathlib import Path

import streamlit as st

from data.basemap import find_in, publish, read_basemap
from data.store import Store, Version
from pages.shared.maps.ground import Tiles, tiles_of
from pages.shared.maps.script import STATIC, static_url

PUBLISHED = STATIC / "basemap"


def tiles() -> Tiles | None:
    """Online tiles only where a setting names them."""
    return tiles_of(os.environ)


def is_schematic(version: Version) -> bool:
    return version.basemap() is None and _by_hand() is None


def base_map_file(version: Version) -> str:
    """Where the map's frame finds its ground."""
    file = _by_hand()
    loaded = version.basemap()
    if loaded is not None:
        return static_url(f"basemap/{publish(loaded, PUBLISHED)}")
    if file is not None:
        return _published(file, file.stat().st_mtime_ns)
    return static_url("base.geojson")


def _by_hand() -> Path | None:
    return find_in(Store.home().folder)


@st.cache_data(max_entries=4, show_spinner=False)
def _published(file: Path, changed: int) -> str:
    intake = read_basemap(file.read_bytes(), file.name)
    return static_url(f"basemap/{publish(intake.rows, PUBLISHED)}")
