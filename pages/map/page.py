"""Where do incidents lie close together, before and after? One scale for both."""

import streamlit as st

from pages.map import views
from pages.shared import cached, session

text = session.text()
st.title(text.map.title)
st.markdown(text.map.lead)
version = cached.version()
known = cached.catalogue(version)
study = cached.study(version)

if known.covered is None:
    st.info(text.frame.no_data)
else:
    selection = session.selection(known)
    pilot = study.pilot(session.pilot_area(study)) if study else None
    question = views.question(version, known, selection, pilot, text)
    views.map_card(question, text)
