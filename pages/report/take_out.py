"""The report as files: which template, which language, which form."""

from functools import partial

import streamlit as st

from data.reports import report
from data.store import Store
from pages.report.contents import Contents
from pages.report.document import Template
from pages.report.export import Asked, Form, export
from pages.shared import session
from pages.shared.markup import escaped
from pages.shared.pictures.browser import THE_DRAWER
from pages.shared.text import sentences
from pages.shared.text.languages import LANGUAGES


def take_out(contents: Contents) -> None:
    """Each button makes its file when it is clicked."""
    text = contents.text
    if not session.may(session.Act.REPORT):
        return
    st.markdown(f"## {text.report.make}")
    st.markdown(text.report.make_lead)
    if problem := THE_DRAWER.problem():
        why = sentences.problem(problem, text, escaped)
        st.warning(text.report.no_pictures.format(why=why), icon=":material/hide_image:")
    left, right = st.columns(2)
    with left:
        template = Template(
            st.segmented_control(
                text.report.template,
                list(Template),
                default=Template.COUNCIL,
                required=True,
                format_func=text.report.templates.__getitem__,
                key="report-template",
            )
            or Template.COUNCIL
        )
        st.caption(text.report.template_about[template])
    with right:
        language = st.segmented_control(
            text.report.language,
            list(LANGUAGES),
            default=text.code,
            required=True,
            format_func=text.report.languages.__getitem__,
            key="report-language",
        )
    by = session.user_name()
    with st.container(horizontal=True):
        for form in Form:
            asked = Asked(template=template, language=str(language or text.code), form=form)
            st.download_button(
                text.report.everything if form is Form.EVERYTHING else text.report.formats[form],
                data=partial(_made, contents.report.name, asked, by),
                file_name=asked.file_name(contents.report),
                mime=form.mime,
                key=f"report-{form}",
                on_click="ignore",
                type="primary" if form is Form.EVERYTHING else "secondary",
                icon=":material/download:",
            )


def _made(name: str, asked: Asked, by: str) -> bytes:
    """On another thread: it asks no session, and takes what is in the store then."""
    store = Store.home()
    return export(store, report(store, name), asked, by=by).content
