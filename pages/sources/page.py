"""Load files, see what was kept and why, and go back if something went wrong."""

import streamlit as st

from pages.shared import cached, session
from pages.sources import add, history, keep, quality

text = session.text()
st.title(text.sources.title)
st.markdown(text.sources.lead)
add.wait_for_load(text)
version = cached.version_if_any()
add.add_file(version, text)
if version is None:
    add.offer_sample(text)
else:
    quality.in_use(version, text)
    quality.report(version, text)
    history.history(version, text)
    keep.keep(text)
