"""Where do incidents lie close together, before and after? One scale for both."""

import streamlit as st

from pages.map import density, exact, hot_spots, relative, side_by_side, streets
from pages.map.areas_edit.edit import edit
from pages.map.asked import Asked, ask
from pages.map.card import map_card
from pages.map.concentration import concentration
from pages.map.controls import density_controls, smoothing_of, street_period_of, view_of
from pages.map.drawing import Drawing
from pages.map.playback import playback
from pages.shared import cached, session
from pages.shared.session import View


def standing(asked: Asked, view: View) -> Drawing:
    """Every view but the one that walks; densities follow a part of the week and the year."""
    if view is View.HOT_SPOTS:
        return hot_spots.draw(asked)
    if view is View.STREETS:
        return streets.draw(asked, street_period_of(asked))
    if view is View.EXACT:
        return exact.draw(asked)
    asked, smoothing = density_controls(asked)
    if view is View.RELATIVE:
        return relative.draw(asked, smoothing)
    if view is View.SIDE_BY_SIDE:
        return side_by_side.draw(asked, smoothing)
    return density.draw(asked, smoothing, view)


text = session.text()
st.title(text.map.title)
st.markdown(text.map.lead)
version = cached.version()
known = cached.catalogue(version)

if known.covered is None:
    st.info(text.frame.no_data)
else:
    asked = ask(version, known, text)
    with st.container(border=True):
        view = view_of(asked)
        choices = st.container()  # one thing above the map, however many there are in it
        if view is View.QUARTERS:
            with choices:
                smoothing = smoothing_of(asked)
            playback(asked, smoothing)
        else:
            session.forget_quarter()
            with choices:
                drawing = standing(asked, view)
            with st.container():  # as deep as a fragment is: the browser keeps the map
                map_card(asked, drawing)
    concentration(asked)
edit(version, known, text)
