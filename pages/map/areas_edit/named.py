"""Which area, and what it is called."""

from dataclasses import dataclass

import streamlit as st

from data.kinds.changed_areas import (
    LONGEST_NAME,
    Area,
    NameSlip,
    is_plain,
    name_slips,
    suggested_id,
)
from pages.map.areas_edit.editing import Editing, name_of
from pages.shared.markup import escaped

NEW = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What the area shall be called, and all that is wrong with that, in words."""

    area_id: str
    name: str
    kind: str
    faults: tuple[str, ...]


def which(editing: Editing) -> str:
    """The id of the area that is chosen; "" for a new one."""
    text = editing.text
    return str(
        st.selectbox(
            text.draw.which,
            [NEW, *editing.areas["area_id"]],
            format_func=lambda area: name_of(area, editing) if area else text.draw.new_area,
            key=f"{editing.key}-which",
        )
        or NEW
    )


def to_be_removed(area: Area, editing: Editing) -> bool:
    return st.checkbox(editing.text.draw.remove, key=f"{editing.key}-{area.area_id}-remove")


def called(old: Area | None, editing: Editing) -> Called:
    """Draw the fields; of an area that is there the id stays, for plans and files name it."""
    text, key = editing.text, f"{editing.key}-{old.area_id if old else NEW}"
    boxes = st.columns(3)
    name = _field(boxes[0].text_input(text.draw.name, old.name if old else "", key=f"{key}-name"))
    kind = boxes[1].text_input(
        text.draw.kind, old.kind if old else "", key=f"{key}-kind", help=text.draw.kind_help
    )
    only_names = editing.only_names
    suggested = old.area_id if old else only_names.get(name.casefold(), suggested_id(name))
    written = boxes[2].text_input(
        text.draw.area_id,
        suggested if old else "",
        placeholder=suggested,
        key=f"{key}-id",
        disabled=old is not None,
        help=text.draw.area_id_help,
    )
    area_id = old.area_id if old else _field(written) or suggested
    slips = name_slips(editing.areas, name, area_id, is_new=old is None, known=only_names.values())
    if not is_plain(_field(kind)) or len(kind) > LONGEST_NAME:
        slips = (*slips, (NameSlip.NOT_PLAIN, _field(kind)))
    if old is None and not name and not written:
        slips = ((NameSlip.NO_NAME, ""),)  # the id would follow from it
    faults = (text.draw.name_slip[slip].format(value=escaped(value)) for slip, value in slips)
    return Called(area_id=area_id, name=name, kind=_field(kind), faults=tuple(faults))


def _field(written: str | None) -> str:
    """One line, without the spaces around it."""
    return " ".join((written or "").split())
