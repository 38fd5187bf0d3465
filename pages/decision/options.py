"""What speaks for and against each way forward, by the decision rule, pilot beside pilot."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.decision.evidence_table import OfPilot
from analysis.decision.options import Argument, Laid, Option, Side, options
from pages.decision import rule
from pages.decision.argued import argument, linked, source
from pages.decision.asked import Asked
from pages.decision.forest_card import KINDS
from pages.decision.gathered import of_pilots, weighed
from pages.shared.cards import Card
from pages.shared.components import parted_card
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.text import sentences

LaidOut = Sequence[tuple[OfPilot, Sequence[Laid]]]


def draw(asked: Asked) -> None:
    text = asked.text
    st.markdown(text.options.lead)
    rule.draw(asked)
    laid = [(one, options(weighed(asked, one))) for one in of_pilots(asked)]
    for option in Option:
        st.markdown(f"## {text.options.option[option]}")
        for column, (one, ways) in zip(st.columns(len(laid)), laid, strict=True):
            with column, st.container(border=True):
                st.markdown(f"### {escaped(asked.area(one.pilot))}")
                _draw(asked, one, next(way for way in ways if way.option is option))
    with st.expander(text.options.as_table):
        _card(asked, laid)


def _draw(asked: Asked, one: OfPilot, way: Laid) -> None:
    """Nothing on a side is said, too; where all is told there is nothing unclear to list."""
    text = asked.text
    if way.more_months:
        months = text.numbers.whole(way.more_months)
        st.markdown(text.options.more_months.format(n=months))
    for side, found in _sides(way).items():
        if not found and side is Side.UNCLEAR:
            continue
        lines = [f"- {linked(asked, one, each)}" for each in found]
        told = [f"**{text.options.side[side]}**", "", *(lines or [text.options.nothing[side]])]
        headed("\n".join(told), text)


def _sides(way: Laid) -> dict[Side, tuple[Argument, ...]]:
    return {
        Side.FOR: way.speaks_for,
        Side.AGAINST: way.against,
        Side.UNCLEAR: way.unclear,
    }


def _card(asked: Asked, laid: LaidOut) -> None:
    text = asked.text
    rows = [
        row
        for option in Option
        for one, ways in laid
        for way in ways
        if way.option is option
        for row in _rows(asked, one, way)
    ]
    card = Card(
        id="beslut-vagval",
        title=_finding(asked, laid),
        subtitle=text.options.subtitle,
        table=pd.DataFrame(rows, columns=list(text.options.columns)),
        n="",
        note=text.options.note,
        kinds=KINDS,
        told=asked.told,
    )
    parted_card(card, asked.version, text, by=text.options.columns[0])


def _finding(asked: Asked, laid: LaidOut) -> str:
    """What the answer of each pilot means by the rule; of more than two it is too long a title."""
    text = asked.text
    stances = [
        f"{asked.area(one.pilot)}: {sentences.inside(text.judgement.stance[found.stance])}"
        for one, _ in laid
        if (found := one.answers[0].verdict) is not None
    ]
    if not 0 < len(stances) <= 2:
        return text.options.title
    return "; ".join(said.rstrip(".") for said in stances)


def _rows(asked: Asked, one: OfPilot, way: Laid) -> list[tuple[str, str, str, str, str]]:
    text, area = asked.text, asked.area(one.pilot)
    name = text.options.option[way.option]
    rows = []
    for side, found in _sides(way).items():
        told = [(argument(asked, one, each), source(asked, each)) for each in found]
        if not told and side is not Side.UNCLEAR:
            told = [(text.options.nothing[side], text.card.no_value)]
        rows += [(name, area, text.options.side[side], *each) for each in told]
    return rows
