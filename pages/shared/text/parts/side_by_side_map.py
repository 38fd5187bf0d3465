"""The page Map: before and after beside each other."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SideBySideMapText:
    heading: str  # when, period
    finding: str  # area, before, after
    said: str
