"""What the page knows of: the files about the work, and how much each tells."""

import pandas as pd
import streamlit as st

from data.intake import Kind
from pages.process.asked import Asked

KINDS = (
    Kind.MEMBERS, Kind.MEETINGS, Kind.WALKS, Kind.PROBLEMS, Kind.MEASURES, Kind.ELEMENTS,
    Kind.SITUATIONS, Kind.REPORTS, Kind.MESSAGES, Kind.CAMERAS, Kind.RESOURCES,
)  # fmt: skip


def draw(asked: Asked) -> None:
    """A row for each kind of file; what is not loaded says so."""
    text = asked.text
    rows = [(text.kind[kind], _loaded(asked, kind)) for kind in KINDS]
    st.table(pd.DataFrame(rows, columns=list(text.process.files)), hide_index=True)


def _loaded(asked: Asked, kind: Kind) -> str:
    rows = asked.rows(kind)
    if rows is None:
        return asked.text.process.not_loaded
    return asked.text.numbers.whole(len(rows))
