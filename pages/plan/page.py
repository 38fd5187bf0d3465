"""What is compared with what, and how it is judged: written and locked before anybody looks."""

import streamlit as st

from pages.plan import draft, keep, shown
from pages.shared import cached, session

text = session.text()
st.title(text.plan.title)
st.markdown(text.plan.lead)
version = cached.version()
study = cached.plan(version)
keep.say_what_happened(study, text)
known = cached.catalogue(version)
names = dict(known.areas)

if study is None:
    st.info(text.plan.none_yet, icon=":material/edit_note:")
else:
    shown.lock(study, version, names, text)
    shown.pilots(study, names, text)
    shown.decision(study, text)
    shown.chosen(study, version, names, text)
if session.may(session.Act.PLAN):
    draft.edit(study, known, version, text)
if study is not None:
    keep.lock(study, version, text)
    keep.download(study, version, text)
