"""Words, pictures and tables set into the places of a slide, each in a box of its own size."""

from enum import IntEnum
from io import BytesIO
from typing import Any

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as SlideFile
from pptx.shapes.base import BaseShape
from pptx.shapes.placeholder import SlidePlaceholder
from pptx.slide import Slide
from pptx.util import Pt

from pages.report.writers.office.described import described
from pages.report.writers.office.slides.measured import GAP, INDENT, Entry, Fitted
from pages.report.writers.office.slides.places import Box
from pages.report.writers.office.slides.tables import Part, fill


class Layout(IntEnum):
    """The place of each among the layouts of the file."""

    TITLE, FIGURE, TABLE, TEXT = range(4)


def add(file: SlideFile, layout: Layout) -> Slide:
    slide: Slide = file.slides.add_slide(file.slide_layouts[layout])
    return slide


def _place(slide: Slide, number: int) -> SlidePlaceholder:
    places: list[SlidePlaceholder] = list(slide.placeholders)
    return next(place for place in places if place.placeholder_format.idx == number)


def _move(shape: BaseShape, box: Box) -> None:
    shape.left, shape.top = Pt(box.left), Pt(box.top)
    shape.width, shape.height = Pt(box.width), Pt(box.height)


def set_words(slide: Slide, number: int, words: Fitted | None, box: Box | None) -> float:
    """Where the paragraph ends, in points. Without words its place goes: it would ask for some."""
    place = _place(slide, number)
    if words is None or box is None or not words.words:
        place._element.getparent().remove(place._element)
        return box.top if box else 0.0
    _move(place, box)
    run = place.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = words.words, Pt(words.size)
    return box.top + box.height


def set_text(slide: Slide, number: int, entries: list[Entry], size: float, box: Box) -> None:
    place = _place(slide, number)
    if not entries:
        place._element.getparent().remove(place._element)
        return
    _move(place, box)
    frame = place.text_frame
    for count, entry in enumerate(entries):
        paragraph = frame.add_paragraph() if count else frame.paragraphs[0]
        paragraph.space_after = Pt(GAP * size)
        run = paragraph.add_run()
        run.text, run.font.size = entry.words, Pt(size)
        if entry.to_write:
            run.font.italic = True
        if entry.bullet:
            _bullet(paragraph._p.get_or_add_pPr(), Pt(INDENT * size))


def _bullet(properties: BaseOxmlElement, indent: int) -> None:
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    sign = properties.makeelement(qn("a:buChar"), {"char": "•"})
    properties.append(sign)


def set_picture(slide: Slide, number: int, content: bytes, box: Box, alt: str, name: str) -> None:
    """As large as the box lets it be, in its middle, whole."""
    place: Any = _place(slide, number)  # the library says no types here
    picture = place.insert_picture(BytesIO(content))
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    wide, tall = picture.image.size
    scale = min(box.width / wide, box.height / tall)
    left = box.left + (box.width - wide * scale) / 2
    _move(picture, Box(left, box.top, wide * scale, tall * scale))
    described(picture._element.nvPicPr.cNvPr, alt, name)


def set_table(slide: Slide, number: int, part: Part, box: Box, alt: str, name: str) -> None:
    """A table without columns is none, and its place goes."""
    rows, columns = part.rows.shape
    if not columns:
        set_words(slide, number, None, None)
        return
    place: Any = _place(slide, number)
    frame = place.insert_table(rows=rows + 1, cols=columns)
    fill(frame.table, part)
    _move(frame, Box(box.left, box.top, sum(part.widths), sum(part.heights)))
    described(frame._element.nvGraphicFramePr.cNvPr, alt, name)


def set_notes(slide: Slide, lines: list[str]) -> None:
    """Nothing where there is nothing to say."""
    if not any(lines):
        return
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    frame.text = "\n".join(filter(None, lines))
