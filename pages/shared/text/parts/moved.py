"""Did the incidents move?"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.displacement_quotient import Reading


@dataclass(frozen=True, kw_only=True)
class MovedText:
    question: str
    short_refused: str
    short_more: str
    short_less: str
    short_unclear: str
    where: str  # areas
    ring: str  # metres
    more: str  # value, interval
    less: str  # value, interval
    other: str  # value, interval
    unclear: str  # value, low, high, interval
    title_more: str
    title_less: str
    title_unclear: str  # low, high
    subtitle: str
    around: str
    net: str  # value, interval
    net_row: str
    by_chance_row: str
    columns: tuple[str, str, str, str]
    note: str
    quotient: Mapping[Reading, str]  # value
    quotient_note: str
    offences_heading: str
    offences_none: str  # area, count
    offences_some: str  # changes, count
    offences_title_none: str  # area
    offences_title_some: str  # area, count
    offences_refused: str
    offences_left_out: str  # groups
    offences_columns: tuple[str, str, str, str, str]
    offences_note: str  # count
