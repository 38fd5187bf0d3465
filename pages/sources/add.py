"""Loading a file: what it is, how it is read, and the load itself, which can be cancelled."""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.columns.mappings import save
from data.counting.overlap import BESIDE
from data.intake import Intake, Kind
from data.keeping.disk import heeding_disk
from data.loading import read_for
from data.problems import BusyError, DiskError, FileError, UserError
from data.progress import Progress, Step
from data.sample.load import load_sample
from data.store import Store, Version
from pages.shared import session
from pages.shared.components import receipt, way_on
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences
from pages.sources import columns, templates, uploads
from pages.sources.columns import Reading
from pages.sources.uploads import Upload

FILE, KIND, ADD, SAMPLE = "upload_file", "upload_kind", "upload_add", "load_sample"
AFRESH, CANCEL, BESIDE_KEY = "upload_afresh", "upload_cancel", "upload_beside"
AGAIN = "upload_again"
COUNTED = {Kind.INCIDENTS, Kind.COUNTS}
ENDINGS = [
    "csv",
    "tsv",
    "txt",
    "gz",
    "xlsx",
    "xls",
    "parquet",
    "toml",
    "geojson",
    "json",
    "gpkg",
    "kml",
    "zip",
    "pbf",
    "dta",
    "sav",
]


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a file goes: without what is loaded, or beside it; else in place of its kind."""

    afresh: bool
    beside: bool


@dataclass(slots=True)
class Load:
    """
    A load under way. Whoever clicks meanwhile, on Cancel or elsewhere, starts another run of the
    page at once, while this one goes on to its next step: only `ended` says that it has.
    """

    ended: Event = field(default_factory=Event)
    told: str = ""  # what to say once it is stored


def wait_for_load(text: Text) -> None:
    """A load under way ends first: what it made is what the page is about."""
    if isinstance(load := session.load(), Load):
        with st.spinner(text.sources.cancelling):
            load.ended.wait()
        session.end_load()
        session.notice(load.told or text.sources.cancelled, done=bool(load.told))
        if load.told:
            session.begin_again(FILE)


def say_what_happened(version: Version | None, text: Text) -> None:
    """Show the outcome of the click that led to this run, and what comes next."""
    message, done = session.pop_notice()
    if not message:
        return
    with receipt():
        if not done:
            st.info(message, icon=":material/info:")
            return
        st.success(message, icon=":material/check_circle:")
        if version is None or version.fictive or not version.parts.keys() & COUNTED:
            return
        if Kind.STUDY in version.parts:
            way_on("effect", text, text.sources.next_answer)
        else:
            way_on("plan", text, text.sources.next_plan)


def add_file(version: Version | None, text: Text) -> None:
    st.markdown(f"## {text.sources.add_heading}")
    if not session.may(session.Act.LOAD):
        say_what_happened(version, text)
        st.info(text.sources.not_allowed, icon=":material/lock:")
        return
    if version is None or version.fictive:
        _begin(text)
    st.caption(text.sources.fresh_start if version and version.fictive else text.sources.replaces)
    st.caption(text.sources.basemap_hint)
    templates.offer(text)
    say_what_happened(version, text)
    chosen = st.file_uploader(
        text.sources.file, type=ENDINGS, key=f"{FILE}-{session.edition(FILE)}"
    )
    if chosen is None:
        return
    upload = Upload(chosen.file_id, chosen.name, chosen.getvalue())
    kind = _choose_kind(upload, text)
    try:
        reading = columns.choose(upload, kind, text)
        afresh = version is not None and st.checkbox(text.sources.afresh, key=AFRESH)
        beside = not afresh and _is_beside(kind, version, text)
        asked = session.load_is_asked()
        st.button(
            text.sources.add,
            key=ADD,
            type="primary",
            disabled=asked,
            on_click=session.ask_to_load,
            icon=":material/upload:",
        )
        if asked:
            to = Destination(afresh, beside)
            _load(upload, kind, reading, to, text)
            st.rerun()
    except UserError as error:
        said = sentences.problem(error, text, escaped)
        is_of_file = not isinstance(error, BusyError | DiskError)  # those say themselves what holds
        st.error(f"{text.sources.faults}\n\n{said}" if is_of_file else said, icon=":material/edit:")
        if not isinstance(error, FileError):  # the file is well: it may be taken in a while
            st.button(text.sources.again, key=AGAIN, on_click=session.ask_to_load)


def _begin(text: Text) -> None:
    """Which one file to begin with, whole: what it must hold, and what to do after it."""
    with st.container(border=True):
        st.markdown(f"### {text.first.begin_heading}")
        st.markdown(text.first.begin)
        st.code(text.first.example, language=None)
        st.markdown(text.first.begin_then)


def _choose_kind(upload: Upload, text: Text) -> Kind:
    guessed = uploads.kind_of(upload)
    kinds = list(Kind)
    kind = st.selectbox(
        text.sources.kind,
        kinds,
        index=kinds.index(guessed) if guessed else 0,
        format_func=lambda k: sentences.sentence_case(text.kind[k]),
        key=f"{KIND}-{upload.name}",
    )
    if guessed:
        st.caption(text.sources.guess.format(kind=text.kind[guessed]))
    return kind


def _is_beside(kind: Kind, version: Version | None, text: Text) -> bool:
    """Ask, where files of this kind are loaded that a new one may lie beside."""
    if version is None or kind not in BESIDE or kind not in version.parts or version.fictive:
        return False
    names = ", ".join(escaped(part.name) for part in version.parts[kind])
    chosen = st.radio(
        text.sources.place.format(names=names),
        [text.sources.instead, text.sources.beside],
        key=f"{BESIDE_KEY}-{kind}",
    )
    return chosen == text.sources.beside


def _load(upload: Upload, kind: Kind, reading: Reading, to: Destination, text: Text) -> None:
    """Read and store. Where another run was asked for, `progress` raises: nothing has changed."""
    load, store, shown = Load(), Store.home(), st.empty()
    progress = _show_progress(shown, upload.name, text)
    session.begin_load(load)
    try:
        content, name, key = upload.content, upload.name, store.key()
        with heeding_disk():  # some files are read by way of the disk
            intake = read_for(
                None if to.afresh else store,
                kind,
                content,
                name,
                reading.mapping,
                key=key,
                progress=progress,
            )
        store.add(
            intake,
            afresh=to.afresh,
            beside=to.beside,
            key=key,
            made_by=session.user_name(),
            progress=progress,
        )
        load.told = _loaded(intake, text)
        load.told += _remember(reading, upload.name, kind, text)
    except UserError:
        session.end_load()
        shown.empty()  # there is nothing to cancel any more
        raise
    finally:
        load.ended.set()


def _remember(reading: Reading, name: str, kind: Kind, text: Text) -> str:
    """Keep a new mapping. What is loaded is loaded: give what to say where the disk refuses."""
    if reading.mapping is None or not reading.is_new:
        return ""
    try:
        save(Store.home().folder, kind, reading.headers, reading.mapping, name)
    except DiskError:
        return f" {text.columns.not_remembered}"
    return ""


def _loaded(intake: Intake, text: Text) -> str:
    whole = text.numbers.whole
    slots = {"kept": whole(intake.kept_count), "read": whole(intake.read_count)}
    return text.sources.added.format(name=escaped(intake.name), **slots)


def _show_progress(place: DeltaGenerator, name: str, text: Text) -> Progress:
    """Draw the steps, and a button to cancel: any click ends the load at its next step."""
    steps = list(Step)
    with place.container(border=True):
        st.markdown(f"**{text.sources.loading.format(name=escaped(name))}**")
        bar = st.progress(0.0)
        st.button(text.sources.cancel, key=CANCEL, icon=":material/cancel:")

    def show(step: Step) -> None:
        bar.progress((steps.index(step) + 1) / (len(steps) + 1), text.sources.step[step])

    return show


def offer_sample(text: Text) -> None:
    if not session.may(session.Act.LOAD):
        return
    st.markdown(f"## {text.sources.sample}")
    if st.button(text.sources.load_sample, key=SAMPLE, icon=":material/science:"):
        with TemporaryDirectory() as folder:
            load_sample(Store.home(), Path(folder))
        session.notice(text.sources.sample_loaded)
        st.rerun()
