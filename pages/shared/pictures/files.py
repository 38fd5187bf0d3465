"""Figures as files, PNG, SVG and PDF: the same figure gives the same bytes."""

import re
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from io import BytesIO

import plotly.graph_objects as go
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pages.shared.pictures.browser import THE_DRAWER, Drawer
from pages.shared.pictures.paper import DOCUMENT, SLIDE, Paper

DPI = 300
EXACT = 1 + 1e-9  # a browser cuts off what is not a whole pixel
SIZE = re.compile(r' width="([\d.]+)" height="([\d.]+)"')
UID = re.compile(r'<defs id="defs-([0-9a-f]{6})"')
DATES = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")
NO_DATE = rb"/\1 (D:20000101000000"


class Format(StrEnum):
    """`paper` says how large it is, `ending` ends the file's name."""

    PNG = "png"
    SLIDE = "slide"
    SVG = "svg"
    PDF = "pdf"

    @property
    def paper(self) -> Paper:
        return SLIDE if self is Format.SLIDE else DOCUMENT

    @property
    def ending(self) -> str:
        return "-1920x1080.png" if self is Format.SLIDE else f".{self}"

    @property
    def mime(self) -> str:
        return {"svg": "image/svg+xml", "pdf": "application/pdf"}.get(self, "image/png")


@dataclass(frozen=True, slots=True)
class Said:
    """What a picture says to those who cannot see it: its finding, and what is on it."""

    title: str
    alt: str


def picture_file(figure: go.Figure, form: Format, said: Said, drawer: Drawer = THE_DRAWER) -> bytes:
    """
    Draw a figure that was made for `form.paper`, as wide as that is.

    Raises `NoBrowserError` where there is no browser to draw it.
    """
    unit = form.paper.width / figure.layout.width * EXACT
    if form is Format.SVG:
        return _steady_svg(drawer.draw(figure, "svg"), said, unit)
    if form is Format.PDF:
        return _steady_pdf(drawer.draw(figure, "pdf", unit))
    return _marked_png(drawer.draw(figure, "png", form.paper.scale * unit), said)


def _marked_png(drawn: bytes, said: Said) -> bytes:
    """With its resolution, so that it is 16 cm wide where it is put in, and its words."""
    words = PngInfo()
    words.add_itxt("Title", said.title)
    words.add_itxt("Description", said.alt)
    out = BytesIO()
    with Image.open(BytesIO(drawn)) as image:
        image.convert("RGB").save(out, "PNG", dpi=(DPI, DPI), pnginfo=words)
    return out.getvalue()


def _steady_svg(drawn: bytes, said: Said, unit: float) -> bytes:
    """Plotly gives its parts random names; and a title for screen readers."""
    svg = SIZE.sub(lambda found: _size(found, unit), drawn.decode(), count=1)
    found = UID.search(svg)
    if found is None:
        raise ValueError("an SVG that is not as Plotly writes it")
    svg = svg.replace(found[1], "map000")
    opening, rest = svg.split(">", 1)
    opening = opening.replace(' style=""', "")  # before or after other parts, as it happens
    words = f"<title>{escape(said.title)}</title><desc>{escape(said.alt)}</desc>"
    return f'{opening} role="img">{words}{rest}'.encode()


def _size(found: re.Match[str], unit: float) -> str:
    """What is in it stays as it is: it has a view box."""
    wide, high = (f"{float(pixels) * unit:.5g}" for pixels in found.groups())
    return f' width="{wide}" height="{high}"'


def _steady_pdf(drawn: bytes) -> bytes:
    """As many bytes as before: a PDF knows where each of its parts begins."""
    return DATES.sub(NO_DATE, drawn)
