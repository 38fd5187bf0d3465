"""The page Trends: incidents by year and month, and by day."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CalendarText:
    heading: str
    months: tuple[str, ...]
    title: str  # month, n
    subtitle: str  # groups, areas, period
    still_open: str  # n
    preliminary: str
    year_column: str
    year: str
    days_title: str  # n, year, bound
    days_subtitle: str  # groups, areas, period
    days_note: str
    without_day: str  # n
    without_day_none: str
    days_hidden: str
    legend: str  # low, high
    legend_top: str  # low
    week: str  # n
    week_column: str
    not_shown: str
    refused: str
