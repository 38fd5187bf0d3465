"""The page Trends, months that stand out."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class UnusualText:
    title: str  # n, looked
    none: str  # looked, chance
    subtitle: str  # groups, areas, period
    columns: tuple[str, str, str, str, str]
    years: str  # n
    more: str
    fewer: str
    note: str  # looked, chance
    marks: str
    refused: str
