"""Would we have seen it before the start? The start is moved back to when nothing was tried."""

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.findings import Findings
from analysis.placebo_in_time import MovedStart, PlaceboInTime, Seen
from analysis.results import Comparison, Hidden, NotPossible
from data.study import Period
from pages.effect.asked import Asked
from pages.effect.checks.question import question
from pages.shared import judged
from pages.shared.cards import Card
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import figure_card, refusal, table_card
from pages.shared.session import Check
from pages.shared.text import Text, sentences


def in_time(asked: Asked, found: Findings) -> None:
    text = asked.text
    moved = judged.moved_starts(asked.version, asked.pilot, asked.pilot.primary)
    if isinstance(moved, NotPossible):
        with question(
            Check.EARLIER, text.in_time.question, text.in_time.short[Seen.CANNOT_TELL]
        ) as is_open:
            if not is_open:
                return
            refusal(moved, text)
        return
    seen = moved.seen(found.change)
    with question(Check.EARLIER, text.in_time.question, text.in_time.short[seen]) as is_open:
        if not is_open:
            return
        starts, whole = text.numbers.whole(len(moved.asked)), text.numbers.whole(len(moved.starts))
        said = text.in_time.said[seen] if moved.asked else text.in_time.none
        st.markdown(said.format(starts=starts, all=whole))
        card = _card(asked, found, moved, seen)
        if moved.asked:
            figure_card(card, _figure(asked, found, moved), asked.version, text)
        else:
            table_card(card, asked.version, text)


def _figure(asked: Asked, found: Findings, moved: PlaceboInTime) -> go.Figure:
    text = asked.text
    rows = [
        Row.of(_name(one, text), one.change, sentences.change(one.change.value, text), accent=False)
        for one in moved.starts
        if isinstance(one.change, Comparison)
    ]
    if isinstance(found.change, Comparison):
        said = sentences.change(found.change.value, text)
        rows.append(Row.of(text.in_time.true_start, found.change, said))
    return intervals(rows, Scale.against_expected(text), text, fictive=asked.version.fictive)


def _card(asked: Asked, found: Findings, moved: PlaceboInTime, seen: Seen) -> Card:
    text, pilot = asked.text, asked.pilot
    rows = [
        *(
            (
                _name(one, text),
                *(_windows(one, text)),
                *_shown(one.change, text),
            )
            for one in moved.starts
        ),
        (
            text.in_time.true_start,
            text.numbers.period(pilot.after),
            text.numbers.period(pilot.before),
            *_shown(found.change, text),
        ),
    ]
    return Card(
        id="effekt-flyttad-start",
        title=text.in_time.title[seen].format(area=asked.area),
        subtitle=text.in_time.subtitle.format(outcome=asked.outcome),
        table=pd.DataFrame(rows, columns=list(text.in_time.columns)),
        n=sentences.n_of(found, text),
        note=text.in_time.note,
        about=pilot.area,
        told=asked.told,
        doubts=asked.doubts,
    )


def _name(one: MovedStart, text: Text) -> str:
    return text.in_time.row.format(back=text.numbers.whole(one.back))


def _windows(one: MovedStart, text: Text) -> tuple[str, str]:
    if one.windows is None:
        return text.card.no_value, text.card.no_value
    return text.numbers.period(one.windows.after), _periods(one.windows.before, text)


def _periods(periods: Iterable[Period], text: Text) -> str:
    """Oldest first; those that follow each other are one."""
    joined: list[Period] = []
    for period in sorted(periods, key=lambda one: one.start):
        if joined and joined[-1].end == period.start:
            period = Period(joined.pop().start, period.end)
        joined.append(period)
    return ", ".join(map(text.numbers.period, joined))


def _shown(change: Comparison | Hidden | NotPossible, text: Text) -> tuple[str, str, str]:
    if isinstance(change, Comparison):
        low, high = (text.numbers.signed_share(end - 1) for end in (change.low, change.high))
        return sentences.change(change.value, text), low, high
    said = sentences.sentence_case(sentences.no_answer(change, text))
    return said, text.card.no_value, text.card.no_value
