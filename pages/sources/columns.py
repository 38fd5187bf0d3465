"""How the columns of an upload are understood, and how a person mends it."""

from collections.abc import Mapping as Words
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from data.columns.headers import VARIANTS
from data.columns.likeness import EXACT
from data.columns.mapping import Business, Mapping, as_toml, is_crs, preview, resolve, unread
from data.columns.mappings import SavedMapping, saved
from data.files.tables import Table
from data.intake import Kind
from data.problems import Fault, FileError, Rule
from data.store import Store
from pages.shared.markup import escaped
from pages.shared.text import Text, sentences
from pages.sources import uploads
from pages.sources.uploads import Upload

WIDE = 4  # select boxes side by side
CRS = {
    "EPSG:3006": "SWEREF 99 TM",
    "EPSG:3007": "SWEREF 99 12 00",
    "EPSG:3008": "SWEREF 99 13 30",
    "EPSG:3012": "SWEREF 99 14 15",
    "EPSG:3009": "SWEREF 99 15 00",
    "EPSG:3013": "SWEREF 99 15 45",
    "EPSG:3010": "SWEREF 99 16 30",
    "EPSG:3014": "SWEREF 99 17 15",
    "EPSG:3011": "SWEREF 99 18 00",
    "EPSG:3015": "SWEREF 99 18 45",
    "EPSG:3016": "SWEREF 99 20 15",
    "EPSG:3017": "SWEREF 99 21 45",
    "EPSG:3018": "SWEREF 99 23 15",
    "EPSG:4326": "WGS 84",
    "EPSG:32632": "WGS 84 / UTM 32N",
    "EPSG:32633": "WGS 84 / UTM 33N",
}
OTHER = "other"  # a code that is typed
FIXABLE: Words[Kind, Sequence[str]] = {
    Kind.INCIDENTS: ("source", "area_name", "offence_text", "extracted_on"),
    Kind.COUNTS: ("source", "area_name", "offence_text", "extracted_on"),
    Kind.SURVEY: ("wave", "area_name", "respondent_group", "answered_on"),
    Kind.AREAS: ("kind", "valid_from"),
}
PLACED = {Kind.AREAS, Kind.STREETS, Kind.ADDRESSES}  # map files
PLACED |= {kind for kind, columns in VARIANTS.items() if "northing" in columns}
BUSINESS = {"place_types": "place_type", "victim_types": "victim_type", "codes": "offence_code"}


@dataclass(frozen=True, slots=True)
class Reading:
    """
    `mapping` is what a person says of the file; None where the guess is left as it is. It is new
    if it is not saved yet.
    """

    headers: tuple[str, ...] = ()
    mapping: Mapping | None = None
    is_new: bool = False


def choose(upload: Upload, kind: Kind, text: Text) -> Reading:
    """Show how the columns are understood, with examples; give back what the person says."""
    if kind not in VARIANTS:
        return Reading()  # a plan or a base map has no columns to choose
    table = uploads.table_of(upload)
    with st.container(border=True):
        st.markdown(f"#### {text.columns.heading}")
        st.caption(text.columns.lead)
        kept = _kept(upload, kind, table, text)
        start = _start(kind, table, kept.mapping if kept else None, text)
        shown = st.container()
        key = f"{upload.name}-{kind}" + ("-saved" if kept else "")
        with st.expander(text.columns.mend, key=f"mend-{key}"):
            headers = _choose_headers(kind, table, start.columns, key, text)
        said = replace(start, columns=headers)
        if kind in PLACED or kind in FIXABLE:
            with st.expander(_more(kind, text), key=f"more-{key}"):
                said = _choose_more(upload, kind, said, key, text)
        with shown:
            _show(kind, table, said, text)
        _offer(said, text)
    return _reading(table, said, start, kept)


def _more(kind: Kind, text: Text) -> str:
    if kind is Kind.INCIDENTS:
        return text.columns.more
    both = [text.columns.crs] if kind in PLACED else []
    return ", ".join([*both, *([text.columns.fixed_values] if kind in FIXABLE else [])])


