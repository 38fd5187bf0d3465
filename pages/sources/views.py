"""Loading, checking and taking back, as the page Underlag shows it."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import streamlit as st

from data.headers import VARIANTS
from data.intake import Intake, Kind
from data.mapping import Mapping, guess, preview
from data.problems import Finding, Remark, UserError
from data.readers import guess_kind, read
from data.sample.load import load_sample
from data.store import Store, Version
from data.tables import read_table
from pages.shared import cached, session
from pages.shared.components import as_text, escaped
from pages.shared.text import Text, sentences

FILE, KIND, ADD, UNDO, SAMPLE = "upload_file", "upload_kind", "upload_add", "undo", "load_sample"
AFRESH = "upload_afresh"
EXAMPLES = 5
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
    "zip",
    "pbf",
    "dta",
    "sav",
]


def say_what_happened(text: Text) -> None:
    """Show the outcome of the click that led to this run."""
    if message := session.pop_notice():
        st.success(message, icon=":material/check_circle:")


def add_file(version: Version | None, text: Text) -> None:
    st.markdown(f"## {text.sources.add_heading}")
    st.caption(text.sources.fresh_start if version and version.fictive else text.sources.replaces)
    st.caption(text.sources.basemap_hint)
    upload = st.file_uploader(text.sources.file, type=ENDINGS, key=FILE)
    if upload is None:
        return
    content, name = upload.getvalue(), upload.name
    guessed = guess_kind(content, name)
    kinds = list(Kind)
    kind = st.selectbox(
        text.sources.kind,
        kinds,
        index=kinds.index(guessed) if guessed else 0,
        format_func=lambda k: sentences.sentence_case(text.kind[k]),
        key=f"{KIND}-{name}",
    )
    if guessed:
        st.caption(text.sources.guess.format(kind=text.kind[guessed]))
    try:
        mapping = choose_columns(content, name, kind, text)
        afresh = version is not None and st.checkbox(text.sources.afresh, key=AFRESH)
        if st.button(text.sources.add, key=ADD, type="primary", icon=":material/upload:"):
            _load(read(kind, content, name, mapping), afresh, text)
    except UserError as error:
        st.error(
            f"{text.sources.faults}\n\n{sentences.problem(error, text, escaped)}",
            icon=":material/edit:",
        )


def _load(intake: Intake, afresh: bool, text: Text) -> None:
    Store.home().add(intake, afresh=afresh)
    whole = text.numbers.whole
    session.notice(
        text.sources.added.format(
            name=escaped(intake.name), kept=whole(intake.kept_count), read=whole(intake.read_count)
        )
    )
    st.rerun()


def choose_columns(content: bytes, name: str, kind: Kind, text: Text) -> Mapping | None:
    """Show how the columns are understood, with examples; give back what the user says."""
    if kind not in VARIANTS:
        return None  # a plan or a base map has no columns to choose
    table = read_table(content, name, crs="EPSG:4326")
    guessed = guess(kind, table.headers).columns
    with st.expander(text.sources.mapping_heading):
        st.markdown(text.sources.mapping_lead)
        boxes = st.columns(4)
        chosen = {
            column: boxes[place % 4].selectbox(
                text.sources.column.get(column, column),
                ["", *table.headers],
                index=table.headers.index(guessed[column]) + 1 if column in guessed else 0,
                format_func=lambda header: header or text.sources.not_mapped,
                key=f"column-{name}-{column}",
            )
            for place, column in enumerate(VARIANTS[kind])
        }
        mapping = Mapping(columns=chosen)
        shown = preview(kind, table, mapping)
        st.dataframe(_named(shown, text), hide_index=True, alt=text.sources.preview)
    return mapping


def _named(shown: pd.DataFrame, text: Text) -> pd.DataFrame:
    """Our columns in the reader's words; the case number is nobody's to see."""
    known = shown[shown["column"] != "case_id"]
    named = known["column"].map(lambda column: text.sources.column.get(column, column))
    return known.assign(column=named).set_axis(list(text.sources.preview_columns), axis=1)


def offer_sample(text: Text) -> None:
    st.markdown(f"## {text.sources.sample}")
    if st.button(text.sources.load_sample, key=SAMPLE, icon=":material/science:"):
        with TemporaryDirectory() as folder:
            load_sample(Store.home(), Path(folder))
        session.notice(text.sources.sample_loaded)
        st.rerun()


def in_use(version: Version, text: Text) -> None:
    st.markdown(f"## {text.sources.now_heading}")
    whole = text.numbers.whole
    rows = [
        (
            sentences.sentence_case(text.kind[part.kind]),
            part.name,
            whole(part.read_count),
            whole(part.kept_count),
            text.numbers.day(part.extracted_on) if part.extracted_on else "",
            f"{part.loaded_at:%Y-%m-%d %H:%M}",
        )
        for part in version.parts.values()
    ]
    table = pd.DataFrame(rows, columns=list(text.sources.now_columns))
    st.table(as_text(table), hide_index=True)


def noticed(version: Version, text: Text) -> None:
    """What the readers remarked, file by file, and what came of putting the files together."""
    st.markdown(f"## {text.sources.findings_heading}")
    together = [("", found) for found in _together(version)]
    rows = [
        (
            name,
            sentences.finding(found, text),
            text.numbers.whole(found.count),
            sentences.examples(found),
        )
        for name, found in [
            *((part.name, found) for part in version.parts.values() for found in part.findings),
            *together,
        ]
    ]
    if not rows:
        st.markdown(text.sources.no_findings)
        return
    table = pd.DataFrame(rows, columns=list(text.sources.finding_columns))
    st.dataframe(table, hide_index=True, width="stretch", alt=text.sources.findings_heading)


def _together(version: Version) -> Iterator[Finding]:
    known = cached.catalogue(version)
    if known.outside_count and Kind.AREAS in version.parts:
        yield Finding(Remark.OUTSIDE_AREAS, known.outside_count)
    if known.counted_twice:
        twice = known.counted_twice
        yield Finding(Remark.COUNTED_TWICE, len(twice), examples=twice[:EXAMPLES])


def history(version: Version, text: Text) -> None:
    st.markdown(f"## {text.sources.history_heading}")
    store = Store.home()
    rows = [
        (
            f"{v.number} ({text.sources.current})" if v.number == version.number else str(v.number),
            f"{v.made_at:%Y-%m-%d %H:%M}",
            v.made_from,
            ", ".join(text.kind[kind] for kind in v.parts),
        )
        for v in store.versions()
    ]
    table = pd.DataFrame(rows, columns=list(text.sources.history_columns))
    st.dataframe(table, hide_index=True, width="stretch", alt=text.sources.history_heading)
    if version.follows is not None and st.button(
        text.sources.undo, key=UNDO, icon=":material/undo:"
    ):
        session.notice(text.sources.undone.format(number=store.undo().number))
        st.rerun()
