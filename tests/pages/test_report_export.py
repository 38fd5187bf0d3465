"""A report taken out: the numbers of the screen in every file, and the same bytes every time."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import docx
import pptx
import pypdf
import pytest
from python_calamine import CalamineWorkbook

from data import reports
from data.store import Store
from pages.report.compose.templates import composed
from pages.report.contents import contents
from pages.report.document import Template
from pages.report.export import Asked, Form, export
from pages.report.writers.slides import slides
from pages.shared.figures import Address
from pages.shared.opened import opened
from tests.conftest import ROOT
from tests.pages.screen import Screen, text_of

VIEWS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("oversikt", ()),
    ("effekt", (("pilot", "norra_kungsgatan"),)),
    ("trender", (("groups", "burglary"), ("pilot", "stallbacka"))),
    ("karta", (("pilot", "norra_kungsgatan"), ("view", "difference"))),
    ("trygghet", (("pilot", "norra_kungsgatan"), ("safety", "items"))),
    ("arbetssatt", (("pilot", "norra_kungsgatan"), ("process", "measures"))),
)
CHOSEN = {  # a few of each, so that the tests stay quick
    "oversikt-huvudutfall",
    "effekt-huvudutfall",
    "effekt-manader",
    "effekt-andra",
    "trender-manad",
    "trender-grupper",
    "karta-skillnad",
    "trygghet-fragor-besökare",
}
Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def store(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample with a report of some figures of every kind of page."""
    folder = tmp_path_factory.mktemp("report") / "store"
    copytree(sample_store, folder)
    made = Store(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(folder))
        for page, choices in VIEWS:
            for figure in opened(page, choices, "sv"):
                if figure.card.id in CHOSEN or page == "arbetssatt":
                    address = str(Address(page, choices, figure.card.id))
                    reports.change(made, "1", reports.with_figure(address))
    first = reports.report(made, "1").addresses[0]
    reports.change(made, "1", reports.said(first, comment="Egna ord.", meeting="Mät mer."))
    return made


