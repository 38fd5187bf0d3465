"""Saving: a new version, in which everything is counted again; or nothing has changed."""

import geopandas as gpd
import streamlit as st

from data.intake import Kind
from data.kinds.changed_areas import FILE_NAME, Area, geojson, with_area, without_area
from data.plans.locks import Edit
from data.problems import UserError
from data.readers import read
from data.store import Store
from pages.map.areas_edit import follows
from pages.map.areas_edit.editing import Editing
from pages.shared import session
from pages.shared.markup import escaped
from pages.shared.text import sentences


def say_what_happened() -> None:
    """Show the outcome of the click that led to this run."""
    message, done = session.pop_notice()
    if message:
        (st.success if done else st.info)(message, icon=":material/check_circle:")


def save(new: Area, editing: Editing) -> None:
    text = editing.text
    if st.button(text.draw.save, type="primary", key=f"{editing.key}-save", icon=":material/save:"):
        _store(with_area(editing.areas, new), text.draw.saved, new.name, editing)


def removal(old: Area, editing: Editing) -> None:
    """Offer to remove an area that nothing rests on, else say what does."""
    text = editing.text
    if uses := follows.said_uses(old.area_id, editing):
        said = text.draw.cannot_remove.format(area=escaped(old.name), uses=uses)
        st.error(said, icon=":material/lock:")
        return
    if len(editing.areas) == 1:
        st.error(text.draw.cannot_remove_last, icon=":material/lock:")
        return
    follows.removed(old, editing)
    if st.button(
        text.draw.remove_now, type="primary", key=f"{editing.key}-save", icon=":material/delete:"
    ):
        _store(without_area(editing.areas, old.area_id), text.draw.removed, old.name, editing)


def _store(areas: gpd.GeoDataFrame, told: str, name: str, editing: Editing) -> None:
    """Through the reader, as a file of areas comes in: the same checks, the same version."""
    if not session.may(session.Act.PLAN):
        return
    text, version = editing.text, editing.version
    try:
        with st.spinner(text.draw.saving):
            intake = read(Kind.AREAS, geojson(areas, fictive=version.fictive), FILE_NAME)
            edit = Edit(follows=version.number)
            kept = Store.home().add(intake, made_by=session.user_name(), edit=edit)
    except UserError as error:
        said = sentences.problem(error, text, escaped)
        st.error(f"{text.draw.refused}\n\n{said}", icon=":material/edit:")
        return
    number = text.numbers.whole(kept.number)
    session.notice(told.format(area=escaped(name), number=number))
    st.rerun()
