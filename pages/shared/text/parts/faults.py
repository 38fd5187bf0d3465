"""What does not fit in the files about the work."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.process.faults import FaultRule


@dataclass(frozen=True, kw_only=True)
class FaultsText:
    title: str  # rows, files
    subtitle: str  # day
    nothing: str
    not_loaded: str
    columns: tuple[str, str, str, str]
    number: str  # number
    n: str  # rows
    note: str
    rule: Mapping[FaultRule, str]
