"""Do they meet, and who comes? P05, P06, P07."""

import pandas as pd
import streamlit as st

from analysis.process.indicator import Indicator, Tally
from pages.process.asked import Asked
from pages.process.refused import refused
from pages.process.taking_part.quarters import (
    card_of,
    counts_of,
    hollow,
    quarter_name,
    shares_figure,
    tallies,
)
from pages.shared import said
from pages.shared.components import figure_card
from pages.shared.markup import escaped


def draw(asked: Asked, found: dict[str, Indicator]) -> None:
    text, turnout = asked.text, found["P05"]
    met, decided = found["P06"], found["P07"]
    if not refused(asked, met):
        st.markdown(escaped(text.participation.met.format(regularity=said.in_full(met, text))))
    if not refused(asked, decided):
        st.markdown(
            escaped(text.participation.followed.format(decisions=said.in_full(decided, text)))
        )
    if refused(asked, turnout) or not isinstance(turnout.value, Tally):
        return
    values = tallies(turnout.series)
    quarters = [each.quarter for each in turnout.series]
    table = pd.DataFrame(
        [
            (quarter_name(asked, quarter), *counts_of(asked, value))
            for quarter, value in zip(quarters, values, strict=True)
        ],
        columns=list(text.participation.turnout_columns),
    )
    card = card_of(
        asked,
        "P05",
        text.participation.turnout_title.format(share=text.numbers.share(turnout.value.share)),
        table,
        " ".join([hollow(asked, quarters), said.lacks(turnout, text)]),
        turnout.n,
        since=True,
    )
    figure = shares_figure(asked, quarters, values, text.participation.turnout_axis)
    figure_card(card, figure, asked.version, text)
