"""Rows older than the settings let them be: how many, and the button that deletes them."""

from datetime import date, datetime

import streamlit as st

from data.keeping.parts import LOCAL_TIME
from data.keeping.purge import cutoff
from data.keeping.retention import far_ahead, overdue, thin
from data.settings import settings
from data.store import Store
from pages.shared import cached, session
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
        today = datetime.now(LOCAL_TIME).date()
        before = cutoff(f"{months}m", today)
        found = overdue(store, before)
        st.markdown("  \n".join(escaped(line) for line in retained.told(found, text)))
        sure = st.checkbox(text.retention.sure, key=f"{OUTDATED}-sure", disabled=found.is_nothing)
        ready = sure and not found.is_nothing and _is_clock_right(store, today, text)
        clicked = st.button(
            text.retention.purge, key=OUTDATED, disabled=not ready, icon=":material/auto_delete:"
        )
        if clicked and ready and session.may(session.Act.PURGE):
            with st.spinner(text.retention.purging):
                done = thin(store, before, by=session.user_name())
                cached.forget()
            session.notice("  \n".join(escaped(line) for line in retained.gone(done, text)))
            st.rerun()


def _is_clock_right(store: Store, today: date, text: Text) -> bool:
    """Where it seems to be ahead, somebody has to say that it is not."""
    newest = far_ahead(store, today)
    if newest is None:
        return True
    st.warning(escaped(retained.clock(today, newest, text)), icon=":material/schedule:")
    return st.checkbox(text.retention.clock_sure, key=f"{OUTDATED}-clock")
