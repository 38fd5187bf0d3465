"""A document as PDF/A-3a and PDF/UA-1, set by Typst: `pdf.typ` beside says how it looks."""

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, assert_never

import pandas as pd
import typst

from pages.report.document import (
    Attachment,
    Block,
    Document,
    Drawn,
    FigureBlock,
    Paragraph,
    Points,
    Section,
    Table,
    Template,
    ToWrite,
)
from pages.report.writers.columns import (
    BREAK,
    HYPHENATE,
    Part,
    Room,
    breakable,
    fitted,
    numeric,
)
from pages.shared import look
from pages.shared.pictures.font import FONTS
from pages.shared.text import Text
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT

LOOK = Path(__file__).with_suffix(".typ")
STANDARDS: list[Any] = ["a-3a", "ua-1"]
MILLIMETRE = 72 / 25.4
ROOMS = {  # as pdf.typ sets the pages
    Template.COUNCIL: Room(160 * MILLIMETRE, 247 * MILLIMETRE, (9.5, 8.5, 7.5), 620),
    Template.SITUATION: Room(180 * MILLIMETRE, 0, (8.5, 7.5), 620),
    Template.MEETING: Room(230 * MILLIMETRE, 0, (15, 13, 11.5), 210),
}
NAME = "Pilotkollen"  # who made it
LONG = 6  # figures and more that a list of contents helps to find
LISTED = 24  # headings that a list of contents has room for
SHORT = 12  # rows that may stand below a picture; more stand in an appendix
TOGETHER = 300  # points of a table that stays on one page
ON_SLIDE = 8  # rows of a long table that slides show, where all are attached
WHOLE = 300  # signs in a cell: rows of longer ones may go on over the next page
ATTACHED = 60  # more rows than that are only attached, where they are
_LONG_WORD = re.compile(r"\S{20}(?=\S{8})")  # no end of an ordinary word stands alone


def pdf(document: Document) -> bytes:
    """The same document gives the same bytes, on any day and machine."""
    noon = datetime.combine(document.day, time(12), UTC)
    with TemporaryDirectory(prefix="pilotkollen-") as folder:  # nobody else may look into it
        said = _shown(_said(document, Path(folder)))
        contents = json.dumps(said, ensure_ascii=False, sort_keys=True)
        made = typst.Compiler(
            LOOK.read_bytes(),
            root=folder,
            font_paths=_fonts(),
            sys_inputs={"document": contents},
        ).compile(format="pdf", pdf_standards=STANDARDS, timestamp=int(noon.timestamp()))
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """Ours, and those within Typst for signs that ours has not: never the machine's own."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def _said(document: Document, folder: Path) -> dict[str, Any]:
    """All that `pdf.typ` sets, as plain values: nothing of it is read as markup there."""
    text = ENGLISH_TEXT if document.language == ENGLISH_TEXT.code else SWEDISH_TEXT
    room = ROOMS[document.template]
    return {
        "language": document.language,
        "region": text.numbers.locale[3:] or "SE",
        "template": document.template,
        "kind": _kind(document.template, text),
        "app": NAME,
        "title": document.title,
        "subtitle": document.subtitle,
        "mark": document.mark,
        "foot": document.foot,
        "day": document.day.isoformat(),
        "facts": document.facts,
        "contents": _depth_of_contents(document),
        "sections": [_section(one, document, folder, room, text) for one in document.sections],
        "numbers": [*_appendix(document, room, text)],
        "attachments": [
            _attached(one, number, folder) for number, one in enumerate(document.attachments)
        ],
        "look": {
            "small_print": look.SMALL_PRINT,
            "grey": look.GREY,
            "smallest": look.SMALLEST_ON_PAPER,
        },
        "words": {
            "page": text.documents.page,
            "contents": text.documents.contents,
            "own_words": text.documents.own_words,
            "meeting_said": text.documents.meeting_said,
            "to_write": text.documents.to_write,
            "part": text.documents.part,
            "numbers": text.documents.numbers,
            "attached": text.documents.attached,
        },
    }


def _depth_of_contents(document: Document) -> int:
    """How many levels of headings its list of contents has, 0 for no list."""
    if document.template is not Template.COUNCIL or len(document.figures) < LONG:
        return 0
    return 2 if len(document.sections) <= LISTED else 1


def _kind(template: Template, text: Text) -> str:
    match template:
        case Template.COUNCIL:
            return text.documents.council
        case Template.SITUATION:
            return text.documents.situation
        case Template.MEETING:
            return text.documents.meeting


def _section(
    section: Section, document: Document, folder: Path, room: Room, text: Text
) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "level": section.level,
        "blocks": [_block(block, document, folder, room, text) for block in section.blocks],
    }


def _block(
    block: Block, document: Document, folder: Path, room: Room, text: Text
) -> dict[str, Any]:
    match block:
        case Paragraph(said):
            # A line break is no end of a paragraph where a file's long text was written in lines.
            parts = re.split(r"\n\s*\n", said)
            return {"is": "paragraph", "lines": [one.replace("\n", " ") for one in parts]}
        case Points(said):
            return {"is": "points", "said": said}
        case ToWrite(prompt):
            return {"is": "to_write", "prompt": prompt}
        case Table():
            return {"is": "table", "caption": block.caption, "table": _table(block.rows, room)}
        case FigureBlock():
            return _figure(block, document, folder, room, text)
        case _:
            assert_never(block)


def _figure(
    figure: FigureBlock, document: Document, folder: Path, room: Room, text: Text
) -> dict[str, Any]:
    rows = figure.table.rows
    attached = _attached_as(figure, document)
    few = document.template is not Template.COUNCIL and len(rows) > SHORT and attached
    shown = rows.head(ON_SLIDE) if few else rows
    below = figure.picture is None or (
        document.template is Template.COUNCIL and _stands_below(figure, room)
    )
    return {
        "is": "figure",
        "caption": text.documents.figure.format(number=figure.number, title=figure.title),
        "title": figure.title,
        "subtitle": figure.subtitle,
        "alt": figure.alt,
        "picture": _picture(figure, document.template, folder),
        "width": figure.width,
        "height": figure.height,
        "table": _table(shown, room) if below and not shown.empty else None,
        "instead": _instead(figure, document, text) if below and len(shown) < len(rows) else "",
        "keys": figure.keys,
        "n": figure.n,
        "foot": figure.foot,
        "comment": _own_lines(figure.comment),
        "meeting": _own_lines(figure.meeting),
    }


def _own_lines(said: str) -> list[str]:
    """People may write an address longer than a line; Typst bears few places to part it."""
    return [_LONG_WORD.sub(rf"\g<0>{BREAK}", line) for line in said.splitlines()]


def _stands_below(figure: FigureBlock, room: Room) -> bool:
    """Is its table small enough to stand below its picture?"""
    rows = figure.table.rows
    return len(rows) <= SHORT and not fitted(rows, room).turned


def _picture(figure: FigureBlock, template: Template, folder: Path) -> str | None:
    """The name of the picture's file; lines and words stay lines and words but on a slide."""
    if figure.picture is None:
        return None
    if template is Template.MEETING:
        ending, content = "png", figure.picture(Drawn.SLIDE)
    else:
        ending, content = "svg", _readable(figure.picture(Drawn.VECTOR).decode()).encode()
    name = f"{len([*folder.iterdir()])}.{ending}"
    (folder / name).write_bytes(content)
    return name


