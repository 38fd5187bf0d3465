"""The page Effect."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class EffectText:
    title: str
    lead: str
    same_months_heading: str
    same_months_title: str
    same_months_columns: tuple[str, str, str, str, str, str]
    pilot_row: str
    comparison_row: str  # n areas
    buffer_row: str
    trend_heading: str
    trend_subtitle: str
    comparison_line: str
    trend_title: str
    fewer_heading: str
    fewer_title: str
    fewer_nothing: str
    fewer_subtitle: str
    secondary_heading: str
    secondary_columns: tuple[str, str, str, str, str]
    secondary_note: str
    doubts_heading: str
    no_doubts: str
    method_heading: str
    declared: str
    smallest: str
    comparison_areas: str
    one_period_only: str
    unknown_groups: str  # groups
