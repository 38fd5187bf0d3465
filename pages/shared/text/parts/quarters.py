"""The page Map: quarter by quarter, with playback."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class QuartersText:
    previous: str
    following: str
    play: str
    pause: str
    quarter: str
    name: str  # number, year
    part: str  # months, year
    marked: str  # quarter, phase
    phase: Mapping[str, str]
    said: Mapping[str, str]  # period
    finding: str  # area, quarter, peak
    refused_title: str  # area, quarter
    withheld: str
    highest: str  # quarter, peak
    columns: tuple[str, str, str, str]  # quarter
    n: str  # n
    note: str
