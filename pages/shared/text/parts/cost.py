"""What one incident fewer cost."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CostText:
    heading: str
    lead: str
    count: str
    counts: Mapping[str, str]
    price: str
    no_price: str
    price_choice: str
    nothing_noted: str
    title: str
    title_open: str
    title_unknown: str
    subtitle: str
    said: str
    said_open: str
    said_none: str
    unit_sek: str
    unit_hours: str
    columns: tuple[str, ...]
    work: str
    measures: str
    both: str
    hours: str
    hours_of: str
    priced: str
    with_hours: str
    total: str
    span: str
    open_span: str
    no_value: str
    n: str
    note: str
    not_counted: str
    no_hour_price: str
    unpriced: str
    withheld: str
    before_after: str
    lasting: str
