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
from pages.trends.parts import Part, contents, part

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
    contents(text)
    part(Part.MONTHS, text)
    monthly.monthly(look)
    notes.notes(look)
    windows.windows(look)
    rolling.rolling(look)
    groups.by_group(look)
    compared = areas.areas_of(look)
    side_by_side.side_by_side(look, compared)
    funnel.funnel_plot(look, compared)
    indexed.index(look)
    part(Part.WHEN, text)
    week.by_weekday(look)
    calendar.months(look)
    calendar.days(look)
