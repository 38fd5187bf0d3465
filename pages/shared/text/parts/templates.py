"""The templates to fill in, on the page Underlag."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class TemplatesText:
    heading: str
    lead: str
    kind: str
    download: str
    file_name: str  # kind
    plan: str
