"""How the map is drawn, as far as the reader may choose."""

from dataclasses import replace

import streamlit as st

from analysis.kernels import Kernel
from analysis.when import When
from pages.map.asked import Asked, Smoothing
from pages.shared import session
from pages.shared.session import Act, View

BANDWIDTHS_M = (100, 150, 200, 250, 300, 400, 500, 750, 1_000)
USUAL_M = {Kernel.GAUSSIAN: (200, 500), Kernel.QUARTIC: (500, 1_000)}  # of a town, of a city
CITY_M = 6_000  # a view that is wider is a city's
OF_TWO = {View.AFTER, View.DIFFERENCE, View.RELATIVE, View.SIDE_BY_SIDE}


def view_of(asked: Asked) -> View:
    """Of two periods all views, of one those that need no other."""
    alone = len(asked.periods) < 2
    options = [
        view
        for view in View
        if not (alone and view in OF_TWO)
        and (view is not View.EXACT or session.may(Act.EXACT))
        and (view is not View.STREETS or asked.known.segment_count)
    ]
    names = dict(asked.text.map.views)
    if alone:
        names[View.BEFORE] = asked.text.map.only_period
    return session.draw_map_view({view: names[view] for view in options}, asked.text)


def smoothing_of(asked: Asked) -> Smoothing:
    text = asked.text
    with st.expander(text.map.smoothing):
        kernel = session.draw_kernel(tuple(Kernel), asked.text)
        bandwidth = session.draw_bandwidth(BANDWIDTHS_M, _usual(kernel, asked), asked.text)
        bounded = asked.can_be_bounded() and session.draw_bounded(
            asked.is_bounded_unless_said(), asked.text
        )
        st.caption(text.map.smoothing_help)
    return Smoothing(kernel=kernel, bandwidth_m=bandwidth, bounded=bounded)


def _usual(kernel: Kernel, asked: Asked) -> int:
    west, south, east, north = asked.view
    of_town, of_city = USUAL_M[kernel]
    return of_city if max(east - west, north - south) > CITY_M else of_town


def street_period_of(asked: Asked) -> str:
    """Before, after or their difference; with one period there is no choice."""
    return session.draw_street_period(asked.text) if len(asked.periods) > 1 else "before"


def density_controls(asked: Asked) -> tuple[Asked, Smoothing]:
    """Beside each other: the finding and the map are to be seen without scrolling."""
    part, drawn = st.columns(2)
    with part:
        asked = replace(asked, when=_when_of(asked))
    with drawn:
        return asked, smoothing_of(asked)


def _when_of(asked: Asked) -> When:
    """All parts together are all of it, without what nobody knows the hour of."""
    with st.expander(asked.text.when.heading):
        return session.draw_when(asked.text)
