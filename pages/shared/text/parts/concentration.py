"""The page Map: do few places have most incidents?"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ConcentrationText:
    more: str  # area
    less: str  # area
    cannot_tell: str  # area
    one_period: str  # area, share
    refused_title: str
    refused: str  # reason
    unit: str
    said: str  # before, after, chance_before, chance_after
    said_one: str  # share, chance
    beyond: str  # change, interval
    no_change: str  # reason
    sparse: str
    rows: tuple[str, str, str, str, str]
    columns: tuple[str, str, str]
    one_column: str
    by_chance: str
    n: str  # before, after, places, size
    n_one: str  # n, places, size
    method: str
