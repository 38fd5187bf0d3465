"""What is said of files that leave the house, and of figures that may not."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class LeavingText:
    why: Mapping[str, str]  # of each `pages.shared.gate.Why`
    no_table: str  # why: what stands in the file in the table's place
    no_picture: str  # why: what stands in the picture's place
    damaged: str  # line
    meanwhile: str
    nothing: str
    line: str  # number, at, name, n, by, print
    nobody: str
    stayed: str  # address
    whole: str  # n, last
    broken: str  # line
