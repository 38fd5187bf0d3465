"""An empty presentation of ours: wide slides, four layouts, nothing of a template."""

from typing import Any, cast

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.package import XmlPart
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as SlideFile
from pptx.slide import Slide
from pptx.util import Pt

from pages.report.document import Document
from pages.report.writers.office.arial import width
from pages.report.writers.office.legal import legal
from pages.report.writers.office.properties import LOCALE, Properties, sign
from pages.report.writers.office.slides.measured import fitted
from pages.report.writers.office.slides.places import (
    FEET,
    FIGURE,
    FOOT,
    FOOT_BOX,
    HEIGHT,
    MASTER,
    TABLE,
    TEXT,
    TITLE,
    WIDTH,
    Place,
    foot_of_slide,
    written,
)
from pages.shared.text import Text

KEPT = {  # of what the library's own template refers to
    RELATION.OFFICE_DOCUMENT,
    RELATION.CORE_PROPERTIES,
    RELATION.SLIDE_MASTER,
    RELATION.THEME,
    RELATION.TABLE_STYLES,
}
MARKED, FOOT_SIZES = 14, (11, 10, 9)  # points


def blank(document: Document, text: Text) -> SlideFile:
    """Its layouts are for the first slide, a figure, a table and text, in this order."""
    file = Presentation()
    file.slide_width, file.slide_height = Pt(WIDTH), Pt(HEIGHT)
    file.element.find(qn("p:sldSz")).attrib.pop("type", None)  # says 4 to 3
    sign(cast(Properties, file.core_properties), document)
    _leave_out(file)
    _lay_out(file, text)
    _without_look(file.slide_master.element)
    set_font(file.slide_master.part)
    return file


def _leave_out(file: SlideFile) -> None:
    for relations in (cast(Any, file.part.package)._rels, file.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype not in KEPT:
                relations.pop(key)


def _lay_out(file: SlideFile, text: Text) -> None:
    ours = {
        text.office.layout_title: TITLE,
        text.office.layout_figure: FIGURE,
        text.office.layout_table: TABLE,
        text.office.layout_text: TEXT,
    }
    for layout in list(file.slide_layouts)[len(ours) :]:
        file.slide_layouts.remove(layout)
    _set(file.slide_master.element, MASTER, text)
    for layout, (name, places) in zip(file.slide_layouts, ours.items(), strict=True):
        layout.element.attrib.pop("type", None)
        layout.element.cSld.set("name", name)
        _set(layout.element, places, text)


def _set(element: BaseOxmlElement, places: tuple[Place, ...], text: Text) -> None:
    """The layout holds these and nothing else, in the order in which they are read."""
    tree = element.cSld.spTree
    for shape in list(tree.iter_shape_elms()):
        tree.remove(shape)
    for extra in list(element.iter(qn("p:extLst"))):
        extra.getparent().remove(extra)
    for number, place in enumerate(places, start=2):
        name = text.office.places[place.kind]
        tree.append(parse_xml(written(place, number, name)))


def _without_look(master: BaseOxmlElement) -> None:
    """Spaces and bullets come from where they are measured."""
    for style in (qn("p:titleStyle"), qn("p:bodyStyle")):
        for level in master.find(qn("p:txStyles")).find(style):
            level.set("algn", "l")
            for part in level.findall(qn("a:spcBef")):
                level.remove(part)


def set_font(part: XmlPart) -> None:
    """The library's themes name a font that few other machines than its maker's have."""
    for relation in part.rels.values():
        if relation.reltype == RELATION.THEME:
            theme = relation.target_part
            content = theme.blob.replace(b'typeface="Calibri"', b'typeface="Arial"')
            if isinstance(theme, XmlPart):  # that of the notes
                theme._element = parse_xml(content)
            else:
                theme._blob = content


def finish(file: SlideFile, document: Document, text: Text) -> None:
    """What every slide has alike, once they are all there."""
    for slide in file.slides:
        _foot(slide, document, text)
    elements = [file.element, file.slide_master.element]
    elements += [layout.element for layout in file.slide_layouts]
    for slide in file.slides:
        elements += [slide.element, *([slide.notes_slide.element] if slide.has_notes_slide else [])]
    notes = file.notes_master
    set_font(notes.part)
    _without_template(notes.element, text.office.places["body"])
    for element in (*elements, notes.element):
        _speak(element, LOCALE[document.language])


def _foot(slide: Slide, document: Document, text: Text) -> None:
    """Whether data are made up, what the report is made from, and the slide's number."""
    tree = cast(Any, slide.shapes)._spTree
    for place in FEET:
        number = 1 + max(int(shape.get("id")) for shape in tree.iter(qn("p:cNvPr")))
        tree.append(parse_xml(foot_of_slide(place, number, text.office.places[place.kind])))
    foot = next(p for p in slide.placeholders if p.placeholder_format.idx == FOOT)
    mark = legal(document.mark)
    paragraph = foot.text_frame.paragraphs[0]
    if mark:
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = f"{mark}   ", Pt(MARKED), True
    room = FOOT_BOX.width - width(f"{mark}   ", MARKED, bold=True)
    said = fitted(legal(document.foot), room, FOOT_SIZES, 2)
    run = paragraph.add_run()
    run.text, run.font.size = said.words, Pt(said.size)


def _without_template(master: BaseOxmlElement, prompt: str) -> None:
    """The library's notes carry a header, a day and English prompts of its own."""
    for shape in list(master.cSld.spTree.iter_shape_elms()):
        if shape.ph is not None and shape.ph.get("type") in ("dt", "hdr", "ftr"):
            shape.getparent().remove(shape)
    for words in master.iter(qn("a:t")):
        words.text = prompt if words.getparent().tag == qn("a:r") else words.text


def _speak(element: BaseOxmlElement, locale: str) -> None:
    """Each word says its language, which decides how it is read aloud and spelled."""
    for run in element.iter(qn("a:r")):
        run.get_or_add_rPr()
    for properties in element.iter(qn("a:rPr"), qn("a:endParaRPr")):
        properties.set("lang", locale)
    for properties in element.iter(qn("a:defRPr")):
        if "lang" in properties.attrib:
            properties.set("lang", locale)