def _appendix(document: Document, room: Room, text: Text) -> list[dict[str, Any]]:
    """Of a council paper, the tables that are too long to stand below their pictures."""
    if document.template is not Template.COUNCIL:
        return []
    return [
        {
            "caption": text.documents.figure.format(number=one.number, title=one.title),
            **_long(one, document, room, text),
        }
        for one in document.figures
        if one.picture is not None and not _stands_below(one, room)
    ]


def _long(figure: FigureBlock, document: Document, room: Room, text: Text) -> dict[str, Any]:
    if len(figure.table.rows) <= ATTACHED or not _attached_as(figure, document):
        return {"table": _table(figure.table.rows, room), "instead": None}
    return {"table": None, "instead": _instead(figure, document, text)}


def _attached_as(figure: FigureBlock, document: Document) -> str:
    """The name of the file inside the document that holds all rows of a figure; "" for none."""
    names = (one.name for one in document.attachments if one.figure == figure.number)
    return next(names, "")


def _instead(figure: FigureBlock, document: Document, text: Text) -> str:
    count = text.numbers.whole(len(figure.table.rows))
    return text.documents.rows_attached.format(count=count, name=_attached_as(figure, document))


def _table(rows: pd.DataFrame, room: Room) -> dict[str, Any]:
    laid = fitted(rows, room)
    return {
        "size": laid.size,
        "turned": laid.turned,
        "together": len(laid.parts) == 1 and laid.height(len(rows)) <= TOGETHER,
        "parts": [_part(rows, part, laid.size) for part in laid.parts],
    }


def _part(rows: pd.DataFrame, part: Part, size: float) -> dict[str, Any]:
    columns = [[str(cell) for cell in rows.iloc[:, number]] for number in part.columns]
    cells = [
        [breakable(cell, size, across) for cell in column]
        for column, across in zip(columns, part.widths, strict=True)
    ]
    header = [
        breakable(str(rows.columns[number]), size, across, bold=True)
        for number, across in zip(part.columns, part.widths, strict=True)
    ]
    return {
        "header": header,
        "rows": list(zip(*cells, strict=True)),
        "widths": part.widths,
        "numeric": [numeric(column) for column in columns],
        "whole": all(len(cell) <= WHOLE for column in columns for cell in column),
    }


def _attached(attachment: Attachment, number: int, folder: Path) -> dict[str, str]:
    file = f"attached-{number}"
    (folder / file).write_bytes(attachment.content)
    return {
        "file": file,
        "name": attachment.name,
        "mime": attachment.mime,
        "about": attachment.about,
    }


def _shown(value: object) -> object:
    """The same, with each sign that no font has set as one that says so."""
    match value:
        case str():
            return _readable(value)
        case dict():
            return {key: _shown(one) for key, one in value.items()}
        case list() | tuple():
            return [_shown(one) for one in value]
        case _:
            return value


def _readable(words: str) -> str:
    unusual = {sign for sign in set(words) if not _usual(sign) and not _can_be_set(sign)}
    return words.translate({ord(sign): "\N{REPLACEMENT CHARACTER}" for sign in unusual})


def _usual(sign: str) -> bool:
    latin = " " <= sign <= "~" or "\N{NO-BREAK SPACE}" < sign < "\N{LATIN SMALL LETTER LONG S}"
    return latin or sign in (BREAK, HYPHENATE)  # which pdf.typ takes away


@cache
def _can_be_set(sign: str) -> bool:
    """Whether Typst finds a font with it: PDF/A allows no other signs."""
    try:
        typst.Compiler(b"#sys.inputs.sign", font_paths=_fonts(), sys_inputs={"sign": sign}).compile(
            format="pdf", pdf_standards=["a-3a"]
        )
    except (typst.TypstError, UnicodeEncodeError):  # the second for half a sign
        return False
    return True
