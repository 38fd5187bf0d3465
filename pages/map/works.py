"""
Measures, cameras and points of safety walks: what was done or asked for, where and by whom.

Only what the city or the police own stands where it is, and only they are called by a title from
the file: a private one would point at a single business.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

import pandas as pd

from data import context
from data.codebook import folded
from data.columns.form_columns import form_value_names
from data.intake import Kind
from pages.map.asked import Asked
from pages.map.things import Placed, Thing, Things, day, things
from pages.shared import look
from pages.shared.maps.drawn import Symbol
from pages.shared.maps.legend import Legend, LegendRow
from pages.shared.session import Extra

Row: TypeAlias = Any  # of a small file, its columns as attributes

PUBLIC = frozenset({"municipality", "police"})
DONE, OVERDUE, OPEN, CANCELLED = "done", "overdue", "ongoing", "cancelled"
MEASURE_COLOUR, WALK_COLOUR = look.GREEN, look.BLUE
CAMERA_UP, CAMERA_DOWN = look.PURE_BLACK, look.GREY
MEASURE_SYMBOLS = {
    DONE: Symbol.SQUARE,
    OPEN: Symbol.DIAMOND,
    OVERDUE: Symbol.CROSS,
    CANCELLED: Symbol.STAR,
}


def measures(asked: Asked) -> Things | None:
    rows = _rows(asked, Kind.MEASURES)
    if rows is None:
        return None
    states = _states(asked, rows)
    placed = [
        Placed(
            thing=Thing(
                key=f"measure-{number}",
                name=_measure_name(asked, row),
                told=tuple(_measure_told(asked, row, state)),
            ),
            symbol=MEASURE_SYMBOLS[state],
            colour=MEASURE_COLOUR,
            longitude=row.longitude,
            latitude=row.latitude,
            exact=row.owner_type in PUBLIC,
        )
        for number, (row, state) in enumerate(zip(rows, states, strict=True), start=1)
    ]
    text = asked.text
    used = [state for state in MEASURE_SYMBOLS if state in states]
    looks = [
        (
            MEASURE_SYMBOLS[state],
            MEASURE_COLOUR,
            text.layers.measure.format(status=_lower(asked, state)),
        )
        for state in used
    ]
    return things(Extra.MEASURES, placed, _legend(looks), asked, (text.layers.no_claim,))


def cameras(asked: Asked) -> Things | None:
    rows = _rows(asked, Kind.CAMERAS)
    if rows is None:
        return None
    text = asked.text
    placed = [
        Placed(
            thing=Thing(
                key=f"camera-{number}",
                name=_in_area(asked, text.layers.camera, row.area_name),
                told=tuple(_camera_told(asked, row)),
            ),
            symbol=Symbol.TRIANGLE,
            colour=CAMERA_UP if day(row.removed_on) is None else CAMERA_DOWN,
            longitude=row.longitude,
            latitude=row.latitude,
            exact=row.owner_type in PUBLIC,
        )
        for number, row in enumerate(rows, start=1)
    ]
    looks = [
        (Symbol.TRIANGLE, CAMERA_UP, text.layers.camera_up),
        (Symbol.TRIANGLE, CAMERA_DOWN, text.layers.camera_down),
    ]
    used = [look for look in looks if look[1] in {p.colour for p in placed}]
    return things(Extra.CAMERAS, placed, _legend(used), asked, (text.layers.no_claim,))


def walk_points(asked: Asked) -> Things | None:
    """The points of a walk; each is somebody's only through the measure that it led to."""
    rows = _rows(asked, Kind.WALKS)
    if rows is None:
        return None
    text = asked.text
    linked = _measures_by_id(asked)
    placed = []
    for number, row in enumerate(rows, start=1):
        owner, state = linked.get(row.measure_id, ("", ""))
        thing = Thing(
            key=f"walk-{number}",
            name=_walk_name(asked, row),
            told=tuple(_walk_told(asked, row, state)),
        )
        placed.append(
            Placed(
                thing=thing,
                symbol=Symbol.CIRCLE,
                colour=WALK_COLOUR,
                longitude=row.longitude,
                latitude=row.latitude,
                exact=owner in PUBLIC,
            )
        )
    legend = _legend([(Symbol.CIRCLE, WALK_COLOUR, text.layers.walk_point)])
    return things(Extra.WALKS, placed, legend, asked)


def _legend(looks: list[tuple[Symbol, str, str]]) -> Legend:
    rows = (LegendRow(colour, words, symbol=symbol) for symbol, colour, words in looks)
    return Legend("", tuple(rows))


