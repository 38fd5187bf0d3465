"""How the map is drawn, as far as the reader may choose."""

import streamlit as st

from analysis.kernels import Kernel
from pages.map.asked import Asked, Smoothing
from pages.shared import session
from pages.shared.session import Act, View

BANDWIDTHS_M = (100, 150, 200, 250, 300, 400, 500, 750, 1_000)
OF_TWO = {View.AFTER, View.DIFFERENCE, View.RELATIVE}
USUAL_M = {Kernel.GAUSSIAN: 200, Kernel.QUARTIC: 500}


def view_of(asked: Asked) -> View:
    """Of two periods all views, of one those that need no other."""
    alone = len(asked.periods) < 2
    options = [
        view
        for view in View
        if not (alone and view in OF_TWO) and (view is not View.EXACT or session.may(Act.EXACT))
    ]
    return session.draw_map_view(options, asked.text)


def smoothing_of(asked: Asked) -> Smoothing:
    text = asked.text
    with st.expander(text.map.smoothing):
        kernel = session.draw_kernel(tuple(Kernel), asked.text)
        bandwidth = session.draw_bandwidth(BANDWIDTHS_M, USUAL_M[kernel], asked.text)
        bounded = asked.can_be_bounded() and session.draw_bounded(
            asked.is_bounded_unless_said(), asked.text
        )
        st.caption(text.map.smoothing_help)
    return Smoothing(kernel=kernel, bandwidth_m=bandwidth, bounded=bounded)
