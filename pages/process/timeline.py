"""What was done where and when: measures, cameras, walks and meetings, and what else happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pandas as pd
import streamlit as st

from analysis.process.dose import CAMERA, Spans
from analysis.process.rows import days, texts, within
from data.intake import Kind
from data.study import Period
from pages.process.asked import Asked
from pages.shared import cached, followed
from pages.shared.cards import Card
from pages.shared.charts.timeline import EVENT, Bar, Lane, timeline
from pages.shared.components import figure_card, table_card
from pages.shared.events import in_sight
from pages.shared.markup import escaped
from pages.shared.named import Namer, namer
from pages.shared.text import Text, sentences

MOST_LANES = 45
KINDS = (Kind.MEASURES, Kind.CAMERAS, Kind.WALKS, Kind.MEETINGS, Kind.EVENTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What is in sight: measures and cameras (area_id, ...), and days (area_id, day)."""

    rows: pd.DataFrame
    meetings: pd.DataFrame
    walks: pd.DataFrame

    @property
    def areas(self) -> set[str]:
        return {
            str(area)
            for part in (self.rows, self.meetings, self.walks)
            for area in part["area_id"].unique()
        }


def draw(asked: Asked) -> None:
    text, period = asked.text, Period(asked.first, asked.end)
    st.markdown(f"## {text.timeline.heading}")
    missing = [text.kind[kind] for kind in KINDS if kind not in asked.version.parts]
    if missing:
        kinds = ", ".join(sentences.inside(name) for name in missing)
        st.caption(text.timeline.missing.format(kinds=kinds))
    found = followed.in_place(asked.version, asked.as_of)
    shown = _Shown(
        rows=_in_sight(found, asked.area, period),
        meetings=_days(asked, Kind.MEETINGS, "met_on"),
        walks=_days(asked, Kind.WALKS, "walked_on"),
    )
    if shown.rows.empty and shown.meetings.empty and shown.walks.empty:
        st.info(text.timeline.nothing, icon=":material/help:")
        return
    st.markdown(text.timeline.lead)
    named = namer(text)
    lanes = [*_sections(asked, shown, named), *_events(asked, period)]
    start = asked.pilot.start if asked.pilot else None
    figure = timeline(lanes, period, text, start=start, fictive=asked.version.fictive)
    figure_card(_card(asked, shown, named), figure, asked.version, text)
    _draw_notes(asked, found, shown.rows)
    _draw_streets(asked, period)


def _sections(asked: Asked, shown: _Shown, named: Namer) -> Iterator[Lane]:
    """The rows of the area that is looked at; without a plan each area has its own."""
    if asked.area:
        yield from _lanes(asked, shown, asked.area, named)
        return
    names = dict(cached.catalogue(asked.version).areas)
    for area in sorted(shown.areas, key=lambda each: names.get(each, each)):
        name = names.get(area, area) or asked.text.timeline.elsewhere
        yield Lane(name=name, is_heading=True)
        yield from _lanes(asked, shown, area, named)


def _in_sight(found: Spans, area: str, period: Period) -> pd.DataFrame:
    """Of an area, each thing once, in place on some day of the period; by first day."""
    rows = found.rows
    own = rows[rows["area_id"] == area] if area else rows.drop_duplicates(["kind", "row"])
    first, end = pd.Timestamp(period.start), pd.Timestamp(period.end)
    seen = own[(own["started_on"] < end) & (own["ended_on"] > first)]
    return seen.sort_values(["started_on", "measure_type", "row"], kind="stable")


def _days(asked: Asked, kind: Kind, column: str) -> pd.DataFrame:
    """The days in sight; of a walk with many points one, of meetings those that were held."""
    rows = asked.rows(kind)
    if rows is None:
        return pd.DataFrame({"area_id": [], "day": []}, dtype="str")
    if kind is Kind.MEETINGS:
        rows = rows[texts(rows, "status").isin(["", "held"])]
    if kind is Kind.WALKS:
        rows = rows.drop_duplicates(["area_id", "walk_id", column])
    inside = within(days(rows, column), Period(asked.first, asked.end))
    return rows.loc[inside, ["area_id"]].assign(day=days(rows, column)).sort_values("day")


def _lanes(asked: Asked, shown: _Shown, area: str, named: Namer) -> Iterator[Lane]:
    """Of one area: meetings, walks and a row for each measure; by type and owner where many."""
    text = asked.text
    for name, table in (
        (text.timeline.meetings, shown.meetings),
        (text.timeline.walks, shown.walks),
    ):
        own = table.loc[table["area_id"] == area, "day"]
        if len(own):
            yield Lane(name=name, days=[day.date() for day in own])
    rows = shown.rows[shown.rows["area_id"] == area]
    if len(shown.rows) <= MOST_LANES:
        columns = rows[["measure_type", "owner_type", "started_on", "ended_on"]]
        for sort, owner, start, end in columns.itertuples(index=False):
            bar = Bar(start.date(), end.date(), owner)
            yield Lane(name=_what(asked, sort, owner, named), bars=[bar])
        return
    for (sort, owner), many in rows.groupby(["measure_type", "owner_type"], sort=True):
        name = text.timeline.many.format(
            what=_what(asked, str(sort), str(owner), named), n=text.numbers.whole(len(many))
        )
        yield Lane(name=name, bars=_merged(many, str(owner)))


