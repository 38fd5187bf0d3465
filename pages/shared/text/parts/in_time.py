"""Would we have seen it before the start?"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.placebo_in_time import Seen


@dataclass(frozen=True, kw_only=True)
class InTimeText:
    question: str
    short: Mapping[Seen, str]
    said: Mapping[Seen, str]  # starts: how many could be asked
    none: str
    title: Mapping[Seen, str]
    subtitle: str  # outcome
    row: str  # back
    true_start: str
    columns: tuple[str, str, str, str, str, str]
    note: str
