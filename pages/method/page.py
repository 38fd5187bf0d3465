"""Every method, source and limit in plain words; how often it is wrong; the glossary."""

import pandas as pd
import streamlit as st

from pages.method.calibration import calibration
from pages.method.views import how_often_wrong
from pages.shared import session

text = session.text()
st.title(text.method.title)
st.markdown(text.method.lead)
st.page_link("pages/first/page.py", label=text.first.from_method, icon=":material/flag:")
how_often_wrong(calibration(), text)
for title, body in text.method.sections:
    st.markdown(f"## {title}")
    st.markdown(body)
st.markdown(f"## {text.glossary.heading}")
words = [(entry.word, entry.meaning) for entry in text.glossary.terms.values()]
st.table(pd.DataFrame(words, columns=list(text.glossary.columns)), hide_index=True)
