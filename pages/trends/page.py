"""Explore: how many, when and of what kind. Nothing is judged here."""

import streamlit as st

from pages.shared import cached, session
from pages.trends import (
    areas,
    calendar,
    funnel,
    groups,
    indexed,
    monthly,
    notes,
    rolling,
    side_by_side,
    week,
    windows,
)
from pages.trends.look import look_at

text = session.text()
st.title(text.trends.title)
st.markdown(text.trends.lead)
version = cached.version()
known = cached.catalogue(version)

if known.covered is None:
    st.info(text.frame.no_data)
else:
    selection = session.selection(known)
    look = look_at(version, known, selection, session.window(known), text)
    place = look.place
    monthly.monthly(look)
    notes.notes(look)
    windows.windows(look)
    left, right = st.columns(2)
    with left:
        rolling.rolling(look)
    with right:
        week.by_weekday(version, selection, place, text)
    indexed.index(look)
    groups.by_group(look)
    compared = areas.areas_of(look)
    side_by_side.side_by_side(look, compared)
    funnel.funnel_plot(look, compared)
    calendar.months(look)
    calendar.days(look)
