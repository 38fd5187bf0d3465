"""Loading a file: what it is, how it is read, and the load itself, which can be cancelled."""

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.intake import Intake, Kind
from data.mappings import save
from data.problems import UserError
from data.progress import Progress, Step
from data.readers import read
from data.sample.load import load_sample
from data.store import Store, Version
from pages.shared import session
from pages.shared.components import escaped
from pages.shared.text import Text, sentences
from pages.sources import columns, uploads
from pages.sources.columns import Reading
from pages.sources.uploads import Upload

FILE, KIND, ADD, SAMPLE = "upload_file", "upload_kind", "upload_add", "load_sample"
AFRESH, CANCEL = "upload_afresh", "upload_cancel"
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


def say_what_happened() -> None:
    """Show the outcome of the click that led to this run."""
    message, done = session.pop_notice()
    if message and done:
        st.success(message, icon=":material/check_circle:")
    elif message:
        st.info(message, icon=":material/info:")


def add_file(version: Version | None, text: Text) -> None:
    st.markdown(f"## {text.sources.add_heading}")
    if not session.may(session.Act.LOAD):
        st.info(text.sources.not_allowed, icon=":material/lock:")
        return
    st.caption(text.sources.fresh_start if version and version.fictive else text.sources.replaces)
    st.caption(text.sources.basemap_hint)
    chosen = st.file_uploader(text.sources.file, type=ENDINGS, key=FILE)
    if chosen is None:
        return
    upload = Upload(chosen.file_id, chosen.name, chosen.getvalue())
    kind = _choose_kind(upload, text)
    try:
        reading = columns.choose(upload, kind, text)
        afresh = version is not None and st.checkbox(text.sources.afresh, key=AFRESH)
        place = st.empty()
        if place.button(text.sources.add, key=ADD, type="primary", icon=":material/upload:"):
            number = version.number if version else 0
            progress = _show_progress(place, upload.name, number, text)
            _load(upload, kind, reading, afresh, progress)
            st.rerun()
    except UserError as error:
        st.error(
            f"{text.sources.faults}\n\n{sentences.problem(error, text, escaped)}",
            icon=":material/edit:",
        )


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


def _load(upload: Upload, kind: Kind, reading: Reading, afresh: bool, progress: Progress) -> None:
    """Read and store. A rerun that somebody asks for raises out of `progress`: nothing changed."""
    store = Store.home()
    progress(Step.READ)
    intake = read(kind, upload.content, upload.name, reading.mapping)
    progress(Step.PLACE)
    store.add(intake, afresh=afresh)
    if reading.mapping is not None and reading.is_new:
        save(store.folder, kind, reading.headers, reading.mapping, upload.name)
    _say_loaded(intake)


def _say_loaded(intake: Intake) -> None:
    text = session.text()
    whole = text.numbers.whole
    slots = {"kept": whole(intake.kept_count), "read": whole(intake.read_count)}
    session.notice(text.sources.added.format(name=escaped(intake.name), **slots))


def _show_progress(place: DeltaGenerator, name: str, number: int, text: Text) -> Progress:
    """Put the steps and a button to cancel where the button to load was."""
    steps = list(Step)
    with place.container():
        bar = st.progress(0.0)
        st.caption(text.sources.loading.format(name=escaped(name)))
        st.button(
            text.sources.cancel,
            key=CANCEL,
            on_click=_cancelled,
            args=(number,),
            icon=":material/cancel:",
        )

    def show(step: Step) -> None:
        bar.progress((steps.index(step) + 1) / (len(steps) + 1), text.sources.step[step])

    return show


def _cancelled(number: int) -> None:
    """Runs after the load has ended, one way or the other: say what is true by then."""
    store = Store.home()
    if store.is_empty or store.current().number == number:
        session.notice(session.text().sources.cancelled, done=False)


def offer_sample(text: Text) -> None:
    st.markdown(f"## {text.sources.sample}")
    if st.button(text.sources.load_sample, key=SAMPLE, icon=":material/science:"):
        with TemporaryDirectory() as folder:
            load_sample(Store.home(), Path(folder))
        session.notice(text.sources.sample_loaded)
        st.rerun()
