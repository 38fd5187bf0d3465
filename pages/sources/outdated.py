"""Rows older than the settings let them be: how many, and the button that deletes them."""

from datetime import datetime

import streamlit as st

from data.keeping.parts import LOCAL_TIME
from data.keeping.purge import cutoff
from data.keeping.retention import overdue, thin
from data.settings import settings
from data.store import Store
from pages.shared import session
from pages.shared.markup import escaped
from pages.shared.text import Text, retained

OUTDATED = "outdated"


def draw(store: Store, text: Text) -> None:
    """For an administrator, where a retention period is set."""
    months = settings().privacy.retention_months
    if months is None or not session.may(session.Act.PURGE):
        return
    with st.expander(text.retention.heading, key=f"{OUTDATED}-open", on_change="rerun"):
        st.markdown(text.retention.lead)
        before = cutoff(f"{months}m", datetime.now(LOCAL_TIME).date())
        found = overdue(store, before)
        st.markdown("  \n".join(escaped(line) for line in retained.told(found, text)))
        sure = st.checkbox(text.retention.sure, key=f"{OUTDATED}-sure", disabled=found.is_nothing)
        ready = sure and not found.is_nothing
        clicked = st.button(
            text.retention.purge, key=OUTDATED, disabled=not ready, icon=":material/auto_delete:"
        )
        if clicked and ready and session.may(session.Act.PURGE):
            with st.spinner(text.retention.purging):
                done = thin(store, before, by=session.user_name())
            session.notice("  \n".join(escaped(line) for line in retained.gone(done, text)))
            st.rerun()
