"""How do visitors and businesses experience the place, before and after?"""

import streamlit as st

from data.intake import Kind
from pages.safety import views
from pages.shared import cached, session

text = session.text()
st.title(text.safety.title)
st.markdown(text.safety.lead)
version = cached.version()
version.part(Kind.SURVEY)  # without a survey the frame says what is missing
study = cached.plan(version)
names = dict(cached.catalogue(version).areas)

if study is not None:
    pilot = study.pilot(session.pilot_area(study))
    for outcome in views.outcomes(pilot):
        views.outcome_card(version, pilot, outcome, names, text)
    views.reporting(version, pilot, names, text)
views.all_items(version, text)
st.caption(text.safety.own_wording)
