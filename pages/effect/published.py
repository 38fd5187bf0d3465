"""The answer here beside what others have published."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.findings import Findings
from analysis.results import Comparison
from data.published_effects import PublishedEffect, published_effects
from data.study import Direction
from pages.effect.asked import Asked
from pages.shared.cards import Card
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import figure_card
from pages.shared.text import Text, sentences


def published(asked: Asked, found: Findings) -> None:
    """Only where fewer is hoped for: that is what the others studied."""
    text, change = asked.text, found.change
    falls = asked.pilot.primary.direction is Direction.DECREASE
    if not isinstance(change, Comparison) or found.verdict is None or not falls:
        return
    here = text.judgement.published_here.format(area=asked.area)
    effects = published_effects(text.code)
    rows = [
        Row.of(here, change, sentences.beside(found.verdict, text)),
        *(_row(effect, text) for effect in effects),
    ]
    figure = intervals(rows, Scale.against_expected(text), text, fictive=asked.version.fictive)
    st.markdown(f"## {text.judgement.published_heading}")
    card = Card(
        id="effekt-andra",
        title=text.judgement.published_title,
        subtitle=f"{asked.outcome}. {text.overview.expected_axis}",
        table=_table(here, change, effects, text),
        n=sentences.n_of(found, text),
        note=f"{text.judgement.published_note} {_sources(effects, text)}",
        about=asked.pilot.area,
        told=asked.told,
        doubts=asked.doubts,
    )
    figure_card(card, figure, asked.version, text)


def _row(effect: PublishedEffect, text: Text) -> Row:
    said = sentences.change(effect.ratio, text)
    return Row(_name(effect, text), effect.ratio, effect.low, effect.high, said, accent=False)


def _name(effect: PublishedEffect, text: Text) -> str:
    return text.judgement.published_row.format(measure=effect.measure, counted=effect.counted)


def _table(
    here: str, change: Comparison, effects: Sequence[PublishedEffect], text: Text
) -> pd.DataFrame:
    signed = text.numbers.signed_share
    own = (
        here,
        signed(change.value - 1),
        f"{signed(change.low - 1)} / {signed(change.high - 1)}",
        text.judgement.one_study,
        "",
    )
    others = [
        (
            _name(effect, text),
            signed(effect.ratio - 1),
            _interval(effect, text),
            text.judgement.one_study
            if effect.studies == 1
            else text.judgement.studies.format(count=effect.studies),
            f"{effect.citation}, doi {effect.doi}",
        )
        for effect in effects
    ]
    return pd.DataFrame([own, *others], columns=list(text.judgement.published_columns))


def _interval(effect: PublishedEffect, text: Text) -> str:
    if effect.low is None or effect.high is None:
        return text.card.no_value
    signed = text.numbers.signed_share
    return f"{signed(effect.low - 1)} / {signed(effect.high - 1)}"


def _sources(effects: Sequence[PublishedEffect], text: Text) -> str:
    named = dict.fromkeys(f"{effect.citation}, doi {effect.doi}" for effect in effects)
    return text.judgement.published_sources.format(sources="; ".join(named))
