"""The page Map, street segments."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class StreetMapText:
    switch: str
    options: Mapping[str, str]
    unit: str
    unit_difference: str
    title: str  # area, share
    title_plain: str  # area, n
    changed: str  # area, down, up, n
    only_rose: str  # area, up, n
    only_fell: str  # area, down, n
    unchanged: str  # area, n
    refused_title: str
    most: str  # street, rate
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
