"""The page Trends: areas, or offence groups, beside each other."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SideBySideText:
    heading: str
    lead: str
    switch: str
    options: Mapping[str, str]  # areas, groups
    scale: str
    scales: Mapping[str, str]  # index, count
    title_areas: str  # fewer, n
    title_groups: str  # fewer, n
    subtitle: str  # measure, year, groups, areas
    index: str
    count: str
    together: str
    latest: str  # latest, change
    note_index: str
    note_count: str
    note_panels: str  # n, of
    note_hidden: str
    column: str
    refused: str
