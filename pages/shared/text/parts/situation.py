"""The page of ways of working: the situation picture of one area on one page."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SituationText:
    heading: str  # area
    title: str  # n
    title_without: str  # n, without
    subtitle: str  # area, period, day
    updated: str  # last, due
    late: str  # last, due
    never: str
    in_time: str  # said
    heads: tuple[str, ...]
    tied: str  # place
    no_place: str
    problem: str  # title, category, status
    evidence: Mapping[str, str]  # n; share, n of answers; now, before of incidents
    incidents: str  # group, said
    no_evidence: str
    measures: Mapping[str, str]  # n
    no_measure: str
    no_cause: str
    columns: tuple[str, ...]
    n: str  # n
    note: str
    missing: str  # kinds
    solved: str  # n
    most: str  # shown, n
    law: str
