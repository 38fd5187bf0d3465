"""What the widgets of a plan offer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.study import Direction, Outcome
from pages.shared.text import Text


@dataclass(frozen=True, slots=True)
class Choices:
    """`key` is new with each version: then the widgets show what was saved."""

    areas: Mapping[str, str]  # id -> name
    groups: tuple[str, ...]  # offence groups, most incidents first
    months: tuple[date, ...]  # first days
    key: str
    text: Text

    def first_outcome(self) -> Outcome:
        """Where the form of a new outcome begins."""
        groups = frozenset(self.groups[:1])
        return Outcome(name="", groups=groups, direction=Direction.DECREASE, smallest_change=-0.1)
