"""The report of the sample, figures of every page, in every form: read by programs of others."""

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from shutil import copytree

import docx
import pptx
import pytest

from data import reports
from data.reports import Report
from data.store import Store
from pages.report.compose.templates import composed
from pages.report.contents import contents
from pages.report.document import Document, Template
from pages.report.writers.pdf import pdf
from pages.report.writers.slides import slides
from pages.report.writers.word import word
from pages.report.writers.workbook import workbook
from pages.shared.figures import Address
from pages.shared.opened import opened as view
from tests.documents.drawn import pages, squeezed
from tests.documents.screen_reader import faults

Opened = Callable[[bytes, str, str], Path]
VIEWS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("oversikt", ()),
    ("effekt", (("pilot", "norra_kungsgatan"), ("choices", "true"))),
    ("trender", (("pilot", "stallbacka"),)),
    ("karta", (("pilot", "norra_kungsgatan"), ("view", "relative"))),
    ("trygghet", (("pilot", "norra_kungsgatan"), ("safety", "items"))),
    ("arbetssatt", (("pilot", "norra_kungsgatan"), ("process", "chain"))),
    ("fler-platser", (("pilot", "norra_kungsgatan"), ("decision", "evidence"))),
)


@pytest.fixture(scope="module")
def store(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("report") / "store"
    copytree(sample_store, folder)
    return Store(folder)


@pytest.fixture(scope="module")
def documents(store: Store) -> dict[tuple[Template, str], Document]:
    """The same report by each template, in each language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(store.folder))
        for page, choices in VIEWS:
            for figure in view(page, choices, "sv"):
                address = str(Address(page, choices, figure.card.id))
                reports.change(store, "1", reports.with_figure(address))
        report: Report = reports.report(store, "1")
        reports.change(
            store, "1", reports.said(report.addresses[0], comment="Egna ord.", meeting="Mät mer.")
        )
        report = reports.report(store, "1")
        found = {
            language: contents(report, store.current(), store, language)
            for language in ("sv", "en")
        }
        return {
            (template, language): composed(template, found[language])
            for template in Template
            for language in found
        }


each = pytest.mark.parametrize("template", Template)
in_each_language = pytest.mark.parametrize("language", ["sv", "en"])


@each
@in_each_language
def test_a_screen_reader_can_read_the_pdf(
    documents: dict[tuple[Template, str], Document],
    template: Template,
    language: str,
    tmp_path: Path,
) -> None:
    document = documents[template, language]
    assert len(document.figures) > 20
    content = pdf(document)
    assert not faults(content, document, tmp_path)
    if program := shutil.which("verapdf"):
        file = tmp_path / "report.pdf"
        file.write_bytes(content)
        for flavour in ("3a", "ua1"):
            command = [program, "--flavour", flavour, "--format", "text", str(file)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.stdout.startswith("PASS"), done.stdout + done.stderr


@in_each_language
def test_libreoffice_opens_the_council_paper_and_every_picture_says_what_it_shows(
    documents: dict[tuple[Template, str], Document], language: str, opened: Opened
) -> None:
    document = documents[Template.COUNCIL, language]
    content = word(document)
    drawn = pages(opened(content, "docx", "pdf"))
    words = squeezed("".join(page.words for page in drawn))
    for section in document.sections:
        assert squeezed(section.heading) in words
    for figure in document.figures:
        assert squeezed(figure.title) in words
    shapes = docx.Document(BytesIO(content)).inline_shapes
    pictures = [shape for shape in shapes if shape._inline.docPr.get("descr")]
    assert len(pictures) == len(shapes) == sum(f.picture is not None for f in document.figures)


@in_each_language
def test_libreoffice_opens_the_slides_of_the_meeting(
    documents: dict[tuple[Template, str], Document], language: str, opened: Opened
) -> None:
    document = documents[Template.MEETING, language]
    content = slides(document)
    ours = list(pptx.Presentation(BytesIO(content)).slides)
    drawn = pages(opened(content, "pptx", "pdf"))
    assert len(drawn) == len(ours)
    for slide, page in zip(ours, drawn, strict=True):
        assert slide.shapes.title is not None
        assert squeezed(slide.shapes.title.text_frame.text) in squeezed(page.words)
        assert page.ink > 0.002
    titles = squeezed("".join(s.shapes.title.text_frame.text for s in ours if s.shapes.title))
    assert all(squeezed(figure.title) in titles for figure in document.figures)


def test_libreoffice_opens_the_workbook(
    documents: dict[tuple[Template, str], Document], opened: Opened
) -> None:
    document = documents[Template.COUNCIL, "sv"]
    made = opened(workbook(document), "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1")
    first = made.read_text("utf-8")
    assert all(figure.title.split(":")[0] in first for figure in document.figures[:3])
