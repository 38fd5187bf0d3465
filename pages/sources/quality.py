"""What is in use, and what became of every row and column of each file."""

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from io import StringIO

import pandas as pd
import streamlit as st

from analysis.disclosure import is_small
from data.intake import Kind
from data.keeping import exports
from data.keeping.parts import Part
from data.problems import LEFT_OUT, Finding, Remark
from data.store import Store, Version
from pages.shared import cached, gate, session
from pages.shared.components import LONG, as_text
from pages.shared.explained import headed
from pages.shared.markup import escaped, safe_cell
from pages.shared.text import Text, sentences

EXAMPLES = 5
SHORT = 200  # letters of row numbers that fit into a cell
Lines = Sequence[tuple[str, ...]]
NOT_ROWS = {Remark.SKIPPED_SHEET, Remark.AREA_IN_PARTS}  # their counts are of something else


def in_use(version: Version, text: Text) -> None:
    st.markdown(f"## {text.quality.now_heading}")
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
        for part in version.files
    ]
    table = pd.DataFrame(rows, columns=list(text.quality.now_columns))
    st.table(as_text(table), hide_index=True)


def report(version: Version, text: Text) -> None:
    """One tab for each file, and one for what came of putting them together."""
    kinds = [text.kind[part.kind] for part in version.files]
    headed(f"## {text.quality.heading}", text, *kinds)
    st.markdown(text.quality.lead)
    whole = session.may(session.Act.LOAD)
    together = list(_together(version)) if whole else []
    names = [_tab_name(part, version, text) for part in version.files]
    tabs = st.tabs([*names, text.quality.together] if together else names)
    for tab, part in zip(tabs, version.files, strict=False):
        with tab:
            _report_of(part, version, text)
    if together:
        with tabs[-1]:
            _table([_line(found, text) for found in together], text.quality.together_columns)


def _tab_name(part: Part, version: Version, text: Text) -> str:
    """The kind; of several files of a kind also the file's name."""
    kind = sentences.sentence_case(text.kind[part.kind])
    return kind if len(version.parts[part.kind]) == 1 else f"{kind}: {escaped(part.name)}"


def _line(found: Finding, text: Text) -> tuple[str, ...]:
    return (
        sentences.finding(found, text),
        text.numbers.whole(found.count),
        sentences.examples(found),
    )


def _report_of(part: Part, version: Version, text: Text) -> None:
    """
    Of a file all for those who mend it. Others see how much of it is used: what is remarked is
    said of few rows, or of one, often.
    """
    whole = session.may(session.Act.LOAD)
    print_ = part.content_hash[:12]
    st.caption(text.quality.source.format(name=escaped(part.name), print=print_))
    rows, columns = st.columns([2, 3])
    with rows:
        _table(rows_of(part, text), text.quality.rows_columns)
    with columns:
        if shares := shares_of(part, text, whole=whole):
            st.markdown(f"**{text.quality.shares}**")
            _table(shares, text.quality.share_columns)
    if whole:
        _flags(part, text)
        _by_row(part, text)
    if part.kind not in (Kind.STUDY, Kind.BASEMAP):
        st.markdown(f"**{text.quality.columns}**")
        if columns_of(part, text):
            _table(columns_of(part, text), text.quality.column_columns)
        else:
            st.caption(text.quality.no_columns)
    if session.may(session.Act.REPORT):
        st.download_button(
            text.quality.download,
            data=partial(_taken_out, part, version, text, session.user_name()),
            file_name=_file_name(part),
            mime="text/csv",
            key=f"quality-{part.kind}-{part.fingerprint[:16]}",
            on_click="ignore",
            icon=":material/download:",
        )


def _flags(part: Part, text: Text) -> None:
    st.markdown(f"**{text.quality.flags}**")
    if flags := flags_of(part, text):
        _table(flags, text.quality.flag_columns)
    else:
        st.markdown(text.quality.no_flags)


def _file_name(part: Part) -> str:
    return f"pilotkollen-kvalitet-{part.kind}.csv"


def _taken_out(part: Part, version: Version, text: Text, by: str) -> bytes:
    """On another thread: it asks no session. No figure is in it, but it is noted as what leaves."""
    store, content = Store.home(), as_csv(part, text)
    taken = gate.Taken(
        name=_file_name(part),
        form="csv",
        content=content,
        by=by,
        cards=[],
        after=exports.count(store),
    )
    gate.note(store, version, taken)
    return content


def rows_of(part: Part, text: Text) -> Lines:
    """The rows of the file = those left out, reason by reason, + those kept."""
    in_file, kept = part.read_count, part.kept_count
    left_out = [
        (
            text.quality.left_out.format(reason=sentences.finding(found, text)),
            *_counted(found.count, in_file, text),
            sentences.examples(found),
        )
        for found in part.findings
        if found.remark in LEFT_OUT
    ]
    first = (text.quality.in_file, *_counted(in_file, in_file, text), "")
    return [first, *left_out, (text.quality.kept, *_counted(kept, in_file, text), "")]


