"""How the partnership works, and with which methods: what was planned, done and by whom."""

import streamlit as st

from pages.process import (
    asked,
    chain,
    faults,
    glance,
    measures,
    methods,
    participation,
    situation,
    timeline,
    walks,
)
from pages.process.parts import Part, chosen
from pages.shared import session

text = session.text()
st.title(text.process.title)
st.markdown(text.process.lead)
part = chosen()
ask = asked.ask(text)
{
    Part.GLANCE: glance.draw,
    Part.MEASURES: measures.draw,
    Part.PARTICIPATION: participation.draw,
    Part.WALKS: walks.draw,
    Part.CHAIN: chain.draw,
    Part.TIMELINE: timeline.draw,
    Part.METHODS: methods.draw,
    Part.SITUATION: situation.draw,
    Part.FAULTS: faults.draw,
}[part](ask)