def _lower(asked: Asked, state: str) -> str:
    return asked.text.layers.states[state].lower()


def _rows(asked: Asked, kind: Kind) -> list[Row] | None:
    rows = context.rows_of(asked.version, kind)
    return None if rows is None else list(rows.itertuples())


def _states(asked: Asked, rows: Sequence[Row]) -> list[str]:
    if not rows:
        return []
    part = asked.version.part(Kind.MEASURES)
    known_on = part.extracted_on or part.loaded_at.date()
    return [_state(row, known_on) for row in rows]


def _state(row: Row, known_on: date) -> str:
    """What is not done when it was to be done is overdue, whatever the file calls it."""
    due = day(row.due_on)
    if row.status == DONE or day(row.done_on):
        return DONE
    if row.status == CANCELLED:
        return CANCELLED
    return OVERDUE if row.status == OVERDUE or (due and due.date() < known_on) else OPEN


def _measures_by_id(asked: Asked) -> Mapping[str, tuple[str, str]]:
    """Owner and state; an id that stands on several rows is nobody's."""
    rows = _rows(asked, Kind.MEASURES) or []
    often = Counter(row.measure_id for row in rows)
    return {
        row.measure_id: (row.owner_type, state)
        for row, state in zip(rows, _states(asked, rows), strict=True)
        if row.measure_id and often[row.measure_id] == 1
    }


def _measure_name(asked: Asked, row: Row) -> str:
    kind = _named(asked, "measure_type", row.measure_type)
    if row.owner_type in PUBLIC:
        return str(row.title) or _in_area(asked, kind, row.area_name)
    owner = _named(asked, "owner", row.owner_type).lower()
    return _in_area(asked, asked.text.layers.of_owner.format(what=kind, owner=owner), row.area_name)


def _measure_told(asked: Asked, row: Row, state: str) -> Iterator[str]:
    text = asked.text
    yield text.layers.kind.format(kind=_named(asked, "measure_type", row.measure_type))
    yield text.layers.owner.format(owner=_named(asked, "owner", row.owner_type).lower())
    yield text.layers.status.format(status=_lower(asked, state))
    yield from _dated(asked, text.layers.decided, row.decided_on)
    yield from _dated(
        asked, text.layers.was_due if state == OVERDUE else text.layers.due, row.due_on
    )
    yield from _dated(asked, text.layers.done, row.done_on)
    yield from _area_line(asked, row.area_name)


def _camera_told(asked: Asked, row: Row) -> Iterator[str]:
    text = asked.text
    yield text.layers.owner.format(owner=_named(asked, "owner", row.owner_type).lower())
    yield from _dated(asked, text.layers.installed, row.installed_on)
    yield from _dated(asked, text.layers.removed, row.removed_on)
    yield from _dated(asked, text.layers.assessed, row.assessed_on)


def _walk_name(asked: Asked, row: Row) -> str:
    text, walked = asked.text, day(row.walked_on)
    category = _named(asked, "measure_type", row.category)
    if walked is None:
        return _in_area(asked, category, row.area_name)
    return text.layers.walked.format(what=category, day=asked.text.numbers.day(walked.date()))


def _walk_told(asked: Asked, row: Row, state: str) -> Iterator[str]:
    text = asked.text
    yield text.layers.walk_point
    if not pd.isna(row.priority):
        yield text.layers.priority.format(priority=asked.text.numbers.whole(row.priority))
    yield (
        text.layers.measure.format(status=_lower(asked, state)) if state else text.layers.no_measure
    )
    yield from _area_line(asked, row.area_name)


def _dated(asked: Asked, words: str, value: object) -> Iterator[str]:
    when = day(value)
    if when is not None:
        yield words.format(day=asked.text.numbers.day(when.date()))


def _named(asked: Asked, list_: str, value: str) -> str:
    """What the code list calls it: what no list knows is somebody's own words and not shown."""
    names = form_value_names(asked.text.code)
    return names.get((list_, value), asked.text.layers.unlisted)


def _known_area(asked: Asked, said: str) -> str:
    """The area's name as we know it, "" for what may be anybody's words."""
    ids = {folded(each): name for area, name in asked.known.areas for each in (area, name)}
    return ids.get(folded(said), "")


def _in_area(asked: Asked, what: str, said: str) -> str:
    area = _known_area(asked, said)
    return asked.text.layers.in_area.format(what=what, area=area) if area else what


def _area_line(asked: Asked, said: str) -> Iterator[str]:
    if area := _known_area(asked, said):
        yield asked.text.layers.area.format(area=area)
