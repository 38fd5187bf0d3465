"""A report as a Word file: real styles, so that its reader may go on writing in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as field_of
from io import BytesIO

from docx.document import Document as WordFile
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu
from docx.text.paragraph import Paragraph as WordParagraph

from pages.report.document import (
    Block,
    Document,
    Drawn,
    FigureBlock,
    Paragraph,
    Points,
    Section,
    Table,
    ToWrite,
)
from pages.report.writers.office.described import described
from pages.report.writers.office.legal import legal, lines, paragraphs
from pages.report.writers.office.word.blank import (
    HEIGHT,
    MARGIN,
    ROOM,
    blank,
    field,
    name_styles,
    paper,
)
from pages.report.writers.office.word.tables import fits, table
from pages.report.writers.zipped import rezipped
from pages.shared.text import Text
from pages.shared.text.languages import LANGUAGES

TALLEST = Cm(20)  # of a picture, so that its caption and its note stand on the same page
LONG = 12  # rows of a table that a reader passes by; a longer one stands last


def word(document: Document) -> bytes:
    """The file; the same contents give the same bytes."""
    text = LANGUAGES[document.language]
    writing = _Writing(blank(document, text), text)
    writing.first_lines(document)
    for section in document.sections:
        writing.section(section)
    writing.last_tables()
    name_styles(writing.file, text)
    out = BytesIO()
    writing.file.save(out)
    return rezipped(out.getvalue())


@dataclass(slots=True)
class _Writing:
    """A Word file that grows, and how its paper lies where it has come to."""

    file: WordFile
    text: Text
    landscape: bool = False
    later: list[FigureBlock] = field_of(default_factory=list)  # whose tables stand last

    def first_lines(self, document: Document) -> None:
        self.say(document.title, "Title")
        self.say(document.subtitle, "Subtitle")
        for label, value in document.facts:
            line = self.say("", "Fact")
            line.add_run(f"{legal(label)}\t", style="Strong")
            line.add_run(legal(value))

    def section(self, section: Section) -> None:
        self.turn(landscape=False)
        self.say(section.heading, f"Heading {section.level}")
        for block in section.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self.paragraphs(block.said)
            case Points():
                self.points(block)
            case ToWrite():
                self.to_write(block)
            case Table():
                self.table(block)
            case FigureBlock():
                self.figure(block)

    def say(self, words: str, style: str) -> WordParagraph:
        paragraph = self.file.add_paragraph(style=style)
        if legal(words):
            paragraph.add_run(legal(words))
        return paragraph

    def paragraphs(self, said: str) -> None:
        self.turn(landscape=False)
        for part in paragraphs(said):
            self.say(part, "Normal")

    def points(self, block: Points) -> None:
        self.turn(landscape=False)
        for said in block.said:
            self.say(said, "List Bullet")

    def to_write(self, block: ToWrite) -> None:
        """
        A content control: one click marks the prompt, and what is written takes its place.

        The brackets are for programs that set what stands in one like the rest.
        """
        self.turn(landscape=False)
        paragraph = self.say("", "Normal")
        paragraph.add_run(f"[{legal(block.prompt)}]", style="To Write")
        control, properties, content = (
            OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent")
        )
        properties.append(OxmlElement("w:showingPlcHdr"))
        paragraph._p.addprevious(control)
        control.extend((properties, content))
        content.append(paragraph._p)

    def table(self, block: Table) -> None:
        self.turn(landscape=not fits(block.rows, ROOM))
        if block.caption:
            self.say(block.caption, "Caption")
        table(self.file, block.rows, self.room, block.caption)

    def figure(self, figure: FigureBlock) -> None:
        """The finding and its picture, then all that bears on it."""
        rows, drawn = figure.table.rows, figure.picture is not None
        narrow = fits(rows, ROOM)
        later = drawn and (len(rows) > LONG or not narrow)
        self.turn(landscape=not drawn and not narrow)
        self.caption(figure)
        if drawn:
            self.picture(figure)
        if later:
            self.later.append(figure)
        else:
            table(self.file, rows, self.room, figure.title)
        self.below(figure, later=later)

    def caption(self, figure: FigureBlock) -> None:
        caption = self.say("", "Caption")
        caption.add_run(f"{self.text.office.figure} ")
        field(caption, f"SEQ {self.text.office.figure}", str(figure.number))
        caption.add_run(f". {legal(figure.title)}")
        self.say(figure.subtitle, "Figure Subtitle")

    def last_tables(self) -> None:
        """Those that are too long or too wide to read past: upright paper first."""
        if not self.later:
            return
        self.turn(landscape=False)
        self.say(self.text.documents.numbers, "Heading 1")
        for figure in sorted(self.later, key=lambda one: not fits(one.table.rows, ROOM)):
            self.turn(landscape=not fits(figure.table.rows, ROOM))
            about = self.text.office.table_of.format(n=figure.number, title=figure.title)
            self.say(about, "Caption")
            table(self.file, figure.table.rows, self.room, about)

    def picture(self, figure: FigureBlock) -> None:
        assert figure.picture is not None
        paragraph = self.say("", "Picture")
        shape = paragraph.add_run().add_picture(
            BytesIO(figure.picture(Drawn.PAGE)), width=Emu(ROOM)
        )
        scale = min(1, TALLEST / shape.height)
        shape.width, shape.height = Emu(int(ROOM * scale)), Emu(int(shape.height * scale))
        name = f"{self.text.office.figure} {figure.number}"
        described(shape._inline.docPr, figure.alt, name)
        for properties in shape._inline.iter(qn("pic:cNvPr")):
            described(properties, figure.alt, name)
        for side in "TBLR":  # LibreOffice thinks of a gap where none is said
            shape._inline.set(f"dist{side}", "0")

    def below(self, figure: FigureBlock, *, later: bool) -> None:
        """What it was made of and how, what speaks against it, and what people said of it."""
        if figure.keys:
            self.lines(self.say("", "Figure Note"), figure.keys)
        said = (
            figure.n if figure.n not in figure.foot else "",
            figure.foot,
            self.text.office.table_is_last if later else "",
        )
        self.say(" ".join(filter(None, said)), "Figure Note")
        self.doubts(figure)
        self.quote(self.text.documents.own_words, figure.comment)
        self.quote(self.text.documents.meeting_said, figure.meeting)

    def doubts(self, figure: FigureBlock) -> None:
        """Their names, where the foot has them not: the section on doubts tells each whole."""
        names = "; ".join(doubt.name for doubt in figure.doubts)
        named = self.text.card.doubts.format(names=names) if names else ""
        if named.rstrip(".").casefold() not in figure.foot.casefold():
            self.say(named, "Figure Note")

    def quote(self, label: str, words: str) -> None:
        if not legal(words):
            return
        quoted = self.say("", "Quote")
        quoted.add_run(f"{label}: ", style="Strong")
        self.lines(quoted, lines(words))

    def lines(self, paragraph: WordParagraph, said: Sequence[str]) -> None:
        """Each on a line of its own, in one paragraph."""
        for number, line in enumerate(said):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(legal(line))

    @property
    def room(self) -> Emu:
        return Emu(HEIGHT - 2 * MARGIN) if self.landscape else ROOM

    def turn(self, *, landscape: bool) -> None:
        """The paper lies so from here on; a page begins where it did not."""
        if landscape == self.landscape:
            return
        self.landscape = landscape
        paper(self.file.add_section(WD_SECTION.NEW_PAGE), landscape=landscape)
        _in_last_paragraph(self.file)


def _in_last_paragraph(file: WordFile) -> None:
    """The library ends a section with an empty line, which could be alone on a page."""
    ending = file.element.body[-2]  # the last is the document's own section
    before = ending.getprevious()
    if before is not None and before.tag == qn("w:p"):
        before.get_or_add_pPr().append(ending.pPr.find(qn("w:sectPr")))
        file.element.body.remove(ending)
