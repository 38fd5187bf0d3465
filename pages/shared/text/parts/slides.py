"""What stands on a projected screen beside what its page says."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SlidesText:
    interval: str  # name, what, value, low, high
    and_more: str  # names, n
    more_rows: str  # n
    more_columns: str  # n
    more_panels: str  # n
    no_choices: str
    events: str
