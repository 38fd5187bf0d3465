"""What a click did is told where the reader is, and nothing folds up under their hands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from data.plans.deviations import Field
from data.store import Store
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.reader import Reader, sitting
from tests.browser.server import serving
from tests.pages.town import EVEN, STUDY, load, months, spread

pytestmark = pytest.mark.browser

PLAN = SWEDISH_TEXT.plan
RECEIPT = ".st-key-receipt"
COUNTS = months(spread(EVEN))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    folder = tmp_path / "store"
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(folder))
    load(folder, counts=COUNTS, study=STUDY)
    return Store(folder)


@pytest.fixture
def reader(browser: Browser, store: Store, tmp_path: Path) -> Iterator[Reader]:
    with serving(store.folder, tmp_path / "log") as server, sitting(browser, server) as reader:
        yield reader
        assert not server.errors()
        assert reader.complaints == []


def save_a_change(reader: Reader) -> None:
    reader.open("utvarderingsplan")
    page = reader.page
    page.locator("summary").filter(has_text=PLAN.edit).click()
    title = page.get_by_label(PLAN.field[Field.TITLE], exact=True)
    title.fill("Ny titel")
    title.press("Tab")
    reader.settle()
    save = page.get_by_role("button", name=PLAN.save, exact=True)
    save.scroll_into_view_if_needed()
    save.click()
    reader.settle()


def test_a_saved_plan_is_told_in_sight_and_the_panel_of_its_lock_stays_open(
    reader: Reader, store: Store
) -> None:
    save_a_change(reader)
    page = reader.page
    expect(page.locator(RECEIPT)).to_contain_text(PLAN.saved.format(number="2"))
    expect(page.locator(RECEIPT)).to_be_in_viewport()
    page.locator("summary").filter(has_text=PLAN.lock).click()
    reader.settle()
    page.get_by_text(PLAN.lock_sure).click()
    reader.settle()
    expect(page.locator(RECEIPT)).to_have_count(0)
    lock = page.get_by_role("button", name=PLAN.lock, exact=True)
    expect(lock).to_be_visible()
    expect(lock).to_be_enabled()
    lock.click()
    reader.settle()
    expect(page.locator(RECEIPT)).to_contain_text(PLAN.locked_now)
    assert store.current().study().lock


def test_a_load_is_told_in_sight(reader: Reader) -> None:
    reader.open("underlag")
    file = FilePayload(name="ny.csv", mimeType="text/csv", buffer=COUNTS.encode())
    reader.page.locator("[class*=st-key-upload_file-] input[type=file]").set_input_files(file)
    button = reader.page.locator(".st-key-upload_add button")
    button.scroll_into_view_if_needed()
    button.click()
    expect(reader.page.locator(RECEIPT)).to_contain_text("ny.csv")
    reader.settle()
    expect(reader.page.locator(RECEIPT)).to_be_in_viewport()
    expect(button).to_have_count(0)
