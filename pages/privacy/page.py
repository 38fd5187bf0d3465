"""Why personal data are kept, on what ground, how long, who sees what and whom to ask."""

import streamlit as st

from data.settings import settings
from data.small_counts import SMALLEST_SHOWN
from pages.privacy.told import contacts, retention, said
from pages.shared import session

text = session.text()
told = settings().privacy
least = text.numbers.whole(SMALLEST_SHOWN)
st.title(text.privacy.title)
st.markdown(text.privacy.lead)
for heading, body in (
    (text.privacy.controller_heading, said(told.controller, text.privacy.no_controller)),
    (text.privacy.purpose_heading, said(told.purpose, text.privacy.no_purpose)),
    (text.privacy.ground_heading, said(told.legal_ground, text.privacy.no_ground)),
    (text.privacy.retention_heading, retention(told, text)),
    (text.privacy.contact_heading, contacts(told, text)),
    (text.privacy.kept_heading, text.privacy.kept),
    (text.privacy.seen_heading, text.privacy.seen.format(least=least)),
    (text.privacy.noted_heading, text.privacy.noted),
):
    st.markdown(f"## {heading}")
    st.markdown(body)
if not all((told.controller, told.purpose, told.legal_ground, told.retention_months, told.contact)):
    st.caption(text.privacy.not_set)
