"""Versions: what was loaded when and, for those who load, by whom; the way back; what changed."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.changes import hidden_changes
from data.keeping.compare import Change, CountChange, PartChange, VersionChange, compare
from data.problems import StoreError
from data.store import Store, Version
from pages.shared import session
from pages.shared.components import LONG, as_text
from pages.shared.markup import escaped
from pages.shared.text import Text, keeping, sentences

UNDO, REDO, COMPARE = "undo", "redo", "compare"
WHO = 2  # of the columns


def history(version: Version, text: Text) -> None:
    st.markdown(f"## {text.history.heading}")
    st.markdown(text.history.lead)
    store = Store.home()
    for lost in store.ledger.lost_pointer():
        st.warning(keeping.damage(lost, text, escaped), icon=":material/warning:")
    lines = [_line(store, number, version, text) for number in reversed(store.numbers())]
    table = pd.DataFrame(lines, columns=list(text.history.columns))
    if not session.may(session.Act.NAMES):
        table = table.drop(columns=text.history.columns[WHO])
    if len(table) > LONG:
        st.dataframe(table, hide_index=True, width="stretch", alt=text.history.heading)
    else:
        st.table(as_text(table), hide_index=True)
    if session.may(session.Act.LOAD):
        _ways_back(store, version, text)
    if len(lines) > 1:
        with st.expander(text.history.compare, key=f"{COMPARE}-open", on_change="rerun"):
            _compare(store, version, text)


def _line(store: Store, number: int, current: Version, text: Text) -> tuple[str, ...]:
    """One version; of a damaged one what is wrong with it."""
    shown = f"{number} ({text.history.current})" if number == current.number else str(number)
    try:
        version = store.described(number)
    except StoreError as error:
        return shown, "", "", keeping.damage(error.damages[0], text), "", ""
    files = version.made_from.split(", ")
    newest = {(part.kind, part.name): part for part in version.files if part.name in files}
    loaded = list(newest.values())
    kept, read = (sum(p.kept_count for p in loaded), sum(p.read_count for p in loaded))
    whole = text.numbers.whole
    return (
        shown,
        f"{version.made_at:%Y-%m-%d %H:%M}",
        version.made_by,
        version.made_from,
        ", ".join(part.content_hash[:8] for part in loaded),
        text.history.rows.format(kept=whole(kept), read=whole(read)),
    )


def _ways_back(store: Store, version: Version, text: Text) -> None:
    with st.container(horizontal=True):
        if version.follows is not None and st.button(
            text.history.undo, key=UNDO, icon=":material/undo:"
        ):
            _say_in_use(store.undo(by=session.user_name()), text)
        if store.taken_back() is not None and st.button(
            text.history.redo, key=REDO, icon=":material/redo:"
        ):
            _say_in_use(store.redo(by=session.user_name()), text)


def _say_in_use(version: Version, text: Text) -> None:
    session.notice(text.history.undone.format(number=version.number))
    st.rerun()


def _compare(store: Store, version: Version, text: Text) -> None:
    numbers = list(reversed(store.numbers()))
    boxes = st.columns(2)
    before = version.follows if version.follows in numbers else numbers[-1]
    old, new = (
        box.selectbox(label, numbers, index=numbers.index(first), key=f"{COMPARE}-{place}")
        for place, (box, label, first) in enumerate(
            zip(
                boxes,
                (text.history.old, text.history.new),
                (before, version.number),
                strict=True,
            )
        )
    )
    if st.button(text.history.compare_these, key=COMPARE, icon=":material/compare_arrows:"):
        _show_change(compare(store.version(old), store.version(new)), text)


def _show_change(changed: VersionChange, text: Text) -> None:
    st.markdown(f"**{text.store.compared.format(old=changed.old, new=changed.new)}**")
    versions = [text.history.version.format(number=n) for n in (changed.old, changed.new)]
    parts = pd.DataFrame(
        [_part_line(part, text) for part in changed.parts],
        columns=[*text.history.part_columns, *versions],
    )
    st.dataframe(parts, hide_index=True, alt=text.history.compare)
    if not changed.areas and not changed.months:
        st.markdown(text.store.same_counts)
        return
    for title, column, counts in (
        (text.history.by_area, text.history.area, changed.areas),
        (text.history.by_month, text.history.month, changed.months),
    ):
        if counts:
            st.markdown(f"**{title}**")
            lines = _count_lines(counts, text)
            headers = [column, *versions, text.history.difference]
            st.dataframe(pd.DataFrame(lines, columns=headers), hide_index=True, alt=title)
            if any(text.card.hidden_mark in line for line in lines):
                st.caption(text.history.hidden)


def _part_line(part: PartChange, text: Text) -> tuple[str, ...]:
    rows = [
        ", ".join(
            text.history.part.format(name=file.name, kept=text.numbers.whole(file.kept_count))
            for file in files
        )
        for files in (part.old, part.new)
    ]
    kind = sentences.sentence_case(text.kind[part.kind])
    return kind, text.history.change[Change(part.change)], *rows


def _count_lines(counts: Sequence[CountChange], text: Text) -> list[tuple[str, ...]]:
    """Small counts, and differences that would tell them, are not shown."""
    mark = text.card.hidden_mark
    hidden = hidden_changes([(each.old, each.new) for each in counts])
    return [
        (
            each.where if isinstance(each.where, str) else f"{each.where:%Y-%m}",
            *(
                (mark, mark, mark)
                if covered
                else (
                    text.numbers.whole(each.old),
                    text.numbers.whole(each.new),
                    text.numbers.signed(each.new - each.old),
                )
            ),
        )
        for each, covered in zip(counts, hidden, strict=True)
    ]
