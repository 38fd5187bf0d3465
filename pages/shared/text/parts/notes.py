"""Notes on the time axis."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class NotesText:
    heading: str
    lead: str
    month: str
    area: str
    text: str
    add: str
    added: str  # month
    empty: str
    refused: str
    file: str  # month
    listed: str  # title
