"""Which report figures are put into."""

from collections.abc import Mapping

import streamlit as st

from data.reports import FIRST as FIRST_REPORT
from pages.shared.session.drawn import note
from pages.shared.session.forms import fill
from pages.shared.session.links import take
from pages.shared.session.rights import Act, may
from pages.shared.text import Text

REPORT = "report"


def draw_report(named: Mapping[str, str], free: str, words: Text) -> str:
    """
    Draw the choice of a report, and the button that begins another, by the name `free`.

    Streamlit would put a title into the link, which changes; here the name stands there.
    """
    note(REPORT)
    take(REPORT, [*named, free])
    if report_name() not in named:
        named = {**named, report_name(): words.report.untitled.format(name=report_name())}
    st.session_state[REPORT] = report_name()
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    chosen = str(
        left.selectbox(
            words.report.which,
            list(named),
            format_func=named.__getitem__,
            key=REPORT,
            persist_state="session",
        )
    )
    st.query_params[REPORT] = chosen
    if may(Act.REPORT):
        right.button(
            words.report.new,
            icon=":material/add:",
            on_click=fill,
            args=(REPORT, free),
            width="stretch",
        )
    return chosen


def report_name() -> str:
    """The report that figures are put into."""
    return str(st.session_state.get(REPORT) or FIRST_REPORT)
