"""Who made a document and when, as its reader is told: nothing of the clock, or of a template."""

from datetime import datetime, time
from typing import Protocol

from pages.report.document import Document
from pages.report.writers.office.legal import legal

AUTHOR = "Pilotkollen"
LOCALE = {"sv": "sv-SE", "en": "en-GB"}
LONGEST = 255  # what the format takes


class Properties(Protocol):
    """Those of python-docx and python-pptx have the same names."""

    author: str
    last_modified_by: str
    comments: str
    title: str
    subject: str
    keywords: str
    language: str
    created: datetime
    modified: datetime
    revision: int


def sign(properties: Properties, document: Document) -> None:
    """Times are the start of the day of the newest data."""
    when = datetime.combine(document.day, time())
    properties.author = properties.last_modified_by = AUTHOR
    properties.comments = legal(document.foot)[:LONGEST]
    properties.title = legal(document.title)[:LONGEST]
    properties.subject = legal(document.subtitle)[:LONGEST]
    properties.keywords = ", ".join(filter(None, (legal(document.mark), AUTHOR)))[:LONGEST]
    properties.language = LOCALE[document.language]
    properties.created = properties.modified = when
    properties.revision = 1
