"""The page Overview."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class OverviewText:
    title: str
    headline: str  # outcome, area, change
    interval_title: str
    interval_subtitle: str  # periods
    expected_axis: str
    as_expected: str
    columns: tuple[str, str, str, str, str, str]
    before_after: str  # before, after
    expected: str
    safety_heading: str
    data_heading: str
    data_line: str  # n, period, kinds
    what_now: str  # before the names of the doubts
    in_full: str  # n doubts
    files: str  # n
    not_judged: str
