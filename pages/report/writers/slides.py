"""A report as slides: a figure each, its finding the title, and the rest in the notes."""

from dataclasses import dataclass, field
from io import BytesIO

from pptx.presentation import Presentation as SlideFile
from pptx.slide import Slide

from pages.report.document import (
    Document,
    Drawn,
    FigureBlock,
    Paragraph,
    Points,
    Section,
    Table,
    ToWrite,
)
from pages.report.writers.office.arial import wrapped
from pages.report.writers.office.legal import legal, paragraphs
from pages.report.writers.office.slides import notes
from pages.report.writers.office.slides.blank import blank, finish
from pages.report.writers.office.slides.measured import SMALLEST, Entry, Fitted, fitted, split
from pages.report.writers.office.slides.places import (
    BOTTOM,
    FIRST,
    MARGIN,
    MEASURE,
    MIDDLE,
    NOTE,
    ROOM,
    TOP,
    Box,
)
from pages.report.writers.office.slides.setting import (
    Layout,
    add,
    set_notes,
    set_picture,
    set_table,
    set_text,
    set_words,
)
from pages.report.writers.office.slides.tables import Part, parts
from pages.report.writers.office.slides.titles import Titles
from pages.report.writers.zipped import rezipped
from pages.shared.text import Text
from pages.shared.text.languages import LANGUAGES

BETWEEN = 10.0  # points from one place to the next
NOTE_LINES, SHORT = 4, 1  # of a note, and of what signs stand for in it
READ = (24, 22, 20, SMALLEST)  # sizes in points; the first that fits
FIRST_SIZES, FIRST_TOP = (40, 36, 32), 90.0


def slides(document: Document) -> bytes:
    """The file; the same contents give the same bytes."""
    text = LANGUAGES[document.language]
    showing = _Showing(blank(document, text), text)
    showing.first(document)
    for section in document.sections:
        showing.section(section)
    finish(showing.file, document, text)
    out = BytesIO()
    showing.file.save(out)
    return rezipped(out.getvalue())


