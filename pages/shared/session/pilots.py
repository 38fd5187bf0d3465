"""The pilot area, for the pages that show one at a time."""

from collections.abc import Mapping

import streamlit as st

from data.study import Study
from pages.shared.session.drawn import note
from pages.shared.session.links import understand
from pages.shared.text import Text
from pages.shared.text.parts.glossary import Term

PILOT = "pilot"


def draw_pilot(study: Study, names: Mapping[str, str], words: Text) -> None:
    """Draw the choice of pilot area, for the pages that show one at a time."""
    options = [pilot.area for pilot in study.pilots]
    note(PILOT)
    understand(PILOT, {names.get(area, area): area for area in options}, single=True)
    st.sidebar.selectbox(
        words.frame.pilot,
        options,
        help=words.glossary.terms[Term.PILOT_AREA].meaning,
        format_func=lambda area: names.get(area, area),
        key=PILOT,
        bind="query-params",
    )


def pilot_area(study: Study) -> str:
    """Give the chosen pilot area; the first where none or an unknown one is chosen."""
    areas = [pilot.area for pilot in study.pilots]
    chosen = st.session_state.get(PILOT)
    return chosen if chosen in areas else areas[0]