def _choose_more(upload: Upload, kind: Kind, said: Mapping, key: str, text: Text) -> Mapping:
    """What is true of the whole file, beside its columns."""
    crs = _choose_crs(kind, upload.name, said.crs, key, text)
    fixed = _choose_fixed(kind, said.columns, said.fixed, key, text)
    columns = {column: h for column, h in said.columns.items() if column not in fixed}
    said = replace(said, crs=crs, fixed=fixed, columns=columns)
    if kind is not Kind.INCIDENTS:
        return said
    return replace(said, business=_choose_business(upload, said, key, text))


def _reading(table: Table, said: Mapping, start: Mapping, kept: SavedMapping | None) -> Reading:
    """Whoever changes nothing says nothing."""
    is_new = _filled(said) != _filled(start)
    if is_new:
        return Reading(tuple(table.headers), said, is_new=True)
    return Reading(tuple(table.headers), kept.mapping if kept else None)


def _filled(mapping: Mapping) -> Mapping:
    return replace(mapping, columns={c: h for c, h in mapping.columns.items() if h})


def _kept(upload: Upload, kind: Kind, table: Table, text: Text) -> SavedMapping | None:
    """The mapping that was saved for such a file, unless the reader will not have it."""
    try:
        kept = saved(Store.home().folder, kind, table.headers)
    except FileError as error:
        said = sentences.problem(error, text, escaped)
        st.warning(f"{text.columns.saved_unfit}\n\n{said}", icon=":material/history:")
        return None
    if kept is None:
        return None
    words = text.columns.saved.format(
        day=text.numbers.day(kept.saved_at.date()), name=escaped(kept.made_for or upload.name)
    )
    return kept if st.checkbox(words, value=True, key=f"saved-{upload.name}-{kind}") else None


def _start(kind: Kind, table: Table, kept: Mapping | None, text: Text) -> Mapping:
    """What is saved or guessed; a column that several headers claim is left to the reader."""
    faults: list[Fault] = []
    start = resolve(kind, table, kept, faults)
    if faults:
        lines = [f"- {sentences.fault(fault, text, escaped)}" for fault in faults]
        st.warning("\n".join([text.columns.claimed, "", *lines]), icon=":material/rule:")
    twice = {fault.place for fault in faults if fault.rule is Rule.COLUMN_TWICE}
    return replace(start, columns={c: h for c, h in start.columns.items() if c not in twice})


def _choose_headers(
    kind: Kind, table: Table, start: Words[str, str], key: str, text: Text
) -> dict[str, str]:
    options = ["", *table.headers]
    boxes = st.columns(WIDE)
    return {
        column: boxes[place % WIDE].selectbox(
            _name(column, text),
            options,
            index=options.index(start.get(column, "")),
            format_func=lambda header: header or text.columns.not_mapped,
            key=f"column-{key}-{column}",
        )
        for place, column in enumerate(VARIANTS[kind])
    }


def _choose_crs(kind: Kind, name: str, start: str, key: str, text: Text) -> str:
    """An EPSG code, "" for automatic. Raises `FileError` for what is no coordinate system."""
    if kind not in PLACED:
        return start
    options = ["", *CRS, OTHER]
    boxes = st.columns(2)
    chosen = boxes[0].selectbox(
        text.columns.crs,
        options,
        index=options.index(start if start in options else OTHER),
        format_func=lambda crs: _crs_name(crs, text),
        key=f"crs-{key}",
    )
    if chosen != OTHER:
        return chosen
    typed = boxes[1].text_input(
        text.columns.epsg, value=start, help=text.columns.epsg_help, key=f"epsg-{key}"
    )
    crs = f"EPSG:{typed}" if typed.strip().isdecimal() else typed.strip()
    if not is_crs(crs):
        raise FileError(name, [Fault(Rule.WRONG_VALUE, text.columns.crs, crs)])
    return crs


