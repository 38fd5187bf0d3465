"""May it start in more places? What is known, and what speaks for and against each option."""

import streamlit as st

from pages.decision import asked, cost, evidence, options, readiness, where_next
from pages.decision.parts import Part, chosen
from pages.shared import session

text = session.text()
st.title(text.decision.title)
st.markdown(text.decision.lead)
part = chosen()
ask = asked.ask(text)
{
    Part.EVIDENCE: evidence.draw,
    Part.OPTIONS: options.draw,
    Part.WHERE_NEXT: where_next.draw,
    Part.READINESS: readiness.draw,
    Part.COST: cost.draw,
}[part](ask)
