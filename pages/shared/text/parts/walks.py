"""The page of ways of working: what came of the points of safety walks."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class WalksText:
    heading: str
    walks: str  # n, points, per_walk
    took_part: str  # who
    took_part_each: str  # name, n, of
    decided: str  # n, of, share
    median: str  # days, n
    half: str  # days, interval
    title: str  # open, points
    all_title: str  # points
    no_points_title: str
    subtitle: str  # area, period, day
    options_label: str
    options: Mapping[str, str]
    none_such: str
    heads: tuple[str, ...]
    point: str  # id, category
    with_priority: str  # point, priority
    no_point: str
    states: Mapping[str, str]
    done: str  # day
    due: str  # status, day
    late: str  # days, day
    columns: tuple[str, ...]
    n: str  # points, walks
    note: str
    no_measures: str
