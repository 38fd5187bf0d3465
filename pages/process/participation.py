"""Who takes part, who does not, and does it last? A picture for each question."""

import streamlit as st

from pages.process.asked import Asked
from pages.process.indicators import indicators
from pages.process.taking_part import activity, groups, meetings, members, messages, reports


def draw(asked: Asked) -> None:
    text, found = asked.text, indicators(asked)
    st.header(text.participation.heading["members"])
    members.draw(asked, found["P01"])
    groups.draw(asked, found["P02"], found["P03"])
    st.header(text.participation.heading["activity"])
    activity.draw(asked, found["P04"], found["P27"])
    st.header(text.participation.heading["meetings"])
    meetings.draw(asked, found)
    st.header(text.participation.heading["reports"])
    reports.draw(asked, found)
    st.header(text.participation.heading["messages"])
    messages.draw(asked, found["P21"])
