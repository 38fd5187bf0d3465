"""How does the area run beside others, when the time before the start is 100 for each?"""

from collections.abc import Collection, Iterator, Mapping

import pandas as pd
import streamlit as st

from analysis.counts import months_by_area
from analysis.indexed import Indexed, Peers, indexed
from analysis.results import Hidden, NotPossible, Reason
from analysis.told import Told
from analysis.whole_years import YEAR
from data.study import Period, Pilot
from pages.shared import cached, session
from pages.shared.cards import Card
from pages.shared.charts.indexed import index_lines
from pages.shared.charts.months import number_events
from pages.shared.components import figure_card, refusal
from pages.shared.events import event_keys, in_sight
from pages.shared.text import Text
from pages.shared.text.groups import area_names
from pages.shared.told import of_months, of_period
from pages.trends.look import Look
from pages.trends.parts import Part, part


def index(look: Look) -> None:
    text = look.text
    part(Part.INDEX, text)
    planned = cached.study(look.version)
    if planned is None:
        refusal(NotPossible(Reason.NO_STUDY), text, text.indexed.needs_study)
        return
    st.markdown(text.indexed.lead)
    pilot = planned.pilot(session.pilot_area(planned))
    areas = look.selection.areas or (pilot.area,)
    picked = session.draw_peers(look.known, text)
    peers = set(picked or pilot.comparison) - set(areas)
    found = _found(look, pilot, areas, peers)
    if not isinstance(found, Indexed):
        refusal(found, text, text.indexed.refused)
        return
    _card(look, pilot, areas, peers, found)


def _found(
    look: Look, pilot: Pilot, areas: Collection[str], peers: Collection[str]
) -> Indexed | NotPossible | Hidden:
    if look.selection.areas and look.settled.isna().any():
        return Hidden(Reason.SMALL_MONTHS)  # the months of the same areas stand on the page
    span = _span(look, areas)
    if span is None or not look.coverage.holds(span, areas):
        return NotPossible(Reason.NO_DATA_IN_PERIOD)
    with_data = {peer for peer in peers if look.coverage.holds(span, {peer})}
    wanted = tuple(sorted({*areas, *with_data}))
    counts = cached.month_counts(look.version, wanted, look.selection.counted)
    return indexed(counts, areas, with_data, pilot.before, span)


def _span(look: Look, areas: Collection[str]) -> Period | None:
    """The settled months that the data of all the areas cover."""
    by_area, settled = look.coverage.by_area or {}, look.coverage.settled_until
    spans = [span for area in areas if (span := by_area.get(area))]
    if settled is None or not spans:
        return None
    start, end = max(first for first, _ in spans), min(settled, *(last for _, last in spans))
    return Period(start, end) if start < end else None


def _card(
    look: Look, pilot: Pilot, areas: Collection[str], peers: Collection[str], found: Indexed
) -> None:
    text, version = look.text, look.version
    names = dict(look.known.areas)
    area = area_names(areas, names, text)
    first, last = (found.own.index[place].date() for place in (0, -1))
    shown = Period(first, (pd.Timestamp(last) + pd.DateOffset(months=1)).date())
    events = in_sight(version, shown, {names.get(a, a) for a in (*areas, *found.used)})
    figure = index_lines(
        found, area, names, text, pilot=pilot, band=_band(found, text), fictive=version.fictive
    )
    number_events(figure, events)
    card = Card(
        id="trender-index",
        title=text.indexed.title.format(
            area=area,
            value=text.numbers.whole(found.own.iloc[-1]),
            month=text.numbers.month(last),
        ),
        subtitle=text.indexed.subtitle.format(
            before=text.numbers.period(pilot.before), groups=look.place.groups
        ),
        table=_table(found, area, names, text),
        n=text.card.n_incidents.format(n=text.numbers.whole(found.n)),
        note=_note(found, len(peers) - len(found.used), text),
        keys=event_keys(events, text),
        told=tuple(_told(look, areas, found)),
    )
    figure_card(card, figure, version, text)


def _told(look: Look, areas: Collection[str], found: Indexed) -> Iterator[Told]:
    """The sums of twelve months that an index is worked out from, and n; of lines of others too."""
    version, counted = look.version, look.selection.counted
    start = (found.own.index[0] - pd.DateOffset(months=YEAR - 1)).date()
    whole = Period(start, (found.own.index[-1] + pd.DateOffset(months=1)).date())
    yield from of_period(areas, counted, whole, found.n)
    for own in (areas, *({peer} for peer in found.lines)):
        counts = cached.month_counts(version, tuple(sorted(own)), counted)
        months = months_by_area(counts, set(own), whole).sum(axis="columns")
        yield from of_months(own, counted, months.rolling(YEAR).sum(), months=YEAR)


def _band(found: Indexed, text: Text) -> str:
    words = text.indexed.half if found.peers is Peers.HALF else text.indexed.range_
    return words.format(n=text.numbers.whole(len(found.used)))


def _table(found: Indexed, area: str, names: Mapping[str, str], text: Text) -> pd.DataFrame:
    table = {
        text.trends.month_column: [text.numbers.month(month) for month in found.own.index],
        area: [text.numbers.whole(value) for value in found.own],
    }
    for peer, own in found.lines.items():
        table[names.get(peer, peer)] = [text.numbers.whole(value) for value in own]
    if found.low is not None and found.high is not None:
        table[_band(found, text)] = [
            text.indexed.band.format(low=text.numbers.whole(low), high=text.numbers.whole(high))
            for low, high in zip(found.low, found.high, strict=True)
        ]
    return pd.DataFrame(table)


def _note(found: Indexed, left_out: int, text: Text) -> str:
    n = text.numbers.whole(len(found.used))
    drawn = {
        Peers.HALF: text.indexed.note_half.format(n=n),
        Peers.RANGE: text.indexed.note_range.format(n=n),
        Peers.LINES: "",
        Peers.NONE: text.indexed.no_peers,
    }
    said = [text.indexed.note, drawn[found.peers]]
    if left_out:
        said.append(text.indexed.note_left_out.format(n=text.numbers.whole(left_out)))
    return " ".join(filter(None, said))
