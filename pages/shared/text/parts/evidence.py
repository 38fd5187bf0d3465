"""What is known over all outcomes, on the page that a decision is prepared on."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class EvidenceText:
    title: str  # where there are too many pilots for one
    subtitle: str  # periods
    panels: Mapping[str, str]  # field -> the heading of its part of the figure
    points_axis: str
    share_axis: str
    no_change: str
    label: str  # area, what
    beside: str  # value, n
    keys: tuple[str, str, str]  # what the signs of the picture stand for
    note: str
    table_title: str  # n, told
    all_answered: str  # n
    others_hold: str  # held, n
    table_subtitle: str
    declared: Mapping[str, str]
    field: Mapping[str, str]
    columns: tuple[str, str, str, str, str, str, str, str]
    by_owner: str  # value, parts
    of_respondents: str  # what, respondents
    incidents: str  # n
    answers: str  # n
    counted: str  # n
    all_counted: str  # value
    secondary: str  # verdict, holm
    no_verdict: str
    grade: str  # grade
    marked: str
    is_full_count: str
    no_doubts: str
    not_looked_for: str
    table_note: str
