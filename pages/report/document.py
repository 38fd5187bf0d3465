"""What a report says, whatever it is written as: the writers only set it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd


class Template(StrEnum):
    COUNCIL = "council"  # a tjänsteskrivelse: domain's headings, text first
    SITUATION = "situation"  # a lägesbild: one area, short
    MEETING = "meeting"  # slides: a figure each


class Drawn(StrEnum):
    """How a picture is drawn. Without its finding and foot: they stand beside it."""

    VECTOR = "vector"  # SVG, 16 cm wide, text as text
    PAGE = "page"  # PNG, 16 cm wide, 300 dpi
    SLIDE = "slide"  # PNG, 1920 pixels wide, for the middle of a slide


@dataclass(frozen=True, slots=True)
class Paragraph:
    said: str


@dataclass(frozen=True, slots=True)
class Points:
    """A list; each is read alone."""

    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A place that people fill in by themselves: what belongs there, as a prompt."""

    prompt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """
    `rows` holds a header per column and cells as they are read, all text.

    `caption` is "" where a figure has said it already.
    """

    caption: str
    rows: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Doubt:
    name: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBlock:
    """
    A figure card of a page. `number` counts from 1 within the document.

    `picture` gives the bytes and is None where the figure is a table, or nobody can draw;
    `width` and `height` are those of VECTOR in pixels of 1/96 inch. `alt` says what the picture
    shows to those who do not see it, `keys` what signs in it stand for, a line each. `foot` holds
    method, source, n and stamp. `comment` and `meeting` (what the meeting said) are people's own
    words, "" for none.
    """

    number: int
    id: str
    title: str
    subtitle: str
    alt: str
    picture: Callable[[Drawn], bytes] | None
    width: float
    height: float
    table: Table
    keys: tuple[str, ...] = ()
    n: str
    foot: str
    doubts: tuple[Doubt, ...]
    comment: str
    meeting: str
    note: str = ""  # method alone
    address: str = ""  # the link that opens its view


Block = Paragraph | Points | ToWrite | Table | FigureBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`level` is 1 for a heading of the document and 2 for one below it."""

    heading: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes inside the document. `figure` is the number of the one whose data it is."""

    name: str
    mime: str
    content: bytes
    about: str
    figure: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a document was made from and by: the data's fingerprint and version, the program."""

    data: str
    version: int
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """
    `day` is that of the newest data, never the clock's: the same contents give the same bytes.

    `mark` is "FIKTIVA DATA" where data are made up, to stand on every page, else "". `foot`
    stands on each page too: what it was made from. `facts` are lines of label and value for the
    first page.
    """

    template: Template
    language: str  # sv or en
    title: str
    subtitle: str
    mark: str
    foot: str
    day: date
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    attachments: tuple[Attachment, ...] = ()
    stamp: Stamp = Stamp(data="", version=0, program="")

    @property
    def figures(self) -> tuple[FigureBlock, ...]:
        return tuple(
            block for one in self.sections for block in one.blocks if isinstance(block, FigureBlock)
        )
