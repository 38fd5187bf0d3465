"""How do visitors and businesses experience the place, before and after?"""

import streamlit as st

from pages.safety import answer, answers, asked, items, problems, reporting, who
from pages.safety.parts import Part, chosen
from pages.shared import session

text = session.text()
st.title(text.safety.title)
st.markdown(text.safety.lead)
ask = asked.ask(text)
part = chosen()
{
    Part.ANSWER: answer.draw,
    Part.ITEMS: items.draw,
    Part.ANSWERS: answers.draw,
    Part.PROBLEMS: problems.draw,
    Part.REPORTING: reporting.draw,
    Part.WHO: who.draw,
}[part](ask)
if ask.is_ours:
    st.caption(text.safety.own_wording)
