"""What reports say by themselves, whatever they are written as."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
<<<<<<<< HEAD:pages/shared/text/parts/documents.py
class DocumentsText:
    council: str  # the kinds of document
    situation: str
========
class OfficeText:
    kind: Mapping[str, str]  # of a template
    figure: str
    table_of: str  # n, title
    tables: str
    table_is_last: str
    page: str  # page, pages
    doubts: str
    comment: str
>>>>>>>> 9b8f0b3 (Tests that read the Word file back: headings, tables, pictures, language, bytes, hostile words):pages/shared/text/parts/office.py
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
