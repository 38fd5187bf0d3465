"""The journal: what was done, by whom and when."""

from collections.abc import Mapping
from dataclasses import dataclass

from data.keeping.journal import Deed


@dataclass(frozen=True, kw_only=True)
class JournalText:
    title: str
    lead: str
    said: Mapping[Deed, str]  # what `Deed` names
    refused: Mapping[str, str]  # by the word that `Deed.REFUSED` or `Deed.ENDED` says
    role: Mapping[str, str]
    nobody: str
    unreadable: str
    nothing: str
    line: str  # number, at, by, what
    columns: tuple[str, str, str, str]  # number, when, who, what
    whole: str  # n, last
    broken: str  # line
    newest: str  # n, all
    not_yours: str
