"""One screen that explains itself: what is answered, how an answer is read, and the ways on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from analysis.doubts import weakening
from analysis.results import Comparison
from data.store import Version
from data.study import Pilot
from pages.shared import cached, judged, session
from pages.shared.markup import escaped
from pages.shared.menu import MENU
from pages.shared.text import Text, sentences
from pages.shared.text.groups import outcome_name

FILES = {place.name: place.file for place in MENU}
ICONS = {
    "look": ":material/balance:",
    "overview": ":material/balance:",
    "present": ":material/slideshow:",
    "sources": ":material/upload_file:",
}


@dataclass(frozen=True, slots=True)
class Example:
    """An answer that stands on the overview, in its three parts."""

    sentence: str
    interval: str
    doubts: tuple[str, ...]


def offer(version: Version | None, text: Text) -> None:
    """Above the answer, until it is put away; where nothing is loaded there is nothing else."""
    if version is None or session.is_first_time():
        with st.container(border=True):
            st.markdown(f"## {text.first.title}")
            draw(version, text, above_answer=True)


def draw(version: Version | None, text: Text, *, above_answer: bool = False) -> None:
    st.markdown(text.first.answers)
    st.markdown(f"**{_what_is_shown(version, text)}**")
    if version is None:
        _link("sources", text.first.load)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if above_answer:
            _button("look", text.first.look, session.put_away, note=text.first.again)
        else:
            _link("overview", text.first.look)
        _button("present", text.first.present, _present)
        _link("sources", text.first.use_own)
    st.markdown(f"**{text.first.read_heading}**")
    _read(_example(version, text), text)


def _what_is_shown(version: Version | None, text: Text) -> str:
    if version is None:
        return text.first.nothing
    if version.fictive:
        return text.first.fictive
    return text.first.own.format(files=", ".join(escaped(part.name) for part in version.files))


def _read(example: Example | None, text: Text) -> None:
    """Three parts side by side, each with what it is here and what it is for."""
    parts: tuple[tuple[str, str, Callable[[Example], str]], ...] = (
        (text.first.sentence, text.first.sentence_why, lambda one: one.sentence),
        (text.first.interval, text.first.interval_why, lambda one: one.interval),
        (text.first.doubts, text.first.doubts_why, lambda one: _first_doubt(one.doubts, text)),
    )
    for column, (name, why, shown) in zip(st.columns(3), parts, strict=True):
        column.markdown(f"**{name}** {why}")
        if example is not None:
            column.markdown(f"*{escaped(shown(example))}*")


def _first_doubt(doubts: tuple[str, ...], text: Text) -> str:
    if not doubts:
        return text.effect.no_doubts
    first, *more = doubts
    left = text.first.more_doubts.format(n=text.numbers.whole(len(more))) if more else ""
    return f"{first} {left}".strip()


def _example(version: Version, text: Text) -> Example | None:
    """The first pilot's whose incidents can be judged."""
    study = cached.study(version)
    names = dict(cached.catalogue(version).areas)
    counted = [p for p in study.pilots if p.primary.groups] if study else []
    found = (_answer(version, pilot, names, text) for pilot in counted)
    return next(filter(None, found), None)


def _answer(version: Version, pilot: Pilot, names: Mapping[str, str], text: Text) -> Example | None:
    found = cached.findings(version, pilot, pilot.primary)
    if not isinstance(found.change, Comparison) or found.verdict is None:
        return None
    outcome = outcome_name(pilot.primary, cached.item_names(version, text.code), text)
    said, _ = sentences.answer(names.get(pilot.area, pilot.area), outcome, found.verdict, text)
    against = weakening(judged.doubts_about(version, pilot, pilot.primary, names))
    return Example(
        sentence=f"{said}.",
        interval=sentences.basis_alone(found.change, text, sentences.n_of(found, text)),
        doubts=tuple(sentences.caveat(caveat, text, names) for caveat in against),
    )


def _button(name: str, label: str, does: Callable[[], None], *, note: str | None = None) -> None:
    st.button(
        label,
        key=f"{session.PUT_AWAY}{name}",
        type="primary" if name == "look" else "secondary",
        icon=ICONS[name],
        help=note,
        on_click=does,
    )


def _link(page: str, label: str) -> None:
    """Whoever comes to another page has put the screen away; the browser keeps it by the key."""
    with st.container(key=f"{session.PUT_AWAY}{page}", width="content"):
        st.page_link(FILES[page], label=label, icon=ICONS[page])


def _present() -> None:
    session.put_away()
    session.present(session.WHOLE_STORY)
