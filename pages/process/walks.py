"""Safety walk, point, measure, owner, status: what is left without a measure stands first."""

import re
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.process.chain import Measure
from analysis.process.followed import Chain
from analysis.process.indicator import Also, Indicator, Tally
from analysis.process.states import State
from analysis.results import Counted, Estimate, NotPossible
from data.intake import Kind
from data.study import Period
from pages.process.asked import Asked
from pages.shared import followed, said, session
from pages.shared.cards import Card
from pages.shared.components import card_foot, card_head, refusal
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.named import Namer, measure_name, namer, owner_name
from pages.shared.text import sentences

MOST = 40  # rows on the screen
# What people call a point may name a business: only a number with a few letters is shown.
DESIGNATION = re.compile(r"[^\W\d_]{0,3}[-_ .]?\d{1,6}[^\W\d_]?")
BROKEN = (Chain.NO_MEASURE, Chain.UNKNOWN_MEASURE, Chain.UNDECIDED)
ORDER = (State.OVERDUE, State.ONGOING, State.PLANNED, State.DONE, State.CANCELLED)
WANTED = {
    "overdue": (State.OVERDUE,),
    "open": (State.PLANNED, State.ONGOING),
    "done": (State.DONE,),
    "cancelled": (State.CANCELLED,),
}


def draw(asked: Asked) -> None:
    text, period = asked.text, Period(asked.first, asked.end)
    headed(f"## {text.walks.heading}", text)
    walks, acted_on = followed.walked(asked.version, asked.area, period, asked.as_of)
    if isinstance(walks.value, NotPossible):
        refusal(walks.value, text)
        return
    if Kind.MEASURES not in asked.version.parts:
        st.info(text.walks.no_measures, icon=":material/help:")
    points = in_order(followed.points(asked.version, asked.area, asked.as_of), period)
    st.markdown("  \n".join(escaped(line) for line in _sentences(asked, walks, acted_on)))
    with st.container(border=True):
        _draw_table(asked, points, acted_on)


