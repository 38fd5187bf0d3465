"""Was the place chosen for a bad spell, and does one address carry the answer?"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SelectionText:
    when: str  # the question
    when_lead: str
    when_refused: str
    when_same: str  # span
    when_depends: str  # span
    when_unknown: str
    span: Mapping[int, str]  # by months
    even_without: str  # span, change
    depends: str  # span, change, headline
    without_unknown: str  # span, reason
    baseline: str  # months
    baseline_short: str  # months
    corrected_down: str  # base, share, change
    corrected_up: str  # base, share, change
    corrected_same: str  # base, change
    not_corrected: str  # reason
    base: Mapping[str, str]
    when_title_same: str
    when_title_depends: str
    when_title_unknown: str
    when_note: str
    columns: tuple[str, ...]
    row_headline: str
    row_without: str  # months
    row_corrected: str
    itself: str
    same: str
    other: str
    unknown: str
    where: str  # the question
    where_refused: str
    where_no: str
    where_yes: str
    where_lead: str
    range_same: str  # low, high
    range_other: str  # low, high
    capped_same: str  # change
    capped_other: str  # change
    capped_unknown: str
    pilot_above: str  # area
    pilot_below: str  # area
    areas_above: tuple[str, str, str]  # none, one, several
    where_title_no: str
    where_title_yes: str
    where_note: str  # share
    where_columns: tuple[str, ...]
    row_range: str
    row_capped: str
    range: str  # low, high
