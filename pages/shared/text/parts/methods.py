"""The page of ways of working: each method, what it is for, how much of it, and what is known."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class MethodsText:
    heading: str
    lead: str
    told: str  # what, value
    problems: str
    any_problem: str
    expected: str
    mechanisms: Mapping[str, str]
    planned: str
    count: str
    done: str
    in_time: str
    delivered: str
    delivered_of: str  # share, of
    no_elements: str
    dose: str
    cost: str
    with_cost: str  # cost, of
    research: str
    grades: Mapping[str, str]
    source: str  # citation, reference
    no_research: str
    question: str  # share, wording, item
    nothing: str
    side_by_side: str
    subtitle: str  # area, period
    columns: tuple[str, ...]
    n: str  # n
    note: str
    elements: str
    element_columns: tuple[str, ...]
    lacks: Mapping[str, str]
    unplanned: str
    survey_heading: str
    survey_title: str  # share
    no_survey_title: str
    survey_subtitle: str  # area, wave
    survey_columns: tuple[str, ...]
    survey_n: str  # n
    survey_note: str
