"""The slides of a report, read back: what a meeting sees, and what who shows them has beside."""

import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pptx
import pytest
from pptx.presentation import Presentation as SlideFile
from pptx.slide import Slide
from pptx.util import Inches

from pages.report.document import (
    Block,
    Document,
    Paragraph,
    Points,
    Section,
    Table,
    Template,
)
from pages.report.writers.office.arial import wrapped
from pages.report.writers.office.legal import legal
from pages.report.writers.slides import slides
from pages.shared.text.languages import LANGUAGES
from tests.pages.report_crowded import HOSTILE, LONG, PROSE, SHOWN, WIDE, WIDEST, crowded
from tests.pages.report_example import example, figure
from tests.pages.zipped_elsewhere import written_elsewhere

in_each_language = pytest.mark.parametrize("language", LANGUAGES)
of_each_template = pytest.mark.parametrize("template", Template)
POINT = 12700


@cache
def content(language: str = "sv", template: Template = Template.COUNCIL) -> bytes:
    return slides(crowded(language, template))


def opened(written: bytes) -> SlideFile:
    return pptx.Presentation(BytesIO(written))


def of(document: Document) -> list[Slide]:
    return list(opened(slides(document)).slides)


def with_blocks(*blocks: Block) -> list[Slide]:
    """The slides after the first one."""
    return of(replace(example(), sections=(Section(heading="Om", level=1, blocks=blocks),)))[1:]


def title(slide: Slide) -> str:
    assert slide.shapes.title is not None
    return str(slide.shapes.title.text_frame.text)


def notes(slide: Slide) -> str:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return str(frame.text) if frame else ""


def words(slide: Slide) -> str:
    shapes: list[Any] = [shape for shape in slide.shapes if shape.has_text_frame]
    return "\n".join(shape.text_frame.text for shape in shapes)


def tables(slide: Slide) -> list[list[list[str]]]:
    found: list[Any] = [shape for shape in slide.shapes if shape.has_table]
    return [[[cell.text for cell in row.cells] for row in one.table.rows] for one in found]


def expected(rows: pd.DataFrame) -> list[list[str]]:
    return [list(rows.columns), *rows.to_numpy().tolist()]


def kinds(slide: Slide) -> list[str]:
    """Of each place, in the order in which a screen reader comes to it."""
    return [str(shape.placeholder_format.type).split(" ")[0] for shape in slide.shapes]


@of_each_template
@in_each_language
def test_the_first_slide_says_what_it_is_and_each_figure_has_one_with_its_finding(
    language: str, template: Template
) -> None:
    document = example(language, template)
    first, *rest = of(document)
    assert title(first) == document.title
    assert "Läge efter 24 månader" in words(first)
    assert "Underlag: handelser.csv\nUttag: 2026-09-30" in words(first)
    assert [title(slide) for slide in rest] == [
        "Förslag till beslut",
        "Resultat",
        "Norra Kungsgatan: 18 procent färre än väntat",
        "Norra Kungsgatan: 18 procent färre än väntat (2)",
        "Osäkerhet",
        "Metoder",
    ]
    for slide in rest[2:4]:
        assert "Butiksstölder. Mot väntat, mars 2024\N{EN DASH}februari 2026" in words(slide)
        assert "n = 1 234 händelser." in words(slide)
        assert LANGUAGES[language].card.doubts.format(names="Få områden") in words(slide)