@dataclass(slots=True)
class _Showing:
    """A presentation that grows, and the titles that it has."""

    file: SlideFile
    text: Text
    titles: Titles = field(default_factory=Titles)

    def first(self, document: Document) -> None:
        title = self.titles.unlike(document.title, FIRST_SIZES, most=3)
        slide, top = self.open(Layout.TITLE, title, FIRST_TOP)
        below = fitted(legal(document.subtitle), ROOM, READ, 2)
        top = set_words(slide, FIRST, below, Box(MARGIN, top, ROOM, below.height)) + 2 * BETWEEN
        facts = [Entry(f"{legal(label)}: {legal(value)}") for label, value in document.facts]
        size, slides_of_facts = split(facts, ROOM, BOTTOM - top, (20, SMALLEST))
        set_text(slide, MEASURE, slides_of_facts[0], size, Box(MARGIN, top, ROOM, BOTTOM - top))
        set_notes(slide, [legal(document.title), legal(document.subtitle), legal(document.foot)])
        for more in slides_of_facts[1:]:
            self.words(document.title, more)

    def section(self, section: Section) -> None:
        said: list[Entry] = []
        for block in section.blocks:
            if not isinstance(block, FigureBlock | Table):
                said += _entries(block)
                continue
            self.words(section.heading, said)
            said = []
            if isinstance(block, FigureBlock):
                self.figure(block, section.heading)
            else:
                self.table(block, section.heading)
        self.words(section.heading, said)

    def open(self, layout: Layout, title: Fitted, top: float = TOP) -> tuple[Slide, float]:
        """A new slide, and where its title ends."""
        slide = add(self.file, layout)
        end = set_words(slide, 0, title, Box(MARGIN, top, ROOM, title.height))
        return slide, end + BETWEEN

    def words(self, heading: str, said: list[Entry]) -> None:
        """Text below its heading, on as many slides as it takes."""
        if not said:
            return
        tall = BOTTOM - TOP - self.titles.tallest(heading) - 2 * BETWEEN
        size, each = split(said, ROOM, tall, READ)
        for some in each:
            slide, top = self.open(Layout.TEXT, self.titles.unlike(heading))
            set_text(slide, FIRST, some, size, Box(MARGIN, top + BETWEEN, ROOM, tall))
            set_notes(slide, self.titles.cut(heading))

    def table(self, block: Table, heading: str) -> None:
        """All of it, on as many slides as it takes."""
        title = block.caption or heading
        tall = BOTTOM - TOP - self.titles.tallest(title) - 2 * BETWEEN
        for part in parts(block.rows, ROOM, tall):
            slide, top = self.open(Layout.TABLE, self.titles.unlike(title))
            set_words(slide, MEASURE, None, None)
            set_table(slide, MIDDLE, part, Box(MARGIN, top + BETWEEN, ROOM, tall), title, title)
            set_words(slide, NOTE, None, None)
            set_notes(slide, self.titles.cut(title))

    def figure(self, figure: FigureBlock, heading: str) -> None:
        drawn = figure.picture is not None
        slide, top = self.open(
            Layout.FIGURE if drawn else Layout.TABLE, self.titles.unlike(figure.title)
        )
        measure = fitted(legal(figure.subtitle), ROOM, (SMALLEST,), 2)
        top = set_words(slide, MEASURE, measure, Box(MARGIN, top, ROOM, measure.height)) + BETWEEN
        name = f"{self.text.office.figure} {figure.number}"
        if figure.picture is not None:
            note = self.note(figure)
            content = figure.picture(Drawn.SLIDE)
            set_picture(slide, MIDDLE, content, _middle(top, note), figure.alt, name)
        else:
            most = self.note(figure, *figure.table.rows.shape)  # the note may be as tall
            part = parts(figure.table.rows, ROOM, _middle(top, most).height)[0]
            set_table(slide, MIDDLE, part, _middle(top, most), figure.alt, name)
            note = self.note(figure, *_left(figure, part))
        set_words(slide, NOTE, note, Box(MARGIN, BOTTOM - note.height, ROOM, note.height))
        set_notes(slide, notes.of_figure(figure, heading, self.text))
        if figure.picture is not None and not _short(figure.keys):
            self.words(figure.title, [Entry(legal(key)) for key in figure.keys])

    def note(self, figure: FigureBlock, rows: int = 0, columns: int = 0) -> Fitted:
        """Signs, n, what speaks against it, and how much of its table is only in the notes."""
        names = "; ".join(doubt.name for doubt in figure.doubts)
        whole = self.text.numbers.whole
        said = (
            *(figure.keys if _short(figure.keys) else ()),
            figure.n,
            self.text.card.doubts.format(names=names) if names else "",
            self.text.office.more_rows.format(n=whole(rows)) if rows else "",
            self.text.office.more_columns.format(n=whole(columns)) if columns else "",
        )
        return fitted(legal(" ".join(filter(None, said))), ROOM, (SMALLEST,), NOTE_LINES)


def _short(keys: tuple[str, ...]) -> bool:
    """Whether what signs stand for is said below the picture, or on a slide after it."""
    return len(wrapped(legal(" ".join(keys)), SMALLEST, ROOM)) <= SHORT


def _middle(top: float, note: Fitted) -> Box:
    """What is left between the measure and the note."""
    return Box(MARGIN, top, ROOM, BOTTOM - note.height - BETWEEN - top)


def _left(figure: FigureBlock, part: Part) -> tuple[int, int]:
    """Rows and columns of its table that a slide does not show."""
    rows, columns = figure.table.rows.shape
    return rows - part.rows.shape[0], columns - part.rows.shape[1]


def _entries(block: Paragraph | Points | ToWrite) -> list[Entry]:
    match block:
        case Paragraph():
            return [Entry(said) for said in paragraphs(block.said)]
        case Points():
            return [Entry(legal(said), bullet=True) for said in block.said]
        case ToWrite():
            return [Entry(f"[{legal(block.prompt)}]", to_write=True)]
