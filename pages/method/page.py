"""Every method, source and limit in plain words; the glossary."""

import pandas as pd
import streamlit as st

from pages.shared import session

text = session.text()
st.title(text.method.title)
st.markdown(text.method.lead)
for title, body in text.method.sections:
    st.markdown(f"## {title}")
    st.markdown(body)
st.markdown(f"## {text.method.glossary_heading}")
st.table(
    pd.DataFrame(text.method.glossary, columns=list(text.method.glossary_columns)), hide_index=True
)
