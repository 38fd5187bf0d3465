"""What reports say by themselves, whatever they are written as."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class DocumentsText:
    council: str  # the kinds of document
    situation: str
    meeting: str
    page: str  # number, of
    contents: str
    figure: str  # number, title
    doubts: str
    own_words: str  # people's, not the product's
    meeting_said: str
    to_write: str
    part: str  # number, of: a table that is too wide for a page
    numbers: str  # an appendix: the figures' tables
    attached: str
    rows_attached: str  # count, name
