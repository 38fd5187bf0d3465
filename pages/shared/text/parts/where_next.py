"""Which place could be next, and how firm the order is."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.decision.candidates import Criterion
from analysis.results import Reason


@dataclass(frozen=True, kw_only=True)
class WhereNextText:
    heading: str
    lead: str
    refused: str
    weights: str
    weights_lead: str
    weight: str
    criterion: Mapping[Criterion, str]
    weighs_nothing: str
    # the order
    title_none: str
    title_some: str
    subtitle: str
    nearly_always: str
    order_told: str
    order_untold: str
    nobody: str
    mostly: str
    named_share: str
    axis: str
    inner: str
    outer: str
    rank_columns: tuple[str, ...]
    is_comparison: str
    known: str
    n: str
    note: str
    # around it
    weighted: str
    regression: str
    costs_evaluation: str
    hidden: str
    unplaced: str
    unused: str
    # what is known of each
    values_heading: str
    values_title: str
    values_subtitle: str
    values_columns: Mapping[Criterion, str]
    value: str
    of_answers: str
    of_traits: str
    short: Mapping[Reason, str]
    area: str
    asked: str
    not_asked: str
    values_note: str
    # what could be seen
    seen_heading: str
    seen_title: str
    seen_title_never: str
    seen_subtitle: str
    seen_columns: tuple[str, ...]
    nothing_seen: str
    months: str
    never: str
    seen_note: str
