"""The page Trends, the index to the time before the start."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class IndexedText:
    heading: str
    lead: str
    peers: str
    peers_default: str
    title: str  # area, value, month
    subtitle: str  # groups, before
    axis: str
    band: str  # low, high
    half: str  # n
    range_: str  # n
    note: str
    note_half: str  # n
    note_range: str  # n
    note_left_out: str  # n
    no_peers: str
    refused: str
    needs_study: str
