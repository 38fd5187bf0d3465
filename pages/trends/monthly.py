"""How many incidents each month, which of the months stand out, and what else happened?"""

import pandas as pd
import streamlit as st

from analysis.results import NotPossible
from analysis.unusual import Unusual, UnusualMonth, unusual_months
from pages.shared.cards import Card
from pages.shared.charts.months import month_bars, number_events
from pages.shared.components import figure_card, refusal, table_card
from pages.shared.events import event_keys, in_sight
from pages.shared.text import Text
from pages.trends.look import Look
from pages.trends.place import month_table, notes, whole


def monthly(look: Look) -> None:
    text, version, period = look.text, look.version, look.selection.period
    if not look.months.reindex(look.chosen.index).sum():
        st.info(text.frame.nothing_found)
        return
    unusual = unusual_months(look.settled, period, dispersion=look.dispersion)
    marked = () if isinstance(unusual, NotPossible) else unusual.months
    names = dict(look.known.areas)
    areas = {names.get(area, area) for area in look.selection.areas}
    events = in_sight(version, period, areas or None)
    figure = month_bars(
        look.chosen,
        text,
        preliminary_from=look.known.preliminary_from,
        fictive=version.fictive,
        marks={each.month: "▲" if each.is_more else "▼" for each in marked},
    )
    number_events(figure, events)
    n = whole(look.total, text)
    said = notes(look.chosen, period, look.known, text)
    card = Card(
        id="trender-manad",
        title=text.trends.monthly_title.format(n=n, period=look.place.period),
        subtitle=text.trends.monthly_subtitle.format(
            groups=look.place.groups, areas=look.place.areas
        ),
        table=month_table(look.chosen, text.trends.count_column, text),
        n=text.card.n_incidents.format(n=n),
        told=look.told_of(look.chosen),
        note=f"{text.unusual.marks} {said}" if marked else said,
        keys=event_keys(events, text),
    )
    figure_card(card, figure, version, text)
    _unusual(look, unusual)


def _unusual(look: Look, found: Unusual | NotPossible) -> None:
    text = look.text
    if isinstance(found, NotPossible):
        refusal(found, text, text.unusual.refused)
        return
    looked = text.numbers.whole(found.looked_at)
    chance = text.numbers.decimal(found.by_chance, 1)
    if not found.months:
        st.info(text.unusual.none.format(looked=looked, chance=chance), icon=":material/check:")
        return
    rows = [_row(month, text) for month in found.months]
    card = Card(
        id="trender-ovanliga",
        title=text.unusual.title.format(n=text.numbers.whole(len(rows)), looked=looked),
        subtitle=text.unusual.subtitle.format(
            groups=look.place.groups, areas=look.place.areas, period=look.place.period
        ),
        table=pd.DataFrame(rows, columns=list(text.unusual.columns)),
        n=text.card.n_incidents.format(n=whole(look.total, text)),
        told=look.told_of(look.settled),
        note=text.unusual.note.format(looked=looked, chance=chance),
    )
    table_card(card, look.version, text)


def _row(each: UnusualMonth, text: Text) -> tuple[str, ...]:
    return (
        text.numbers.month(each.month),
        text.numbers.whole(each.count),
        text.numbers.decimal(each.usual, 1),
        text.unusual.years.format(n=text.numbers.whole(each.years)),
        text.unusual.more if each.is_more else text.unusual.fewer,
    )
