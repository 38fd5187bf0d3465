"""What has become of the measures, the city's and the private ones apart? P10-P14."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from analysis.process.implementation import overdue_list, status_table
from analysis.process.indicator import Also, By, Indicator, Part, Tally, Value
from analysis.process.states import State
from analysis.process.survival import DoneCurve, done_curve
from analysis.process.time_to_done import waits
from analysis.results import Counted, Estimate, NotPossible
from data.intake import Kind
from data.store import Version
from data.study import Period
from pages.process import said
from pages.process.asked import Asked
from pages.process.indicators import indicators
from pages.process.refused import refused
from pages.shared import cached
from pages.shared.charts.interval import Row, Scale, intervals
from pages.shared.charts.statuses import states_by_owner
from pages.shared.charts.survival import Group, share_done
from pages.shared.components import Card, escaped, figure_card, table_card
from pages.shared.text import sentences

CITY, PRIVATE = "municipality", "private"
PUBLIC = {CITY, "police"}  # only theirs are called by a title from the file
FOLLOWED = (0, 30, 90, 180, 365, 730)  # days that the table tells of


@dataclass(frozen=True, slots=True)
class _Tables:
    states: pd.DataFrame
    waits: pd.DataFrame
    late: pd.DataFrame


def draw(asked: Asked) -> None:
    found = indicators(asked)
    rows = asked.rows(Kind.MEASURES)
    if rows is None or rows.empty:
        refused(asked, found["P10"])
        return
    tables = _tables(
        asked.version.fingerprint,
        asked.area,
        Period(asked.first, asked.end),
        asked.as_of,
        asked.version,
    )
    _states(asked, found["P10"], tables.states)
    _done_of_due(asked, found["P11"])
    _time(asked, found["P12"], tables.waits)
    _late(asked, found["P13"], tables.late)
    _cost(asked, found["P14"])


@st.cache_data(max_entries=cached.KEPT, show_spinner=False)
def _tables(print_: str, area: str, period: Period, as_of: date, _version: Version) -> _Tables:
    measures = cached.placed(_version, Kind.MEASURES)
    return _Tables(
        states=status_table(measures, area, period, as_of),
        waits=waits(measures, area, period, as_of),
        late=overdue_list(measures, area, as_of),
    )


def _card(asked: Asked, found: Indicator, title: str, table: pd.DataFrame, note: str) -> Card:
    text = asked.text
    return Card(
        id=f"arbetssatt-{found.code.lower()}",
        title=title,
        subtitle=text.measures_done.subtitle.format(
            what=text.measures_done.what[found.code],
            area=asked.name,
            period=text.numbers.days(asked.first, asked.end),
        ),
        table=table,
        n=text.measures_done.n.format(n=text.numbers.whole(found.n)),
        note=" ".join(filter(None, [note, said.lacks(found, text)])),
        about=asked.area,
        kinds=(Kind.MEASURES,),
    )


def _states(asked: Asked, found: Indicator, states: pd.DataFrame) -> None:
    if refused(asked, found):
        return
    text = asked.text
    by_state = {part.name: part.value for part in found.parts if part.by is By.STATUS}
    title = text.measures_done.states_title.format(
        all=said.short(found.value, text),
        done=said.short(by_state[State.DONE], text),
        late=said.short(by_state[State.OVERDUE], text),
    )
    owners = [part.name for part in found.parts if part.by is By.OWNER]
    counts = states.groupby(["owner_type", "state"])["count"].sum()
    bars = {
        said.named("owner", owner, text): {
            state.value: int(counts.get((owner, state.value), 0)) for state in State
        }
        for owner in owners
    }
    names = {state.value: said.named("measure_status", state, text) for state in State}
    lists = ("owner", "measure_type", "measure_status")
    table = pd.DataFrame(
        [
            (
                *(said.named(one, value, text) for one, value in zip(lists, row, strict=True)),
                text.numbers.whole(count),
            )
            for *row, count in states.itertuples(index=False)
        ],
        columns=list(text.measures_done.states_columns),
    )
    card = _card(asked, found, title, table, "")
    figure = states_by_owner(bars, names, text, fictive=asked.version.fictive)
    figure_card(card, figure, asked.version, text)


def _done_of_due(asked: Asked, found: Indicator) -> None:
    if refused(asked, found):
        return
    text = asked.text
    values = {part.name: part.value for part in found.parts}
    rows = [
        (said.named("owner", owner, text) if owner is not None else text.indicators.everybody, one)
        for owner, one in [(None, found.value), *values.items()]
        if isinstance(one, Tally)
    ]
    shown = [
        Row.of(name, one.chance, f"{said.short(one, text)} ({text.numbers.share(one.share)})")
        for name, one in rows
        if one.chance is not None
    ]
    table = pd.DataFrame(
        [
            (
                name,
                text.numbers.whole(one.count),
                text.numbers.whole(one.of),
                text.numbers.share(one.share),
                sentences.interval(one.chance, text) if one.chance else "",
            )
            for name, one in rows
        ],
        columns=list(text.measures_done.share_columns),
    )
    title = text.measures_done.share_title.format(
        city=_of_due(asked, values.get(CITY)), private=_of_due(asked, values.get(PRIVATE))
    )
    scale = Scale.shares(text.measures_done.share_axis, text)
    figure = intervals(shown, scale, text, fictive=asked.version.fictive)
    card = _card(asked, found, title, table, text.measures_done.share_note)
    figure_card(card, figure, asked.version, text)


def _of_due(asked: Asked, value: Value | None) -> str:
    if isinstance(value, Tally):
        return said.short(value, asked.text)
    return asked.text.indicators.none_due


def _time(asked: Asked, found: Indicator, every: pd.DataFrame) -> None:
    if isinstance(found.value, NotPossible) and every.empty:
        refused(asked, found)
        return
    text = asked.text
    parts = (_whole(found), *_apart(found))
    st.markdown("\n".join(f"- {_in_words(asked, found, part)}" for part in parts))
    each = {owner: every[every["owner_type"] == owner] for owner in (CITY, PRIVATE)} | {"": every}
    curves = {owner: done_curve(own) for owner, own in each.items()}
    named = [
        Group(_owner(asked, owner), curve)
        for owner, curve in curves.items()
        if isinstance(curve, DoneCurve)
    ]
    if not named:
        return
    title = (
        text.measures_done.time_title.format(days=text.numbers.whole(found.value.value))
        if isinstance(found.value, Estimate)
        else text.measures_done.time_title_unclear.format(
            n=text.numbers.whole(every["is_done"].sum())
        )
    )
    card = _card(asked, found, title, _followed(asked, named), text.measures_done.time_note)
    figure_card(card, share_done(named, text, fictive=asked.version.fictive), asked.version, text)


def _owner(asked: Asked, owner: str) -> str:
    text = asked.text
    return said.named("owner", owner, text) if owner else text.indicators.everybody


def _whole(found: Indicator) -> Part:
    """All together, told as a part is."""
    return Part(by=By.OWNER, name="", value=found.value)


def _apart(found: Indicator) -> list[Part]:
    return [part for part in found.parts if part.name in (CITY, PRIVATE)]


def _in_words(asked: Asked, found: Indicator, part: Part) -> str:
    """Half are done within so many days, nine in ten within so many."""
    text = asked.text
    who = text.measures_done.whose[part.name]
    if isinstance(part.value, NotPossible):
        why = sentences.no_answer(part.value, text)
        return escaped(text.measures_done.half_unclear.format(who=who, reason=why))
    half = text.measures_done.half.format(who=who, days=escaped(said.said(part.value, text)))
    where = (By.OWNER, part.name) if part.name else (None, "")
    nine = next(
        one.value
        for one in found.beside
        if one.what is Also.NINE_IN_TEN and (one.by, one.name) == where
    )
    if isinstance(nine, NotPossible):
        why = sentences.no_answer(nine, text)
        return f"{half} {escaped(text.measures_done.nine_unclear.format(reason=why))}"
    days = escaped(said.said(nine, text))
    return f"{half} {text.measures_done.nine.format(days=days)}"


def _followed(asked: Asked, groups: list[Group]) -> pd.DataFrame:
    """Share done, and how many are still followed, by some days."""
    text = asked.text
    last = max(group.curve.lasted[-1] for group in groups)
    columns = [
        words.format(who=group.name)
        for group in groups
        for words in (text.measures_done.done, text.measures_done.followed)
    ]
    rows = [
        (
            text.numbers.whole(day),
            *(cell for group in groups for cell in _by_day(asked, group.curve, day)),
        )
        for day in FOLLOWED
        if day <= last
    ]
    return pd.DataFrame(rows, columns=[text.measures_done.day, *columns])


def _by_day(asked: Asked, curve: DoneCurve, day: int) -> Iterator[str]:
    text, share = asked.text, curve.share_by(day)
    yield text.card.no_value if share is None else text.numbers.share(share)
    yield text.numbers.whole(curve.followed(day))


def _late(asked: Asked, found: Indicator, late: pd.DataFrame) -> None:
    if refused(asked, found):
        return
    text = asked.text
    if late.empty:
        st.markdown(escaped(text.indicators.none_late.replace("**", "")))
        return
    told = late[["title", "owner", "owner_type", "measure_type", "due_on", "days_late"]]
    rows = [
        (
            _title(asked, title, owner_type, sort),
            _unit(asked, owner, owner_type),
            text.numbers.day(due_on),
            text.numbers.whole(days),
        )
        for title, owner, owner_type, sort, due_on, days in told.itertuples(index=False)
    ]
    found_late = text.measures_done.late_title.format(n=text.numbers.whole(len(late)))
    table = pd.DataFrame(rows, columns=list(text.measures_done.late_columns))
    table_card(
        _card(asked, found, found_late, table, text.measures_done.late_note), asked.version, text
    )


def _title(asked: Asked, title: str, owner_type: str, measure_type: str) -> str:
    """A private title may name a business."""
    if owner_type in PUBLIC and title:
        return title
    return said.named("measure_type", measure_type, asked.text)


def _unit(asked: Asked, owner: str, owner_type: str) -> str:
    """The unit of the city or the police, if it is one of the list; of others the sort."""
    text = asked.text
    unit = said.named("owner_unit", owner, text) if owner_type != PRIVATE else ""
    if unit in ("", text.indicators.not_said, text.layers.unlisted):
        return said.named("owner", owner_type, text)
    return unit


def _cost(asked: Asked, found: Indicator) -> None:
    if refused(asked, found):
        return
    text = asked.text
    parts = {part.name: part.value for part in found.parts}
    beside = {(one.what, one.name): one.value for one in found.beside}
    rows = [
        (
            said.named("owner", owner, text),
            text.numbers.whole(value.count),
            text.numbers.share(value.share),
            *_money(asked, beside[Also.COST, owner]),
            said.short(beside[Also.WITH_COST, owner], text),
        )
        for owner, value in parts.items()
        if isinstance(value, Tally)
    ]
    city, cost = parts[CITY], beside[Also.COST, CITY]
    share = text.numbers.share(city.share) if isinstance(city, Tally) else text.card.no_value
    title = (
        text.measures_done.cost_title.format(share=share, cost=text.numbers.share(cost.share))
        if isinstance(cost, Tally)
        else text.measures_done.cost_title_no_cost.format(share=share)
    )
    table = pd.DataFrame(rows, columns=list(text.measures_done.cost_columns))
    table_card(_card(asked, found, title, table, ""), asked.version, text)


def _money(asked: Asked, cost: Value) -> tuple[str, str]:
    """How much, and the share of all that is known."""
    text = asked.text
    if not isinstance(cost, Tally):
        return text.card.no_value, text.card.no_value
    each = said.said(Counted(value=cost.count, unit=cost.unit, n=1), text)
    return each, text.numbers.share(cost.share)
