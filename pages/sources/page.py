"""Load files, see what was kept and why, and go back if something went wrong."""

import streamlit as st

from pages.shared import cached, session
from pages.sources import views

text = session.text()
st.title(text.sources.title)
st.markdown(text.sources.lead)
version = cached.version_if_any()
views.say_what_happened(text)
views.add_file(version, text)
if version is None:
    views.offer_sample(text)
else:
    views.in_use(version, text)
    views.noticed(version, text)
    views.history(version, text)
