"""The page that a decision is prepared on."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class DecisionText:
    title: str
    lead: str
    part: str
    parts: Mapping[str, str]
