"""What only people know of a place: filled in, and kept with the store."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import streamlit as st

from analysis.decision.readiness import Need
from data.columns.form_columns import form_value_names
from data.keeping.readiness import Answer, Grade, Routine, keep_answers
from data.store import Store
from pages.shared import session
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.text import Text


def fill_in(
    place: str,
    name: str,
    needs: Sequence[tuple[Need, str]],
    answers: Mapping[str, Answer],
    text: Text,
) -> None:
    """Draw the form; nothing is kept before the button."""
    message, _ = session.pop_notice()
    if message:
        st.success(escaped(message), icon=":material/check_circle:")
    with (
        st.expander(escaped(text.readiness.fill.format(place=name)), icon=":material/edit:"),
        st.form(f"readiness-{place}", border=False),
    ):
        st.markdown(text.readiness.fill_lead)
        given = {
            need.key: _draw_need(place, need, shown, answers.get(need.key, Answer()), text)
            for need, shown in needs
        }
        clicked = st.form_submit_button(text.readiness.save, type="primary", icon=":material/save:")
    if clicked and session.may(session.Act.PLAN):
        keep_answers(Store.home(), place, given, by=session.user_name(), at=datetime.now(UTC))
        session.notice(text.readiness.saved.format(place=name))
        st.rerun()


def _draw_need(place: str, need: Need, shown: str, answer: Answer, text: Text) -> Answer:
    headed(f"**{escaped(shown)}**", text)
    owners = {
        value: name
        for (list_, value), name in form_value_names(text.code).items()
        if list_ == "owner_unit"
    }
    key = f"{place}-{need.key}"
    columns = st.columns(3)
    routines = {str(each): name for each, name in text.readiness.routines.items()}
    grades = {str(each): name for each, name in text.readiness.grades.items()}
    with columns[0]:
        routine = _choose(text.readiness.routine, routines, answer.routine, key, text)
    with columns[1]:
        owner = _choose(text.readiness.owner, owners, answer.owner, key, text)
    with columns[2]:
        grade = _choose(text.readiness.grade, grades, answer.grade, key, text)
    return Answer(
        routine=Routine(routine) if routine else None,
        owner=owner,
        grade=Grade(grade) if grade else None,
    )


def _choose(label: str, named: Mapping[str, str], now: str | None, key: str, text: Text) -> str:
    """Nothing chosen is not answered."""
    options = list(named)
    chosen = st.selectbox(
        label,
        options,
        index=options.index(now) if now in options else None,
        format_func=named.__getitem__,
        placeholder=text.readiness.not_answered,
        key=f"{key}-{label}",
    )
    return chosen or ""
