"""What was done, by whom and when: for administrators."""

import pandas as pd
import streamlit as st

from data.keeping import journal
from data.store import Store
from pages.shared import session
from pages.shared.components import as_text
from pages.shared.markup import escaped
from pages.shared.text import deeds

NEWEST = 200  # lines on the screen; the command shows all

text = session.text()
st.title(text.journal.title)
if not session.may(session.Act.JOURNAL):
    st.info(text.journal.not_yours, icon=":material/lock:")
    st.stop()
st.markdown(text.journal.lead)
folder = Store.home().folder
log, checked = journal.events(folder), journal.check(folder)
verdict = escaped(deeds.verdict(checked, text))
(st.error if checked.broken else st.success)(verdict, icon=":material/link:")
if log:
    rows = [deeds.row(each, text) for each in reversed(log[-NEWEST:])]
    table = pd.DataFrame(rows, columns=list(text.journal.columns))
    st.table(as_text(table), hide_index=True)  # whole: what was done may be long
if len(log) > NEWEST:
    slots = {"n": text.numbers.whole(NEWEST), "all": text.numbers.whole(len(log))}
    st.caption(text.journal.newest.format(**slots))
