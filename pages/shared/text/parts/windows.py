"""The page Trends, this year against last."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class WindowsText:
    heading: str
    lead: str
    from_month: str
    to_month: str
    year_to_date: str
    latest: str
    own: str
    title: str  # after, before
    title_hidden: str
    subtitle: str  # groups, areas
    columns: tuple[str, str, str, str, str, str, str]
    no_share: str
    hidden: str
    note: str  # share_from, limit
    settled: str  # month
    rates_title: str  # after, per, before
    rates_title_hidden: str
    rates_subtitle: str  # groups, areas
    rates_columns: tuple[str, str, str, str]
    per: Mapping[str, str]  # base
    rate: str  # rate, year
    rates_note: str
    choose_areas: str
    no_base: str
    no_windows: str
