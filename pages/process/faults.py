"""What to mend in the files about the work, row by row: what a figure rests on."""

import pandas as pd
import streamlit as st

from analysis.process.faults import KINDS, FaultRule
from data.intake import Kind
from pages.process.asked import Asked
from pages.shared import cached
from pages.shared.cards import Card
from pages.shared.components import table_card
from pages.shared.text import Text, sentences

OF_OWNER = ("owner_type",)  # a word that no list knows may name a business


def draw(asked: Asked) -> None:
    """The rows that do not fit, in a table to save; a sentence where all do."""
    version, text = asked.version, asked.text
    if not any(kind in version.parts for kind in KINDS):
        st.info(text.faults.not_loaded, icon=":material/help:")
        return
    found = cached.faults(version)
    if found.empty:
        st.success(text.faults.nothing, icon=":material/check_circle:")
        return
    whole, day = text.numbers.whole, text.numbers.day(cached.as_of(version))
    rows, files = len(found[["kind", "row"]].drop_duplicates()), found["kind"].nunique()
    card = Card(
        id="arbetssatt-att-ratta",
        title=text.faults.title.format(rows=whole(rows), files=whole(files)),
        subtitle=text.faults.subtitle.format(day=day),
        table=_table(found, text),
        n=text.faults.n.format(rows=whole(len(found))),
        note=text.faults.note,
        kinds=tuple(kind for kind in KINDS if kind in version.parts),
    )
    table_card(card, version, text)


def _table(found: pd.DataFrame, text: Text) -> pd.DataFrame:
    lines = [
        (
            sentences.sentence_case(text.kind[Kind(kind)]),
            own or text.faults.number.format(number=text.numbers.whole(row + 1)),
            _what(FaultRule(rule), columns, text),
            "" if columns == OF_OWNER else value,
        )
        for kind, row, own, rule, columns, value in found.itertuples(index=False)
    ]
    return pd.DataFrame(lines, columns=list(text.faults.columns))


def _what(rule: FaultRule, columns: tuple[str, ...], text: Text) -> str:
    """'Har datum i fel ordning (Beslutad, Klar)'."""
    names = ", ".join(text.sources.column.get(column, column) for column in columns)
    return f"{sentences.sentence_case(text.faults.rule[rule])} ({sentences.inside(names)})"
