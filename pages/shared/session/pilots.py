"""The pilot area, for the pages that show one at a time."""

from collections.abc import Mapping

import streamlit as st

from data.study import Study
from pages.shared.session.links import linked
from pages.shared.text import Text
from pages.shared.text.parts.glossary import Term

PILOT = "pilot"


def draw_pilot(study: Study, names: Mapping[str, str], words: Text) -> None:
    """Draw the choice of pilot area, for the pages that show one at a time."""
    options = [pilot.area for pilot in study.pilots]
    named = {area: names.get(area, area) for area in options}
    if st.session_state.get(PILOT, options[0]) not in options:
        del st.session_state[PILOT]  # of the data before: Streamlit would put it into the link
    st.sidebar.selectbox(
        words.frame.pilot,
        options,
        help=words.glossary.terms[Term.PILOT_AREA].meaning,
        format_func=named.__getitem__,
        **linked(PILOT, named),
    )


def pilot_area(study: Study) -> str:
    """Give the chosen pilot area; the first where none or an unknown one is chosen."""
    areas = [pilot.area for pilot in study.pilots]
    chosen = st.session_state.get(PILOT)
    return chosen if chosen in areas else areas[0]
