"""A file comes in through the page Underlag, as a person does it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from data.intake import Kind
from data.store import Store
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.reader import Reader, sitting
from tests.browser.server import serving

pytestmark = pytest.mark.browser

FILE, ADD = "upload_file", "upload_add"  # keys of the widgets on the page
COUNTS = "Område;Månad;Brottstyp;Antal\nNorr;2024-01;Stöld;12\nSöder;2024-01;Stöld;7\n"
WITHOUT_MONTHS = "Område;Brottstyp;Antal\nNorr;Stöld;12\n"


@pytest.fixture
def store(sample_store: Path, tmp_path: Path) -> Store:
    """A copy that this test may change."""
    return Store(Path(shutil.copytree(sample_store, tmp_path / "store")))


@pytest.fixture
def reader(browser: Browser, store: Store, tmp_path: Path) -> Iterator[Reader]:
    with serving(store.folder, tmp_path / "log") as server, sitting(browser, server) as reader:
        reader.open("underlag")
        yield reader
        assert not server.errors()
        assert reader.complaints == []


def upload(reader: Reader, name: str, content: str) -> None:
    file = FilePayload(name=name, mimeType="text/csv", buffer=content.encode())
    reader.page.locator(f".st-key-{FILE} input[type=file]").set_input_files(file)


def test_an_upload_says_what_it_took_and_is_in_use_at_once(reader: Reader, store: Store) -> None:
    upload(reader, "antal.csv", COUNTS)
    reader.page.locator(f".st-key-{ADD} button").click()
    took = SWEDISH_TEXT.sources.added.format(name="antal.csv", kept=2, read=2)
    expect(reader.page.get_by_test_id("stAlert").filter(has_text=took)).to_be_visible()
    reader.settle()
    expect(reader.page.get_by_test_id("stTable").first).to_contain_text("antal.csv")
    assert store.current().parts[Kind.COUNTS].name == "antal.csv"
    reader.take_picture("upload")


def test_an_upload_that_cannot_be_used_says_why_and_changes_nothing(
    reader: Reader, store: Store
) -> None:
    before = store.numbers()
    upload(reader, "antal.csv", WITHOUT_MONTHS)
    reader.page.locator(f".st-key-{ADD} button").click()
    faults = reader.page.get_by_test_id("stAlert").filter(has_text=SWEDISH_TEXT.sources.faults)
    expect(faults).to_contain_text("antal.csv")
    expect(reader.page.get_by_test_id("stException")).to_have_count(0)
    reader.settle()
    assert store.numbers() == before
    reader.take_picture("upload-refused")
