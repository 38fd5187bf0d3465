"""The page Map, street segments."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class StreetMapText:
    switch: str
    options: Mapping[str, str]
    unit: str
    unit_difference: str
    title: str  # around, share
    title_plain: str  # around, n
    changed: str  # around, down, up, n
    only_rose: str  # around, up, n
    only_fell: str  # around, down, n
    unchanged: str  # around, n
    refused_title: str
    most: str  # street, rate, interval
    top: str  # before, after
    top_one: str  # share
    off_street: str  # share, metres
    difference_said: str
    columns: tuple[str, str, str, str, str]
    one_column: str
    rose: str
    fell: str
    no_change: str
    label: str  # street, rate
    told: str  # period, rate
    below: str  # smallest
    level: str
    hidden: str
    n: str  # n, segments
    method: str  # metres
    method_change: str  # n
    hidden_note: str  # n
    beyond_note: str  # n
