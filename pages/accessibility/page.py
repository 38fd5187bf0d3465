"""The accessibility statement, by the Swedish law and its authority's model."""

import os

import streamlit as st

from pages.accessibility.contact import contact
from pages.accessibility.known import ASSESSED, KNOWN, UPDATED, Known
from pages.shared import session
from pages.shared.text import Text


def listed(known: Known, text: Text) -> str:
    """What does not work, what does instead, and where its makers follow it."""
    fault, instead = text.accessibility.fault[known.name], text.accessibility.instead[known.name]
    criterion = text.accessibility.criterion.format(number=known.criterion)
    return f"- **{fault}** {instead} {criterion}.{_followed(known, text)}"


def _followed(known: Known, text: Text) -> str:
    if not known.issue:
        return ""
    maker, number = known.issue.split("/")[3], known.issue.rpartition("/")[2]
    issue = text.accessibility.issue.format(maker=maker.capitalize(), number=number)
    return f" [{issue}]({known.issue})."


text = session.text()
who = contact(os.environ)
reach = text.accessibility.reach.format(contact=who) if who else text.accessibility.no_contact
st.title(text.accessibility.title)
st.markdown(text.accessibility.lead)
for heading, body in (
    (text.accessibility.how_heading, text.accessibility.how),
    (text.accessibility.otherwise_heading, f"{text.accessibility.otherwise} {reach}"),
    (text.accessibility.report_heading, f"{text.accessibility.report} {reach}"),
    (text.accessibility.authority_heading, text.accessibility.authority),
):
    st.markdown(f"## {heading}")
    st.markdown(body)
st.markdown(f"## {text.accessibility.known_heading}")
st.markdown(text.accessibility.known)
st.markdown("\n".join(listed(known, text) for known in KNOWN))
st.markdown(text.accessibility.outside)
st.markdown(f"## {text.accessibility.tested_heading}")
st.markdown(text.accessibility.tested)
st.markdown(
    text.accessibility.dates.format(
        assessed=text.numbers.day(ASSESSED), updated=text.numbers.day(UPDATED)
    )
)
