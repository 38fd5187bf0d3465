"""Workbooks to fill in, for those who have no file yet."""

import streamlit as st

from data.templates import template, template_kinds
from pages.shared.text import Text, sentences

KIND = "template_kind"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(text: Text) -> None:
    """Choose a kind and save its template; it is made only when somebody does."""
    with st.expander(text.templates.heading, icon=":material/table_edit:"):
        st.caption(f"{text.templates.lead} {text.templates.plan}")
        kind = st.selectbox(
            text.templates.kind,
            template_kinds(),
            format_func=lambda kind: sentences.sentence_case(text.kind[kind]),
            key=KIND,
        )
        st.download_button(
            text.templates.download,
            data=lambda: template(kind, text.code),
            file_name=text.templates.file_name.format(kind=kind),
            mime=_XLSX,
            key=f"template-{kind}",
            on_click="ignore",
            icon=":material/download:",
        )
