"""The page Map: part of the week and of the year."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class WhenText:
    heading: str
    of_week: str
    week: Mapping[str, str]
    of_year: str
    year: tuple[str, str, str, str]
    help: str
    only: str  # parts
    hours_note: str  # unknown
    columns: tuple[str, str, str]
