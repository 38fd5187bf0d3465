"""The survey: experienced and reported."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ExperiencedText:
    of_hundred: str  # before, after
    more: str  # before, after, basis
    fewer: str
    alone: str  # without comparison areas
    unclear: str
    together: str
    to_effect: str
    title: str  # area
    subtitle: str
    before: str
    after: str
    police: str  # outcome
    points: str  # change
    columns: tuple[str, str, str, str, str, str]
    note: str
