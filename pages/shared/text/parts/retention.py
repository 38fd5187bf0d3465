"""Rows that are older than they may be."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class RetentionText:
    heading: str
    lead: str
    not_set: str
    before: str  # day
    rows: str  # kind, n
    versions: str  # versions
    nothing: str  # day
    sure: str
    clock: str  # today, newest
    clock_sure: str
    clock_day: str
    purge: str
    purging: str
    gone: str  # kind, n
    now: str  # version
