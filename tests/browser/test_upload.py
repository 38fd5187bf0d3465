"""A file comes in through the page Underlag, as a person does it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from data.intake import Kind
from data.store import Store
from pages.shared.text.sentences import sentence_case
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.reader import Reader, sitting
from tests.browser.server import serving

pytestmark = pytest.mark.browser

FILE, ADD, CANCEL = "upload_file-", "upload_add", "upload_cancel"  # keys of the widgets on the page
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
    reader.page.locator(f"[class*=st-key-{FILE}] input[type=file]").set_input_files(file)


def test_an_upload_says_what_it_took_and_is_in_use_at_once(reader: Reader, store: Store) -> None:
    upload(reader, "antal.csv", COUNTS)
    reader.page.locator(f".st-key-{ADD} button").click()
    took = SWEDISH_TEXT.sources.added.format(
        name="antal.csv", kept="2", read=SWEDISH_TEXT.numbers.whole(2)
    )
    expect(reader.page.get_by_test_id("stAlert").filter(has_text=took)).to_be_visible()
    reader.settle()
    expect(reader.page.get_by_test_id("stTable").first).to_contain_text("antal.csv")
    assert store.current().part(Kind.COUNTS).name == "antal.csv"
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


def files(store: Store) -> dict[str, int]:
    """Every file of the store and when it was written; lock and key hold nobody's data."""
    beside = {".lock", "key"}
    found = [p for p in store.folder.rglob("*") if p.is_file() and p.name not in beside]
    return {str(path.relative_to(store.folder)): path.stat().st_mtime_ns for path in found}


def test_a_load_shows_its_steps_and_is_cancelled_by_a_click_without_a_trace(
    reader: Reader, store: Store
) -> None:
    rows = "".join(f"2024-05-{n % 28 + 1:02} 1{n % 9}:00;Stöld;Norr\n" for n in range(600_000))
    before = files(store)
    upload(reader, "stor.csv", f"Datum;Brottstyp;Område\n{rows}")
    reader.page.locator(f".st-key-{ADD} button").click()
    cancel = reader.page.locator(f".st-key-{CANCEL} button")
    expect(cancel).to_be_visible()
    steps = "|".join(SWEDISH_TEXT.sources.step.values())
    expect(reader.page.get_by_test_id("stProgress")).to_contain_text(re.compile(steps))
    expect(reader.page.locator(f".st-key-{ADD} button")).to_be_disabled()
    cancel.click()
    told = reader.page.get_by_test_id("stAlert").filter(has_text=SWEDISH_TEXT.sources.cancelled)
    expect(told).to_be_visible(timeout=60_000)
    assert files(store) == before
    reader.settle()
    expect(cancel).to_have_count(0)
    expect(reader.page.locator(f".st-key-{ADD} button")).to_be_enabled()
    reader.take_picture("upload-cancelled")
    assert files(store) == before, "the run that was left behind has ended too"


def choose(reader: Reader, key: str, option: str) -> None:
    reader.settle()
    box = reader.page.locator(f".st-key-{key} input")
    box.click()
    box.fill(option)
    expect(reader.page.get_by_role("option", name=option, exact=True)).to_be_visible()
    box.press("Enter")
    expect(box).to_have_value(option)
    reader.settle()


def test_a_mapping_that_a_person_made_is_there_for_the_next_file(
    reader: Reader, store: Store
) -> None:
    odd, kind = COUNTS.replace("Månad", "När"), sentence_case(SWEDISH_TEXT.kind[Kind.COUNTS])
    upload(reader, "maj.csv", odd)
    choose(reader, "upload_kind-maj-csv", kind)
    month = reader.page.locator(".st-key-column-maj-csv-counts-month input")
    month.wait_for(state="attached")  # else what opens is of the kind that the page guessed
    reader.settle()
    reader.page.locator("summary").filter(has_text=SWEDISH_TEXT.columns.mend).click()
    expect(month).to_be_visible()
    choose(reader, "column-maj-csv-counts-month", "När")
    reader.page.locator(f".st-key-{ADD} button").click()
    took = SWEDISH_TEXT.sources.added.format(
        name="maj.csv", kept="2", read=SWEDISH_TEXT.numbers.whole(2)
    )
    expect(reader.page.get_by_test_id("stAlert").filter(has_text=took)).to_be_visible()
    reader.open("underlag")
    upload(reader, "juni.csv", odd)
    choose(reader, "upload_kind-juni-csv", kind)
    saved = reader.page.get_by_test_id("stCheckbox").filter(has_text="maj.csv")
    expect(saved.locator("input")).to_be_checked()
    reader.take_picture("upload-saved-mapping")


def test_what_was_opened_on_the_page_stays_open_at_a_click(reader: Reader) -> None:
    opened = reader.page.locator("details").filter(has_text=SWEDISH_TEXT.keep.restore_heading)
    opened.locator("summary").click()
    sure = opened.get_by_text(SWEDISH_TEXT.keep.restore_sure)
    sure.click()
    reader.settle()
    reader.page.locator(".st-key-verify button").click()
    expect(reader.page.get_by_text(SWEDISH_TEXT.store.sound)).to_be_visible()
    reader.settle()
    expect(sure).to_be_visible()
