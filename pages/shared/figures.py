"""A figure as a page shows it, for what is no page: the report, the big screen."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Protocol
from urllib.parse import parse_qsl, quote, unquote, urlencode

import plotly.graph_objects as go

from data.store import Version
from pages.shared.cards import Card
from pages.shared.pictures.chart_picture import bare
from pages.shared.pictures.paper import DOCUMENT, Paper
from pages.shared.text import Text


class PictureOf(Protocol):
    """Draws for a paper: alone, with finding and foot, or where they stand beside it."""

    def __call__(self, paper: Paper, *, alone: bool) -> go.Figure: ...


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """
    Where a figure is found again: the page, what is chosen there, and which of its figures.

    As text it is a link: `effekt?pilot=stallbacka#effekt-huvudutfall`. `choices` are its
    parameters, names and values; the language is none of them.
    """

    page: str
    choices: tuple[tuple[str, str], ...]
    figure: str

    @property
    def query(self) -> str:
        return urlencode(self.choices, quote_via=quote)

    def __str__(self) -> str:
        link = f"{self.page}?{self.query}" if self.choices else self.page
        return f"{link}#{quote(self.figure)}"

    @property
    def id(self) -> str:
        """Ten digits that stand in each file beside the figure, and find it again."""
        return sha256(str(self).encode()).hexdigest()[:10]

    @classmethod
    def read(cls, written: str) -> "Address":
        """Raises `ValueError` where it is no address of a figure."""
        link, mark, figure = written.strip().partition("#")
        page, _, query = link.lstrip("./").partition("?")
        if not mark or not figure or not page:
            raise ValueError(f"no address of a figure: {written}")
        choices = tuple(parse_qsl(query, keep_blank_values=True))
        return cls(page, choices, unquote(figure))


@dataclass(frozen=True, slots=True)
class Refused:
    """What a page says where it cannot make a figure: `why`, a sentence."""

    why: str


@dataclass(frozen=True, kw_only=True)
class Figure:
    """
    What a page hands over in place of drawing it. `text` is of the language it is in.

    `chart` is as the page draws it on a screen; a map is no chart, and `on_paper` draws it with
    its finding and foot. Both are None where the figure is a table.
    """

    card: Card
    version: Version
    text: Text
    address: Address
    chart: go.Figure | None = None
    on_paper: PictureOf | None = None

    def on(self, paper: Paper) -> go.Figure | None:
        """The picture without finding and foot, arranged for a paper; None for a table."""
        if self.on_paper is not None:
            return self.on_paper(paper, alone=False)
        return bare(self.chart, paper) if self.chart is not None else None

    @cached_property
    def on_document(self) -> go.Figure | None:
        """Kept, as it is drawn and measured: nobody changes it."""
        return self.on(DOCUMENT)
