"""How many incidents it is about, and whether they moved."""

import pandas as pd
import streamlit as st

from analysis.findings import Findings
from analysis.results import Estimate
from pages.effect.asked import Asked
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import Card, figure_card, refusal
from pages.shared.text import sentences


def incidents_fewer(asked: Asked, found: Findings) -> None:
    text, fewer = asked.text, found.fewer
    st.markdown(f"## {text.effect.fewer_heading}")
    if not isinstance(fewer, Estimate):
        refusal(fewer, text, text.effect.one_period_only)
        return
    sure = fewer.low > 0 or fewer.high < 0
    said = sentences.incidents_change(fewer.value, text)
    title = (
        text.effect.fewer_title.format(change=said.capitalize())
        if sure
        else text.effect.fewer_nothing
    )
    difference_card("effekt-antal", title, text.effect.fewer_subtitle, fewer, asked.area, asked)


def displacement(asked: Asked, found: Findings) -> None:
    text, moved = asked.text, found.displacement
    st.markdown(f"## {text.effect.displacement_heading}")
    if not isinstance(moved, Estimate):
        refusal(moved, text)
        return
    words = text.effect.displacement_unclear
    if moved.low > 0:
        words = text.effect.displacement_more
    elif moved.high < 0:
        words = text.effect.displacement_less
    st.markdown(
        words.format(
            value=sentences.incidents_change(moved.value, text),
            interval=sentences.interval(moved, text),
        )
    )
    difference_card(
        "effekt-omfordelning",
        text.effect.displacement_question,
        text.effect.fewer_subtitle,
        moved,
        text.effect.buffer_row,
        asked,
    )


def difference_card(
    card_id: str, title: str, subtitle: str, estimate: Estimate, label: str, asked: Asked
) -> None:
    text = asked.text
    figure = intervals(
        [Row.of(label, estimate, sentences.incidents_change(estimate.value, text))],
        Scale.incidents(text),
        text,
        fictive=asked.version.fictive,
    )
    values = (estimate.value, estimate.low, estimate.high)
    columns = [text.overview.columns[i] for i in (0, 3, 4, 5)]
    card = Card(
        id=card_id,
        title=title,
        subtitle=f"{subtitle}, {asked.periods}",
        table=pd.DataFrame([(label, *(text.numbers.signed(x) for x in values))], columns=columns),
        n=text.card.n_incidents.format(n=text.numbers.whole(estimate.n)),
        note=text.method_note[estimate.method],
    )
    figure_card(card, figure, asked.version, text)
