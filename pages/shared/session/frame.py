"""What is the same on every page: the mark of made-up data, the pilot, the filters."""

import streamlit as st

from analysis.when import QUARTERS
from pages.shared import cached
from pages.shared.session.exploring import draw_filters
from pages.shared.session.links import drop, in_any_language, understand
from pages.shared.session.months import window_months
from pages.shared.session.on_map import KERNEL, SEASON, SHOW, STREET, VIEW, WEEK, View
from pages.shared.session.on_trends import (
    BESIDE,
    FUNNEL,
    PEERS,
    SCALE,
    WINDOW_FROM,
    WINDOW_TO,
    switch,
)
from pages.shared.session.pilots import draw_pilot
from pages.shared.text import Text


def draw_frame(words: Text) -> None:
    """Draw what is the same on every page: the mark of made-up data, the pilot, the filters."""
    version = cached.version_if_any()
    if version is None:
        return  # the page says so, and the page Sources works without data
    catalogue = cached.catalogue(version)
    if version.fictive:
        st.warning(words.frame.fictive_long, icon=":material/science:")
    if study := cached.study(version):
        draw_pilot(study, dict(catalogue.areas), words)
    draw_filters(catalogue, words)
    views = in_any_language(lambda each: each.map.views)
    views |= in_any_language(lambda each: {View.BEFORE: each.map.only_period})
    understand(VIEW, views, single=True)
    understand(STREET, in_any_language(lambda each: each.street_map.options), single=True)
    understand(WEEK, in_any_language(lambda each: each.when.week))
    understand(
        SEASON, in_any_language(lambda each: {str(q): each.when.year[q - 1] for q in QUARTERS})
    )
    understand(KERNEL, in_any_language(lambda each: each.map.kernels), single=True)
    understand(SHOW, in_any_language(lambda each: each.layers.extra))
    understand(PEERS, {name: area for area, name in catalogue.areas})
    for key in (WINDOW_FROM, WINDOW_TO):
        understand(key, {m: m for m in window_months(catalogue)}, single=True)
    for key in (BESIDE, SCALE, FUNNEL):
        meant = in_any_language(lambda each: switch(key, each)[1])  # noqa: B023 (asked at once)
        understand(key, meant, single=True)
    drop([], words)