def _crs_name(crs: str, text: Text) -> str:
    if crs == OTHER:
        return text.columns.crs_other
    return f"{CRS[crs]} ({crs})" if crs else text.columns.crs_automatic


def _choose_fixed(
    kind: Kind, headers: Words[str, str], start: Words[str, str], key: str, text: Text
) -> dict[str, str]:
    """One value for all rows, of columns that no header is."""
    open_ = [c for c in FIXABLE.get(kind, ()) if not headers.get(c)]
    if open_:
        st.caption(text.columns.fixed)
    boxes = st.columns(WIDE)
    said = {
        column: boxes[place % WIDE].text_input(
            _name(column, text),
            value=start.get(column, ""),
            key=f"fixed-{key}-{column}",
        )
        for place, column in enumerate(open_)
    }
    others = {c: v for c, v in start.items() if c not in open_ and not headers.get(c)}
    return others | {column: value.strip() for column, value in said.items() if value.strip()}


def _choose_business(upload: Upload, said: Mapping, key: str, text: Text) -> Business:
    """Which values make an incident business-related: those that stand in the file."""
    wanted = st.toggle(
        text.columns.business,
        value=said.business.is_said,
        help=text.columns.business_help,
        key=f"business-{key}",
    )
    if not wanted:
        return Business()
    labels = (text.columns.place_types, text.columns.victim_types, text.columns.codes)
    boxes = st.columns(len(labels))
    chosen: dict[str, tuple[str, ...]] = {}
    for box, label, (field, column) in zip(boxes, labels, BUSINESS.items(), strict=True):
        before: tuple[str, ...] = getattr(said.business, field)
        header = said.columns.get(column)
        counts = uploads.common_values(upload, header) if header else {}
        if counts or before:
            with box:
                chosen[field] = _choose_values(label, counts, before, f"{field}-{key}", text)
    if not chosen:
        st.caption(text.columns.no_values)
    return Business(**chosen)


def _choose_values(
    label: str, counts: Words[str, int], before: Sequence[str], key: str, text: Text
) -> tuple[str, ...]:
    def shown(value: str) -> str:
        count = text.numbers.whole(counts.get(value, 0))
        return text.columns.counted.format(value=value, count=count)

    return tuple(
        st.multiselect(
            label,
            list(dict.fromkeys([*counts, *before])),
            default=list(before),
            format_func=shown,
            placeholder=text.columns.any_of_these,
            key=key,
        )
    )


def _show(kind: Kind, table: Table, said: Mapping, text: Text) -> None:
    """What was found, how sure it is, and examples."""
    shown = preview(kind, table, said)
    whole = text.numbers.whole
    found = text.columns.found.format(count=whole(len(shown)), headers=whole(len(table.headers)))
    unsure = [_name(column, text) for column in shown["column"][shown["score"] < EXACT]]
    if unsure:
        found += " " + text.columns.unsure.format(columns=", ".join(unsure))
    st.markdown(escaped(found))
    if not_read := unread(kind, table, said):
        st.markdown(escaped(text.columns.unread.format(headers=", ".join(not_read))))
    if shown.empty:
        return  # a table without rows has words of its own, in English
    named = pd.DataFrame(
        {
            "column": [_name(column, text) for column in shown["column"]],
            "header": shown["header"],
            "score": shown["score"]
            .astype("str")
            .where(shown["score"].notna(), text.columns.by_person),
            "examples": shown["examples"].where(shown["examples"] != "", text.columns.not_shown),
        }
    )
    st.dataframe(
        named.set_axis(list(text.columns.preview_columns), axis="columns"),
        hide_index=True,
        height="content",
        alt=text.columns.preview,
    )


def _offer(said: Mapping, text: Text) -> None:
    st.download_button(
        text.columns.download,
        data=lambda: as_toml(_filled(said)).encode(),
        file_name="mapping.toml",
        mime="application/toml",
        key="mapping-toml",
        on_click="ignore",
        icon=":material/download:",
    )


def _name(column: str, text: Text) -> str:
    return text.sources.column.get(column, column)
