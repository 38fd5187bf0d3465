"""EMMIE: five questions about each pilot, answered by data or by people."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class EmmieText:
    heading: str
    lead: str
    letter: Mapping[str, str]
    asks: Mapping[str, str]
    headline: str  # outcome, verdict, value
    no_headline: str  # outcome, reason
    around: str  # value
    around_unknown: str  # reason
    change_only: str
    expected: str  # method, mechanism
    no_methods: str
    links: str  # n, cause, measure, indicator, whole
    loose: str  # n
    no_links: str  # reason
    not_measured: str
    groups_differ: str
    groups_unclear: str
    groups_part: str  # group, value
    groups_one: str
    groups_unknown: str  # reason
    hours: str  # said
    places_differ: str
    places_unclear: str
    places_apart: str
    places_one: str
    indicator: str  # name, value
    unknown: str  # name, reason
    spent: str  # value
    hours_spent: str  # value
    own_cost: str  # value, of
    not_added: str
    written: str
    nobody_wrote: str
    signed: str  # by, moment
    signed_alone: str  # moment
    write: str
    write_lead: str
    pilot: str
    about: str
    words: str
    save: str
    saved: str  # area, part
    removed: str  # area, part
    personal: str  # what
    as_table: str
    title: str
    subtitle: str
    columns: tuple[str, str, str, str]
    note: str
