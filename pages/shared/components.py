"""Small pieces that several pages draw: the figure card, the doubts, the refusals."""

import csv
import re
from collections.abc import Callable, Mapping
from functools import partial
from io import StringIO
from typing import Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.results import Caveat, Hidden, NotPossible, Reason
from data import reports
from data.problems import UserError
from data.store import Store, Version
from pages.shared import explained, gate, session
from pages.shared.cards import Card, foot
from pages.shared.charts.style import CONFIG
from pages.shared.figures import Address, Figure, PictureOf, Refused
from pages.shared.markup import escaped, safe_cell
from pages.shared.menu import MENU
from pages.shared.text import Text, sentences

LONG = 12  # rows that are shown without scrolling
MADE_ON = {Reason.NO_STUDY: "plan"}  # the page that makes what is missing


def figure_card(
    card: Card,
    figure: go.Figure,
    version: Version,
    text: Text,
    *,
    below: Callable[[], None] | None = None,
    level: int = 3,
) -> None:
    """
    Finding, picture, table, method, source: always all of them, in this order.

    `below` draws what is said right below the picture, before the table; `level` is the heading's.
    """
    if session.hand_over(_figure(card, version, text, chart=figure)):
        return
    with st.container(border=True):
        card_head(card, text, level)
        chart_of(card, figure)
        if card.keys:
            st.caption("  \n".join(map(escaped, card.keys)))
        if below is not None:
            below()
        _foot(card, version, text)


def card_head(card: Card, text: Text, level: int = 3) -> None:
    """The finding, and under it measure, place and period."""
    st.markdown(f"{'#' * level} {escaped(card.title)}")
    st.caption(escaped(card.subtitle), help=explained.help_of(card.title, card.subtitle, text=text))


def chart_of(card: Card, figure: go.Figure) -> None:
    """The picture alone, for cards that say more before their table."""
    st.plotly_chart(
        figure,
        key=card.id,
        theme=None,
        config=CONFIG,
        alt=sentences.together(card.title, card.subtitle),
    )


def table_card(card: Card, version: Version, text: Text) -> None:
    """A card whose figure is a table; a long one scrolls."""
    if session.hand_over(_figure(card, version, text)):
        return
    with st.container(border=True):
        card_head(card, text)
        if len(card.table) > LONG:
            st.dataframe(card.table, hide_index=True, width="stretch", alt=card.title)
        else:
            st.table(as_text(card.table), hide_index=True)
        _out_of_here(card, version, text)
        explained.captioned(escaped(foot(card, version, text)), text)


def parted_card(card: Card, version: Version, text: Text, *, by: str) -> None:
    """A card whose long table is read in parts: a heading for each value of the column `by`."""
    if session.hand_over(_figure(card, version, text)):
        return
    with st.container(border=True):
        card_head(card, text)
        for name, rows in card.table.groupby(by, sort=False):
            explained.headed(f"#### {escaped(str(name))}", text)
            st.table(as_text(rows.drop(columns=by)), hide_index=True)
        _out_of_here(card, version, text)
        explained.captioned(escaped(foot(card, version, text)), text)


def card_foot(
    card: Card,
    version: Version,
    text: Text,
    *,
    chart: go.Figure | None = None,
    on_paper: PictureOf | None = None,
) -> None:
    """
    Table, downloads, note and stamp, for figures that are drawn by something else too.

    `chart` or `on_paper` is the picture that was drawn, for those who take the figure along.
    """
    figure = _figure(card, version, text, chart=chart, on_paper=on_paper)
    if card.stays or not session.hand_over(figure):
        _foot(card, version, text)


def _figure(
    card: Card,
    version: Version,
    text: Text,
    *,
    chart: go.Figure | None = None,
    on_paper: PictureOf | None = None,
) -> Figure:
    """Asked where it is drawn: what is chosen below it is none of its address."""
    return Figure(
        card=card,
        version=version,
        text=text,
        address=session.address(card.id),
        chart=chart,
        on_paper=on_paper,
    )


def _foot(card: Card, version: Version, text: Text) -> None:
    with st.expander(text.card.show_table):
        st.dataframe(card.table, hide_index=True, width="stretch", alt=card.title)
        _download(card, version, text)
    _to_report(card, text, kind="tertiary")
    explained.captioned(escaped(foot(card, version, text)), text)


def _out_of_here(card: Card, version: Version, text: Text) -> None:
    """The table as a file, and the way into the report."""
    with st.container(horizontal=True):
        _download(card, version, text)
        _to_report(card, text)


