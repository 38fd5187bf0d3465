"""The figures of a report in order, each with what people say of it."""

import streamlit as st

from data import reports
from data.columns.personal import personal_in
from data.problems import UserError
from data.reports import Change
from data.store import Store
from pages.report.contents import Contents, Entry, page_name
from pages.shared import session
from pages.shared.components import way_on
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences


def heading(contents: Contents) -> None:
    """The report's own title, and its link."""
    text, report = contents.text, contents.report
    key = f"report-title-{report.name}"
    st.text_input(
        text.report.name,
        report.title,
        max_chars=120,
        key=key,
        placeholder=contents.title,
        disabled=not session.may(session.Act.REPORT),
        on_change=_name,
        args=(report.name, key, text),
    )


def _name(report: str, key: str, text: Text) -> None:
    _change(report, reports.titled(str(session.typed(key))), text)


def figures(contents: Contents) -> None:
    text, entries = contents.text, contents.entries
    if not entries:
        if not session.may(session.Act.REPORT):
            st.info(text.report.empty_to_read, icon=":material/lock:")
            return
        st.info(text.report.empty, icon=":material/library_add:")
        way_on("overview", text)
        return
    n = text.numbers.whole(len(entries))
    st.markdown(f"## {text.report.heading.format(n=n)}")
    for place, entry in enumerate(entries):
        with st.container(border=True):
            _draw(contents, entry, place)


def _draw(contents: Contents, entry: Entry, place: int) -> None:
    text, number = contents.text, contents.text.numbers.whole(place + 1)
    if entry.figure is None:
        st.markdown(f"### {number}. {text.report.missing}")
        st.caption(text.report.missing_why)
    else:
        card = entry.figure.card
        st.markdown(f"### {number}. {escaped(card.title)}")
        st.caption(escaped(sentences.together(page_name(text, entry.address.page), card.subtitle)))
    if why := entry.withheld:
        st.warning(f"{text.report.withheld}: {escaped(why)}", icon=":material/visibility_off:")
    with st.container(horizontal=True):
        _buttons(contents, entry, place)
    if session.may(session.Act.REPORT):
        _words(contents, entry)


def _buttons(contents: Contents, entry: Entry, place: int) -> None:
    text, address, last = contents.text, entry.item.address, len(contents.entries) - 1
    link = f"{entry.address.page}?{entry.address.query}" if entry.address.page else "."
    st.link_button(text.report.open_view, f"./{link}", icon=":material/open_in_new:")
    if not session.may(session.Act.REPORT):
        return
    for icon, label, how, is_off in (
        ("arrow_upward", text.report.up, reports.moved(address, -1), place == 0),
        ("arrow_downward", text.report.down, reports.moved(address, 1), place == last),
        ("delete", text.report.remove, reports.without_figure(address), False),
    ):
        st.button(
            label,
            key=f"{icon}-{entry.address.id}-{place}",
            icon=f":material/{icon}:",
            disabled=is_off,
            on_click=_clicked,
            args=(contents.report.name, how, text),
        )


def _words(contents: Contents, entry: Entry) -> None:
    """People's own words: marked so, and kept only where no personal data are in them."""
    text, item = contents.text, entry.item
    said = " · ".join(filter(None, [item.comment, item.meeting]))
    with st.expander(
        text.report.words if not said else f"{text.report.words}: {escaped(said[:80])}"
    ):
        st.caption(text.report.own_words)
        with st.form(f"words-{entry.address.id}", border=False):
            comment = st.text_area(text.report.comment, item.comment, max_chars=reports.LONGEST)
            meeting = st.text_area(text.report.meeting, item.meeting, max_chars=reports.LONGEST)
            asked = st.form_submit_button(text.report.save, icon=":material/save:")
    if not asked or not session.may(session.Act.REPORT):
        return
    if personal_in(comment, meeting):
        st.error(text.report.not_saved, icon=":material/block:")
        return
    how = reports.said(item.address, comment=comment, meeting=meeting)
    if _change(contents.report.name, how, text):
        session.notice(text.report.saved)
        st.rerun()


def _clicked(report: str, how: Change, text: Text) -> None:
    """For the callback of a button."""
    _change(report, how, text)


def _change(report: str, how: Change, text: Text) -> bool:
    if not session.may(session.Act.REPORT):
        return False
    try:
        reports.change(Store.home(), report, how)
    except UserError as error:
        st.toast(sentences.problem(error, text, escaped), icon=":material/edit:")
        return False
    return True
