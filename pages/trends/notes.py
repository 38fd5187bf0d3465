"""A note on the time axis, for those who may load."""

from datetime import date

import streamlit as st

from data.notes import Note, read_note, why_refused
from data.problems import UserError
from data.store import Store
from data.study import Period
from pages.shared import session
from pages.shared.markup import escaped
from pages.shared.text import sentences
from pages.trends.look import Look

MONTH, AREA, TEXT, ADD = "note_month", "note_area", "note_text", "note_add"
LONGEST = 80  # letters: what is longer is taken for a story and not stored


def notes(look: Look) -> None:
    """The form, and what became of the note that was written in it."""
    text = look.text
    message, _ = session.pop_notice()
    if message:
        st.success(message, icon=":material/check_circle:")
    if not session.may(session.Act.LOAD):
        return
    with st.expander(text.notes.heading):
        st.markdown(text.notes.lead)
        note = _ask(look)
        if note is not None and session.may(session.Act.LOAD):
            _save(note, look)


def _ask(look: Look) -> Note | None:
    """Give what was written once it is to be saved. A saved note empties the form."""
    text, version = look.text, look.version
    months = _months(look)
    names = ["", *sorted(name for _, name in look.known.areas)]
    with st.form(f"note-{version.number}"):
        first, second = st.columns(2)
        month = first.selectbox(
            text.notes.month, months[::-1], format_func=text.numbers.month, key=MONTH
        )
        area = second.selectbox(
            text.notes.area,
            names,
            format_func=lambda name: name or text.frame.everywhere,
            key=AREA,
        )
        said = st.text_input(
            text.notes.text, max_chars=LONGEST, key=f"{TEXT}-{version.number}"
        ).strip()
        asked = st.form_submit_button(text.notes.add, key=ADD, icon=":material/add_comment:")
    if not asked or month not in months or area not in names:
        return None
    if not said:
        st.error(text.notes.empty, icon=":material/edit:")
        return None
    return Note(month=_month(month), area=area, text=said)


def _months(look: Look) -> list[date]:
    return [month.date() for month in look.months.index]


def _month(first: date) -> Period:
    return Period(first, date(first.year + first.month // 12, first.month % 12 + 1, 1))


def _save(note: Note, look: Look) -> None:
    """Add it beside what is there, or say why not; then nothing has changed."""
    text = look.text
    name = text.notes.file.format(month=f"{note.month.start:%Y-%m}")
    try:
        intake = read_note(note, name, fictive=look.version.fictive)
        if refused := why_refused(intake):
            why = "\n".join(f"- {escaped(sentences.finding(f, text))}" for f in refused)
            st.error(f"{text.notes.refused}\n\n{why}", icon=":material/block:")
            return
        Store.home().add(intake, beside=True, made_by=session.user_name())
    except UserError as error:
        st.error(sentences.problem(error, text, escaped), icon=":material/edit:")
        return
    session.notice(text.notes.added.format(month=text.numbers.month(note.month.start)))
    st.rerun()
