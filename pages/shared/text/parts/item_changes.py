"""The survey, question by question."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ItemChangesText:
    group: str
    sight: str
    sights: Mapping[str, str]
    some: str  # area, n, sure, respondents, items
    none: str  # area, n, respondents
    nothing: str
    undescribed: str  # n, items
    without: str  # items, reason
    title: str  # area, sure, n
    subtitle: str  # respondents
    columns: tuple[str, str, str, str, str, str, str, str, str]
    declared: str
    explored: str
    axis: str
    no_difference: str
    holds: str  # method, p
    fails: str
    holm: str
    fdr: str
    same: str
    others: str
    paired_note: str
    note: str
    scale_lead: str
    scale_title: str  # area, sure, n
    scale_subtitle: str  # respondents
    scale_axis: str
    scale_columns: tuple[str, str, str, str, str, str]
    scale_note: str
    same_title: str
    same_subtitle: str  # area, respondents
    same_columns: tuple[str, str, str, str, str, str, str, str]
    same_note: str
    short: Mapping[str, str]  # item -> what its share is of
