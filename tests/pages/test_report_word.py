"""The Word file of a report, read back: what its reader, and who writes on in it, will find."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
import pandas as pd
import pytest
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from pages.report.document import Document, Doubt, FigureBlock, Paragraph, Section, Table, Template
from pages.report.writers.word import word
from pages.shared.text.languages import LANGUAGES
from tests.pages.report_crowded import HOSTILE, LONG, SHOWN, WIDE, WIDEST, crowded
from tests.pages.report_example import example, figure
from tests.pages.zipped_elsewhere import written_elsewhere

in_each_language = pytest.mark.parametrize("language", LANGUAGES)
of_each_template = pytest.mark.parametrize("template", Template)


@cache
def content(language: str = "sv", template: Template = Template.COUNCIL) -> bytes:
    return word(crowded(language, template))


def opened(written: bytes) -> WordFile:
    return docx.Document(BytesIO(written))


def of(document: Document) -> WordFile:
    return opened(word(document))


def parts(written: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(written)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def styled(file: WordFile) -> list[tuple[str, str]]:
    """Every paragraph outside tables, in order, with the identity of its style."""
    return [
        (p.style.style_id, p.text)
        for p in (WordParagraph(e, file._body) for e in file.element.body.iter(qn("w:p")))
        if p.style is not None and not list(p._p.iterancestors(qn("w:tbl")))
    ]


def said(file: WordFile, style: str) -> list[str]:
    return [words for found, words in styled(file) if found == style]


def cells(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def expected(rows: pd.DataFrame) -> list[list[str]]:
    return [list(rows.columns), *rows.to_numpy().tolist()]


def every_word(file: WordFile) -> str:
    return "\n".join(str(e.text) for e in file.element.body.iter(qn("w:t")))


def figures(document: Document) -> Iterator[FigureBlock]:
    return iter(document.figures)


@of_each_template
@in_each_language
def test_headings_are_words_own_styles_in_the_order_of_the_document(
    language: str, template: Template
) -> None:
    document = example(language, template)
    file = of(document)
    levels = {"Heading1": 1, "Heading2": 2}
    found = [(levels[style], words) for style, words in styled(file) if style in levels]
    assert found == [(one.level, one.heading) for one in document.sections]
    assert [(style, words) for style, words in styled(file)][:2] == [
        ("Title", document.title),
        ("Subtitle", document.subtitle),
    ]
    names = {s.style_id: s.name for s in file.styles}
    assert names["Heading1"] == "Heading 1"
    assert names["Caption"] == "Caption"


@in_each_language
def test_every_word_of_the_document_is_there(language: str) -> None:
    document = example(language)
    file = of(document)
    words = [w for _, w in styled(file)]
    for one in figures(document):
        assert f"{LANGUAGES[language].office.figure} {one.number}. {one.title}" in words
        assert one.subtitle in words
        assert f"{one.n} {one.foot}" in words
        assert any(w.endswith(f": {one.comment}") for w in said(file, "Quote"))
        assert any(w.endswith(f": {one.meeting}") for w in said(file, "Quote"))
    assert said(file, "Fact") == [f"{label}\t{value}" for label, value in document.facts]
    assert "Färre än väntat. *Inte* _kursivt_ #heading $x$ \\ @ref." in words
    assert said(file, "ListBullet")[-2:] == ["Få områden: 6.", "Planen låstes sent."]


def test_figures_are_numbered_by_a_field_that_word_counts_anew() -> None:
    file = opened(content())
    codes = [str(e.text).strip() for e in file.element.body.iter(qn("w:instrText"))]
    assert set(codes) == {"SEQ Figur"}
    captions = [c for c in said(file, "Caption") if c.startswith("Figur ")]
    assert [c.split(".")[0] for c in captions] == [f"Figur {n}" for n in range(1, 9)]


def test_every_picture_is_16_cm_wide_and_says_what_it_shows() -> None:
    file = opened(content())
    drawn = [one for one in crowded().figures if one.picture]
    properties = [shape._inline.docPr for shape in file.inline_shapes]
    alts = [one.alt.replace(HOSTILE, SHOWN) for one in drawn]
    assert [p.get("descr") for p in properties] == alts
    assert [p.get("title") for p in properties] == [f"Figur {one.number}" for one in drawn]
    assert len({p.get("id") for p in properties}) == len(properties)
    assert {round(shape.width.cm, 2) for shape in file.inline_shapes} == {16.0}
    for inner in file.element.body.iter(qn("pic:cNvPr")):
        assert inner.get("descr")


def test_a_tall_picture_leaves_room_for_its_caption_on_the_page() -> None:
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (400, 900)).save(out, "PNG")
    tall = figure(1, picture=lambda how: out.getvalue())
    section = Section(heading="Resultat", level=1, blocks=(tall,))
    shape = of(replace(example(), sections=(section,))).inline_shapes[0]
    assert shape.height.cm <= 20
    assert shape.width / shape.height == pytest.approx(400 / 900, rel=0.01)


def test_tables_hold_the_same_cells_as_the_document() -> None:
    tables = [cells(table) for table in opened(content()).tables]
    for one in crowded().figures:
        if one.table.rows is not WIDEST and one.title != HOSTILE:
            assert expected(one.table.rows) in tables
    assert [[SHOWN], [SHOWN]] in tables
    assert [["Metod", "Nivå"], ["Kvot av kvoter", "95 %"]] in tables


def test_a_table_too_wide_for_any_paper_is_several_with_the_same_first_column() -> None:
    section = Section(heading="A", level=1, blocks=(Table(caption="", rows=WIDEST),))
    tables = [cells(t) for t in of(replace(example(), sections=(section,))).tables]
    assert len(tables) > 1
    first = [row[0] for row in expected(WIDEST)]
    assert all([row[0] for row in table] == first for table in tables)
    joined = [[row[0], *(c for t in tables for c in t[n][1:])] for n, row in enumerate(tables[0])]
    assert joined == expected(WIDEST)


def test_headers_come_again_on_each_page_and_rows_stay_whole() -> None:
    for table in opened(content()).tables:
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table.style is not None
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"


def test_a_wide_table_lies_on_turned_paper_and_no_table_is_wider_than_its_paper() -> None:
    file = opened(content())
    sections = iter(file.sections)
    section = next(sections)
    turned = []
    for element in file.element.body:
        if element.tag == qn("w:tbl"):
            widths = [int(c.get(qn("w:w"))) for c in element.iter(qn("w:gridCol"))]
            margins = 2 * (section.left_margin or 0)
            room = Emu((section.page_width or 0) - margins).twips
            assert sum(widths) <= room + len(widths)  # each is rounded
            turned += [len(widths)] * (section.orientation is WD_ORIENT.LANDSCAPE)
        if element.tag == qn("w:p") and element.find(f".//{qn('w:sectPr')}") is not None:
            section = next(sections)
    assert WIDE.shape[1] in turned
    assert min(turned) > 4


def test_a_long_table_stands_last_and_its_figure_says_so() -> None:
    order = [words for style, words in styled(opened(content())) if style.startswith("Heading")]
    assert order[-1] == "Tabeller till figurerna"
    file = opened(content())
    notes = [w for w in said(file, "FigureNote") if w.endswith("Tabellen står sist i dokumentet.")]
    assert len(notes) == 2  # the wide one and the long one, each with a picture before it
    assert "Tabell till figur 4. Lång tabell" in said(file, "Caption")
    assert "Tabeller" not in "".join(w for _, w in styled(of(example())))


def test_what_people_are_to_write_is_a_control_that_one_click_fills() -> None:
    file = of(example())
    (control,) = file.element.body.iter(qn("w:sdt"))
    assert control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
    assert [e.text for e in control.iter(qn("w:t"))] == ["[Handläggaren skriver förslaget här.]"]
    assert [e.get(qn("w:val")) for e in control.iter(qn("w:rStyle"))] == ["ToWrite"]
    assert control.getprevious().find(f".//{qn('w:t')}").text == "Förslag till beslut"


@in_each_language
def test_the_language_is_said_wherever_word_asks_for_it(language: str) -> None:
    file = opened(content(language))
    locale = {"sv": "sv-SE", "en": "en-GB"}[language]
    assert {e.get(qn("w:val")) for e in file.styles.element.iter(qn("w:lang"))} == {locale}
    assert {e.get(qn("w:val")) for e in file.settings.element.iter(qn("w:themeFontLang"))} == {
        locale
    }
    assert file.core_properties.language == locale


@in_each_language
@of_each_template
def test_every_page_says_that_data_are_made_up_what_it_is_made_from_and_its_number(
    language: str, template: Template
) -> None:
    document = example(language, template)
    file = opened(word(document))
    text = LANGUAGES[language]
    header, footer = file.sections[0].header, file.sections[0].footer
    kind = {
        Template.COUNCIL: text.documents.council,
        Template.SITUATION: text.documents.situation,
        Template.MEETING: text.documents.meeting,
    }
    assert [p.text for p in header.paragraphs] == [f"FIKTIVA DATA\t{kind[template]}"]
    assert [p.text for p in footer.paragraphs] == [
        document.foot,
        text.office.page.format(page=1, pages=1),
    ]
    codes = [str(e.text).strip() for e in footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    for section in opened(content(language)).sections[1:]:
        assert section.header.is_linked_to_previous
        assert section.footer.is_linked_to_previous


def test_real_data_have_no_mark() -> None:
    file = of(replace(example(), mark=""))
    assert file.sections[0].header.paragraphs[0].text == "\tTjänsteskrivelse"


def test_the_file_says_who_made_it_from_what_and_nothing_of_a_template() -> None:
    written = content()
    properties = opened(written).core_properties
    assert (properties.author, properties.last_modified_by) == ("Pilotkollen", "Pilotkollen")
    assert properties.title == example().title
    assert properties.keywords == "FIKTIVA DATA, Pilotkollen"
    assert properties.created == properties.modified == datetime(2026, 9, 30, tzinfo=UTC)
    everything = b"".join(parts(written).values()).lower()
    for leftover in (b"python-docx", b"macintosh", b"microsoft office word", b"2013", b"en-us"):
        assert leftover not in everything
    assert set(parts(written)) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        *(f"word/{name}.xml" for name in ("document", "fontTable", "footer1", "header1")),
        *(f"word/{name}.xml" for name in ("numbering", "settings", "styles")),
        "word/media/image1.png",  # the same picture is kept once
    }


@in_each_language
def test_the_same_document_gives_the_same_bytes_elsewhere_and_on_another_day(
    language: str,
) -> None:
    assert written_elsewhere("word", language) == content(language)
    with ZipFile(BytesIO(content(language))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist() == sorted(archive.namelist())
    assert content("sv") != content("en")


def test_hostile_words_are_words_and_nothing_of_a_file_is_a_field_or_a_link() -> None:
    file = opened(content())
    assert SHOWN in every_word(file)
    for part in parts(content()).values():
        assert b'TargetMode="External"' not in part
        assert b"w:hyperlink" not in part
        assert b"\xe2\x80\xae" not in part  # turned writing
    names = [name for name in parts(content()) if re.search("vba|activeX|embeddings|custom", name)]
    assert not names
    codes = {str(e.text).split()[0] for e in file.element.body.iter(qn("w:instrText"))}
    assert codes == {"SEQ"}
    assert not list(file.element.body.iter(qn("w:fldSimple")))


def test_a_section_that_starts_with_turned_paper_leaves_no_empty_page() -> None:
    section = Section(
        heading="Tabeller",
        level=1,
        blocks=tuple(Table(caption=f"Tabell {n}", rows=WIDE.iloc[:3]) for n in range(3)),
    )
    file = of(replace(example(), sections=(section, section)))
    assert [s.orientation is WD_ORIENT.LANDSCAPE for s in file.sections] == [
        False,
        True,
        False,
        True,
    ]
    for element in file.element.body.iter(qn("w:p")):
        if element.find(f".//{qn('w:sectPr')}") is not None:
            assert WordParagraph(element, file._body).text or element.pPr.pStyle.val == "TableGap"


def test_words_on_several_lines_stay_on_them_and_nothing_said_is_nothing_written() -> None:
    block = figure(1, comment="Ett.\nTvå.", meeting=" \n", n="", foot="", doubts=())
    section = Section(heading="A", level=1, blocks=(Paragraph("Ett.\n\nTvå."), block))
    file = of(replace(example(), sections=(section,)))
    assert said(file, "Quote") == ["Kommentar av rapportens författare: Ett.\nTvå."]
    assert [w for s, w in styled(file) if s == "Normal"] == ["Ett.", "Två."]
    bare = replace(example(), title="", subtitle="", facts=(), sections=(), foot="")
    assert [w for _, w in styled(of(bare))] == ["", ""]


def test_signs_of_a_picture_are_said_below_it_and_n_is_said_once() -> None:
    one = figure(1, keys=("Streck: preliminärt.", "1. Pandemi"), foot="Metod. n = 1 234 händelser.")
    file = of(replace(example(), sections=(Section(heading="A", level=1, blocks=(one,)),)))
    assert said(file, "FigureNote")[:2] == ["Streck: preliminärt.\n1. Pandemi", one.foot]


def test_a_figure_names_its_doubts_once_and_the_section_on_doubts_tells_them() -> None:
    doubts = (Doubt("Få områden", "Bara 6."), Doubt("Många frågor", "Sju."))
    named = "Metod. Förbehåll: få områden; många frågor. Källa: fil."
    blocks = (figure(1, doubts=doubts), figure(2, doubts=doubts, foot=named, n=""))
    file = of(replace(example(), sections=(Section(heading="A", level=1, blocks=blocks),)))
    assert said(file, "ListBullet") == []
    assert said(file, "FigureNote")[-2:] == ["Förbehåll: Få områden; Många frågor.", named]


def test_a_line_end_within_a_paragraph_is_a_space() -> None:
    section = Section(heading="A", level=1, blocks=(Paragraph("Ett\nslut.\n\nNytt."),))
    words = [w for s, w in styled(of(replace(example(), sections=(section,)))) if s == "Normal"]
    assert words == ["Ett slut.", "Nytt."]


def test_a_table_without_rows_or_columns_is_no_trouble() -> None:
    blocks = (Table(caption="A", rows=LONG.iloc[:0]), Table(caption="B", rows=pd.DataFrame()))
    file = of(replace(example(), sections=(Section(heading="A", level=1, blocks=blocks),)))
    assert [cells(table) for table in file.tables] == [[list(LONG.columns)]]
