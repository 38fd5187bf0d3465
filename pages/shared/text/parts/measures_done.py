"""What has become of the measures: the part of the page about ways of working."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class MeasuresDoneText:
    subtitle: str  # what, area, period
    n: str  # n
    what: Mapping[str, str]  # code -> what is measured, as it stands in a subtitle
    states_title: str  # all, done, late
    states_columns: tuple[str, str, str, str]
    share_title: str  # city, private
    share_axis: str
    share_columns: tuple[str, str, str, str, str]
    share_note: str
    whose: Mapping[str, str]  # owner -> as it stands in a sentence
    time_title: str  # days
    time_title_unclear: str  # n
    half: str  # who, days
    nine: str  # days
    nine_unclear: str  # reason
    half_unclear: str  # who, reason
    days_axis: str
    day: str
    followed: str  # who
    done: str  # who
    time_note: str
    late_title: str  # n
    late_title_none: str
    late_columns: tuple[str, str, str, str]
    late_note: str
    cost_title: str  # share, cost
    cost_title_no_cost: str  # share
    cost_title_withheld: str  # share, cost
    cost_title_hidden: str  # share
    cost_columns: tuple[str, str, str, str, str, str]
