"""The page Safety."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.results import Reason


@dataclass(frozen=True, kw_only=True)
class SafetyText:
    title: str
    lead: str
    part: str
    parts: Mapping[str, str]
    not_judged: str  # reason
    no_outcome: str  # area
    hoped: str  # respondents, change
    hoped_line: str
    in_short: str  # area, before, after, others_before, others_after
    paired: str  # change, basis
    holm_holds: str  # n, p
    holm_fails: str
    start_mark: str
    break_mark: str
    way_out: Mapping[Reason, str]
    change_axis: str
    no_change: str
    change_title: str  # area, change
    change_open: str  # area, low, high
    waves_title: str
    waves_subtitle: str
    share_axis: str
    comparison_line: str
    change_before_after: str
    table_columns: tuple[str, str, str, str, str, str]
    change_columns: tuple[str, str, str, str, str]
    pilot_change: str
    comparison_change: str
    difference_row: str
    reporting_heading: str
    reporting_sentence_up: str
    reporting_sentence_down: str
    reporting_sentence_unclear: str
    reporting_no: str
    own_wording: str
    early_level: str  # level
    all_items_heading: str
    item_columns: tuple[str, str, str, str, str, str, str]
    respondents: Mapping[str, str]
    definition: str  # counted, n
    or_: str  # between the answers that are counted
    unlinked_heading: str
    share_sentence: str  # area, item, change, basis
    share_same: str  # area, item, basis
