"""How it was counted."""

import streamlit as st

from pages.effect.asked import Asked
from pages.shared.markup import escaped
from pages.shared.text import sentences
from pages.shared.text.groups import area_names


def plan_lines(asked: Asked) -> None:
    text, pilot = asked.text, asked.pilot
    with st.expander(text.effect.method_heading):
        st.markdown(text.effect.declared)
        smallest = sentences.smallest_change(pilot.primary, text)
        st.markdown(text.effect.smallest.format(change=smallest))
        areas = area_names(pilot.comparison, asked.names, text)
        st.markdown(text.effect.comparison_areas.format(areas=escaped(areas)))
        for title, body in text.method.sections[1:4]:
            st.markdown(f"**{sentences.together(title)}** {body}")
