"""The page Map, hot spots."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class HotSpotsText:
    """Kinds are those of `analysis.hotspot_map.Heat`, in lower case; "stands_out" is of one period."""

    unit: str
    kind: Mapping[str, str]
    letter: Mapping[str, str]
    mark: str  # letter, number
    legend: str  # letter, kind
    edge: str
    legend_edge: str
    title: str  # around, lasting, new, gone
    lasting: str  # n
    no_lasting: str
    new: str  # n
    no_new: str
    gone: str  # n
    no_gone: str
    only_unclear: str  # around, n
    nothing: str  # around
    one_period: str  # around, n
    refused_title: str
    said: str
    said_nothing: str
    said_one_period: str
    unclear: str  # n
    withheld: str
    columns: tuple[str, str, str, str, str, str]
    one_column: str
    near: str  # area
    nowhere: str
    size: str  # east, north
    about: str  # n
    told_period: str  # period, about
    n_two: str  # before, after, squares
    n_one: str  # n, squares
    compared_areas: str
    compared_map: str
    method: str  # size, width, compared
    method_change: str
    series: str
    counts_note: str  # reach
