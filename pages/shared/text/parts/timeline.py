"""The page of ways of working: what was done where and when; the dose on the page Effekt."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class TimelineText:
    heading: str
    title: str  # n, day
    subtitle: str  # area, period
    lead: str
    meetings: str
    walks: str
    camera: str
    of_owner: str  # what, owner
    many: str  # what, n
    event: str  # title
    ongoing: str
    elsewhere: str
    columns: tuple[str, ...]
    meeting: str
    walk: str
    n: str  # n, meetings, walks
    note: str
    grouped: str
    left_out: str  # n
    missing: str  # kinds
    nothing: str
    dose: str
    dose_note: str
    streets_title: str  # street, n
    streets_subtitle: str  # area, period
    streets_columns: tuple[str, str, str]
    streets_n: str  # n
    streets_note: str
    no_street: str
