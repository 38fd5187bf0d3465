"""The PDF of a report: what others' programs find in it, and what readers see."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pikepdf
import pypdf
import pypdfium2
import pytest

from data.reports import LONGEST
from pages.report.document import (
    Document,
    Drawn,
    Paragraph,
    Points,
    Section,
    Table,
    Template,
)
from pages.report.writers.pdf import pdf
from tests.conftest import ROOT
from tests.pages.report_example import SVG, example, figure, long_example, rows
from tests.pages.screen import text_of

XMP = {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
MARKUP = (
    '#eval("1") *a* _b_ $x$ `c` \\ @d <e> [f] // g /* h */ = i ~ -- \'j\' "k" https://localhost'
)

of_each_template = pytest.mark.parametrize("template", Template)
in_each_language = pytest.mark.parametrize("language", ["sv", "en"])


@cache
def written(language: str, template: Template) -> bytes:
    return pdf(long_example(language, template))


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def read(content: bytes) -> str:
    """The text as it is drawn, lines joined to sentences."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def in_order(content: bytes, *words: str) -> bool:
    """Does the text say these one after another?"""
    return bool(re.search(".*".join(map(re.escape, words)), read(content)))


def elements(document: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Structure elements in the order of reading, by their tag."""

    def below(element: object) -> Iterator[tuple[str, Any]]:
        if isinstance(element, pikepdf.Array):
            for one in element:
                yield from below(one)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            yield str(element.S)[1:], element
            yield from below(element.get("/K"))

    yield from below(document.Root.StructTreeRoot.K)


def bookmarks(document: pikepdf.Pdf) -> list[tuple[int, str]]:
    def below(items: list[Any], level: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield level, item.title
            yield from below(item.children, level + 1)

    with document.open_outline() as outline:
        return [*below(outline.root, 1)]


def headings(document: pikepdf.Pdf) -> list[tuple[int, str]]:
    return [
        (int(tag[1:]), str(element.get("/T", "")))
        for tag, element in elements(document)
        if re.fullmatch("H[1-6]", tag)
    ]


@of_each_template
@in_each_language
def test_it_calls_itself_pdf_a_3a_and_pdf_ua_1_in_its_language(
    template: Template, language: str
) -> None:
    file = opened(written(language, template))
    with file.open_metadata() as xmp:
        assert {name: xmp[name] for name in XMP} == XMP
    assert file.pdf_version == "1.7"
    assert str(file.Root.Lang) == {"sv": "sv-SE", "en": "en-GB"}[language]
    assert file.Root.MarkInfo.Marked
    assert file.Root.ViewerPreferences.DisplayDocTitle
    (intent,) = file.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert intent.DestOutputProfile.read_bytes()


@of_each_template
def test_it_runs_nothing_asks_for_no_password_and_brings_its_fonts(template: Template) -> None:
    file = opened(written("sv", template))
    assert not file.is_encrypted
    assert not {"/OpenAction", "/AA", "/AcroForm", "/JavaScript"} & set(file.Root.keys())
    dictionaries = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
    forbidden = {"/JavaScript", "/Launch", "/SubmitForm", "/URI", "/GoToR", "/Movie", "/Sound"}
    assert not [one for one in dictionaries if str(one.get("/S", "")) in forbidden]
    described = [one for one in dictionaries if one.get("/Type") == "/FontDescriptor"]
    assert described
    for one in described:
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(one.keys()), one.FontName


def test_its_data_lie_inside_with_what_they_are_and_are_the_same_bytes() -> None:
    document = example()
    binary = replace(
        document.attachments[0], name="allt.zip", mime="application/zip", content=bytes(range(256))
    )
    document = replace(document, attachments=(*document.attachments, binary))
    file = opened(pdf(document))
    assert len(file.Root.AF) == 2
    assert {str(one.AFRelationship) for one in file.Root.AF} == {"/Data"}
    for attached in document.attachments:
        found = file.attachments[attached.name]
        assert found.description == attached.about
        assert found.get_file().mime_type == attached.mime
        assert found.get_file().read_bytes() == attached.content
    said = read(pdf(document))
    assert "allt.zip: Figurens data" in said


@of_each_template
def test_each_picture_has_its_alternative_text_and_tables_have_headers(template: Template) -> None:
    document = long_example(template=template)
    file = opened(written("sv", template))
    found = [*elements(file)]
    pictures = [str(element.Alt) for tag, element in found if tag == "Figure"]
    assert pictures == [one.alt for one in document.figures if one.picture]
    tags = [tag for tag, _ in found]
    assert tags.count("Table") == tags.count("THead") == tags.count("TBody") > 3
    scopes = {str(element.A[0].Scope) for tag, element in found if tag == "TH"}
    assert scopes == {"/Column"}
    assert "TD" in tags


@of_each_template
@in_each_language
def test_bookmarks_are_its_headings_with_no_level_left_out(
    template: Template, language: str
) -> None:
    file = opened(written(language, template))
    found = headings(file)
    contents = {"sv": "Innehåll", "en": "Contents"}[language]
    assert bookmarks(file) == [one for one in found if one != (1, contents)]
    levels = [0, *(level for level, _ in found)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert (1, contents) in found or template is not Template.COUNCIL
    for section in long_example(language, template).sections:
        assert (section.level, section.heading) in found


@of_each_template
def test_a_finding_is_the_heading_of_its_slide_and_of_its_part_of_a_situation(
    template: Template,
) -> None:
    document = long_example(template=template)
    found = [words for _, words in headings(opened(pdf(document)))]
    numbered = text_of("sv").documents.figure
    findings = [
        numbered.format(number=one.number, title=one.title)
        if template is Template.SITUATION
        else one.title
        for one in document.figures
    ]
    assert (set(findings) <= set(found)) is (template is not Template.COUNCIL)


@of_each_template
def test_words_of_files_and_people_are_set_as_they_are_and_never_run(template: Template) -> None:
    table = Table(caption=MARKUP, rows=pd.DataFrame([(MARKUP,)], columns=[MARKUP]))
    marked = figure(
        1,
        title=MARKUP,
        subtitle=MARKUP,
        alt=MARKUP,
        table=table,
        picture=None,
        n=MARKUP,
        comment=MARKUP,
        meeting=MARKUP,
    )
    blocks = (Paragraph(MARKUP), Points((MARKUP,)), table, marked)
    document = replace(
        example(template=template),
        title=MARKUP,
        foot=MARKUP,
        attachments=(),
        facts=((MARKUP, MARKUP),),
        sections=(Section(heading=MARKUP, level=1, blocks=blocks),),
    )
    content = pdf(document)
    squeezed = "".join(read(content).split())
    assert squeezed.count("".join(MARKUP.split())) >= 11
    with opened(content) as file:
        assert str(file.docinfo.Title) == MARKUP
        assert {words.removeprefix("Figur 1. ") for _, words in bookmarks(file)} == {MARKUP}


@of_each_template
@in_each_language
def test_text_is_read_in_the_order_of_the_document(template: Template, language: str) -> None:
    content = pdf(example(language, template))
    own, said = {
        "sv": ("Kommentar av rapportens författare", "Vad mötet sade"),
        "en": ("Comment by the author of the report", "What the meeting said"),
    }[language]
    of_people = (
        own,
        "Vi såg det på mötet i mars.",
        said,
        "Gruppen vill mäta ett halvår till.",
    )
    assert in_order(
        content,
        "Utvärdering av Norra centrum <b>#1</b>",
        "Läge efter 24 månader",
        "Underlag: handelser.csv",
        "Förslag till beslut",
        "Handläggaren skriver förslaget här.",
        "Resultat",
        "Färre än väntat. *Inte* _kursivt_ #heading $x$ \\ @ref.",
        "Effekt",
        "Norra Kungsgatan: 18 procent färre än väntat",
        "Butiksstölder. Mot väntat, mars 2024",
        "n = 1 234 händelser.",
        *of_people,
        "Område Förändring Lägst Högst",
        "Norra Kungsgatan \N{MINUS SIGN}18 % \N{MINUS SIGN}26 % \N{MINUS SIGN}9 %",
        "·· 0",
        "Osäkerhet",
        "Få områden: 6.",
        "Kvot av kvoter 95 %",
    )


@of_each_template
@in_each_language
def test_each_page_says_what_it_was_made_from_its_number_and_that_data_are_made_up(
    template: Template, language: str
) -> None:
    document = long_example(language, template)
    pages = [*pypdfium2.PdfDocument(written(language, template))]
    numbered = {"sv": "sida {} ({})", "en": "page {} of {}"}[language]
    for number, page in enumerate(pages, 1):
        said = page.get_textpage().get_text_range()
        assert document.foot in said
        assert document.mark in said
        assert numbered.format(number, len(pages)) in said
    assert "FIKTIVA" not in read(pdf(replace(example(language, template), mark="")))


def signs_of(page: pypdfium2.PdfPage) -> tuple[list[str], np.ndarray]:
    """What is drawn, sign by sign, and left, bottom, right and top of each in points."""
    words = page.get_textpage()
    said = [(words.get_text_range(n, 1), words.get_charbox(n)) for n in range(words.count_chars())]
    drawn = [(sign, box) for sign, box in said if sign.strip() and box[0] < box[2]]
    return [sign for sign, _ in drawn], np.array([box for _, box in drawn])


def over_another(boxes: np.ndarray) -> np.ndarray:
    """Which stand on another by more than kerning and accents do."""
    on = np.ones((len(boxes), len(boxes)), dtype=bool)
    for low, high in ((0, 2), (1, 3)):
        near, far = boxes[:, low].astype(np.float32), boxes[:, high].astype(np.float32)
        on &= np.minimum(far[:, None], far[None]) - np.maximum(near[:, None], near[None]) > 1
    np.fill_diagonal(on, False)
    return np.asarray(on.any(axis=1))


@of_each_template
def test_nothing_is_cut_off_and_nothing_stands_on_something_else(template: Template) -> None:
    for page in pypdfium2.PdfDocument(written("sv", template)):
        width, height = page.get_size()
        signs, boxes = signs_of(page)
        assert signs
        assert boxes[:, :2].min() > 15
        assert (boxes[:, 2:].max(axis=0) < (width - 20, height - 15)).all()
        assert not "".join(np.array(signs)[over_another(boxes)])


def test_the_same_document_gives_the_same_bytes_also_elsewhere_and_at_another_time() -> None:
    script = (
        "import sys, time; time.time = lambda: 1e9;"
        "from tests.pages.report_example import long_example;"
        "from pages.report.writers.pdf import pdf;"
        "sys.stdout.buffer.write(pdf(long_example()))"
    )
    moved = {
        "TZ": "Pacific/Kiritimati",
        "SOURCE_DATE_EPOCH": "1",
        "LANG": "C",
        "PATH": "",
        "PYTHONPATH": str(ROOT),
    }
    run = subprocess.run(
        [sys.executable, "-c", script], cwd="/", env=moved, capture_output=True, check=True
    )
    assert run.stdout == written("sv", Template.COUNCIL)


def test_reports_written_at_once_are_the_same_as_one_after_another() -> None:
    documents = [example(language, template) for language in ("sv", "en") for template in Template]
    alone = [pdf(one) for one in documents]
    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(pdf, documents * 4)] == alone * 4


def test_it_has_no_date_but_the_documents_and_no_path_of_the_machine() -> None:
    document = replace(example(), day=date(2031, 1, 2), facts=(), foot="", sections=())
    file = opened(pdf(document))
    assert str(file.docinfo.CreationDate) == str(file.docinfo.ModDate) == "D:20310102120000Z"
    streams = [one.read_bytes() for one in file.objects if isinstance(one, pikepdf.Stream)]
    everything = b"\n".join([*streams, *(one.unparse() for one in file.objects)])
    dates = re.findall(rb"20\d\d-?\d\d-?\d\d", everything)
    assert {one.replace(b"-", b"") for one in dates} == {b"20310102"}
    for path in (str(ROOT), "/tmp/", "pilotkollen-", str(Path.home()), "main.typ"):
        assert path.encode() not in everything


@of_each_template
def test_a_report_without_pictures_facts_mark_or_data_is_whole(template: Template) -> None:
    bare = Document(
        template=template,
        language="sv",
        title="Kort",
        subtitle="",
        mark="",
        foot="",
        day=date(2026, 1, 1),
        facts=(),
        sections=(),
    )
    assert "Kort" in read(pdf(bare))
    without = replace(
        bare,
        sections=(
            Section(
                heading="Tomt",
                level=1,
                blocks=(
                    Paragraph(""),
                    figure(
                        1,
                        picture=None,
                        subtitle="",
                        n="",
                        foot="",
                        doubts=(),
                        comment="",
                        meeting="",
                        table=Table(caption="", rows=pd.DataFrame({"A": []})),
                    ),
                ),
            ),
        ),
    )
    assert "18 procent färre" in read(pdf(without))


def test_signs_that_no_font_has_are_shown_as_such_instead_of_stopping_the_report() -> None:
    names = "Ωμέγα Жуков \N{CJK UNIFIED IDEOGRAPH-4E2D} \N{GRINNING FACE} \ue000 a\u202eb c\u200bd"
    svg = SVG.replace("Norra", names)
    names += "\x07 \ud800"  # which no SVG may hold
    odd = figure(1, title=names, picture=lambda _: svg.encode())
    said = read(
        pdf(
            replace(
                example(), title=names, sections=(Section(heading="A", level=1, blocks=(odd,)),)
            )
        )
    )
    assert "Ωμέγα Жуков \N{REPLACEMENT CHARACTER}" in said


def test_people_write_on_several_lines_and_each_is_read() -> None:
    spoken = figure(1, comment="Först.\n\nSedan.", meeting="Ett.\r\nTvå.")
    content = pdf(replace(example(), sections=(Section(heading="A", level=1, blocks=(spoken,)),)))
    assert in_order(content, "Först.", "Sedan.", "Ett.", "Två.")
    tags = [tag for tag, _ in elements(opened(content))]
    assert tags.count("BlockQuote") == 2


def test_a_word_of_people_that_is_longer_than_a_line_stays_on_the_page() -> None:
    section = Section(heading="A", level=1, blocks=(figure(1, comment="x" * LONGEST, meeting=""),))
    page = pypdfium2.PdfDocument(pdf(replace(example(), sections=(section,))))[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(n) for n in range(text.count_chars())]
    assert max(box[2] for box in boxes) < page.get_width() - 40


def test_of_a_council_paper_all_numbers_are_in_the_text_or_attached_and_it_says_where() -> None:
    document = long_example()
    (table, *_) = (one.table for one in document.figures if len(one.table.rows) == 80)
    big = figure(1, id="effekt-huvudutfall", table=table)
    section = Section(heading="A", level=1, blocks=(big,))
    attached = pdf(replace(document, sections=(section,)))
    assert "Alla 80 rader finns i den bifogade filen effekt-huvudutfall.csv." in read(attached)
    printed = read(pdf(replace(document, sections=(section,), attachments=())))
    assert "omrade_0123456789_abcdefghijklmnopqrstuvwxyz79" in printed.replace(" ", "")


def test_a_header_stands_again_on_each_page_that_its_table_goes_on_over() -> None:
    table = Table(caption="Lång", rows=pd.DataFrame({"Rubriken": [f"rad {n}" for n in range(150)]}))
    content = pdf(replace(example(), sections=(Section(heading="A", level=1, blocks=(table,)),)))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    with_rows = [page for page in pages if "rad " in page]
    assert len(with_rows) > 2
    assert all("Rubriken" in page for page in with_rows)
    assert [tag for tag, _ in elements(opened(content))].count("TH") == 1


def test_slides_are_wide_one_figure_each_with_the_picture_made_for_slides() -> None:
    asked: list[Drawn] = []

    def noted(how: Drawn) -> bytes:
        asked.append(how)
        return figure(1).picture(how)  # type: ignore[misc]

    figures = tuple(figure(n, picture=noted) for n in range(1, 6))
    document = replace(
        example(template=Template.MEETING),
        sections=(Section(heading="A", level=1, blocks=figures),),
    )
    content = pdf(document)
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    assert asked == [Drawn.SLIDE] * 5
    for page in pages:
        assert page.mediabox.width / page.mediabox.height == pytest.approx(16 / 9, abs=0.001)
        assert len(page.images) <= 1
    assert sum(len(page.images) for page in pages) == 5


@of_each_template
@in_each_language
def test_words_that_no_column_holds_are_parted_and_still_all_there(
    template: Template, language: str
) -> None:
    long = "omrade_0123456789_abcdefghijklmnopqrstuvwxyz"
    words = ("Brottsförebyggandesamverkansområde", long, "brottsförebyggande", "a" * 23)
    cells = [(*words, *["ett två tre"] * 12)]
    headers = [*words, *(f"Rubrik {n}" for n in range(12))]
    table = Table(caption="", rows=pd.DataFrame(cells, columns=headers))
    section = Section(heading="A", level=1, blocks=(table,))
    content = pdf(replace(example(language, template), sections=(section,)))
    said = read(content)
    assert "\N{REPLACEMENT CHARACTER}" not in said
    assert long not in said
    joined = re.sub("[-\u00ad ]", "", said)
    for word in words:
        assert joined.count(word) >= 2, word
    for page in pypdfium2.PdfDocument(content):
        _, boxes = signs_of(page)
        assert not over_another(boxes).any()


def test_a_small_table_stays_on_one_page_and_a_long_one_goes_on() -> None:
    def pages_with_rows(count: int) -> int:
        table = Table(caption="", rows=pd.DataFrame({"A": [f"rad {n}" for n in range(count)]}))
        before = Paragraph("Mycket att läsa. " * 200)
        section = Section(heading="A", level=1, blocks=(before, table))
        content = pdf(replace(example(), sections=(section,)))
        return sum(
            "rad " in page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages
        )

    assert pages_with_rows(15) == 1
    assert pages_with_rows(40) > 1


def test_a_paragraph_may_be_written_in_lines_and_ends_at_an_empty_one() -> None:
    section = Section(heading="A", level=1, blocks=(Paragraph("Första\nraden.\n\nAndra."),))
    file = opened(
        pdf(replace(example(), sections=(section,), mark="", subtitle="", attachments=()))
    )
    assert [tag for tag, _ in elements(file)].count("P") == 2


def test_what_signs_stand_for_is_told_of_each_picture() -> None:
    for template in Template:
        keyed = figure(1, keys=("Grått: före starten.", "1. Stadsfest"))
        section = Section(heading="A", level=1, blocks=(keyed,))
        content = pdf(replace(example(template=template), sections=(section,)))
        assert in_order(content, "Grått: före starten.", "1. Stadsfest")


def test_slides_show_the_first_rows_of_a_long_table_and_say_where_all_are() -> None:
    rows = pd.DataFrame({"A": [f"rad {n}." for n in range(40)]})
    long = figure(1, picture=None, table=Table(caption="", rows=rows))
    section = Section(heading="A", level=1, blocks=(long,))
    document = replace(example(template=Template.MEETING), sections=(section,))
    said = read(pdf(document))
    assert "rad 7." in said
    assert "rad 8." not in said
    assert "Alla 40 rader finns i den bifogade filen effekt-huvudutfall.csv." in said
    whole = read(pdf(replace(document, attachments=())))
    assert "rad 39." in whole
    assert "finns i den" not in whole


def test_a_heading_goes_with_its_figure_onto_a_turned_page() -> None:
    wide = figure(1, picture=None, table=Table(caption="", rows=rows(3, 14)))
    sections = (
        Section(heading="Först", level=1, blocks=(Paragraph("Text."),)),
        Section(heading="Överst", level=1, blocks=()),
        Section(heading="Under", level=2, blocks=(wide,)),
    )
    content = pdf(replace(example(), sections=sections))
    first, turned, *_ = pypdf.PdfReader(io.BytesIO(content)).pages
    assert turned.mediabox.width > turned.mediabox.height
    assert "Överst" not in first.extract_text()
    assert "Överst" in turned.extract_text()
    assert "Under" in turned.extract_text()
