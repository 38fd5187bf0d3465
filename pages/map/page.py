"""Where do incidents lie close together, before and after? One scale for both."""

import streamlit as st

from pages.map import density, exact, hot_spots, relative, streets
from pages.map.asked import ask
from pages.map.card import map_card
from pages.map.concentration import concentration
from pages.map.controls import smoothing_of, street_period_of, view_of
from pages.shared import cached, session
from pages.shared.session import View

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
        if view is View.HOT_SPOTS:
            drawing = hot_spots.draw(asked)
        elif view is View.STREETS:
            drawing = streets.draw(asked, street_period_of(asked))
        elif view is View.RELATIVE:
            drawing = relative.draw(asked, smoothing_of(asked))
        elif view is View.EXACT:
            drawing = exact.draw(asked)
        else:
            drawing = density.draw(asked, smoothing_of(asked), view)
        map_card(asked, drawing)
    concentration(asked)
