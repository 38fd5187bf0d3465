"""What leaves as a file: documents, workbooks, records, tables. Nothing in them acts when read."""

import csv
import json
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from data.reports import Item, Report, change
from data.store import Store
from pages.report.document import Template
from pages.report.export import Asked, Form, export
from pages.shared.markup import FORMULA, NUMBER
from pages.shared.opened import opened
from tests.bytes_of import words_in
from tests.hostile.corpus import CONTROLS, HOST, LINES, ONE_LINE

EVERY = [*(ONE_LINE | LINES).values(), *(t for n, t in CONTROLS.items() if n != "half a pair")]
VIEWS = (
    ("effekt", 1),
    ("trender", 1),
    ("arbetssatt", 1),
    ("karta", 1),
)
# what a PDF does by itself or at a click
ACTS = {"/JavaScript", "/JS", "/Launch", "/URI", "/SubmitForm", "/ImportData", "/OpenAction", "/AA"}
FIELDS = re.compile(r"<w:(?:instrText|fldSimple)\b[^>]*>([^<]*)")


@pytest.fixture(scope="module")
def left(hostile_store: Path) -> Iterator[dict[str, bytes]]:
    """Every file of a report of figures in texts of the corpus, titled and commented with them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(hostile_store))
        store = Store(hostile_store)
        found = [f for page, most in VIEWS for f in opened(page, (), "sv")[:most]]
        said = ["\n".join(EVERY[at :: len(found)]) for at in range(len(found))]
        items = tuple(
            Item(str(figure.address), comment=own, meeting=own[::-1])
            for figure, own in zip(found, said, strict=True)
        )
        title = " ".join(EVERY[:12])
        change(store, "7", lambda _: Report("7", title, items))
        report = Report("7", title, items)
        files: dict[str, bytes] = {}
        for template, form in (
            (Template.COUNCIL, Form.EVERYTHING),
            (Template.MEETING, Form.PDF),
        ):
            made = export(
                store, report, Asked(template=template, language="sv", form=form), by=title
            )
            files[f"{template}-{made.name}"] = made.content
        yield dict(unpacked(files))


def unpacked(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, content in files.items():
        if name.endswith(".zip"):
            with ZipFile(BytesIO(content)) as archive:
                assert not [n for n in archive.namelist() if ".." in n or n.startswith("/")]
                yield from unpacked({n: archive.read(n) for n in archive.namelist()})
        else:
            yield name, content


def test_every_form_is_there(left: dict[str, bytes]) -> None:
    endings = {Path(name).suffix for name in left}
    assert {".pdf", ".docx", ".pptx", ".xlsx", ".json", ".csv", ".svg", ".png"} <= endings


def parts(content: bytes) -> Iterator[tuple[str, str]]:
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, archive.read(name).decode("utf-8")


def office(left: dict[str, bytes]) -> Iterator[tuple[str, str, str]]:
    for file, content in left.items():
        if file.endswith((".docx", ".pptx", ".xlsx")):
            yield from ((file, name, xml) for name, xml in parts(content))


def test_no_document_reaches_for_anything_outside_itself(left: dict[str, bytes]) -> None:
    rels = [(f, name, xml) for f, name, xml in office(left) if name.endswith(".rels")]
    assert rels
    assert [(f, name) for f, name, xml in rels if 'TargetMode="External"' in xml] == []


def test_no_text_becomes_a_field_or_a_formula(left: dict[str, bytes]) -> None:
    fields = {field.split()[0] for _, _, xml in office(left) for field in FIELDS.findall(xml)}
    assert fields <= {"PAGE", "NUMPAGES", "SEQ", "TOC", "STYLEREF"}
    for file, name, xml in office(left):
        if file.endswith(".xlsx") and name.startswith("xl/worksheets/"):
            assert "<f>" not in xml


def test_no_pdf_acts_or_leads_anywhere(left: dict[str, bytes]) -> None:
    for name, content in left.items():
        if not name.endswith(".pdf"):
            continue
        with pikepdf.open(BytesIO(content)) as document:
            keys = {
                key
                for each in document.objects
                if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
                for key in each.keys()  # noqa: SIM118 (pikepdf's own)
            }
            names = {
                str(each.get("/S"))
                for each in document.objects
                if isinstance(each, pikepdf.Dictionary)
            }
        assert not (keys | names) & ACTS, name


def test_no_cell_of_a_table_is_a_formula(left: dict[str, bytes]) -> None:
    tables = {name: content for name, content in left.items() if name.endswith(".csv")}
    assert tables
    for name, content in tables.items():
        for row in csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"):
            for cell in row:
                assert not cell.startswith(FORMULA) or NUMBER.fullmatch(cell), (name, cell)


def test_no_picture_holds_markup_of_a_text(left: dict[str, bytes]) -> None:
    pictures = [content.decode("utf-8") for n, content in left.items() if n.endswith(".svg")]
    assert pictures
    for picture in pictures:
        assert not re.search(r"<(?:script|img|iframe|a|foreignObject)\b|\son\w+=", picture)
        assert f'href="http://{HOST}' not in picture


def words(name: str, content: bytes) -> str:
    if name.endswith(".json"):
        said = json.dumps(json.loads(content), ensure_ascii=False).replace('\\"', '"')
    else:
        said = "".join(words_in(content))
    return re.sub(r"\s|\N{ZERO WIDTH SPACE}|\N{WORD JOINER}", "", said)


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".xlsx", ".json"])
def test_what_people_say_stands_in_the_document_as_they_wrote_it(
    left: dict[str, bytes], ending: str
) -> None:
    wanted = [ONE_LINE[name] for name in ("script", "typesetting a file", "command")]
    documents = [(n, c) for n, c in left.items() if n.endswith(ending) and "manifest" not in n]
    assert documents
    for name, content in documents:
        said = words(name, content)
        assert [each for each in wanted if each.replace(" ", "") not in said] == [], name
