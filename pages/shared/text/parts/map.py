"""The page Map."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class MapText:
    title: str
    lead: str
    view: str
    before: str
    after: str
    difference: str
    density_finding: str
    difference_finding: str
    unit: str
    unit_difference: str
    withheld: str
    follows_plan: str  # area
    n_drawn: str  # n
    everywhere: str
    thin_note: str
    approximate: str
    table_columns: tuple[str, str, str, str]
    role: Mapping[str, str]
    refused_title: str
    refused: str
    zoom_in: str
    zoom_out: str
    no_ground: str
    own_basemap: str
    not_drawn: str  # smallest
    class_more: str  # span
    class_fewer: str  # span
    whole_year: str
