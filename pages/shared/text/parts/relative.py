"""The page Map: change in per cent."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class RelativeText:
    unit: str
    not_drawn: str
    told: str
    rose: str
    fell: str
    said: str
    both: str  # around
    only_rose: str  # around
    only_fell: str  # around
    neither: str  # around
    refused_title: str
    n: str  # n, level
    method: str
