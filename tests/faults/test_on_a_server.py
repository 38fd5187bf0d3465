"""
One real server, whose store and whose readers meet one fault after another. It is never started
again but where it was killed.
"""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from data.intake import Kind
from data.keeping.contents import serious
from data.keeping.verify import verify
from data.problems import Trouble
from data.progress import Step
from data.store import Store
from pages.shared.text.sv import SWEDISH_TEXT
from pages.sources.add import ADD, AGAIN, CANCEL
from pages.sources.keep import BACKUP
from tests.browser.reader import Reader, sitting
from tests.browser.server import Server, serving
from tests.faults.load import LONG, PICKER, begin, choose_file, csv, files, told, took
from tests.faults.test_pages import held

pytestmark = pytest.mark.browser

PATIENCE_S = 120
FAILED, SILENT = "Filen gick inte att göra.", "Servern svarar inte"  # static/boot.js


@pytest.fixture(scope="module")
def server(kept: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(kept.folder, tmp_path_factory.mktemp("log") / "log") as server:
        yield server


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    with sitting(browser, server) as reader:
        yield reader


@contextmanager
def full_disk(server: Server) -> Iterator[None]:
    """No file that the server writes gets longer than 1,000 bytes."""
    before = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (1000, before[1]))
    yield
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, before)


def test_a_disk_that_fills_up_is_told_and_a_click_tries_again(
    reader: Reader, server: Server, kept: Store
) -> None:
    before, numbers = files(kept), kept.numbers()
    reader.open("underlag")
    choose_file(reader, "full.csv", csv(40))
    with full_disk(server):
        reader.page.locator(f".st-key-{ADD} button").click()
        told(reader, SWEDISH_TEXT.store.disk[Trouble.FULL])
        assert (files(kept), kept.numbers()) == (before, numbers)
    reader.settle()
    reader.page.locator(f".st-key-{AGAIN} button").click()
    told(reader, took("full.csv", 40))
    assert serious(verify(kept)) == []


def test_a_damaged_file_is_told_and_the_page_is_back_when_the_file_is(
    reader: Reader, kept: Store
) -> None:
    file = kept.current().part(Kind.AREAS).rows_file
    content = file.read_bytes()
    file.write_bytes(content[:-100])
    reader.open("trender")
    told(reader, SWEDISH_TEXT.store.damaged)
    file.write_bytes(content)
    reader.open("trender")
    expect(reader.page.get_by_text(SWEDISH_TEXT.store.damaged)).to_have_count(0)
    expect(reader.page.get_by_test_id("stPlotlyChart").first).to_be_visible()


def test_a_file_that_cannot_be_made_is_told_in_words_and_is_made_when_it_can(
    reader: Reader, server: Server
) -> None:
    reader.open("underlag")
    button = reader.page.locator(f".st-key-{BACKUP} button")
    with full_disk(server):
        button.click()
        expect(reader.page.get_by_text(FAILED)).to_be_visible()
    with reader.page.expect_download() as download:
        button.click()
    assert Path(download.value.path()).stat().st_size > 0


def test_a_reader_who_is_gone_in_the_middle_of_an_upload_leaves_nothing_behind(
    browser: Browser, server: Server, kept: Store
) -> None:
    before = files(kept)
    with sitting(browser, server) as gone:
        gone.open("underlag")
        slow = gone.page.context.new_cdp_session(gone.page)
        slow.send("Network.enable")
        conditions = {"offline": False, "latency": 0, "downloadThroughput": -1}
        slow.send("Network.emulateNetworkConditions", conditions | {"uploadThroughput": 20_000})
        file = FilePayload(name="stor.csv", mimeType="text/csv", buffer=csv(100_000))
        with gone.page.expect_request("**/_stcore/upload_file/**"):
            gone.page.locator(PICKER).set_input_files(file)
    with sitting(browser, server) as reader:
        reader.open("underlag")
        choose_file(reader, "liten.csv", csv(50))
        assert files(kept) == before
        reader.page.locator(f".st-key-{ADD} button").click()
        told(reader, took("liten.csv", 50))


def test_a_load_whose_reader_closes_the_tab_is_there_whole_or_not_at_all(
    browser: Browser, server: Server, kept: Store
) -> None:
    before = kept.ledger.current()
    with sitting(browser, server) as gone:
        begin(gone, "stangd.csv")
    with sitting(browser, server) as reader:
        begin(reader, "nasta.csv", 70)  # waits for the other where that goes on
        told(reader, took("nasta.csv", 70))
    made = {n: kept.version(n) for n in kept.numbers() if n > before}
    left = [v.part(Kind.INCIDENTS) for v in made.values() if v.made_from == "stangd.csv"]
    assert [part.kept_count for part in left] in ([], [LONG])
    assert len(made) == 1 + len(left)
    assert serious(verify(kept)) == []


def test_a_load_that_waits_for_another_program_says_so_and_is_cancelled_at_once(
    reader: Reader, kept: Store
) -> None:
    before = files(kept)
    with held(kept.folder):
        begin(reader, "vantar.csv")
        waits = SWEDISH_TEXT.sources.step[Step.WAIT]
        expect(reader.page.get_by_text(waits)).to_be_visible()
        reader.page.locator(f".st-key-{CANCEL} button").click()
        told(reader, SWEDISH_TEXT.sources.cancelled)
    assert files(kept) == before


def test_a_server_that_is_killed_in_a_load_starts_again_on_what_was_there(
    browser: Browser, store: Store, tmp_path: Path
) -> None:
    before = files(store)
    with serving(store.folder, tmp_path / "log") as server, sitting(browser, server) as reader:
        begin(reader)
        server.process.kill()
        server.process.wait(PATIENCE_S)
        expect(reader.page.get_by_role("dialog").get_by_role("heading")).to_have_text(SILENT)
    assert {name: at for name, at in files(store).items() if name in before} == before
    with serving(store.folder, tmp_path / "again") as server, sitting(browser, server) as reader:
        reader.open("trender")
        expect(reader.page.get_by_test_id("stPlotlyChart").first).to_be_visible()
        begin(reader, "juni.csv", 60)
        told(reader, took("juni.csv", 60))
        assert not server.errors()
    assert store.current().number == 2
    assert verify(store) == []
