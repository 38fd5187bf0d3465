"""The answer first: per pilot its primary outcome, how sure we are, and what speaks against."""

import streamlit as st

from pages.overview import answers
from pages.shared import cached, first_time, session

text = session.text()
st.title(text.overview.title)
first_time.offer(cached.version_if_any(), text)
version = cached.version()
study = cached.study(version)
known = cached.catalogue(version)

if study is None:
    answers.without_study(version, text)
else:
    names = dict(known.areas)
    answers.answer(study, version, names, text)
    answers.safety_lines(study, version, names, text)
answers.data_line(version, text)
