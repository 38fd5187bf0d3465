"""What is known of each area that could be next: every measure with its uncertainty."""

import pandas as pd
import streamlit as st

from analysis.decision.candidates import Criterion, Shown
from analysis.decision.rank_stability import Ranking
from analysis.results import Counted, Estimate, Hidden, Unit
from data.intake import Kind
from data.study import Pilot
from pages.decision.asked import Asked
from pages.decision.found import Where
from pages.shared import cached
from pages.shared.cards import Card
from pages.shared.components import table_card
from pages.shared.text.groups import outcome_name


def draw_values(asked: Asked, pilot: Pilot, where: Where, order: Ranking) -> None:
    text, areas = asked.text, where.found.areas
    st.markdown(f"## {text.where_next.values_heading}")
    rows = [*(place.row for place in order.places), *order.unplaced]
    table = pd.DataFrame(
        [_row(asked, where, areas[row]) for row in rows],
        columns=[
            text.where_next.area,
            *(text.where_next.values_columns[one] for one in Criterion),
        ],
    )
    items = cached.item_names(asked.version, text.code)
    unsafe = (
        text.where_next.asked.format(item=items.get(where.item, where.item), wave=where.wave)
        if where.wave
        else text.where_next.not_asked
    )
    card = Card(
        id="fler-platser-matt",
        title=text.where_next.values_title.format(n=text.numbers.whole(len(rows))),
        subtitle=text.where_next.values_subtitle.format(
            outcome=outcome_name(where.outcome, items, text),
            period=text.numbers.period(where.period),
        ),
        table=table,
        n=text.where_next.n.format(
            n=text.numbers.whole(where.incidents(rows)),
            areas=text.numbers.whole(len(rows)),
        ),
        note=f"{text.where_next.values_note} {unsafe}",
        about=pilot.area,
        told=where.told(rows),
        kinds=(Kind.INCIDENTS, Kind.COUNTS, Kind.BASES, Kind.SURVEY),
    )
    table_card(card, asked.version, text)


def _row(asked: Asked, where: Where, area: str) -> tuple[str, ...]:
    told = where.found.told[area]
    return (asked.names.get(area, area), *(_said(asked, told[one]) for one in Criterion))


def _said(asked: Asked, value: Shown) -> str:
    text = asked.text
    match value:
        case Estimate():
            return _estimated(asked, value)
        case Counted(unit=Unit.TRAITS):
            n = text.numbers.whole(value.n)
            return text.where_next.of_traits.format(share=text.numbers.share(value.value), n=n)
        case Counted(unit=Unit.SHARE):
            return text.numbers.share(value.value)
        case Counted():
            return text.numbers.whole(value.value)
        case Hidden():
            return text.card.hidden_mark
        case _:
            return text.where_next.short.get(value.reason, text.card.no_value)


def _estimated(asked: Asked, found: Estimate) -> str:
    text = asked.text
    if found.unit is Unit.SHARE:
        n = text.numbers.whole(found.n)
        return text.where_next.of_answers.format(share=text.numbers.share(found.value), n=n)
    ends = (found.value, found.low, found.high)
    value, low, high = (
        text.numbers.signed_share(end - 1) if found.unit is Unit.RATIO else text.numbers.whole(end)
        for end in ends
    )
    return text.where_next.value.format(value=value, low=low, high=high)
