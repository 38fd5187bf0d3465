"""The accessibility statement."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AccessibilityText:
    title: str
    lead: str
    how_heading: str
    how: str
    otherwise_heading: str
    otherwise: str
    reach: str  # contact
    no_contact: str
    report_heading: str
    report: str
    authority_heading: str
    authority: str
    known_heading: str
    known: str
    fault: Mapping[str, str]
    instead: Mapping[str, str]
    criterion: str  # number
    issue: str  # maker, number
    outside: str
    tested_heading: str
    tested: str
    dates: str  # assessed, updated
