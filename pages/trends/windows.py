"""This year against last: so far, the latest month, and the reader's own window."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis.base_rates import RATE_BASES, Base, base_of, per_1000
from analysis.results import Counted, Hidden, NotPossible
from analysis.told import Told
from analysis.windows import SHARE_FROM, WindowChange
from data.intake import Kind
from pages.shared import cached, session
from pages.shared.cards import Card
from pages.shared.components import table_card
from pages.shared.text import Text, sentences
from pages.shared.told import of_period
from pages.trends.look import LATEST, OWN, YEAR_TO_DATE, Look
from pages.trends.parts import Part, part

Row = tuple[str, ...]
WHOLE_FROM = 100  # incidents per 1,000: from there on a decimal says nothing


def windows(look: Look) -> None:
    text = look.text
    part(Part.THIS_YEAR, text)
    st.markdown(text.windows.lead)
    session.draw_window(look.known, text)
    if OWN not in look.windows:
        st.info(text.windows.no_windows)
        return
    _counts(look)
    _rates(look)


def _counts(look: Look) -> None:
    text, found = look.text, look.windows
    rows = [_row(name, each, text) for name, each in found.items()]
    card = Card(
        id="trender-fonster",
        title=_title(found[YEAR_TO_DATE], text),
        subtitle=text.windows.subtitle.format(groups=look.place.groups, areas=look.place.areas),
        table=pd.DataFrame(rows, columns=list(text.windows.columns)),
        n=text.card.n_incidents.format(n=_n(found[YEAR_TO_DATE], text)),
        told=_told(look),
        note=_note(look),
    )
    table_card(card, look.version, text)


def _title(change: WindowChange | NotPossible, text: Text) -> str:
    if isinstance(change, NotPossible) or change.difference is None:
        return text.windows.title_hidden
    return text.windows.title.format(
        after=sentences.count(change.after, text), before=sentences.count(change.before, text)
    )


def _n(change: WindowChange | NotPossible, text: Text) -> str:
    """Of both years to date."""
    if isinstance(change, NotPossible):
        return text.card.hidden_mark
    both = [c.n for c in (change.before, change.after) if isinstance(c, Counted)]
    return text.numbers.whole(sum(both)) if len(both) == 2 else text.card.hidden_mark


def _row(name: str, change: WindowChange | NotPossible, text: Text) -> Row:
    if isinstance(change, NotPossible):
        nothing = [text.card.no_value] * 3
        reason = sentences.sentence_case(sentences.no_answer(change, text))
        return (_name(name, text), "", *nothing, text.windows.no_share, reason)
    return (
        _name(name, text),
        text.numbers.period(change.window),
        sentences.count(change.before, text),
        sentences.count(change.after, text),
        text.card.hidden_mark
        if change.difference is None
        else text.numbers.signed(change.difference),
        text.windows.no_share if change.share is None else text.numbers.signed_share(change.share),
        _reading(change, text),
    )


def _told(look: Look) -> tuple[Told, ...]:
    """Both counts of each window; rates of small bases tell them as well."""
    areas, counted = look.selection.areas, look.selection.counted
    return tuple(
        one
        for change in look.windows.values()
        if isinstance(change, WindowChange)
        for window, cell in ((change.earlier, change.before), (change.window, change.after))
        for one in of_period(areas, counted, window, cell.n if isinstance(cell, Counted) else None)
    )


def _name(name: str, text: Text) -> str:
    names = {
        YEAR_TO_DATE: text.windows.year_to_date,
        LATEST: text.windows.latest,
        OWN: text.windows.own,
    }
    return names[name]


def _reading(change: WindowChange, text: Text) -> str:
    if change.signal is None:
        return text.windows.hidden
    return text.trends.signal if change.signal else text.trends.no_signal


def _note(look: Look) -> str:
    text, settled = look.text, look.coverage.settled_until
    limit = 3 * look.dispersion**0.5
    said = text.windows.note.format(
        share_from=text.numbers.whole(SHARE_FROM),
        limit=text.numbers.decimal(limit, 1),
    )
    if any(isinstance(c, WindowChange) and c.difference is None for c in look.windows.values()):
        said = f"{said} {text.card.hidden_note}"
    if settled is None:
        return said
    last = text.numbers.month(pd.Timestamp(settled) - pd.DateOffset(months=1))
    return f"{text.windows.settled.format(month=last)} {said}"


def _rates(look: Look) -> None:
    text, areas = look.text, look.selection.areas
    if not areas:
        st.caption(text.windows.choose_areas)
        return
    loaded = cached.bases(look.version)
    rows = [] if loaded is None else list(_rate_rows(look, loaded))
    if not rows:
        st.caption(text.windows.no_base)
        return
    card = Card(
        id="trender-fonster-per",
        title=_rates_title(rows[0], look),
        subtitle=text.windows.rates_subtitle.format(
            groups=look.place.groups, areas=look.place.areas
        ),
        table=pd.DataFrame(rows, columns=list(text.windows.rates_columns)),
        n=text.card.n_incidents.format(n=_n(look.windows[YEAR_TO_DATE], text)),
        told=_told(look),
        note=text.windows.rates_note,
        kinds=(Kind.INCIDENTS, Kind.COUNTS, Kind.BASES),
    )
    table_card(card, look.version, text)


def _rate_rows(look: Look, loaded: pd.DataFrame) -> Iterator[Row]:
    """Every window by every base that all of the chosen areas have."""
    text, areas = look.text, look.selection.areas
    for name, change in look.windows.items():
        if isinstance(change, NotPossible):
            continue
        for kind in RATE_BASES:
            before = base_of(loaded, kind, areas, change.earlier.start.year)
            after = base_of(loaded, kind, areas, change.window.start.year)
            if isinstance(before, NotPossible) or isinstance(after, NotPossible):
                continue
            yield (
                _name(name, text),
                text.windows.per[kind],
                _rate(change.before, before, text),
                _rate(change.after, after, text),
            )


def _rate(count: Counted | Hidden, base: Base, text: Text) -> str:
    rate = per_1000(count, base)
    if not isinstance(rate, float):
        return text.card.hidden_mark
    said = text.numbers.decimal(rate, 0 if rate >= WHOLE_FROM else 1)
    return text.windows.rate.format(rate=said, year=base.year)


def _rates_title(first: Row, look: Look) -> str:
    """Of the first window, where it is told: the year to date."""
    text, change = look.text, look.windows[YEAR_TO_DATE]
    if isinstance(change, NotPossible) or change.difference is None:
        return text.windows.rates_title_hidden
    _, per, before, after = first
    return text.windows.rates_title.format(
        after=after.split(" (")[0], per=per, before=before.split(" (")[0]
    )
