"""The page Trends: which areas lie outside what chance usually does."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FunnelText:
    switch: str
    options: Mapping[str, str]  # change, businesses, residents
    base: Mapping[str, str]  # businesses, residents: as they stand after a number
    title: str  # n, of, two
    title_none: str  # of, two
    subtitle_change: str  # after, before, groups
    subtitle_rate: str  # base, year, groups
    axis_change: str
    axis_rate: str  # base
    size_change: str
    size_rate: str  # base
    centre: str  # value
    limit: str  # n
    by_chance: str  # two, three
    dispersion: str  # phi
    dispersion_none: str
    too_few: str  # n
    note_change: str
    note_rate: str  # base, base_year
    columns_change: tuple[str, str, str, str, str]
    columns_rate: tuple[str, str, str, str, str]  # base
    inside: str
    above: str  # n
    below: str  # n
    refused: str
