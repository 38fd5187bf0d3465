"""Areas drawn or corrected: chosen, called, outlined, and what follows is said before it is so."""

import streamlit as st

from data.counting.summaries import Catalogue
from data.intake import Kind
from data.kinds.changed_areas import Area, no_areas
from data.store import Version
from pages.map.areas_edit import follows, keep, named, outlined
from pages.map.areas_edit.editing import Editing
from pages.map.areas_edit.outlined import said_mistakes
from pages.shared import cached, session
from pages.shared.text import Text

FORM = "area-editor"


def edit(version: Version, known: Catalogue, text: Text) -> None:
    """Draw the section for those who may write the plan; its widgets only once it is opened."""
    if not session.may(session.Act.PLAN):
        return
    keep.say_what_happened()
    box, is_open = session.area_editor(f"**{text.draw.heading}** {text.draw.short}")
    with box:
        if is_open:
            _editor(version, known, text)


def _editor(version: Version, known: Catalogue, text: Text) -> None:
    if Kind.AREAS not in version.parts and not known.positioned_count:
        st.info(text.draw.no_positions, icon=":material/help:")
        return
    st.markdown(text.draw.lead)
    areas = version.areas_of_file()
    editing = Editing(
        version=version,
        known=known,
        plan=cached.plan(version),
        areas=no_areas() if areas is None else areas,
        key=f"{FORM}-{version.number}-{session.edition(FORM)}",
        text=text,
    )
    old = editing.area(named.which(editing))
    if old and named.to_be_removed(old, editing):
        keep.removal(old, editing)
    else:
        _change(old, editing)
    st.button(
        text.draw.cancel,
        key=f"{editing.key}-cancel",
        on_click=session.begin_again,
        args=(FORM,),
        icon=":material/undo:",
    )


def _change(old: Area | None, editing: Editing) -> None:
    text = editing.text
    called = named.called(old, editing)
    shape = outlined.shape(old, editing)
    has_begun = shape is not None or called.name != ""
    faults = [*(called.faults if has_begun else ()), *said_mistakes(shape, text)]
    for said in faults:
        st.error(said, icon=":material/edit:")
    if shape is None:
        st.markdown(text.draw.nothing_yet)
    if faults or shape is None or isinstance(shape, tuple):
        return
    new = Area(area_id=called.area_id, name=called.name, kind=called.kind, shape=shape)
    if old is not None and new == old:
        st.markdown(text.draw.no_change)
        return
    follows.tell(old, new, editing)
    keep.save(new, editing)
