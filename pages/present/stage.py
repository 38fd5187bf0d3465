"""The big screen: one slide, large enough for the last row, and nothing else."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

from data import reports
from data.problems import DamagedReportError
from data.store import Store, Version
from pages.present import story
from pages.present.facts import facts
from pages.present.fitted import fitted
from pages.present.keys import keys
from pages.present.picture import picture
from pages.present.rows import rows
from pages.present.screen import Screen
from pages.present.story import Slide, Stop
from pages.shared import cached, session
from pages.shared.figures import Address, Figure
from pages.shared.markup import escaped
from pages.shared.opened import is_served, print_of
from pages.shared.text import Text, sentences

LOOK = Path(__file__).with_name("present.css")
NO_LOOK = "<style>:root {}</style>"  # takes its place: else it would stay until the page is drawn
STILL = {"staticPlot": True, "displayModeBar": False, "responsive": False}
KEPT_PICTURES = 200
NO_END = 1_000  # slides, before anybody knows how many
_ahead = ThreadPoolExecutor(1, "slide-ahead")


def control(text: Text) -> None:
    """Where a presentation begins, on every page."""
    if session.has_left():
        st.html(NO_LOOK)
    with st.sidebar.popover(text.present.start, icon=":material/slideshow:", width="stretch"):
        light = st.checkbox(text.present.light, key="present-light")
        for name, label in _stories(text).items():
            st.button(
                escaped(label),
                key=f"present-{name}",
                on_click=session.present,
                args=(name,),
                kwargs={"light": light},
                width="stretch",
            )
        st.caption(text.present.keys)


def _stories(text: Text) -> dict[str, str]:
    """What can be shown, by its name in the link; a report that nobody has begun is none."""
    named = {"": text.present.this_view, session.WHOLE_STORY: text.present.whole_story}
    try:
        report = reports.report(Store.home(), session.report_name())
    except DamagedReportError:
        return named
    if not report.items:
        return named
    title = report.title or text.report.untitled.format(name=report.name)
    return named | {report.name: text.present.report.format(title=title)}


def draw(page: str, text: Text) -> None:
    """Draw the slide that the link asks for, of the view or the story that it asks for."""
    st.html(LOOK)
    choices, size = session.keep_view(), session.screen()
    if size is None:
        _wait(text)
        return
    version = cached.version_if_any()
    screen = Screen(*size, contrast=session.is_light())
    with st.spinner(text.present.opening):
        all_ = story.stops(page, choices, version, text)
        number = session.slide(len(all_))
        shown = story.slide(all_[number - 1], version, text)
    keys(number, len(all_), _announced(shown, number, len(all_), text), text)
    with st.container(key=f"present-{'light' if screen.contrast else 'usual'}"):
        _words_above(shown)
        _middle(shown, version, screen, text)
    _below(number, len(all_), version, text)
    if version is not None and is_served():
        _open_ahead(all_, number, version, screen, text)


def _wait(text: Text) -> None:
    """For the browser to say how large the screen is: to open a view takes longer than that."""
    keys(session.slide(NO_END), NO_END, text.present.opening, text)
    _words_above(Slide(title=text.present.opening))


def _announced(shown: Slide, number: int, count: int, text: Text) -> str:
    whole = text.numbers.whole
    return text.present.announced.format(
        number=whole(number), count=whole(count), title=shown.title
    )


def _words_above(shown: Slide) -> None:
    st.html(
        f'<h1 class="present-title">{escape(shown.title)}</h1>'
        f'<p class="present-subtitle">{escape(shown.subtitle)}</p>'
    )


def _middle(shown: Slide, version: Version | None, screen: Screen, text: Text) -> None:
    if shown.figure is None or version is None:
        size, said = fitted(shown.said, screen, text)
        st.html(_listed("present-said", said, f"font-size:{size}vh"))
        return
    with st.container(key="present-picture"):
        _picture(shown.figure, version, screen)
    st.html(_listed("present-facts", facts(shown.figure)))


def _picture(figure: Figure, version: Version, screen: Screen) -> None:
    """The chart, or as much of the table as can be read."""
    card = figure.card
    drawn = _drawn(print_of(version), figure.address, figure.text.code, screen, figure)
    if drawn is None:
        table = rows(figure, screen)
        st.table(table.map(escaped).rename(columns=escaped), hide_index=True)
        return
    st.plotly_chart(
        drawn,
        key=f"present-{figure.address.id}",
        theme=None,
        width="content",
        config=STILL,
        alt=sentences.together(card.title, card.subtitle),
    )


@st.cache_resource(max_entries=KEPT_PICTURES, show_spinner=False)
def _drawn(
    print_: str, address: Address, language: str, screen: Screen, _figure: Figure
) -> go.Figure | None:
    """The same figure on the same screen is arranged once; nobody changes it."""
    return picture(_figure, screen)


def _below(number: int, count: int, version: Version | None, text: Text) -> None:
    """Data that are made up say so; how far the story has come."""
    whole = text.numbers.whole
    mark = text.frame.fictive if version is not None and version.fictive else ""
    progress = text.present.progress.format(number=whole(number), count=whole(count))
    st.html(
        f'<div class="present-below"><strong>{escape(mark)}</strong><span>{progress}</span></div>'
        f'<div class="present-bar"><div style="width:{number / count:.1%}"></div></div>'
    )


def _listed(name: str, said: Sequence[str], look: str = "") -> str:
    items = "".join(f"<li>{escape(one)}</li>" for one in said)
    return f'<ul class="{name}" style="{look}">{items}</ul>'


def _open_ahead(
    all_: Sequence[Stop | Slide], number: int, version: Version, screen: Screen, text: Text
) -> None:
    """What comes next is ready when it is asked for, and at last all of the story."""
    near = [*all_[number:], *all_[: number - 1]]
    _ahead.submit(_prepare, near, version, screen, text)


def _prepare(near: Sequence[Stop | Slide], version: Version, screen: Screen, text: Text) -> None:
    for each in near:
        shown = story.slide(each, version, text)
        if shown.figure is not None:
            figure = shown.figure
            _drawn(print_of(version), figure.address, text.code, screen, figure)
