"""What the page Trygghet asks of the answers, kept by the version's fingerprint as in `cached`."""

import pandas as pd
import streamlit as st

from analysis.survey.item_changes import ItemChange, item_changes
from data import context, engine
from data.intake import Kind
from data.kinds.items import ItemBank, item_bank
from data.store import Version
from data.study import Pilot
from pages.shared import cached

KEPT = 50


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _bank(print_: str, _version: Version) -> ItemBank:
    return item_bank(context.rows_of(_version, Kind.ITEMS))


def bank(version: Version) -> ItemBank:
    """Our questions and the user's own."""
    return _bank(version.fingerprint, version)


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _changes(print_: str, pilot: Pilot, _version: Version) -> tuple[ItemChange, ...]:
    return item_changes(
        given(_version),
        pilot,
        bank(_version).scales(),
        waves=engine.wave_days(_version),
        level=cached.decision_level(_version, pilot),
    )


def changes(version: Version, pilot: Pilot) -> tuple[ItemChange, ...]:
    """Every item in every group, the plan's first: see `analysis.survey.item_changes`."""
    return _changes(version.fingerprint, pilot, version)


def given(version: Version) -> pd.DataFrame:
    """The answers that somebody gave: a wide file has a cell for what nobody was asked, too."""
    rows = cached.responses(version)
    return rows[rows["answer"] != ""]
