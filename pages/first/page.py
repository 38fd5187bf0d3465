"""What this is, how an answer is read, and the ways on: the first screen, at any time."""

import streamlit as st

from pages.shared import cached, first_time, session

text = session.text()
st.title(text.first.title)
first_time.draw(cached.version_if_any(), text)
