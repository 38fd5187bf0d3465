"""The outline of an area: drawn with the mouse, or typed as coordinates."""

from collections.abc import Iterator
from enum import StrEnum

import streamlit as st

from data.kinds.changed_areas import Area
from data.kinds.outline import Mistake, Shape, area_of, is_same, rings_of
from pages.map.areas_edit import drawn, typed
from pages.map.areas_edit.editing import Editing
from pages.shared.markup import escaped
from pages.shared.text import Text


class Way(StrEnum):
    DRAWN = "drawn"
    TYPED = "typed"


def shape(old: Area | None, editing: Editing) -> Shape | tuple[Mistake, ...] | None:
    """Give the shape as it is outlined now, what is wrong with it, or None if there is none yet."""
    text, key = editing.text, f"{editing.key}-{old.area_id if old else ''}"
    was = old.shape if old else None
    if was is not None and isinstance(area_of(rings_of(was), editing.known.crs), tuple):
        st.info(text.draw.too_detailed, icon=":material/help:")
        return was
    way = st.segmented_control(
        text.draw.way,
        list(Way),
        default=Way.DRAWN,
        required=True,
        format_func=lambda each: text.draw.ways[each],
        key=f"{key}-way",
        help=text.draw.way_help,
    )
    found = (typed if way == Way.TYPED else drawn).shape(old, editing, key)
    unmoved = was is not None and not isinstance(found, tuple | None) and is_same(found, was)
    return was if unmoved else found


def said_mistakes(shape: Shape | tuple[Mistake, ...] | None, text: Text) -> Iterator[str]:
    """Each mistake as a sentence: which line, what is wrong and where, and what to do."""
    for mistake in shape if isinstance(shape, tuple) else ():
        value = escaped(mistake.value)
        if mistake.at:
            longitude, latitude = mistake.at
            value = f"{text.numbers.decimal(latitude, 5)} {text.numbers.decimal(longitude, 5)}"
        said = text.draw.slip[mistake.slip].format(value=value)
        match mistake.lines:
            case (line,):
                yield text.draw.line.format(line=line, said=said)
            case (first, second):
                yield text.draw.lines.format(first=first, second=second, said=said)
            case _:
                yield said