def flags_of(part: Part, text: Text) -> Lines:
    """What is remarked of rows that are kept, with examples."""
    flags = [found for found in part.findings if found.remark not in LEFT_OUT]
    return [
        (
            sentences.finding(found, text),
            text.numbers.whole(found.count),
            _share(found.count, part.kept_count if _of_rows(part, found) else 0, text),
            sentences.examples(found),
        )
        for found in flags
    ]


def _by_row(part: Part, text: Text) -> None:
    """Where to look in the file; what is long has a line for each row, and scrolls."""
    if not (found := _placed(part)):
        return
    st.markdown(f"**{text.quality.by_row}**")
    st.caption(text.quality.by_row_lead)
    lines = [(sentences.row_numbers(each, text), *_what(each, text)) for each in found]
    if len(lines) <= LONG and all(len(line[0]) <= SHORT for line in lines):
        _table(lines, text.quality.by_row_columns)
        return
    table = pd.DataFrame(by_row(part, text), columns=list(text.quality.by_row_columns))
    st.dataframe(table, hide_index=True, width="stretch", alt=text.quality.by_row)


def by_row(part: Part, text: Text) -> Lines:
    """A line for each row that something is remarked of, in the order of the file."""
    lines = [(row, *_what(each, text)) for each in _placed(part) for row in each.rows]
    return [(str(row), *what) for row, *what in sorted(lines, key=lambda line: line[0])]


def _placed(part: Part) -> list[Finding]:
    return [found for found in part.findings if found.rows]


def _what(found: Finding, text: Text) -> tuple[str, str]:
    return found.column, sentences.sentence_case(text.remark[found.remark])


def _of_rows(part: Part, found: Finding) -> bool:
    """Of an answer, an area or a sheet a share of the file's rows says nothing."""
    return part.kind in (Kind.INCIDENTS, Kind.COUNTS) and found.remark not in NOT_ROWS


def shares_of(part: Part, text: Text, *, whole: bool = True) -> Lines:
    """
    How many of the kept incidents have a position and a time, and were reported late.

    Unless it is told `whole`, few are hidden, and what leaves few.
    """
    if part.kind is not Kind.INCIDENTS:
        return []
    counts = {found.remark: found.count for found in part.findings}
    kept = part.kept_count
    lines = [
        (text.quality.with_position, kept - counts.get(Remark.NO_POSITION, 0)),
        (text.quality.with_time, kept - counts.get(Remark.UNKNOWN_HOUR, 0)),
        (text.quality.late, counts.get(Remark.LATE_REPORT, 0)),
    ]
    hidden = (text.card.hidden_mark,) * 2
    return [
        (name, *(_counted(count, kept, text) if whole or _is_many(count, kept) else hidden))
        for name, count in lines
    ]


def _is_many(count: int, of: int) -> bool:
    return not (is_small(count) or is_small(of - count))


def columns_of(part: Part, text: Text) -> Lines:
    """Of every column, in per cent of the rows: filled, missing, unreadable, out of range."""
    return [
        (
            text.sources.column.get(column.column, column.column),
            column.header,
            *(
                _share(count, part.read_count, text)
                for count in (column.filled, column.missing, column.unreadable, column.out_of_range)
            ),
        )
        for column in part.quality
    ]


def as_csv(part: Part, text: Text) -> bytes:
    """The whole report of one file, as a spreadsheet of this language opens it."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";" if text.code == "sv" else ",", lineterminator="\r\n")
    if part.fictive:
        writer.writerow([text.frame.fictive])
    writer.writerow([text.quality.heading])
    writer.writerow(
        [safe_cell(text.quality.source.format(name=part.name, print=part.content_hash))]
    )
    for headers, lines in (
        (text.quality.rows_columns, rows_of(part, text)),
        (text.quality.share_columns, shares_of(part, text)),
        (text.quality.flag_columns, flags_of(part, text)),
        (text.quality.by_row_columns, by_row(part, text)),
        (text.quality.column_columns, columns_of(part, text)),
    ):
        if lines:
            writer.writerow([])
            writer.writerow(headers)
            writer.writerows([safe_cell(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")


def _together(version: Version) -> Iterator[Finding]:
    known = cached.catalogue(version)
    if known.outside_count and Kind.AREAS in version.parts:
        yield Finding(Remark.OUTSIDE_AREAS, known.outside_count)
    if known.counted_twice:
        twice = known.counted_twice
        yield Finding(Remark.COUNTED_TWICE, len(twice), examples=twice[:EXAMPLES])
    yield from known.between_files


def _counted(count: int, of: int, text: Text) -> tuple[str, str]:
    return text.numbers.whole(count), _share(count, of, text)


def _share(count: int, of: int, text: Text) -> str:
    return text.numbers.share(count / of, 1) if of else ""


def _table(lines: Lines, columns: Sequence[str]) -> None:
    table = pd.DataFrame(lines, columns=list(columns))
    st.table(as_text(table), hide_index=True)
