"""The page of ways of working: from problem to cause, measure and indicator."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ChainText:
    heading: str
    title: str  # met, of
    none_title: str
    lead: str
    gaps: Mapping[str, str]  # n
    no_gaps: str
    gap: Mapping[str, str]
    heads: tuple[str, str, str, str]
    problem: str  # number, title
    told: str  # category, status
    priority: str  # priority
    link: str  # what, owner, status
    arrow: str  # what
    missing: str  # what
    more: str  # n
    alone: str  # n
    indicator: str  # name, said
    incidents: str  # period, now, before
    by_chance: str  # told
    share: str  # wave, share, n
    coded: str  # name, code
    no_figure: str
    no_plan: str
    not_asked: str
    not_loaded: str
    not_said: str
    subtitle: str  # area, day
    columns: tuple[str, ...]
    n: str  # problems, measures
    note: str
