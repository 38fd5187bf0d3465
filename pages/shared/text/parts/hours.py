"""Do the incidents happen at other times than before?"""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.week_change import Part


@dataclass(frozen=True, kw_only=True)
class HoursText:
    question: str
    short_refused: str
    short_same: str
    short_cells: str  # n, tested
    short_unclear: str
    short_changed: str
    same: str  # p
    unclear: str  # p
    changed: str  # p
    largest: str  # part, before, after, change, interval
    limit: str  # points
    none_tested: str
    no_cells: str  # tested
    cells: str  # n, tested
    cells_up: str  # times
    cells_down: str  # times
    and_more: str  # n
    unknown: str  # share
    only_described: str
    parts: Mapping[Part, str]
    parts_title: str  # part, before, after
    parts_title_same: str
    parts_title_unclear: str
    dispersion: str  # phi
    parts_subtitle: str
    parts_note: str
    part_columns: tuple[str, str, str, str, str]
    limits: str  # low, high
    title_same: str  # tested
    title_changed: str  # n, tested
    week_subtitle: str
    week_columns: tuple[str, str, str, str, str, str]
    note: str  # tested
