"""studie.toml: what a plan says, read with all faults at once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any, TypeVar

from data.files.toml_files import read_toml, shown
from data.problems import Fault, FileError, Rule
from data.study import (
    Amendment,
    Basis,
    Course,
    Direction,
    Lock,
    Outcome,
    Period,
    Pilot,
    Study,
    same_months,
)

T = TypeVar("T")

WIDEST_RING_M = 10_000.0

_STUDY_TEXTS = ("title", "purpose", "decision_rule")
_LOCK_KEYS = {"at", "by", "hash", "plan"}
_BASIS_KEYS = {"codes", "shapes"}  # both or neither: an older file has none of them
_OPTIONAL_LOCK_KEYS = _BASIS_KEYS | {"signature"}
_AMENDMENT_KEYS = {"at", "by", "why"}
_PILOT_KEYS = {"area", "start", "before", "after", "comparison", "primary"}
_OPTIONAL_PILOT_KEYS = {"implementation", "buffers", "ring_m", "secondary", "expected_course"}
_OUTCOME_KEYS = {"direction", "smallest_change"}
_OPTIONAL_OUTCOME_KEYS = {"name", "groups", "item", "respondents", "business"}


def read_study(content: bytes, name: str = "studie.toml") -> Study:
    """
    Read a studie.toml: the fields of `Study`, and a [[pilot]] table for each pilot.

    Periods are two dates, half-open, the first of a month; without `implementation` it is the gap
    between before and after. Raises `FileError` with all faults at once.
    """
    table = read_toml(content, name)
    faults: list[Fault] = []
    lock = _read_lock(table.pop("locked", None), faults)
    amendments = _read_amendments(table.pop("amended", []), faults)
    tables = table.pop("pilot", None)
    dates = _checked(table.pop("decision_dates", []), _is_dates, "", "decision_dates", faults)
    texts = {
        key: _checked(table.pop(key, ""), _is_text, "", key, faults) or "" for key in _STUDY_TEXTS
    }
    faults += [Fault(Rule.UNKNOWN_KEY, value=key) for key in table]
    if not (isinstance(tables, list) and tables and all(isinstance(t, dict) for t in tables)):
        raise FileError(name, [*faults, Fault(Rule.MISSING_KEY, value="[[pilot]]")])
    pilots = [pilot for t in tables if (pilot := _read_pilot(t, faults))]
    faults += _broken_rules(pilots)
    if faults:
        raise FileError(name, faults)
    return Study(
        decision_dates=tuple(dates or ()),
        pilots=tuple(pilots),
        lock=lock,
        amendments=amendments,
        **texts,
    )


def _read_lock(table: object, faults: list[Fault]) -> Lock | None:
    """The locked plan stands in the file as text: its print shows that nobody has touched it."""
    if table is None:
        return None
    given = table.keys() if isinstance(table, dict) else set()
    needed = _LOCK_KEYS | (_BASIS_KEYS if given & _BASIS_KEYS else set())
    values = _signed(table, "locked", needed | (given & _OPTIONAL_LOCK_KEYS), faults)
    if values is None:
        return None
    text = values["plan"]
    if sha256(text.encode()).hexdigest() != values["hash"]:
        faults.append(Fault(Rule.BROKEN_LOCK, "locked", shown(values["hash"])))
        return None
    try:
        plan = read_study(text.encode()).plan
    except FileError as error:
        faults += [replace(fault, place=f"locked, {fault.place}") for fault in error.faults]
        return None
    basis = None
    if "shapes" in values:
        basis = Basis(shapes=tuple(sorted(values["shapes"].items())), codes=values["codes"])
    return Lock(
        at=values["at"],
        by=values["by"],
        plan=plan,
        print_=values["hash"],
        basis=basis,
        signature=values.get("signature", ""),
    )


def _read_amendments(tables: object, faults: list[Fault]) -> tuple[Amendment, ...]:
    if not isinstance(tables, list):
        faults.append(Fault(Rule.WRONG_VALUE, "", f"amended = {shown(tables)}"))
        return ()
    read = [_signed(table, "amended", _AMENDMENT_KEYS, faults) for table in tables]
    return tuple(Amendment(**values) for values in read if values)


def _signed(
    table: object, place: str, keys: set[str], faults: list[Fault]
) -> dict[str, Any] | None:
    """
    A table whose keys are all there: `at` a moment with time zone, `shapes` texts by name, the
    others texts.
    """
    if not isinstance(table, dict):
        faults.append(Fault(Rule.WRONG_VALUE, "", f"{place} = {shown(table)}"))
        return None
    special = {"at": _is_moment, "shapes": _is_texts_by_name}
    good = {key: special.get(key, _is_text) for key in keys}
    wrong = [Fault(Rule.UNKNOWN_KEY, place, shown(key)) for key in table if key not in keys]
    wrong += [Fault(Rule.MISSING_KEY, place, key) for key in sorted(keys - table.keys())]
    for key in sorted(keys & table.keys()):
        _checked(table[key], good[key], place, key, wrong)
    faults += wrong
    return None if wrong else table


def _is_moment(value: object) -> bool:
    return isinstance(value, datetime) and value.tzinfo is not None


def _is_texts_by_name(value: object) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _checked(
    value: T, good: Callable[[T], object], place: str, key: str, faults: list[Fault]
) -> T | None:
    if not good(value):
        faults.append(Fault(Rule.WRONG_VALUE, place, f"{key} = {shown(value)}"))
        return None
    return value


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)  # a datetime is a date too


def _is_dates(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_day, value))


def _is_period(value: object) -> bool:
    return _is_dates(value) and len(value) == 2 and value[0] <= value[1]  # type: ignore[arg-type,index]


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v for v in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_GOOD = {
    "area": lambda v: _is_text(v) and v,
    "start": _is_day,
    "before": lambda v: _is_period(v) and v[0] < v[1],
    "after": lambda v: _is_period(v) and v[0] < v[1],
    "implementation": _is_period,
    "comparison": _is_names,
    "buffers": _is_names,
    "ring_m": lambda v: _is_number(v) and 0 <= v <= WIDEST_RING_M,
    "expected_course": lambda v: v in list(Course),
    "primary": lambda v: isinstance(v, dict),
    "secondary": lambda v: isinstance(v, list) and all(isinstance(t, dict) for t in v),
    "name": _is_text,
    "groups": lambda v: _is_names(v) and v,
    "item": lambda v: _is_text(v) and v,
    "respondents": _is_text,
    "business": lambda v: isinstance(v, bool),
    "direction": lambda v: v in list(Direction),
    "smallest_change": lambda v: _is_number(v) and 0 < abs(v) < 1,
}


def _values(
    table: dict[str, Any], place: str, needed: set[str], optional: set[str], faults: list[Fault]
) -> dict[str, Any]:
    """Give the good values; report missing, unknown and wrong ones."""
    faults += [Fault(Rule.UNKNOWN_KEY, place, k) for k in table if k not in needed | optional]
    faults += [Fault(Rule.MISSING_KEY, place, k) for k in sorted(needed - table.keys())]
    known = {key: table[key] for key in table if key in needed | optional}
    return {
        key: value
        for key, value in known.items()
        if _checked(value, _GOOD[key], place, key, faults) is not None
    }


def _read_pilot(table: dict[str, Any], faults: list[Fault]) -> Pilot | None:
    area = shown(table.get("area", "?"))
    found_before = len(faults)
    values = _values(table, area, _PILOT_KEYS, _OPTIONAL_PILOT_KEYS, faults)
    tables = {"primary": values["primary"]} if "primary" in values else {}
    tables |= {f"secondary {n}": t for n, t in enumerate(values.get("secondary", ()), start=1)}
    outcomes = [_read_outcome(t, f"{area}, {place}", faults) for place, t in tables.items()]
    if len(faults) > found_before:
        return None
    before, after = Period(*values["before"]), Period(*values["after"])
    return Pilot(
        area=area,
        start=values["start"],
        before=before,
        implementation=Period(*values.get("implementation", (before.end, after.start))),
        after=after,
        comparison=frozenset(values["comparison"]),
        buffers=frozenset(values.get("buffers", ())),
        ring_m=float(values.get("ring_m", 0)),
        primary=outcomes[0],
        secondary=tuple(outcomes[1:]),
        expected_course=_course(values.get("expected_course")),
    )


def _course(said: str | None) -> Course | None:
    return None if said is None else Course(said)


def _read_outcome(table: dict[str, Any], place: str, faults: list[Fault]) -> Outcome:
    values = _values(table, place, _OUTCOME_KEYS, _OPTIONAL_OUTCOME_KEYS, faults)
    if "groups" not in table and "item" not in table:
        faults.append(Fault(Rule.MISSING_KEY, place, "groups / item"))
    if "groups" in table and "item" in table:
        faults.append(Fault(Rule.WRONG_VALUE, place, "groups + item"))
    if _contradict(**{key: values.get(key) for key in _OUTCOME_KEYS}):
        contrary = ", ".join(f"{key} = {values[key]}" for key in sorted(_OUTCOME_KEYS))
        faults.append(Fault(Rule.WRONG_VALUE, place, contrary))
    return Outcome(
        name=values.get("name", ""),
        groups=frozenset(values.get("groups", ())),
        item=values.get("item", ""),
        respondents=values.get("respondents", ""),
        direction=Direction(values.get("direction", Direction.DECREASE)),
        smallest_change=float(values.get("smallest_change", -0.1)),
        business=values.get("business", False),
    )


def _contradict(direction: str | None, smallest_change: float | None) -> bool:
    """A decrease is worth having below 0, an increase above."""
    if direction is None or smallest_change is None:
        return False
    return (smallest_change < 0) is not (direction == Direction.DECREASE)


def _broken_rules(pilots: list[Pilot]) -> Iterator[Fault]:
    areas = [pilot.area for pilot in pilots]
    for area in sorted({area for area in areas if areas.count(area) > 1}):
        yield Fault(Rule.PILOT_TWICE, area)
    for pilot in pilots:
        yield from _broken_periods(pilot)
        for area in sorted(pilot.comparison.intersection(areas)):
            yield Fault(Rule.PILOT_IS_COMPARISON, pilot.area, area)
        for area in sorted(pilot.comparison & pilot.buffers):
            yield Fault(Rule.BUFFER_IS_COMPARISON, pilot.area, area)
        if pilot.area in pilot.buffers:
            yield Fault(Rule.WRONG_VALUE, pilot.area, f"buffers = {pilot.area}")


def _broken_periods(pilot: Pilot) -> Iterator[Fault]:
    periods = (pilot.before, pilot.implementation, pilot.after)
    edges = [day for period in periods for day in (period.start, period.end)]
    if any(day.day != 1 for day in edges):
        yield Fault(Rule.NOT_WHOLE_MONTHS, pilot.area)
    elif not same_months(pilot.before, pilot.after):
        spans = f"{pilot.before.start}..{pilot.before.end}, {pilot.after.start}..{pilot.after.end}"
        yield Fault(Rule.UNEQUAL_MONTHS, pilot.area, spans)
    if edges != sorted(edges):
        yield Fault(Rule.OVERLAPPING_PERIODS, pilot.area)
    elif not pilot.before.end <= pilot.start <= pilot.after.start:
        yield Fault(Rule.START_OUTSIDE_IMPLEMENTATION, pilot.area, str(pilot.start))
