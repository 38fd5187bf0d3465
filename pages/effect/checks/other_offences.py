"""Did other offences take over?"""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.other_offences import OffenceChange, OtherOffences
from data.study import Outcome
from pages.effect.asked import Asked
from pages.shared import judged
from pages.shared.cards import Card
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.components import figure_card
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.text import sentences
from pages.shared.text.groups import group_name, group_names
from pages.shared.told import of_outcome


def other_offences(asked: Asked) -> None:
    text = asked.text
    found = judged.other_offences(asked.version, asked.pilot, asked.pilot.primary)
    headed(f"#### {text.moved.offences_heading}", text)
    if not found.changes:
        st.markdown(text.moved.offences_refused)
        return
    st.markdown(escaped(_said(asked, found)))
    count = text.numbers.whole(len(found.changes))
    rows = [
        Row.of(_name(asked, one), one.change, _change(asked, one), accent=one.stands_out)
        for one in found.changes
    ]
    card = Card(
        id="effekt-andra-brott",
        title=_title(asked, found),
        subtitle=f"{asked.area}. {text.overview.expected_axis}, {asked.periods}",
        table=pd.DataFrame(
            [_row(asked, one) for one in found.changes], columns=list(text.moved.offences_columns)
        ),
        n=text.card.n_incidents.format(
            n=text.numbers.whole(sum(one.change.n for one in found.changes))
        ),
        note=f"{text.moved.offences_note.format(count=count)} {_left_out(asked, found)}",
        about=asked.pilot.area,
        told=tuple(
            told
            for one in found.changes
            for told in of_outcome(asked.version, asked.pilot, _alone(asked, one))
        ),
        doubts=asked.doubts,
    )
    scale = Scale.against_expected(text)
    figure = intervals(rows, scale, text, fictive=asked.version.fictive)
    figure_card(card, figure, asked.version, text)


def _said(asked: Asked, found: OtherOffences) -> str:
    text = asked.text
    count = text.numbers.whole(len(found.changes))
    changes = [
        f"{sentences.inside_outcome(_name(asked, one), text)} {_change(asked, one)}"
        for one in found.changes
        if one.stands_out
    ]
    if not changes:
        return text.moved.offences_none.format(area=asked.area, count=count)
    return text.moved.offences_some.format(changes=", ".join(changes), count=count)


def _title(asked: Asked, found: OtherOffences) -> str:
    text, count = asked.text, sum(one.stands_out for one in found.changes)
    if not count:
        return text.moved.offences_title_none.format(area=asked.area)
    return text.moved.offences_title_some.format(area=asked.area, count=text.numbers.whole(count))


def _alone(asked: Asked, one: OffenceChange) -> Outcome:
    return replace(asked.pilot.primary, groups=frozenset({one.group}))


def _name(asked: Asked, one: OffenceChange) -> str:
    return group_name(one.group, asked.text.code)


def _change(asked: Asked, one: OffenceChange) -> str:
    return sentences.change(one.change.value, asked.text)


def _row(asked: Asked, one: OffenceChange) -> tuple[str, ...]:
    text = asked.text
    values = (one.change.value, one.change.low, one.change.high)
    words = text.judgement.holm_holds if one.stands_out else text.judgement.holm_fails
    return (
        _name(asked, one),
        *(text.numbers.signed_share(x - 1) for x in values),
        words.format(p=sentences.p_value(one.p, text)),
    )


def _left_out(asked: Asked, found: OtherOffences) -> str:
    text = asked.text
    if not found.left_out:
        return ""
    return text.moved.offences_left_out.format(groups=group_names(found.left_out, text))
