"""The page about personal data: why they are kept, on what ground, how long, and whom to ask."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PrivacyText:
    title: str
    lead: str
    controller_heading: str
    no_controller: str
    purpose_heading: str
    no_purpose: str
    ground_heading: str
    no_ground: str
    retention_heading: str
    retention: str  # months
    no_retention: str
    retention_how: str
    contact_heading: str
    contact: str  # contact
    no_contact: str
    officer: str  # officer
    rights: str
    kept_heading: str
    kept: str
    seen_heading: str
    seen: str  # least
    noted_heading: str
    noted: str
    not_set: str
