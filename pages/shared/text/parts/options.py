"""What speaks for and against each way forward."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.decision.options import Option, Says


@dataclass(frozen=True, kw_only=True)
class OptionsText:
    lead: str
    rule_heading: str
    rule: str  # rule
    no_rule: str
    option: Mapping[str, str]
    more_months: str  # n
    side: Mapping[str, str]
    nothing: Mapping[str, str]  # side -> that there is nothing
    says: Mapping[Says, str]
    why: Mapping[tuple[Says, Option], str]  # what a fact means for the option
    argument: str  # said, link
    as_table: str
    title: str
    subtitle: str
    columns: tuple[str, str, str, str, str]
    note: str
