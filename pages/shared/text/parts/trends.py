"""The page Trends."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class TrendsText:
    title: str
    lead: str
    heading: str
    monthly_title: str  # count, period
    monthly_subtitle: str  # groups, areas
    rolling_title: str
    rolling_up: str  # last, earlier, share
    count_axis: str
    rolling_axis: str
    rolling: str
    before: str
    implementation: str
    after: str
    start: str
    hours_title: str  # weekday, hours
    hours_subtitle: str
    hours_note: str
    weekdays: tuple[str, str, str, str, str, str, str]
    hour_columns: str  # from, to
    groups_title: str  # n, of
    groups_title_none: str  # of
    groups_title_few: str
    groups_subtitle: str  # latest, earlier
    group_columns: tuple[str, str, str, str, str]
    signal: str
    no_signal: str
    too_few: str
    looked_at: str  # n
    no_year: str
    no_two_years: str
    no_hours: str
    month_column: str
    count_column: str
    hour_axis: str
