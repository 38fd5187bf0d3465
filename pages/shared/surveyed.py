"""What the page Trygghet asks of the answers, kept by the version's fingerprint as in `cached`."""

import pandas as pd
import streamlit as st

from analysis.survey.item_changes import ItemChange, item_changes
from data import engine
from data.store import Version
from data.study import Pilot
from pages.shared import cached

KEPT = 50


@st.cache_data(max_entries=KEPT, show_spinner=False)
def _changes(print_: str, pilot: Pilot, _version: Version) -> tuple[ItemChange, ...]:
    alike = cached.asked_alike(_version, pilot)
    return item_changes(
        given(_version),
        pilot,
        cached.items(_version).scales(),
        waves=engine.wave_days(_version),
        blocked={key: one.breaks[0] for key, one in alike.items() if one.breaks},
        level=cached.decision_level(_version, pilot),
    )


def changes(version: Version, pilot: Pilot) -> tuple[ItemChange, ...]:
    """Every item in every group, the plan's first: see `analysis.survey.item_changes`."""
    return _changes(version.fingerprint, pilot, version)


def given(version: Version) -> pd.DataFrame:
    """The answers that somebody gave: a wide file has a cell for what nobody was asked, too."""
    rows = cached.responses(version)
    return rows[rows["answer"] != ""]