def _download(card: Card, version: Version, text: Text) -> None:
    if not session.may(session.Act.REPORT):
        return
    address = session.address(card.id)
    st.download_button(
        text.card.download_table,
        data=partial(_taken_out, card, version, text, address, session.user_name()),
        file_name=f"{file_name(card)}.csv",
        mime="text/csv",
        key=f"{card.id}-csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _to_report(
    card: Card, text: Text, kind: Literal["secondary", "tertiary"] = "secondary"
) -> None:
    """Where it can be seen without opening anything: it is how a report begins."""
    if session.may(session.Act.REPORT) and not card.stays:
        st.button(
            text.card.to_report,
            key=f"{card.id}-report",
            type=kind,
            on_click=_put_in_report,
            args=(session.address(card.id), text),
            icon=":material/library_add:",
        )


def _taken_out(card: Card, version: Version, text: Text, address: Address, by: str) -> bytes:
    """On another thread: it asks no session. What stays in says so in the table's place."""

    def made(why: gate.Why | None) -> bytes:
        if why:
            return refused_csv(card, gate.said(why, text), text)
        return as_csv(card, version, text)

    name = f"{file_name(card)}.csv"
    return gate.take_out(card, address, version, name=name, form="csv", by=by, make=made)


def _put_in_report(address: Address, text: Text) -> None:
    if not session.may(session.Act.REPORT):
        return
    try:
        reports.change(Store.home(), session.report_name(), reports.with_figure(str(address)))
    except UserError as error:
        st.toast(sentences.problem(error, text, escaped), icon=":material/edit:")
    else:
        st.toast(text.card.in_report, icon=":material/library_add_check:")


def file_name(card: Card) -> str:
    """Letters, digits and hyphens: an id may hold words of a file."""
    return re.sub(r"[^\w-]+", "-", "-".join(filter(None, ["pilotkollen", card.id, card.about])))


def as_text(table: pd.DataFrame) -> pd.DataFrame:
    """For `st.table`, which reads its cells as Markdown."""
    return table.map(lambda cell: escaped(str(cell))).rename(columns=escaped)


def as_csv(card: Card, version: Version, text: Text) -> bytes:
    """The shown table with its title and stamp, as Excel in this language opens it."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if text.code == "sv" else ",", lineterminator="\r\n")
    heads = [text.frame.fictive] if version.fictive else []
    for line in [*heads, card.title, card.subtitle]:
        writer.writerow([safe_cell(line)])
    writer.writerow(map(safe_cell, card.table.columns))
    for row in card.table.itertuples(index=False):
        writer.writerow(map(safe_cell, row))
    for doubt in card.doubts:
        writer.writerow([safe_cell(f"{doubt.name}: {doubt.said}")])
    writer.writerow([safe_cell(foot(card, version, text))])
    return out.getvalue().encode("utf-8-sig")


def refused_csv(card: Card, why: str, text: Text) -> bytes:
    """Which table it would be, and why there is none."""
    lines = [card.title, text.leaving.no_table.format(why=why)]
    return "".join(f"{safe_cell(line)}\r\n" for line in lines).encode("utf-8-sig")


def refusal(result: NotPossible | Hidden, text: Text, words: str = "{reason}") -> None:
    """Say why there is no number: that is an answer too."""
    icon = ":material/visibility_off:" if isinstance(result, Hidden) else ":material/help:"
    said = sentences.sentence_case(words.format(reason=sentences.no_answer(result, text)))
    if session.hand_over(Refused(said)):
        return
    st.info(said, icon=icon)
    if isinstance(result, NotPossible) and result.reason in MADE_ON:
        way_on(MADE_ON[result.reason], text)


def way_on(name: str, text: Text, label: str = "") -> None:
    """A link to the page of the menu where what is missing here is made, or what comes next."""
    [place] = [place for place in MENU if place.name == name]
    st.page_link(place.file, label=label or text.menu[name], icon=place.icon)


def receipt() -> DeltaGenerator:
    """Where it is told what a click did; static/boot.js brings it to where it is seen."""
    return st.container(key="receipt")


def doubts(caveats: tuple[Caveat, ...], names: Mapping[str, str], text: Text) -> None:
    """List what speaks against the answer, each with its size here."""
    lines = [sentences.caveat(caveat, text, names) for caveat in caveats]
    st.markdown("\n".join(f"- {escaped(line)}" for line in lines or [text.effect.no_doubts]))
