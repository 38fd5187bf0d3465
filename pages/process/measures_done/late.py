"""Which measures are overdue, the latest first? P13."""

import pandas as pd
import streamlit as st

from analysis.process.chain import Measure
from analysis.process.indicator import Indicator
from analysis.process.states import State
from pages.process.asked import Asked
from pages.process.measures_done.card import card_of
from pages.process.refused import refused
from pages.shared import session
from pages.shared.components import as_text, card_foot, card_head
from pages.shared.named import measure_name, namer, owner_name
from pages.shared.text import sentences

MOST = 40  # rows on the screen


def draw(asked: Asked, found: Indicator, late: pd.DataFrame) -> None:
    if refused(asked, found):
        return
    text = asked.text
    if late.empty:
        st.markdown(f"{text.measures_done.late_title_none}.")
        return
    named = namer(text)
    rows = [
        (
            named("measure_type", measure.measure_type),
            sentences.sentence_case(owner_name(measure, named, text)),
            text.numbers.day(due_on),
            text.numbers.whole(days),
        )
        for measure, due_on, days in zip(
            _measures(late), late["due_on"], late["days_late"], strict=True
        )
    ]
    found_late = text.measures_done.late_title.format(n=text.numbers.whole(len(late)))
    table = pd.DataFrame(rows, columns=list(text.measures_done.late_columns))
    card = card_of(asked, found, found_late, table, text.measures_done.late_note)
    titles = [measure_name(measure, named) for measure in _measures(late)]
    with st.container(border=True):
        card_head(card, asked.text)
        first, end = session.draw_rows(len(table), MOST, text)
        on_screen = table.assign(**{table.columns[0]: titles}).iloc[first:end]
        st.table(as_text(on_screen), hide_index=True)
        card_foot(card, asked.version, text)


def _measures(late: pd.DataFrame) -> list[Measure]:
    told = late[["row", "measure_id", "title", "measure_type", "owner_type", "owner"]]
    return [
        Measure(
            row=row,
            measure_id=said,
            title=title,
            measure_type=sort,
            owner_type=owner_type,
            owner=owner,
            state=State.OVERDUE,
        )
        for row, said, title, sort, owner_type, owner in told.itertuples(index=False)
    ]
