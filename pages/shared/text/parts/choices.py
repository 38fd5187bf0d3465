"""Does the answer depend on our choices?"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.choices import Kind, Way
from analysis.specifications import Standing


@dataclass(frozen=True, kw_only=True)
class ChoicesText:
    question: str
    short: Mapping[Standing, str]
    short_undecided: str
    short_refused: str
    refused: str  # reason
    title_fewer: str  # ways, all
    title_more: str  # ways, all
    title_undecided: str  # ways, all
    subtitle: str  # area
    said: str  # direction, stance, verdict, all
    spread: str  # median, low, high
    plans: str  # change
    moving: str  # kind, low, lowest, high, highest
    left_out: str  # count
    kind: Mapping[Kind, str]
    kind_inside: Mapping[Kind, str]
    plan: Mapping[Kind, str]
    way: Mapping[Way, str]  # detail
    columns: tuple[str, str, str, str, str, str, str, str]
    note: str
