"""What somebody writes about one of the five questions, for those who may plan."""

import streamlit as st

from analysis.decision.emmie import Letter
from data.keeping.written import LONGEST, write
from data.problems import UserError
from data.store import Store
from pages.decision.asked import Asked
from pages.shared import session
from pages.shared.markup import escaped
from pages.shared.text import sentences

PILOT, ABOUT, WORDS, SAVE = "write_pilot", "write_about", "write_words", "write_save"


def draw(asked: Asked) -> None:
    """The form, and what became of what was written in it."""
    text = asked.text
    message, _ = session.pop_notice()
    if message:
        st.success(message, icon=":material/check_circle:")
    if not session.may(session.Act.PLAN):
        return
    with st.expander(text.emmie.write):
        st.markdown(text.emmie.write_lead)
        _form(asked)


def _form(asked: Asked) -> None:
    text = asked.text
    names = {pilot.area: asked.area(pilot) for pilot in asked.study.pilots}
    with st.form("write"):
        first, second = st.columns(2)
        area = first.selectbox(
            text.emmie.pilot, list(names), format_func=names.__getitem__, key=PILOT
        )
        letter = second.selectbox(
            text.emmie.about, list(Letter), format_func=text.emmie.letter.__getitem__, key=ABOUT
        )
        key = f"{WORDS}-{session.edition(WORDS)}"
        words = st.text_area(text.emmie.words, max_chars=LONGEST, key=key)
        asked_to = st.form_submit_button(text.emmie.save, key=SAVE, icon=":material/save:")
    if not asked_to or area not in names or letter is None:
        return
    if session.may(session.Act.PLAN):
        _save(asked, area, letter, words[:LONGEST])


def _save(asked: Asked, area: str, letter: Letter, words: str) -> None:
    """Keep it, or say why not; then nothing has changed."""
    text = asked.text
    try:
        personal = write(
            Store.home().folder,
            (area, letter),
            words,
            by=session.user_name(),
            fictive=asked.version.fictive,
        )
    except UserError as error:
        st.error(sentences.problem(error, text, escaped), icon=":material/edit:")
        return
    if personal is not None:
        said = text.emmie.personal.format(what=text.personal[personal])
        st.error(said, icon=":material/block:")
        return
    done = text.emmie.saved if words.strip() else text.emmie.removed
    name = escaped(asked.names.get(area, area))
    session.notice(done.format(part=sentences.inside(text.emmie.letter[letter]), area=name))
    session.begin_again(WORDS)
    st.rerun()
