"""The whole page Karta, view by view, with nothing cached: how it grows with the incidents."""

import os
from statistics import median
from time import perf_counter

import streamlit as st
from streamlit.testing.v1 import AppTest

from data.store import Store
from pages.shared.menu import MENU
from pages.shared.session import View
from tests.conftest import ROOT

RUNS = 5
GROWTH_LIMIT = 3.0  # its time at 10,000,000 incidents against that at 100,000

_MAP = next(place.file for place in MENU if place.name == "map")


def view_times(store: Store) -> dict[str, float]:
    """Seconds of the page's whole run, from the click to all that the browser is sent; medians."""
    os.environ["PILOTKOLLEN_STORE"] = str(store.folder)
    return {str(view): _seconds(view) for view in View}


def _seconds(view: View) -> float:
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=120)
    app.query_params["view"] = str(view)
    app.run()
    app.switch_page(_MAP).run()
    taken = []
    for _ in range(RUNS):
        st.cache_data.clear()
        start = perf_counter()
        app.run()
        taken.append(perf_counter() - start)
        assert not app.exception, (view, app.exception)
    return median(taken)
