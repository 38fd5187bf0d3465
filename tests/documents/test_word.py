"""The Word file of a report as LibreOffice opens it."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from pages.report.document import Template
from pages.report.writers.word import word
from tests.documents.drawn import pages, squeezed
from tests.pages.report_crowded import SHOWN, crowded
from tests.pages.report_example import example

in_each_language = pytest.mark.parametrize("language", ["sv", "en"])
of_each_template = pytest.mark.parametrize("template", Template)

Opened = Callable[[bytes, str, str], Path]
PAGES = {"sv": "Sida {} av {}", "en": "Page {} of {}"}


@of_each_template
@in_each_language
def test_libreoffice_opens_it_and_its_pages_say_all_headings_in_order(
    opened: Opened, language: str, template: Template
) -> None:
    document = example(language, template)
    drawn = [page.words for page in pages(opened(word(document), "docx", "pdf"))]
    assert 1 < len(drawn) < 5
    words = squeezed(" ".join(drawn))
    places = [words.find(squeezed(one.heading)) for one in document.sections]
    assert -1 not in places
    assert places == sorted(places)
    for one in document.figures:
        assert squeezed(one.title) in words
        assert squeezed(one.meeting) in words


@in_each_language
def test_nothing_is_cut_covered_or_left_empty_and_each_page_has_its_number(
    opened: Opened, language: str
) -> None:
    drawn = pages(opened(word(crowded(language)), "docx", "pdf"))
    assert 10 < len(drawn) < 30
    for number, page in enumerate(drawn, start=1):
        words = page.words
        assert PAGES[language].format(number, len(drawn)) in words
        assert "FIKTIVA DATA" in words
        assert squeezed(example().foot) in squeezed(words)
        assert page.cut(margin=20) == 0
        assert page.overlapping == 0
        assert page.ink > 0.005
    assert squeezed(SHOWN) in squeezed(" ".join(page.words for page in drawn))


def test_libreoffice_keeps_its_styles_tables_and_alternative_texts(opened: Opened) -> None:
    """What it writes of it is what an office that has no Word goes on with."""
    file = docx.Document(str(opened(word(example()), "docx", "docx")))
    styles = [p.style.name for p in file.paragraphs if p.style is not None]
    assert styles.count("Heading 1") == 3
    assert styles.count("Heading 2") == 1
    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == [
        example().figures[0].alt
    ]
    assert all(list(table.rows[0]._tr.iter(qn("w:tblHeader"))) for table in file.tables)
