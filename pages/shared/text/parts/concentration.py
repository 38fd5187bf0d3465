"""The page Map: do few places have most incidents?"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ConcentrationText:
    more: str  # around
    less: str  # around
    cannot_tell: str  # around
    one_period: str  # around, share
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
    left_out: str  # missing, all
    method: str
