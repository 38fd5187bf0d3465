"""Saving a plan, locking it, taking it home."""

import streamlit as st

from data.intake import Kind, fictive_head
from data.loading import read_for
from data.plans.locks import Edit
from data.plans.study_text import study_text
from data.problems import UserError
from data.store import Store, Version
from data.study import Study
from pages.shared import session
from pages.shared.components import receipt, way_on
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences

NAME = "studie.toml"
LOCK, SAVE, LOCKER = "plan-lock", "plan-save", "plan-locker"


def say_what_happened(study: Study | None, text: Text) -> None:
    """Show the outcome of the click that led to this run, and what comes next."""
    message, _ = session.pop_notice()
    if not message:
        return
    with receipt():
        st.success(message, icon=":material/check_circle:")
        if study is None:
            return
        if study.lock is None:
            st.markdown(text.plan.next_lock)
        else:
            way_on("effect", text, text.sources.next_answer)


def save(draft: Study, study: Study | None, version: Version, text: Text) -> None:
    """A button; of a locked plan with the reason for the change."""
    why, by, is_locked = "", "", study is not None and study.lock is not None
    if is_locked:
        key = f"{SAVE}-why-{version.number}"
        why = st.text_input(text.plan.why, help=text.plan.why_help, key=key).strip()
        by = _name(SAVE, version, text)
    missing = is_locked and not why
    if missing:
        st.markdown(text.plan.why_first)
    clicked = st.button(
        text.plan.save, type="primary", key=SAVE, disabled=missing, icon=":material/save:"
    )
    if not clicked or missing:
        return
    _keep(draft, Edit(follows=version.number, why=why, by=by), version, text)


def lock(study: Study, version: Version, text: Text) -> None:
    """Offer to lock a plan that is not locked."""
    if study.lock is not None or not session.may(session.Act.PLAN):
        return
    # with a key: what moves among others is made anew by the browser, and would fold up
    with st.expander(text.plan.lock, key=LOCKER, on_change="rerun", icon=":material/lock:"):
        st.markdown(text.plan.lock_lead)
        by = _name(LOCK, version, text)
        sure = st.checkbox(text.plan.lock_sure, key=f"{LOCK}-sure-{version.number}")
        clicked = st.button(text.plan.lock, key=LOCK, disabled=not sure, icon=":material/lock:")
        if clicked and sure:
            _keep(study, Edit(follows=version.number, lock=True, by=by), version, text)


def _name(key: str, version: Version, text: Text) -> str:
    """Who does it, as they name themselves; nobody is named where nobody wants to be."""
    said = st.text_input(text.plan.name, help=text.plan.name_help, key=f"{key}-by-{version.number}")
    return said.strip()


def download(study: Study, version: Version, text: Text) -> None:
    if not session.may(session.Act.REPORT):
        return
    st.download_button(
        text.plan.download,
        data=lambda: _content(study, version),
        file_name=NAME,
        mime="application/toml",
        key="plan-download",
        on_click="ignore",
        icon=":material/download:",
    )


def _keep(study: Study, edit: Edit, version: Version, text: Text) -> None:
    """A ring that is new is counted in: with millions of incidents that takes its time."""
    try:
        with st.spinner(text.plan.saving):
            store = Store.home()
            intake = read_for(store, Kind.STUDY, _content(study, version), NAME)
            kept = store.add(intake, made_by=session.user_name(), edit=edit)
    except UserError as error:
        said = sentences.faults_of(error, text, escaped)
        st.error(f"{text.plan.faults}\n\n{said}", icon=":material/edit:")
        return
    session.keep_unsaved(version.number, ())
    session.notice(
        text.plan.locked_now
        if edit.lock
        else text.plan.saved.format(number=text.numbers.whole(kept.number))
    )
    st.rerun()


def _content(study: Study, version: Version) -> bytes:
    """A plan of made-up data says so: made-up and real data are never mixed."""
    return (fictive_head(version.fictive) + study_text(study)).encode()
