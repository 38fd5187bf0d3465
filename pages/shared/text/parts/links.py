"""The control that gives a view's permanent link."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksText:
    copy: str
    lead: str
    by_hand: str