@pytest.fixture(scope="module")
def taken_out(store: Store) -> Callable[[str], Files]:
    """Give every file of the report in a language."""

    @cache
    def of(language: str) -> Files:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PILOTKOLLEN_STORE", str(store.folder))
            asked = Asked(template=Template.COUNCIL, language=language, form=Form.EVERYTHING)
            made = export(store, reports.report(store, "1"), asked, by="test")
        assert (made.withheld, made.missing) == ((), ())
        with ZipFile(BytesIO(made.content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    return of


def only(files: Files, ending: str) -> bytes:
    found = [
        content for name, content in files.items() if name.endswith(ending) and "/" not in name
    ]
    return found[0]


def plain(said: str) -> str:
    """Without what sets words apart on paper: breaks, soft hyphens, kinds of space."""
    return "".join(said.split()).replace("\N{SOFT HYPHEN}", "")


def pdf_words(content: bytes) -> str:
    """What is on its pages, and in the tables inside: a long one is nowhere else."""
    file = pypdf.PdfReader(BytesIO(content))
    tables = [data.decode("utf-8-sig") for each in file.attachments.values() for data in each]
    return plain("\n".join([*(page.extract_text() for page in file.pages), *tables]))


def word_words(content: bytes) -> str:
    file = docx.Document(BytesIO(content))
    return plain(
        "\n".join(element.text or "" for element in file.element.body.iter() if element.text)
    )


def slide_words(content: bytes) -> str:
    said = []
    for slide in pptx.Presentation(BytesIO(content)).slides:
        said += [element.text for element in slide._element.iter() if element.text]
        if slide.has_notes_slide:
            said += [e.text for e in slide.notes_slide._element.iter() if e.text]
    return plain("\n".join(said))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_figures_numbers_are_the_same_on_screen_and_in_every_file(
    language: str,
    store: Store,
    taken_out: Callable[[str], Files],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(store.folder))
    files = taken_out(language)
    told = json.loads(files[_records(files)])["figures"]
    pdf, word = pdf_words(only(files, ".pdf")), word_words(only(files, ".docx"))
    slides = slide_words(only(files, ".pptx"))
    book = CalamineWorkbook.from_filelike(BytesIO(only(files, ".xlsx")))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names[1:]]
    addresses = [Address.read(a) for a in reports.report(store, "1").addresses]
    shown = {
        (page, choices): {f.card.id: f for f in opened(page, choices, language)}
        for page, choices in VIEWS
    }
    assert [figure["address"] for figure in told] == [str(address) for address in addresses]
    for number, (address, record) in enumerate(zip(addresses, told, strict=True), start=1):
        card = shown[address.page, address.choices][address.figure].card
        cells = [str(cell) for cell in card.table.to_numpy().flat]
        assert [cell["text"] for row in record["table"]["rows"] for cell in row] == cells
        csv = next(c for n, c in files.items() if n.startswith(f"data/{number:02}-"))
        for words in (pdf, word, slides, plain(csv.decode("utf-8-sig"))):
            assert plain(card.title) in words.replace('""', '"'), card.id
            missing = [cell for cell in cells if plain(cell) not in words.replace('""', '"')]
            assert not missing, (card.id, missing[:5])
        values = (cell["value"] for row in record["table"]["rows"] for cell in row)
        in_sheet = _numbers(value for row in sheets[number - 1] for value in row)
        assert _numbers(values) <= in_sheet, card.id


def _records(files: Files) -> str:
    return next(n for n in files if n.endswith(".json") and n != "manifest.json")


def _numbers(values: Iterable[object]) -> set[float]:
    return {round(float(value), 9) for value in values if isinstance(value, int | float)}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_people_s_words_doubts_and_methods_are_in_every_document(
    language: str, taken_out: Callable[[str], Files]
) -> None:
    files, text = taken_out(language), text_of(language)
    for read, ending in ((pdf_words, ".pdf"), (word_words, ".docx"), (slide_words, ".pptx")):
        words = read(only(files, ending))
        for said in ("Egna ord.", "Mät mer.", text.document.doubts, text.document.method):
            assert plain(said) in words, (ending, said)
        assert plain(text.frame.fictive) in words


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_deck_for_a_meeting_leads_with_the_answer_and_ends_with_what_it_was_made_from(
    store: Store, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(store.folder))
    text, version = text_of(language), store.current()
    found = contents(reports.report(store, "1"), version, store, language)
    deck = pptx.Presentation(BytesIO(slides(composed(Template.MEETING, found))))
    said = [
        "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        for slide in deck.slides
    ]
    first, answer, *_, last = said
    study = version.study()
    print_ = version.fingerprint[:10]
    assert text.document.facts["print"] not in first
    assert study.lock
    assert study.lock.print_[:12] not in first
    assert answer.startswith(text.document.answer)
    assert any(stance in answer for stance in text.judgement.stance.values())
    assert plain(study.decision_rule) in plain(answer)
    assert last.startswith(text.document.made_from)
    assert f"{text.document.facts['print']}: {print_}" in last


def test_a_council_paper_has_the_headings_of_one_in_order(
    taken_out: Callable[[str], Files],
) -> None:
    file = docx.Document(BytesIO(only(taken_out("sv"), ".docx")))
    headings = [p.text for p in file.paragraphs if p.style and p.style.name == "Heading 1"]
    wanted = [
        "Förslag till beslut",
        "Sammanfattning",
        "Ärendet",
        "Bakgrund",
        "Metod",
        "Resultat",
        "Osäkerhet",
        "Slutsats",
        "Ekonomiska konsekvenser",
        "Beslutsunderlag",
    ]
    assert [h for h in headings if h in wanted] == wanted


def test_the_list_of_files_tells_each_with_its_checksum(taken_out: Callable[[str], Files]) -> None:
    files = taken_out("sv")
    listed = json.loads(files["manifest.json"])
    told = {each["name"]: each for each in listed["files"]}
    assert set(told) == set(files) - {"manifest.json"}
    for name, each in told.items():
        assert each["sha256"] == sha256(files[name]).hexdigest()
        assert each["bytes"] == len(files[name])
        assert each["figures"]


def test_each_figure_is_found_again_by_what_stands_beside_it(
    taken_out: Callable[[str], Files], store: Store
) -> None:
    words = pdf_words(only(taken_out("sv"), ".pdf"))
    version = store.current()
    for written in reports.report(store, "1").addresses:
        assert Address.read(written).id in words
    assert version.fingerprint[:10] in words


MOVED = """
import time
clock, nanoseconds = time.time, time.time_ns
time.time = lambda: clock() + 400 * 86400
time.time_ns = lambda: nanoseconds() + 400 * 86400 * 10**9
"""
STARTED = "import sys; from pages.report.__main__ import main; sys.exit(main(sys.argv[1:]))"


@pytest.mark.slow
def test_two_runs_with_the_clock_moved_give_the_same_bytes(store: Store, tmp_path: Path) -> None:
    taken = []
    for seed, before in (("1", ""), ("2", MOVED)):
        folder = tmp_path / seed
        subprocess.run(
            [
                *(sys.executable, "-W", "ignore", "-c", before + STARTED),
                *("--format", "everything", "--folder", str(folder)),
            ],
            cwd=ROOT,
            env={**os.environ, "PILOTKOLLEN_STORE": str(store.folder), "PYTHONHASHSEED": seed},
            check=True,
            timeout=300,
        )
        (file,) = folder.iterdir()
        taken.append(file.read_bytes())
    first, second = (dict(_inside(content)) for content in taken)
    assert [name for name in first if first[name] != second.get(name)] == []
    assert taken[0] == taken[1]


def _inside(content: bytes) -> list[tuple[str, str]]:
    with ZipFile(BytesIO(content)) as archive:
        return [(name, sha256(archive.read(name)).hexdigest()) for name in archive.namelist()]


def test_the_report_tells_what_the_pages_tell(
    of_sample: Callable[[str, str], Screen], taken_out: Callable[[str], Files]
) -> None:
    screen = of_sample("effect", "sv")
    told = json.loads(taken_out("sv")[_records(taken_out("sv"))])["figures"]
    headline = next(figure for figure in told if "effekt-huvudutfall" in figure["address"])
    assert headline["title"] in screen.text
    cells = [[cell["text"] for cell in row] for row in headline["table"]["rows"]]
    assert any(cells == table.astype(str).to_numpy().tolist() for table in screen.tables)


def test_figures_stand_in_the_order_of_the_report_with_n_and_the_interval_said_once(
    taken_out: Callable[[str], Files],
) -> None:
    words = pdf_words(only(taken_out("sv"), ".pdf"))
    file = docx.Document(BytesIO(only(taken_out("sv"), ".docx")))
    notes = [p.text for p in file.paragraphs if p.style and p.style.name == "Figurens fotnot"]
    captions = [p.text for p in file.paragraphs if p.style and p.style.name == "Caption"]
    found = [int(n) for c in captions for n in re.findall(r"^Figur (\d+)\.", c)]
    assert found[:7] == [1, 2, 3, 4, 5, 6, 7]
    assert any("n = " in note for note in notes)
    assert all(note.count("n = ") <= 1 for note in notes if not note.startswith("n = 5 840"))
    assert "Troligenmellan" not in words
