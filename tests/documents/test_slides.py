"""The slides of a report as LibreOffice opens them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pptx
import pytest

from pages.report.document import Template
from pages.report.writers.slides import slides
from tests.documents.drawn import pages, squeezed
from tests.pages.report_crowded import crowded
from tests.pages.report_example import example

in_each_language = pytest.mark.parametrize("language", ["sv", "en"])
of_each_template = pytest.mark.parametrize("template", Template)

Opened = Callable[[bytes, str, str], Path]


@of_each_template
@in_each_language
def test_libreoffice_opens_them_and_each_says_its_title(
    opened: Opened, language: str, template: Template
) -> None:
    content = slides(example(language, template))
    drawn = [page.words for page in pages(opened(content, "pptx", "pdf"))]
    ours = list(pptx.Presentation(BytesIO(content)).slides)
    assert len(drawn) == len(ours)
    for number, (slide, words) in enumerate(zip(ours, drawn, strict=True), start=1):
        assert slide.shapes.title is not None
        assert squeezed(slide.shapes.title.text_frame.text) in squeezed(words)
        assert "FIKTIVA DATA" in words
        assert str(number) in words.split()


@in_each_language
def test_nothing_is_cut_covered_or_left_out(opened: Opened, language: str) -> None:
    content = slides(crowded(language))
    ours = list(pptx.Presentation(BytesIO(content)).slides)
    drawn = pages(opened(content, "pptx", "pdf"))
    assert len(drawn) == len(ours)
    for slide, page in zip(ours, drawn, strict=True):
        words = squeezed(page.words)
        for shape in slide.shapes:
            if shape.has_text_frame and shape.placeholder_format.idx != 12:
                for paragraph in shape.text_frame.paragraphs:
                    assert squeezed(paragraph.text) in words
            if shape.has_table:
                for row in shape.table.rows:
                    assert all(squeezed(cell.text) in words for cell in row.cells)
        assert page.cut(margin=8) == 0
        assert page.overlapping == 0
        assert page.ink > 0.005
