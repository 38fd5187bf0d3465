"""Explore: how many, when and of what kind. Nothing is judged here."""

import streamlit as st

from pages.shared import cached, session
from pages.trends import views

text = session.text()
st.title(text.trends.title)
st.markdown(text.trends.lead)
version = cached.version()
known = cached.catalogue(version)

if known.covered is None:
    st.info(text.frame.no_data)
else:
    selection = session.selection(known)
    place = views.place_named(selection, known, text)
    views.monthly(version, known, selection, place, text)
    left, right = st.columns(2)
    with left:
        views.rolling(version, known, selection, place, text)
    with right:
        views.by_weekday(version, selection, place, text)
    views.by_group(version, known, selection, place, text)
