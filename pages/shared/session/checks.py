"""Which checks of an answer, and which editor, stand open."""

from enum import StrEnum

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.session.drawn import forget
from pages.shared.session.links import ON_OR_OFF, linked

AREA_EDITOR = "edit-areas"


class Check(StrEnum):
    """The checks of an answer that open. A value is the parameter that people see and share."""

    MOVED = "moved"
    EARLIER = "earlier"
    CHOICES = "choices"
    WHEN = "why-here"
    ADDRESS = "one-address"
    REPORTING = "reporting"
    STREETS = "streets"
    HOURS = "hours"
    SERIES = "series"


def check(which: Check, label: str) -> tuple[DeltaGenerator, bool]:
    """Draw the frame of a check, and tell whether the reader, or a link, has opened it."""
    box = st.expander(label, **linked(str(which), ON_OR_OFF))
    return box, bool(box.open)


def leave(which: Check) -> None:
    """What stands below a check is none of its figures."""
    forget(str(which))


def area_editor(label: str) -> tuple[DeltaGenerator, bool]:
    """Draw the frame of the editor of areas, and tell whether it has been opened."""
    box = st.expander(label, **linked(AREA_EDITOR, ON_OR_OFF))
    return box, bool(box.open)