@in_each_language
def test_every_slide_has_a_title_of_its_own_read_first(language: str) -> None:
    presentation = opened(content(language))
    titles = [title(slide) for slide in presentation.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in presentation.slides:
        assert kinds(slide)[0] in ("TITLE", "CENTER_TITLE")
        assert next(iter(slide.shapes)).shape_id == slide.shapes.title.shape_id
        assert kinds(slide)[-2:] == ["FOOTER", "SLIDE_NUMBER"]
        assert all(shape.is_placeholder for shape in slide.shapes)
        assert len({shape.shape_id for shape in slide.shapes}) == len(slide.shapes)


def test_a_slide_is_read_from_finding_to_measure_picture_and_n() -> None:
    (slide,) = with_blocks(figure(1))
    order = [(shape.top, kind) for shape, kind in zip(slide.shapes, kinds(slide), strict=True)]
    assert [kind for _, kind in order] == [
        "TITLE",
        "BODY",
        "PICTURE",
        "BODY",
        "FOOTER",
        "SLIDE_NUMBER",
    ]
    assert [top for top, _ in order[:-1]] == sorted(top for top, _ in order[:-1])


def test_every_picture_says_what_it_shows_and_is_whole() -> None:
    drawn = [one for one in crowded().figures if one.picture]
    pictures = [
        shape
        for slide in opened(content()).slides
        for shape in slide.placeholders
        if str(shape.placeholder_format.type).startswith("PICTURE")
    ]
    properties = [picture._element.nvPicPr.cNvPr for picture in pictures]
    assert [p.get("descr") for p in properties] == [
        one.alt.replace(HOSTILE, SHOWN) for one in drawn
    ]
    assert [p.get("title") for p in properties] == [f"Figur {one.number}" for one in drawn]
    for picture in pictures:
        assert not any(
            (picture.crop_left, picture.crop_right, picture.crop_top, picture.crop_bottom)
        )
        assert picture.width / picture.height == pytest.approx(2, rel=0.01)
        assert picture.height > 150 * POINT


@in_each_language
def test_the_notes_hold_all_that_stands_behind_a_figure(language: str) -> None:
    text = LANGUAGES[language]
    one = figure(3, table=Table(caption="", rows=LONG))
    section = Section(heading="Resultat", level=1, blocks=(one,))
    slide = of(replace(example(language), sections=(section,)))[1]
    assert notes(slide).split("\n") == [
        "Resultat",
        f"{text.office.figure} 3. {one.title}",
        one.subtitle,
        one.n,
        f"{text.documents.doubts}:",
        *(f"{doubt.name}: {doubt.said}" for doubt in one.doubts),
        f"{text.documents.own_words}: {one.comment}",
        f"{text.documents.meeting_said}: {one.meeting}",
        f"{text.office.method}: {one.foot}",
        f"{text.office.table}:",
        *("\t".join(row) for row in expected(LONG)),
    ]


def test_a_figure_without_a_picture_shows_its_table_and_says_how_much_more_there_is() -> None:
    (small,) = with_blocks(figure(1, picture=None))
    assert tables(small) == [expected(example().figures[0].table.rows)]
    assert "anteckningarna" not in words(small)
    (long,) = with_blocks(figure(1, picture=None, table=Table(caption="", rows=LONG)))
    (shown,) = tables(long)
    assert shown == expected(LONG)[: len(shown)]
    left = len(LONG) - (len(shown) - 1)
    assert f"{left} rader till finns i anteckningarna." in words(long)
    (wide,) = with_blocks(figure(1, picture=None, table=Table(caption="", rows=WIDEST)))
    (shown,) = tables(wide)
    left = WIDEST.shape[1] - len(shown[0])
    assert f"{left} kolumner till finns i anteckningarna." in words(wide)
    assert "\t".join(expected(WIDEST)[-1]) in notes(wide)


def test_a_table_of_the_report_itself_is_shown_whole_on_as_many_slides_as_it_takes() -> None:
    shown = with_blocks(Table(caption="Metoder", rows=WIDE))
    assert [title(slide) for slide in shown[:3]] == ["Metoder", "Metoder (2)", "Metoder (3)"]
    found: dict[tuple[str, str], str] = {}
    for slide in shown:
        ((header, *rows),) = tables(slide)
        found |= {
            (row[0], name): cell for row in rows for name, cell in zip(header, row, strict=True)
        }
    assert found == {
        (row[0], name): cell
        for row in WIDE.to_numpy().tolist()
        for name, cell in zip(WIDE.columns, row, strict=True)
    }


def test_text_goes_on_to_the_next_slide_and_no_word_is_lost() -> None:
    said = (Paragraph(PROSE * 60), Points(tuple(f"Punkt {n}. {PROSE}" for n in range(30))))
    shown = with_blocks(*said)
    assert [title(slide) for slide in shown] == ["Om", *(f"Om ({n})" for n in range(2, 6))]
    bodies = [slide.placeholders[1].text_frame for slide in shown]
    together = " ".join(" ".join(p.text for p in body.paragraphs) for body in bodies).split()
    assert together == (PROSE * 60 + " ".join(said[1].said)).split()


@in_each_language
def test_words_are_at_least_18_points_and_stay_in_their_place_and_on_the_slide(
    language: str,
) -> None:
    presentation = opened(content(language))
    for slide in presentation.slides:
        places = {p.placeholder_format.idx: p for p in slide.placeholders}
        for number, place in places.items():
            if number in (11, 12) or not place.has_text_frame:
                continue
            lines = 0.0
            for paragraph in place.text_frame.paragraphs:
                (run,) = paragraph.runs
                size = run.font.size.pt
                assert size >= 18
                room = (
                    place.width / POINT - int(paragraph._p.pPr.get("marL", 0)) / POINT
                    if (paragraph._p.pPr is not None)
                    else place.width / POINT
                )
                bold = number == 0
                lines += len(wrapped(run.text, size, room, bold=bold)) * size * 1.15
                lines += paragraph.space_after.pt if paragraph.space_after else 0
            assert lines <= place.height / POINT + 1, title(slide)
        ends = [shape.top + shape.height for shape in slide.shapes]
        assert max(ends) <= presentation.slide_height
        assert max(s.left + s.width for s in slide.shapes) <= presentation.slide_width + POINT


@in_each_language
def test_nothing_stands_on_something_else(language: str) -> None:
    for slide in opened(content(language)).slides:
        boxes = [
            (s.top, s.top + s.height) for s in slide.shapes if s.placeholder_format.idx != 12
        ]  # the number stands beside the foot
        for (_, end), (start, _) in pairwise(boxes):
            assert end <= start + POINT, title(slide)


@in_each_language
@of_each_template
def test_each_slide_says_that_data_are_made_up_what_it_is_made_from_and_its_number(
    language: str, template: Template
) -> None:
    document = example(language, template)
    for slide in of(document):
        places = {p.placeholder_format.idx: p for p in slide.placeholders}
        assert places[11].text_frame.text == f"FIKTIVA DATA   {document.foot}"
        assert (
            'type="slidenum"'
            in ZipFile(BytesIO(slides(document))).read("ppt/slides/slide1.xml").decode()
        )
    real = replace(document, mark="")
    assert all("FIKTIVA" not in words(slide) for slide in of(real))


@in_each_language
def test_every_word_says_its_language(language: str) -> None:
    locale = {"sv": "sv-SE", "en": "en-GB"}[language]
    with ZipFile(BytesIO(content(language))) as archive:
        found = {
            said.decode()
            for name in archive.namelist()
            for said in re.findall(rb' lang="([^"]*)"', archive.read(name))
        }
        runs = archive.read("ppt/slides/slide1.xml").decode()
    assert found == {locale}
    assert runs.count("<a:r>") == len(re.findall(r"<a:r><a:rPr[^>]* lang=", runs))
    assert opened(content(language)).core_properties.language == locale


def test_slides_are_wide_and_have_our_four_layouts() -> None:
    presentation = opened(content())
    assert (presentation.slide_width, presentation.slide_height) == (Inches(40 / 3), Inches(7.5))
    names = [layout.name for layout in presentation.slide_layouts]
    assert names == ["Första bilden", "Figur", "Tabell", "Text"]


def test_the_file_says_who_made_it_from_what_and_nothing_of_a_template() -> None:
    properties = opened(content()).core_properties
    assert (properties.author, properties.last_modified_by) == ("Pilotkollen", "Pilotkollen")
    assert properties.title == example().title
    assert properties.created == properties.modified == datetime(2026, 9, 30)
    with ZipFile(BytesIO(content())) as archive:
        names = archive.namelist()
        everything = b"".join(map(archive.read, names)).lower()
    for leftover in (b"macintosh", b"click to", b"steve", b"datetime", b"en-us", b"calibri"):
        assert leftover not in everything
    assert not [n for n in names if re.search("printer|thumbnail|app.xml|viewProps", n)]


@in_each_language
def test_the_same_document_gives_the_same_bytes_elsewhere_and_on_another_day(
    language: str,
) -> None:
    assert written_elsewhere("slides", language) == content(language)
    assert content("sv") != content("en")


def test_hostile_words_are_words_and_nothing_of_a_file_is_a_field_or_a_link() -> None:
    (slide,) = [s for s in opened(content()).slides if title(s).startswith("Norra <w:br/>")]
    assert legal(HOSTILE) == SHOWN
    assert notes(slide).count(SHOWN) == 10
    with ZipFile(BytesIO(content())) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            assert b'TargetMode="External"' not in part
            assert b"hlinkClick" not in part
            assert b"hlinkHover" not in part
            assert set(re.findall(rb'<a:fld [^>]*type="([^"]*)"', part)) <= {b"slidenum"}
        assert not [n for n in archive.namelist() if re.search("vba|activeX|embeddings", n)]


def test_signs_of_a_picture_are_said_with_it_or_on_the_next_slide() -> None:
    (slide,) = with_blocks(figure(1, keys=("Streck: preliminärt.",)))
    assert "Streck: preliminärt. n = 1 234 händelser." in words(slide)
    many = tuple(f"{n}. {PROSE}" for n in range(1, 8))
    first, second = with_blocks(figure(1, keys=many))
    assert "n = 1 234 händelser." in words(first)
    assert many[0].strip() not in words(first)
    assert [one.strip() for one in many] == second.placeholders[1].text_frame.text.split("\n")
    assert title(second) == f"{title(first)} (2)"
    assert all(one.strip() in notes(first) for one in many)


def test_a_title_is_set_smaller_where_that_spares_a_line() -> None:
    (short,) = with_blocks(figure(1, title="Kort"))
    (long,) = with_blocks(
        figure(1, title="Kring Norra Kungsgatan är händelserna mindre samlade än förut")
    )
    (longer,) = with_blocks(figure(1, title="Kring Norra Kungsgatan är händelserna " * 2))
    titles: list[Any] = [slide.shapes.title for slide in (short, long, longer)]
    sizes = [one.text_frame.paragraphs[0].runs[0].font.size.pt for one in titles]
    assert sizes == [30, 28, 30]
    assert titles[0].height > titles[1].height
    assert titles[2].height == 2 * titles[0].height


def test_a_title_too_long_for_a_slide_is_cut_where_it_says_so_and_whole_in_the_notes() -> None:
    long = PROSE * 6
    first, second = with_blocks(figure(1, title=long), figure(2, title=long))
    assert title(first).endswith("…")
    assert title(second).endswith("… (2)")
    assert f"Figur 1. {long.strip()}" in notes(first)


def test_nothing_said_leaves_no_place_that_asks_for_words() -> None:
    block = figure(1, subtitle="", n="", doubts=(), comment="", meeting=" ", foot="")
    (slide,) = with_blocks(block)
    assert kinds(slide) == ["TITLE", "PICTURE", "FOOTER", "SLIDE_NUMBER"]
    empty = Document(
        template=Template.MEETING,
        language="sv",
        title="",
        subtitle="",
        mark="",
        foot="",
        day=example().day,
        facts=(),
        sections=(Section(heading="", level=1, blocks=(Paragraph(""), Points(()))),),
    )
    assert [kinds(slide)[0] for slide in of(empty)] == ["CENTER_TITLE", "TITLE"]


def test_a_table_without_rows_or_columns_is_no_trouble() -> None:
    blocks = (
        Table(caption="A", rows=LONG.iloc[:0]),
        Table(caption="B", rows=pd.DataFrame()),
        figure(1, picture=None, table=Table(caption="", rows=pd.DataFrame())),
    )
    first, second, third = with_blocks(*blocks)
    assert tables(first) == [[list(LONG.columns)]]
    assert tables(second) == tables(third) == []
