"""Five questions about each pilot, answered by data and by what people wrote."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.decision.emmie import Letter
from analysis.decision.evidence_table import OfPilot
from data.keeping.written import Subject, Written, read_written
from data.store import Store
from pages.decision.asked import Asked
from pages.decision.emmie_said import said
from pages.decision.forest_card import KINDS
from pages.shared.cards import Card
from pages.shared.components import parted_card
from pages.shared.markup import escaped
from pages.shared.text import keeping

Said = Mapping[tuple[str, Letter], tuple[str, ...]]


def draw(asked: Asked, known: Sequence[OfPilot]) -> None:
    """A box for each question and pilot, side by side; the same as a table for documents."""
    text = asked.text
    wrote = read_written(Store.home().folder, fictive=asked.version.fictive)
    lines = {
        (one.pilot.area, letter): answer
        for one in known
        for letter, answer in said(asked, one, known).items()
    }
    st.markdown(f"## {text.emmie.heading}")
    st.markdown(text.emmie.lead)
    for letter in Letter:
        st.markdown(f"### {text.emmie.letter[letter]}")
        st.caption(text.emmie.asks[letter])
        for column, one in zip(st.columns(len(known)), known, strict=True):
            with column, st.container(border=True):
                _box(asked, one, letter, lines, wrote)
    with st.expander(text.emmie.as_table):
        _card(asked, known, lines, wrote)


def _box(
    asked: Asked,
    one: OfPilot,
    letter: Letter,
    lines: Said,
    wrote: Mapping[Subject, Written],
) -> None:
    text, area = asked.text, one.pilot.area
    st.markdown(f"**{escaped(asked.area(one.pilot))}**")
    st.markdown("\n".join(f"- {escaped(line)}" for line in lines[area, letter]))
    if (area, letter) in wrote:
        words = wrote[area, letter]
        st.caption(f"{text.emmie.written} ({escaped(signed(asked, words))})")
        st.markdown("\n".join(f"> {escaped(line)}\n>" for line in words.text.splitlines()))
    else:
        st.caption(text.emmie.nobody_wrote)


def signed(asked: Asked, words: Written) -> str:
    """Who wrote it, and when."""
    text = asked.text
    moment = keeping.moment(words.at, text)
    if not words.by:
        return text.emmie.signed_alone.format(moment=moment)
    return text.emmie.signed.format(by=words.by, moment=moment)


def _card(
    asked: Asked, known: Sequence[OfPilot], lines: Said, wrote: Mapping[Subject, Written]
) -> None:
    text = asked.text
    rows = [
        (
            asked.area(one.pilot),
            text.emmie.letter[letter],
            " ".join(lines[one.pilot.area, letter]),
            _written(asked, wrote.get((one.pilot.area, letter))),
        )
        for one in known
        for letter in Letter
    ]
    card = Card(
        id="beslut-emmie",
        title=text.emmie.title,
        subtitle=text.emmie.subtitle,
        table=pd.DataFrame(rows, columns=list(text.emmie.columns)),
        n="",
        note=text.emmie.note,
        kinds=KINDS,
        told=asked.told,
    )
    parted_card(card, asked.version, text, by=text.emmie.columns[0])


def _written(asked: Asked, words: Written | None) -> str:
    if words is None:
        return asked.text.emmie.nobody_wrote
    return f"{' '.join(words.text.split())} ({signed(asked, words)})"
