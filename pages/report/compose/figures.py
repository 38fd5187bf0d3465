"""A figure card as a block of a document."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import plotly.graph_objects as go

from data.problems import NoBrowserError
from data.program import VERSION
from pages.report.contents import Contents, Entry
from pages.report.document import Doubt, Drawn, FigureBlock, Table
from pages.report.drawn import draw, draw_ahead
from pages.shared.cards import foot
from pages.shared.figures import Address, Figure
from pages.shared.pictures.browser import THE_DRAWER
from pages.shared.pictures.chart_picture import Words
from pages.shared.pictures.chart_picture import alone as chart_alone
from pages.shared.pictures.files import Format, Said, picture_file
from pages.shared.pictures.paper import DOCUMENT, SLIDE
from pages.shared.text import sentences


def blocks(contents: Contents, entries: tuple[Entry, ...]) -> tuple[FigureBlock, ...]:
    """Give the figures that there are, with the number that they have in the whole document."""
    numbers = {entry.address: n for n, entry in enumerate(with_figures(contents), start=1)}
    return tuple(_block(entry, numbers[entry.address]) for entry in entries if entry.figure)


def with_figures(contents: Contents) -> tuple[Entry, ...]:
    return tuple(entry for entry in contents.entries if entry.figure and not entry.withheld)


def _block(entry: Entry, number: int) -> FigureBlock:
    figure = entry.figure
    assert figure is not None
    card = figure.card
    shown = figure.on_document
    return FigureBlock(
        number=number,
        id=entry.address.id,
        title=card.title,
        subtitle=card.subtitle,
        alt=sentences.together(card.title, card.subtitle, card.n),
        picture=picture(figure) if shown is not None and not THE_DRAWER.problem() else None,
        width=float(DOCUMENT.width),
        height=_height(shown) if shown is not None else 0.0,
        table=Table(caption="", rows=card.table.map(_cell)),
        keys=card.keys,
        n=card.n,
        foot=_foot(figure, entry.address),
        doubts=tuple(Doubt(doubt.name, doubt.said) for doubt in card.doubts),
        comment=entry.item.comment,
        meeting=entry.item.meeting,
        note=card.note.strip(),
        address=str(entry.address),
    )


def _foot(figure: Figure, address: Address, *, with_n: bool = False) -> str:
    """As on the page, and by what it is made again; a document tells n on a line of its own."""
    version, text = figure.version, figure.text
    card = figure.card if with_n else replace(figure.card, n="")
    made = text.document.made_again.format(
        id=address.id,
        print=version.fingerprint[:10],
        number=version.number,
        program=VERSION,
    )
    return sentences.together(foot(card, version, text), made)


def _height(drawn: go.Figure) -> float:
    """On a paper of the document's width; a chart is arranged on more pixels than it gets."""
    return DOCUMENT.width / float(drawn.layout.width) * float(drawn.layout.height)


def picture(figure: Figure) -> Callable[[Drawn], bytes]:
    """Raises `NoBrowserError` when it is called and nothing can draw."""
    return partial(_drawn, figure)


def begin(figure: Figure, how: Drawn) -> None:
    """Draw it while the caller opens the next view: the browser has a processor of its own."""
    if not THE_DRAWER.problem():
        draw_ahead(picture(figure), how)


def _drawn(figure: Figure, how: Drawn) -> bytes:
    shown = figure.on(SLIDE) if how is Drawn.SLIDE else figure.on_document
    if shown is None:
        raise NoBrowserError
    card = figure.card
    return draw(shown, how, Said(card.title, sentences.together(card.title, card.subtitle)))


def alone(entry: Entry, form: Format) -> bytes:
    """A picture that needs nothing beside it; empty where the figure is a table."""
    figure = entry.figure
    if figure is None:
        return b""
    card = figure.card
    said = Said(card.title, sentences.together(card.title, card.subtitle))
    if figure.on_paper is not None:
        return picture_file(figure.on_paper(form.paper, alone=True), form, said)
    if figure.chart is None:
        return b""
    words = Words(
        title=card.title,
        subtitle=card.subtitle,
        foot=_foot(figure, entry.address, with_n=True),
        mark=figure.text.frame.fictive if figure.version.fictive else "",
    )
    return picture_file(chart_alone(figure.chart, words, form.paper), form, said)


def _cell(value: object) -> str:
    return "" if value is None else str(value)
