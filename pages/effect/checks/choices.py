"""Does the answer depend on our choices? All defensible ways to count, side by side."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.choices import Choice, Kind, Way
from analysis.findings import Findings
from analysis.results import Stance
from analysis.specifications import Specification, Specifications, Standing
from pages.effect.asked import Asked
from pages.effect.checks.question import question
from pages.shared import judged
from pages.shared.cards import Card
from pages.shared.charts.interval import Scale
from pages.shared.charts.specifications import Block, Dot, curve
from pages.shared.components import figure_card, refusal
from pages.shared.markup import escaped
from pages.shared.session import Check
from pages.shared.text import sentences
from pages.shared.text.groups import group_name
from pages.shared.text.numbers import Said


def choices(asked: Asked, found: Findings) -> None:
    text = asked.text
    asked_ways = judged.specifications(asked.version, asked.pilot, asked.pilot.primary)
    if not isinstance(asked_ways, Specifications):
        with question(Check.CHOICES, text.choices.question, text.choices.short_refused) as is_open:
            if not is_open:
                return
            refusal(asked_ways, text, text.choices.refused)
        return
    with question(Check.CHOICES, text.choices.question, _short(asked, asked_ways)) as is_open:
        if not is_open:
            return
        st.markdown(escaped(" ".join(_said(asked, asked_ways))))
        card = Card(
            id="effekt-val",
            title=_title(asked, asked_ways),
            subtitle=text.choices.subtitle.format(area=asked.area),
            table=_table(asked, asked_ways),
            n=sentences.n_of(found, text),
            note=text.choices.note,
            about=asked.pilot.area,
            told=asked.told,
            doubts=asked.doubts,
        )
        figure_card(card, _figure(asked, asked_ways), asked.version, text)


def _short(asked: Asked, found: Specifications) -> str:
    text = asked.text
    undecided = found.plan.verdict.stance is Stance.UNDECIDED
    if undecided and found.standing is Standing.STANDS:
        return text.choices.short_undecided
    return text.choices.short[found.standing]


def _title(asked: Asked, found: Specifications) -> str:
    text, plan = asked.text, found.plan
    if plan.verdict.stance is Stance.UNDECIDED:
        words, ways = text.choices.title_undecided, found.same_verdict
    else:
        fewer = plan.change.value < 1
        words = text.choices.title_fewer if fewer else text.choices.title_more
        ways = found.same_direction
    whole = text.numbers.whole
    return words.format(ways=whole(ways), all=whole(len(found.ways)))


def _said(asked: Asked, found: Specifications) -> list[str]:
    text = asked.text
    whole, change = text.numbers.whole, sentences.change
    said = [
        text.choices.said.format(
            all=whole(len(found.ways)),
            direction=whole(found.same_direction),
            stance=whole(found.same_stance),
            verdict=whole(found.same_verdict),
        ),
        text.choices.spread.format(
            median=change(found.median, text),
            low=change(found.ways[0].change.value, text),
            high=change(found.ways[-1].change.value, text),
        ),
    ]
    if moving := found.moving():
        (lowest, low), (highest, high) = moving.lowest, moving.highest
        said.append(
            text.choices.moving.format(
                kind=text.choices.kind_inside[moving.kind],
                low=change(low, text),
                lowest=_name(asked, lowest),
                high=change(high, text),
                highest=_name(asked, highest),
            )
        )
    if left_out := sum(found.left_out.values()):
        said.append(text.choices.left_out.format(count=whole(left_out)))
    return said


def _figure(asked: Asked, found: Specifications) -> go.Figure:
    text = asked.text
    dots = [
        Dot(
            value=way.change.value,
            low=way.change.low,
            high=way.change.high,
            said=_called(asked, way),
            rows=tuple(_name(asked, choice) for choice in way.choices),
            sure=not way.change.low <= 1 <= way.change.high,
            is_plan=way.is_plan,
        )
        for way in found.ways
    ]
    blocks = [
        Block(
            text.choices.kind[kind],
            tuple(_name(asked, one) for one in found.choices if one.kind is kind),
        )
        for kind in Kind
    ]
    scale = Scale.against_expected(text)
    return curve(dots, blocks, scale, text, fictive=asked.version.fictive)


def _called(asked: Asked, way: Specification) -> str:
    said = sentences.change(way.change.value, asked.text)
    return asked.text.choices.plans.format(change=said) if way.is_plan else said


def _table(asked: Asked, found: Specifications) -> pd.DataFrame:
    rows = [_row(asked, way) for way in found.ways]
    return pd.DataFrame(rows, columns=list(asked.text.choices.columns))


def _row(asked: Asked, way: Specification) -> tuple[str, ...]:
    text, change = asked.text, way.change
    ends = (text.numbers.signed_share(end - 1) for end in (change.low, change.high))
    verdict = text.wording[way.verdict.wording, asked.pilot.primary.direction]
    names = (_name(asked, choice) for choice in way.choices)
    return (*names, sentences.change(change.value, text), *ends, verdict)


def _name(asked: Asked, choice: Choice) -> str:
    text, detail = asked.text, choice.detail
    if choice.is_plan:
        return text.choices.plan[choice.kind]
    if choice.way is Way.WITHOUT:
        detail = asked.names.get(detail, detail)
    if choice.way is Way.GROUP:
        detail = sentences.inside_outcome(group_name(detail, text.code), text)
    return text.choices.way[choice.way].format(detail=Said(detail))
