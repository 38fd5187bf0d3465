"""Explore: how many, when and of what kind. Nothing is judged here."""

import streamlit as st

from pages.shared import cached, session
from pages.trends import groups, monthly, rolling, week
from pages.trends.place import place_named

text = session.text()
st.title(text.trends.title)
st.markdown(text.trends.lead)
version = cached.version()
known = cached.catalogue(version)

if known.covered is None:
    st.info(text.frame.no_data)
else:
    selection = session.selection(known)
    place = place_named(selection, known, text)
    monthly.monthly(version, known, selection, place, text)
    left, right = st.columns(2)
    with left:
        rolling.rolling(version, known, selection, place, text)
    with right:
        week.by_weekday(version, selection, place, text)
    groups.by_group(version, known, selection, place, text)
