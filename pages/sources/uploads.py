"""The file that somebody chose, read once however often the page runs."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.columns.personal import personal_columns
from data.files.cells import texts
from data.files.head import head, read_head
from data.files.tables import Table, read_table
from data.intake import Kind
from data.readers import guess_kind

KEPT = 4  # heads; each is at most a megabyte of text, or one workbook
FEWEST_ROWS = 5  # a value of fewer may tell of a single case
MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """`id` is another one for each upload, also of the same file."""

    id: str
    name: str
    content: bytes


def kind_of(upload: Upload) -> Kind | None:
    """What it seems to hold."""
    return _kind(upload.id, upload)


def table_of(upload: Upload) -> Table:
    """Its first rows. Raises `FileError`."""
    return _table(upload.id, upload)


def common_values(upload: Upload, header: str) -> dict[str, int]:
    """
    The values under a header of the whole file and their rows, the most common first; none of
    fewer than five rows, and none of a column that holds personal data.
    """
    return _values(upload.id, header, upload)


@st.cache_data(max_entries=KEPT, show_spinner=False, scope="session")
def _kind(id_: str, _upload: Upload) -> Kind | None:
    return guess_kind(*head(_upload.content, _upload.name))


@st.cache_resource(max_entries=KEPT, show_spinner=False, scope="session")
def _table(id_: str, _upload: Upload) -> Table:
    return read_head(_upload.content, _upload.name)


@st.cache_resource(max_entries=1, show_spinner=False, scope="session")
def _whole(id_: str, _upload: Upload) -> pd.DataFrame:
    return read_table(_upload.content, _upload.name, crs="EPSG:4326").rows


@st.cache_data(max_entries=20, show_spinner=False, scope="session")
def _values(id_: str, header: str, _upload: Upload) -> dict[str, int]:
    written = texts(_whole(id_, _upload)[header])
    if personal_columns(written.to_frame(header)):
        return {}  # the load refuses this column too
    counts = written.value_counts()
    common = counts[(counts >= FEWEST_ROWS) & (counts.index != "")].head(MOST_VALUES)
    return {str(value): int(count) for value, count in common.items()}
