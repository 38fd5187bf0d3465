"""Are the members active, and does it last? P04, P27."""

import pandas as pd
import streamlit as st

from analysis.process.endurance import course
from analysis.process.indicator import Indicator, Value
from analysis.results import Estimate, NotPossible
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
from pages.shared.text import sentences


def draw(asked: Asked, active: Indicator, fades: Indicator) -> None:
    if refused(asked, active):
        return
    text = asked.text
    which = course(fades.value)
    st.markdown(escaped(_way(asked, fades.value)))
    values = tallies(active.series)
    table = pd.DataFrame(
        [
            (quarter_name(asked, each.quarter), *counts_of(asked, value))
            for each, value in zip(active.series, values, strict=True)
        ],
        columns=list(text.participation.active_columns),
    )
    quarters = [each.quarter for each in active.series]
    shares = [one.share for one, q in zip(values, quarters, strict=True) if one and q.is_whole]
    first, last = (text.numbers.share(share) for share in (shares[0], shares[-1])) if shares else (
        text.card.no_value, text.card.no_value,
    )  # fmt: skip
    note = [text.participation.active_note, hollow(asked, quarters), said.lacks(active, text)]
    card = card_of(
        asked,
        "P27",
        text.participation.active_title[which].format(first=first, last=last),
        table,
        " ".join(note),
        active.n,
        since=True,
    )
    figure_card(
        card,
        shares_figure(asked, quarters, values, text.participation.active_axis),
        asked.version,
        text,
    )


def _way(asked: Asked, fades: Value) -> str:
    text = asked.text
    if isinstance(fades, Estimate):
        return text.participation.active[course(fades)].format(
            change=sentences.change(fades.value, text), interval=sentences.interval(fades, text)
        )
    reason = sentences.no_answer(fades, text) if isinstance(fades, NotPossible) else ""
    return text.participation.active_unknown.format(reason=reason)
