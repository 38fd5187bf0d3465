"""The report: figures of any page in order, with people's words, out as documents."""

import streamlit as st

from data import reports
from data.store import Store
from pages.report import basket, take_out
from pages.report.contents import contents, titles
from pages.shared import cached, session

text = session.text()
st.title(text.report.title)
may_change = session.may(session.Act.REPORT)
st.markdown(text.report.lead if may_change else text.report.lead_to_read)
version = cached.version()
message, _ = session.pop_notice()
if message:
    st.success(message, icon=":material/check_circle:")

store = Store.home()
name = session.draw_report(titles(store, text), reports.next_name(store), text)
with st.spinner(text.report.opening):
    found = contents(reports.report(store, name), version, store, text.code)
basket.heading(found)
if found.entries:
    take_out.take_out(found)
basket.figures(found)
