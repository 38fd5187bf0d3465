"""Who takes part, and does it last: the part of the page about ways of working."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.process.endurance import Course


@dataclass(frozen=True, kw_only=True)
class ParticipationText:
    subtitle: str  # what, area, period
    since: str  # day
    what: Mapping[str, str]  # code -> what is measured, as it stands in a subtitle
    heading: Mapping[str, str]  # of what comes below
    quarter: str  # number, days
    short_quarter: str  # number, month
    hollow: str
    members_title: str  # first, last
    members_lines: tuple[str, str, str]
    members_columns: tuple[str, str, str, str]
    covered_title: str  # share, none
    covered_title_all: str  # share
    covered_title_unknown: str  # none
    covered_columns: tuple[str, str, str, str]
    by: Mapping[str, str]
    covered_note: str
    without: str  # groups
    group: str  # by, group, n
    active: Mapping[Course, str]  # change, interval
    active_unknown: str  # reason
    active_title: Mapping[Course, str]  # first, last
    active_axis: str
    active_columns: tuple[str, str, str, str]
    active_note: str
    reports: Mapping[Course, str]  # change, interval
    reports_unknown: str  # reason
    reports_title: Mapping[Course, str]
    reports_axis: str
    reports_columns: tuple[str, str, str, str, str]
    reports_all: str  # delay, replies
    met: str  # regularity
    followed: str  # decisions
    turnout_title: str  # share
    turnout_axis: str
    turnout_columns: tuple[str, str, str, str]
    messages_title: str  # number
    messages_columns: tuple[str, str, str]
    messages_by: tuple[str, str]
    n: str  # n
