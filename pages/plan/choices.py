"""What the widgets of a plan offer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from data.study import Direction, Outcome
from pages.shared.text import Text

EDITOR = "plan-edit"  # the key of what holds the form


def form_key(number: int) -> str:
    """Where the keys of the form's widgets begin, for a version."""
    return f"plan-{number}"


def tabs_key(number: int, text: Text) -> str:
    """The pilots' tabs: what is open is known by its words, so each language has its own."""
    return f"{form_key(number)}-tabs-{text.code}"


@dataclass(frozen=True, slots=True)
class Choices:
    """
    `key` is new with each version: then the widgets show what was saved. It holds no word of a
    language, so that another language keeps what was chosen.
    """

    areas: Mapping[str, str]  # id -> name
    groups: tuple[str, ...]  # offence groups, most incidents first
    months: tuple[date, ...]  # first days
    items: Mapping[str, str]  # survey item -> its name
    key: str
    text: Text

    def named(self, name: str) -> "Choices":
        """The same, for the widgets of one part of the form."""
        return replace(self, key=f"{self.key}-{name}")

    def first_outcome(self) -> Outcome:
        """Where the form of a new outcome begins."""
        groups = frozenset(self.groups[:1])
        return Outcome(name="", groups=groups, direction=Direction.DECREASE, smallest_change=-0.1)
