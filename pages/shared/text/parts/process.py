"""The frame of the page about ways of working and methods."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ProcessText:
    title: str
    lead: str
    part: str
    everywhere: str
    time: str
    as_of: str  # day
    loaded_on: str  # day
    files: tuple[str, str]
    not_loaded: str
    rows: str  # of
    parts: Mapping[str, str]
    whiles: Mapping[str, str]