def in_order(points: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The points of walks in the period: those left without a measure, then by state and day."""
    inside = points["walked_on"].between(
        pd.Timestamp(period.start), pd.Timestamp(period.end), inclusive="left"
    )
    own = points[inside]
    steps = {chain: 0 for chain in BROKEN}
    states = {state: number for number, state in enumerate(ORDER, start=1)}
    step = own["chain"].map(steps).fillna(own["state"].map(states)).fillna(len(ORDER) + 1)
    important = own["priority"].astype("Float64").fillna(9)
    order = own.assign(step=step, important=important)
    return order.sort_values(["step", "important", "walked_on"], kind="stable").reset_index(
        drop=True
    )


def _sentences(asked: Asked, walks: Indicator, acted_on: Indicator) -> Iterator[str]:
    """P08 and P09 in words."""
    text, whole, named = asked.text, asked.text.numbers.whole, namer(asked.text)
    beside = {each.what: each.value for each in (*walks.beside, *acted_on.beside)}
    if isinstance(walks.value, Counted) and isinstance(per := beside.get(Also.PER_WALK), Counted):
        yield text.walks.walks.format(
            n=whole(walks.value.value),
            points=whole(acted_on.n),
            per_walk=said.short(per, text),
        )
    who = [
        text.walks.took_part_each.format(
            name=named("organisation", part.name),
            n=whole(part.value.count),
            of=whole(part.value.of),
        )
        for part in walks.parts
        if isinstance(part.value, Tally)
    ]
    if who:
        yield text.walks.took_part.format(who=", ".join(who))
    if isinstance(met := acted_on.value, Tally):
        yield text.walks.decided.format(
            n=whole(met.count), of=whole(met.of), share=text.numbers.share(met.share)
        )
    if isinstance(took := beside.get(Also.DAYS_TO_DECISION), Counted):
        yield text.walks.median.format(days=said.short(took, text), n=whole(took.n))
    if isinstance(half := beside.get(Also.HALF_DECIDED), Estimate):
        yield text.walks.half.format(
            days=whole(half.value), interval=sentences.interval(half, text)
        )


def _draw_table(asked: Asked, points: pd.DataFrame, acted_on: Indicator) -> None:
    text = asked.text
    card = _card(asked, points, acted_on)
    card_head(card, asked.text)
    which = session.draw_part(
        session.POINTS, text.walks.options_label, lambda text: text.walks.options
    )
    chosen = points[_wanted(points, which)]
    first, end = session.draw_rows(len(chosen), MOST, text)
    if chosen.empty:
        st.markdown(text.walks.none_such)
    else:
        st.table(_shown(asked, chosen.iloc[first:end]), hide_index=True)
    card_foot(card, asked.version, text)


def _wanted(points: pd.DataFrame, which: str) -> "pd.Series[bool]":
    left = points["chain"].isin(BROKEN)
    if which == "left":
        return left
    if which in WANTED:
        return points["state"].isin(WANTED[which]) & ~left
    return pd.Series(True, index=points.index)


def _shown(asked: Asked, points: pd.DataFrame) -> pd.DataFrame:
    """What people read, escaped: `st.table` takes its cells for Markdown."""
    named = namer(asked.text)
    rows = [_row(asked, point, named) for point in points.to_dict("records")]
    return pd.DataFrame(
        [[escaped(cell) for cell in row] for row in rows], columns=list(asked.text.walks.heads)
    )


def _row(asked: Asked, point: Mapping[Hashable, Any], named: Namer) -> tuple[str, ...]:
    text = asked.text
    walked = (_day(asked, point["walked_on"]), _point(asked, point, named))
    if point["state"] == "":
        return (*walked, "", "", "", text.walks.states[str(point["chain"])])
    measure = Measure(
        row=0,
        measure_id=str(point["measure_id"]),
        title=str(point["title"]),
        measure_type=str(point["measure_type"]),
        owner_type=str(point["owner_type"]),
        owner=str(point["owner"]),
        state=State(str(point["state"])),
    )
    return (
        *walked,
        measure_name(measure, named),
        sentences.sentence_case(owner_name(measure, named, text)),
        _day(asked, point["decided_on"]),
        _status(asked, point, named),
    )


def _point(asked: Asked, point: Mapping[Hashable, Any], named: Namer) -> str:
    text = asked.text
    if not point["point_id"]:
        return text.walks.no_point
    category = named("measure_type", str(point["category"]))
    said = sentences.sentence_case(category)
    if DESIGNATION.fullmatch(str(point["point_id"])):
        said = text.walks.point.format(id=point["point_id"], category=category)
    if pd.isna(point["priority"]):
        return said
    return text.walks.with_priority.format(point=said, priority=point["priority"])


def _status(asked: Asked, point: Mapping[Hashable, Any], named: Namer) -> str:
    text, state = asked.text, str(point["state"])
    if point["chain"] == Chain.UNDECIDED:
        return text.walks.states[Chain.UNDECIDED]
    done, due = _day(asked, point["done_on"]), _day(asked, point["due_on"])
    if state == State.DONE and done:
        return text.walks.done.format(day=done)
    if state == State.OVERDUE and due:
        days = text.numbers.whole(float(str(point["days_late"])))
        return text.walks.late.format(days=days, day=due)
    status = named("measure_status", state)
    if due and state in (State.PLANNED, State.ONGOING):
        return text.walks.due.format(status=status, day=due)
    return status


def _day(asked: Asked, day: object) -> str:
    return asked.text.numbers.day(day.date()) if isinstance(day, pd.Timestamp) else ""


def _card(asked: Asked, points: pd.DataFrame, acted_on: Indicator) -> Card:
    text, whole = asked.text, asked.text.numbers.whole
    walks = points["walk_id"].nunique()
    return Card(
        id="trygghetsronder",
        title=_title(asked, acted_on),
        subtitle=text.walks.subtitle.format(
            area=asked.name,
            period=text.numbers.days(asked.first, asked.end),
            day=text.numbers.day(asked.as_of),
        ),
        table=_for_file(asked, points),
        n=text.walks.n.format(points=whole(acted_on.n), walks=whole(walks)),
        note=text.walks.note,
        about=asked.area,
        kinds=(Kind.WALKS, Kind.MEASURES),
    )


def _title(asked: Asked, acted_on: Indicator) -> str:
    text, met, whole = asked.text, acted_on.value, asked.text.numbers.whole
    if not isinstance(met, Tally):
        return text.walks.no_points_title
    if met.count == met.of:
        return text.walks.all_title.format(points=whole(met.of))
    return text.walks.title.format(open=whole(met.of - met.count), points=whole(met.of))


def _for_file(asked: Asked, points: pd.DataFrame) -> pd.DataFrame:
    """Each point in numbers and words of code lists: no title, no number of the file's own."""
    text, named = asked.text, namer(asked.text)
    days = pd.unique(pd.concat([points[c].dropna() for c in _DAYS]))
    said = {day: text.numbers.day(pd.Timestamp(day).date()) for day in days}
    states = points["state"].map(lambda state: named("measure_status", state), na_action="ignore")
    broken = points["chain"].map(dict(text.walks.states))
    numbers = {
        column: points[column].map(lambda days: "" if pd.isna(days) else text.numbers.whole(days))
        for column in ("priority", "days_to_decision", "days_late")
    }
    has = points["state"] != ""
    columns = [
        pd.Series(range(1, len(points) + 1), index=points.index).map(text.numbers.whole),
        points["walked_on"].map(said),
        points["category"].map(lambda value: named("measure_type", value)),
        numbers["priority"],
        points["measure_type"].map(lambda value: named("measure_type", value)).where(has, ""),
        points["owner_type"].map(lambda value: named("owner", value)).where(has, ""),
        *(points[column].map(said).fillna("") for column in _DAYS[1:]),
        broken.fillna(states),
        numbers["days_to_decision"],
        numbers["days_late"],
    ]
    table = pd.concat([column.astype("str") for column in columns], axis="columns")
    return table.set_axis(list(text.walks.columns), axis="columns")


_DAYS = ("walked_on", "decided_on", "due_on", "done_on")
