"""Crime, or reporting?"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.reporting import Triangulation


@dataclass(frozen=True, kw_only=True)
class ReportingText:
    question: str
    short: Mapping[Triangulation, str]
    said: Mapping[Triangulation, str]
    share: str  # area, before, after, change
    share_compared: str
    share_alone: str
    by_chance: str
    share_unknown: str  # reason
    without: str  # change, interval, n
    est: str  # area, change, interval, before, after, months, months_after
    est_unknown: str  # reason
    est_shorter: str  # month, last
    est_eager: str
    est_police: str  # share, low, high, n
    alarms: str  # change, interval
    alarms_unknown: str  # reason
    no_alarms: str
    survey_title: str  # area, before, after
    survey_title_plain: str  # area
    survey_subtitle: str
    survey_columns: tuple[str, str, str, str, str, str, str]
    survey_axis: str
    survey_same: str
    survey_note: str  # waves
    victimised_row: str
    reported_row: str
    counts_title: str  # area, short
    counts_subtitle: str  # outcome, periods
    counts_columns: tuple[str, str, str, str, str]
    counts_axis: str
    counts_same: str
    police_row: str
    alarm_row: str
    est_row: str
    without_row: str
    against_comparison: str
    against_before: str
