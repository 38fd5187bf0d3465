"""The page Effect: more checks of the answer."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ChecksText:
    heading: str
    lead: str
