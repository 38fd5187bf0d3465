"""Keeping what is loaded: is it whole, a backup, a backup restored, and old versions deleted."""

from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from data.keeping import journal
from data.keeping.backup import backup, restore
from data.keeping.contents import serious
from data.keeping.journal import Deed
from data.keeping.parts import LOCAL_TIME
from data.keeping.purge import cutoff, purge
from data.keeping.verify import verify
from data.store import Store
from pages.shared import cached, session
from pages.shared.markup import escaped
from pages.shared.text import Text, keeping
from pages.sources import outdated

VERIFY, BACKUP, RESTORE, PURGE = "verify", "backup", "restore", "purge"
AGES = ("12m", "24m", "36m", "60m")


def keep(text: Text) -> None:
    """What whoever loads may do, and below it what only an administrator may."""
    if not session.may(session.Act.LOAD):
        return
    store = Store.home()
    st.markdown(f"## {text.keep.heading}")
    _verify(store, text)
    if session.may(session.Act.RESTORE):
        with st.expander(text.keep.restore_heading, key=f"{RESTORE}-open", on_change="rerun"):
            _restore(store, text)
    if session.may(session.Act.PURGE):
        with st.expander(text.keep.purge_heading, key=f"{PURGE}-open", on_change="rerun"):
            _purge(store, text)
        outdated.draw(store, text)


def offer_restore(text: Text) -> None:
    """The way out of a damaged store, for whoever may take it."""
    if session.may(session.Act.RESTORE):
        st.markdown(f"## {text.keep.restore_heading}")
        _restore(Store.home(), text, "mend")


def _verify(store: Store, text: Text) -> None:
    st.markdown(text.keep.lead)
    with st.container(horizontal=True):
        asked = st.button(text.keep.verify, key=VERIFY, icon=":material/fact_check:")
        if session.may(session.Act.RESTORE):  # it holds every row, and the key
            _offer_backup(store, text)
    if asked:
        found = verify(store)
        said = "\n".join(f"- {escaped(line)}" for line in keeping.verified(found, text))
        (st.error if serious(found) else st.success)(said, icon=":material/fact_check:")


def _offer_backup(store: Store, text: Text) -> None:
    st.download_button(
        text.keep.backup,
        data=partial(_backup, store, session.user_name()),
        file_name=f"pilotkollen-{datetime.now(LOCAL_TIME):%Y-%m-%d}.zip",
        mime="application/zip",
        key=BACKUP,
        on_click="ignore",
        icon=":material/archive:",
    )


def _backup(store: Store, by: str) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "backup.zip"
        backup(store, file)
        journal.note(store.folder, Deed.BACKED_UP, by=by)
        return file.read_bytes()


def _restore(store: Store, text: Text, key: str = RESTORE) -> None:
    st.markdown(text.keep.restore_lead)
    chosen = st.file_uploader(text.keep.backup_file, type=["zip"], key=f"{key}-file")
    sure = st.checkbox(text.keep.restore_sure, key=f"{key}-sure")
    ready = chosen is not None and sure
    clicked = st.button(
        text.keep.restore,
        key=key,
        disabled=not ready,
        icon=":material/settings_backup_restore:",
    )
    if clicked and chosen is not None and sure:
        version = restore(store, chosen, chosen.name, by=session.user_name())
        name = escaped(chosen.name)
        session.notice(text.store.restored.format(name=name, number=version.number))
        st.rerun()


def _purge(store: Store, text: Text) -> None:
    st.markdown(text.keep.purge_lead)
    age = st.selectbox(
        text.keep.older_than,
        AGES,
        index=1,
        format_func=lambda months: text.keep.months.format(count=months.removesuffix("m")),
        key=f"{PURGE}-age",
    )
    sure = st.checkbox(text.keep.purge_sure, key=f"{PURGE}-sure")
    clicked = st.button(text.keep.purge, key=PURGE, disabled=not sure, icon=":material/delete:")
    if clicked and sure and age:
        with st.spinner(text.keep.purging):
            before = cutoff(age, datetime.now(LOCAL_TIME).date())
            gone = purge(store, before, by=session.user_name())
            cached.forget()
        session.notice(escaped(keeping.purged(gone, text)[0]))
        st.rerun()