def _what(asked: Asked, sort: str, owner: str, named: Namer) -> str:
    text = asked.text
    what = text.timeline.camera if sort == CAMERA else named("measure_type", sort)
    return text.timeline.of_owner.format(what=what, owner=sentences.inside(named("owner", owner)))


def _merged(rows: pd.DataFrame, owner: str) -> list[Bar]:
    """Bars that meet become one."""
    bars: list[Bar] = []
    for start, end in rows[["started_on", "ended_on"]].itertuples(index=False):
        if bars and start.date() <= bars[-1].end:
            bars[-1] = Bar(bars[-1].start, max(bars[-1].end, end.date()), owner)
        else:
            bars.append(Bar(start.date(), end.date(), owner))
    return bars


def _events(asked: Asked, period: Period) -> Iterator[Lane]:
    names = {asked.name, asked.area} if asked.area else None
    for event in in_sight(asked.version, period, names):
        name = asked.text.timeline.event.format(title=event.title)
        yield Lane(name=name, bars=[Bar(event.start, event.end, EVENT)])


def _card(asked: Asked, shown: _Shown, named: Namer) -> Card:
    text, whole, rows = asked.text, asked.text.numbers.whole, shown.rows
    last = min(asked.end - timedelta(days=1), asked.as_of)
    there = (rows["started_on"] <= pd.Timestamp(last)) & (rows["ended_on"] > pd.Timestamp(last))
    return Card(
        id="tidslinje",
        title=text.timeline.title.format(n=whole(int(there.sum())), day=text.numbers.day(last)),
        subtitle=text.timeline.subtitle.format(
            area=asked.name, period=text.numbers.days(asked.first, asked.end)
        ),
        table=_table(asked, shown, named),
        n=text.timeline.n.format(
            n=whole(len(rows)), meetings=whole(len(shown.meetings)), walks=whole(len(shown.walks))
        ),
        note=text.timeline.note,
        about=asked.area,
        kinds=KINDS,
    )


def _table(asked: Asked, shown: _Shown, named: Namer) -> pd.DataFrame:
    """Without titles: those of the files stay out of what is downloaded."""
    text, after = asked.text, asked.as_of + timedelta(days=1)
    columns = shown.rows[["measure_type", "owner_type", "started_on", "ended_on"]]
    told = [
        (
            named("measure_type", sort),
            named("owner", owner),
            text.numbers.day(start.date()),
            text.timeline.ongoing
            if end.date() >= after
            else text.numbers.day(end.date() - timedelta(days=1)),
        )
        for sort, owner, start, end in columns.itertuples(index=False)
    ]
    for name, table in (
        (text.timeline.meeting, shown.meetings),
        (text.timeline.walk, shown.walks),
    ):
        said = [text.numbers.day(day.date()) for day in table["day"]]
        told += [(name, "", day, day) for day in said]
    return pd.DataFrame(told, columns=list(text.timeline.columns))


def _draw_streets(asked: Asked, period: Period) -> None:
    """P26: how long measures and cameras were in place, street by street."""
    text, whole = asked.text, asked.text.numbers.whole
    found = followed.on_streets(asked.version, asked.area, period, asked.as_of)
    if not found or not found[0].is_street:
        return
    rows = [(_street(one, text), whole(one.weeks.n), whole(one.weeks.value)) for one in found]
    card = Card(
        id="dos-per-gatustracka",
        title=text.timeline.streets_title.format(
            street=_street(found[0], text), n=whole(found[0].weeks.value)
        ),
        subtitle=text.timeline.streets_subtitle.format(
            area=asked.name, period=text.numbers.days(asked.first, asked.end)
        ),
        table=pd.DataFrame(rows, columns=list(text.timeline.streets_columns)),
        n=text.timeline.streets_n.format(n=whole(sum(one.weeks.n for one in found))),
        note=text.timeline.streets_note,
        about=asked.area,
        kinds=(Kind.MEASURES, Kind.CAMERAS, Kind.STREETS),
    )
    table_card(card, asked.version, text)


def _street(one: followed.StreetDose, text: Text) -> str:
    if not one.is_street:
        return text.timeline.no_street
    name = one.name or text.places.nameless
    if not one.number:
        return name
    return text.places.segment.format(street=name, number=text.numbers.whole(one.number))


def _draw_notes(asked: Asked, found: Spans, rows: pd.DataFrame) -> None:
    text, lost = asked.text, found.left_out
    own = (
        lost[lost["area_id"] == asked.area] if asked.area else lost.drop_duplicates(["kind", "row"])
    )
    if len(rows) > MOST_LANES:
        st.caption(text.timeline.grouped)
    if len(own):
        st.caption(escaped(text.timeline.left_out.format(n=text.numbers.whole(len(own)))))
