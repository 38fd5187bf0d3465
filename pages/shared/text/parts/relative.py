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
    both: str  # area
    only_rose: str  # area
    only_fell: str  # area
    neither: str  # area
    refused_title: str
    n: str  # n, level
    method: str
