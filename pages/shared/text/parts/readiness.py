"""What another place needs, and what is said of it there."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.decision.readiness import Item, Section
from data.keeping.readiness import Grade, Routine


@dataclass(frozen=True, kw_only=True)
class ReadinessText:
    heading: str
    lead: str
    place: str
    no_place: str
    there: str
    there_lead: str
    already: Mapping[str, str]
    there_columns: tuple[str, ...]
    section: Mapping[Section, str]
    item: Mapping[Item, str]
    role: str
    had: str
    a_month: str
    with_routine: str
    with_role: str
    graded: str
    part: str
    need: str
    routine: str
    owner: str
    grade: str
    stamp: str
    who: str
    routines: Mapping[Routine, str]
    grades: Mapping[Grade, str]
    not_answered: str
    title: str
    title_none: str
    subtitle: str
    n: str
    note: str
    fill: str
    fill_lead: str
    save: str
    saved: str
