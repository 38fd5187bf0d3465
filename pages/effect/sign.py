"""Did pilot and comparison areas go together before the start? In words, with the four checks."""

import pandas as pd
import streamlit as st

from analysis.findings import Findings
from analysis.pretrend import PreTrendFindings
from pages.effect.asked import Asked
from pages.shared import judged
from pages.shared.cards import Card
from pages.shared.components import refusal, table_card
from pages.shared.text import Text, sentences


def sign(asked: Asked, found: Findings) -> None:
    text = asked.text
    st.markdown(f"### {text.judgement.sign_heading}")
    before = judged.before_start(asked.version, asked.pilot, asked.pilot.primary)
    if not isinstance(before, PreTrendFindings):
        refusal(before, text, text.judgement.sign_refused)
        return
    fall = text.numbers.share(before.smallest_trend)
    said = text.judgement.sign[before.sign]
    st.markdown(text.judgement.sign_blind.format(fall=fall) if before.is_blind else said)
    card = Card(
        id="effekt-fore-start",
        title=text.judgement.sign_title.format(area=asked.area),
        subtitle=f"{asked.outcome}, {text.numbers.period(asked.pilot.before)}",
        table=_table(before, text),
        n=sentences.n_before(found, text),
        told=asked.told,
        about=asked.pilot.area,
        note=text.judgement.sign_note.format(fall=fall),
    )
    with st.expander(text.card.show_table):
        table_card(card, asked.version, text)


def _table(found: PreTrendFindings, text: Text) -> pd.DataFrame:
    times = text.numbers.decimal
    shown = (
        _against(found.level.size, text),
        text.judgement.sign_trend.format(change=sentences.change(1 + found.trend.size, text)),
        text.judgement.sign_fit.format(times=times(found.monthly.size, 1)),
        text.judgement.sign_fit.format(times=times(found.half_years.size, 1)),
    )
    rows = [
        (name, size, sentences.probability(check.p, text), text.judgement.sign_step[check.step])
        for name, size, check in zip(text.judgement.sign_checks, shown, found.checks, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(text.judgement.sign_columns))


def _against(ratio: float, text: Text) -> str:
    said = sentences.change(ratio, text)
    return said if said == text.words.same else text.judgement.sign_level.format(change=said)
