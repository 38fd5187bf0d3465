"""Which ground the map is drawn on: the user's own, else the schematic one."""

import os
from pathlib import Path

import geopandas as gpd
import streamlit as st

from data.intake import Kind
from data.kinds.basemap import credit, find_in, publish, read_basemap
from data.kinds.basemap_kinds import Ground
from data.store import Store, Version
from pages.shared.maps.ground import Bounds, Tiles, tiles_of
from pages.shared.maps.script import STATIC, static_url
from pages.shared.text import Text

PUBLISHED = STATIC / "basemap"


def tiles() -> Tiles | None:
    """Online tiles only where a setting names them."""
    return tiles_of(os.environ)


def own_map_name(version: Version) -> str:
    """The file that the ground is drawn from; empty for the schematic one."""
    if Kind.BASEMAP in version.parts:
        return version.part(Kind.BASEMAP).name
    file = _by_hand()
    return file.name if file else ""


def attribution(version: Version, text: Text) -> str:
    """What a picture of the map alone must say: made-up data, and whom the ground comes from."""
    name = own_map_name(version)
    ground = f"{text.map.own_basemap}: {name}. {credit(name)}" if name else text.frame.schematic
    return (f"{text.frame.fictive}. {ground}" if version.fictive else ground).strip()


def base_map_file(version: Version) -> str:
    """Where the map's frame finds its ground."""
    if Kind.BASEMAP in version.parts:
        return _loaded(version.part(Kind.BASEMAP).fingerprint, version)
    if file := _by_hand():
        return _published(file, file.stat().st_mtime_ns)
    return static_url("base.geojson")


def _by_hand() -> Path | None:
    return find_in(Store.home().folder / "basemap")


Landmark = tuple[str, float, float]  # name, longitude, latitude


def landmarks(version: Version) -> tuple[Landmark, ...]:
    """Places with a name on the ground that the map is drawn on, as they stand in its file."""
    if Kind.BASEMAP in version.parts:
        return _loaded_landmarks(version.part(Kind.BASEMAP).fingerprint, version)
    if file := _by_hand():
        return _landmarks_by_hand(file, file.stat().st_mtime_ns)
    return _schematic_landmarks()


@st.cache_data(max_entries=1, show_spinner=False)
def _schematic_landmarks() -> tuple[Landmark, ...]:
    return _landmarks_of(gpd.read_file(STATIC / "base.geojson"))


@st.cache_data(max_entries=4, show_spinner=False)
def _loaded_landmarks(print_: str, _version: Version) -> tuple[Landmark, ...]:
    basemap = _version.basemap()
    return () if basemap is None else _landmarks_of(basemap)


@st.cache_data(max_entries=4, show_spinner=False)
def _landmarks_by_hand(file: Path, changed: int) -> tuple[Landmark, ...]:
    return _landmarks_of(read_basemap(file.read_bytes(), file.name).rows)


def _landmarks_of(basemap: gpd.GeoDataFrame) -> tuple[Landmark, ...]:
    named = basemap[(basemap["kind"] == Ground.LANDMARK) & (basemap["name"].fillna("") != "")]
    middle = named.geometry.representative_point()
    return tuple(zip(named["name"], middle.x, middle.y, strict=True))


def has_ground(version: Version, bounds: Bounds) -> bool:
    """Does the map have ground where we look? Somebody's own map is taken at its word."""
    if own_map_name(version):
        return True
    west, south, east, north = _schematic_bounds()
    return west < bounds[2] and bounds[0] < east and south < bounds[3] and bounds[1] < north


@st.cache_data(max_entries=1, show_spinner=False)
def _schematic_bounds() -> Bounds:
    west, south, east, north = gpd.read_file(STATIC / "base.geojson").total_bounds
    return west, south, east, north


@st.cache_data(max_entries=4, show_spinner=False)
def _loaded(print_: str, _version: Version) -> str:
    return static_url(f"basemap/{publish(_version.basemap(), PUBLISHED)}")


@st.cache_data(max_entries=4, show_spinner=False)
def _published(file: Path, changed: int) -> str:
    intake = read_basemap(file.read_bytes(), file.name)
    return static_url(f"basemap/{publish(intake.rows, PUBLISHED)}")
