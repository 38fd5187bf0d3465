"""An empty Word file of ours: its styles, paper, header and footer, nothing of a template."""

from pathlib import Path
from string import Formatter
from typing import cast

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph

from pages.report.document import Document, Template
from pages.report.writers.office.legal import legal
from pages.report.writers.office.properties import LOCALE, Properties, sign
from pages.shared.text import Text

OURS = Path(__file__).parent
KEPT = {  # parts of the library's own template: the rest is left out, or is ours
    RELATION.STYLES: "styles.xml",
    RELATION.NUMBERING: "numbering.xml",
    RELATION.SETTINGS: "settings.xml",
    RELATION.FONT_TABLE: "fonts.xml",
}
WIDTH, HEIGHT, MARGIN = Cm(21), Cm(29.7), Cm(2.5)
ROOM = Emu(WIDTH - 2 * MARGIN)  # 16 cm, as wide as a picture


def blank(document: Document, text: Text) -> WordFile:
    file = docx.Document()
    _replace_parts(file)
    _speak(file, LOCALE[document.language], text)
    sign(cast(Properties, file.core_properties), document)
    section = file.sections[0]
    paper(section, landscape=False)
    _head_and_foot(section, document, text)
    return file


def paper(section: Section, *, landscape: bool) -> None:
    section.page_width, section.page_height = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.3)
    section.header_distance, section.footer_distance = Cm(1.2), Cm(1)
    size = section._sectPr.get_or_add_pgSz()  # said outright, as some printers want it
    size.set(qn("w:orient"), "landscape" if landscape else "portrait")


def _replace_parts(file: WordFile) -> None:
    for key, relation in list(file.part.rels.items()):
        if relation.reltype not in KEPT:
            del file.part.rels[key]
            continue
        content = (OURS / KEPT[relation.reltype]).read_bytes()
        part = relation.target_part
        if hasattr(part, "_element"):
            part._element = parse_xml(content)
        else:
            part._blob = content
    package = file.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype not in (RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES):
            del package.rels[key]


def _speak(file: WordFile, locale: str, text: Text) -> None:
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    settings = cast(XmlPart, file.part.part_related_by(RELATION.SETTINGS))._element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), locale)
    for sign_ in settings.iter(qn("w:decimalSymbol")):
        sign_.set(qn("w:val"), text.numbers.separators[0])


def name_styles(file: WordFile, text: Text) -> None:
    """Styles that Word has no name of its own for, in the document's language. The last step."""
    for style, name in (
        ("To Write", text.office.style_to_write),
        ("Fact", text.office.style_fact),
        ("Figure Subtitle", text.office.style_subtitle),
        ("Picture", text.office.style_picture),
        ("Figure Note", text.office.style_note),
        ("Table Text", text.office.style_table),
        ("Table Gap", text.office.style_gap),
    ):
        file.styles[style].name = name


def _head_and_foot(section: Section, document: Document, text: Text) -> None:
    """Every page says whether its data are made up, what it is made from, and its number."""
    head = section.header.paragraphs[0]
    head.add_run(f"{legal(document.mark)}\t{_kind(document.template, text)}")
    footer = section.footer
    footer.paragraphs[0].add_run(legal(document.foot))
    number = footer.add_paragraph(style=footer.paragraphs[0].style)
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, name, _, _ in Formatter().parse(text.office.page):
        number.add_run(words)
        if name is not None:
            field(number, {"page": "PAGE", "pages": "NUMPAGES"}[name], "1")


def _kind(template: Template, text: Text) -> str:
    match template:
        case Template.COUNCIL:
            return text.documents.council
        case Template.SITUATION:
            return text.documents.situation
        case Template.MEETING:
            return text.documents.meeting


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A number that Word counts: `code` is ours, never words of a file."""
    for part in ("begin", code, "separate", shown, "end"):
        run = paragraph.add_run(shown if part == shown else "")
        if part == code:
            instruction = cast(BaseOxmlElement, OxmlElement("w:instrText"))
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif part != shown:
            mark = cast(BaseOxmlElement, OxmlElement("w:fldChar"))
            mark.set(qn("w:fldCharType"), part)
            run._r.append(mark)
