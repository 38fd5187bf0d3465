"""The main tasks with the keyboard alone, and where one sees that it is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FileChooser, FilePayload, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from pages.shared.session import Check
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.keys import here, tab_to, walk
from tests.browser.reader import Reader, sitting
from tests.browser.server import Server, serving
from tests.browser.test_upload import ADD, COUNTS

pytestmark = pytest.mark.browser

TEXT = SWEDISH_TEXT


@pytest.fixture(scope="module")
def own_server(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One whose store these tests may change."""
    folder = tmp_path_factory.mktemp("keyboard")
    shutil.copytree(sample_store, folder / "store")
    with serving(folder / "store", folder / "log") as server:
        yield server
        assert not server.errors()


@pytest.fixture
def reader(browser: Browser, own_server: Server) -> Iterator[Reader]:
    with sitting(browser, own_server) as reader:
        reader.page.emulate_media(reduced_motion="reduce")
        yield reader
        assert reader.complaints == []


def press(reader: Reader, *keys: str) -> None:
    for key in keys:
        reader.page.keyboard.press(key)


def dialog(reader: Reader) -> FileChooser:
    """Asked for again where the page was being drawn when the key was pressed."""
    for _ in range(3):
        try:
            with reader.page.expect_file_chooser(timeout=5_000) as chooser:
                press(reader, "Enter")
        except PlaywrightTimeout:
            continue
        return chooser.value
    raise AssertionError("no dialog to choose a file")


def test_the_first_stop_leads_past_the_menu(reader: Reader) -> None:
    reader.open("effekt")
    press(reader, "Tab")
    assert here(reader).name == "A Hoppa till innehållet"
    press(reader, "Enter", "Tab")
    main = reader.page.get_by_role("main")
    assert main.evaluate("(main) => main.contains(document.activeElement)")


def test_a_page_and_a_pilot_are_chosen(reader: Reader) -> None:
    reader.open("")
    page = reader.page
    tab_to(reader, page.get_by_test_id("stSidebarNavLink").filter(has_text=TEXT.menu["effect"]))
    press(reader, "Enter")
    page.wait_for_url(lambda url: "/effekt" in url)
    reader.settle()
    tab_to(reader, page.get_by_role("combobox", name=TEXT.frame.pilot))
    page.keyboard.type("Stall")
    press(reader, "Enter")
    page.wait_for_url(lambda url: "pilot=Stallbacka" in url)
    reader.settle()
    expect(page.get_by_test_id("stMain")).to_contain_text("Stallbacka")


def test_a_check_is_opened_and_its_table_passed_through(reader: Reader) -> None:
    reader.open("effekt")
    page = reader.page
    tab_to(reader, page.locator("summary").filter(has_text=TEXT.series.question))
    press(reader, "Enter")
    page.wait_for_url(lambda url: f"{Check.SERIES}=true" in url)
    reader.settle()
    tab_to(reader, page.locator("details[open] summary").filter(has_text=TEXT.card.show_table))
    press(reader, "Enter")
    expect(page.locator("details[open] [data-testid=stDataFrame]")).to_be_visible()
    tab_to(reader, page.locator("details[open] [data-testid=stDataFrame]"))
    tab_to(reader, page.locator("details[open] [data-testid=stDownloadButton]").last)


def test_a_figure_is_put_into_the_report_and_found_there(reader: Reader) -> None:
    reader.open("effekt")
    page = reader.page
    tab_to(reader, page.get_by_role("button", name=TEXT.card.to_report).first)
    press(reader, "Enter")
    expect(page.get_by_test_id("stToast")).to_contain_text(TEXT.card.in_report)
    reader.open("rapport")
    expect(page.get_by_test_id("stMain")).to_contain_text("Norra Kungsgatan: 22")


def test_a_file_is_taken_out(reader: Reader) -> None:
    reader.open("effekt")
    page = reader.page
    tab_to(reader, page.get_by_role("button", name=TEXT.card.download_table).first)
    with page.expect_download() as download:
        press(reader, "Enter")
    assert download.value.suggested_filename.endswith(".csv")


def test_a_file_is_loaded(reader: Reader) -> None:
    reader.open("underlag")
    page = reader.page
    tab_to(reader, page.get_by_test_id("stFileUploader").locator("button").first)
    file = FilePayload(name="antal.csv", mimeType="text/csv", buffer=COUNTS.encode())
    dialog(reader).set_files(file)
    expect(page.get_by_test_id("stFileChip")).to_be_visible()
    expect(page.locator(f".st-key-{ADD} button")).to_be_enabled()
    reader.settle()
    tab_to(reader, page.locator(f".st-key-{ADD} button"))
    press(reader, "Enter")
    took = TEXT.sources.added.format(name="antal.csv", kept="2", read=TEXT.numbers.whole(2))
    expect(page.get_by_test_id("stAlert").filter(has_text=took)).to_be_visible()


@pytest.mark.parametrize("path", ["", "trender", "karta", "rapport", "utvarderingsplan"])
def test_the_keyboard_is_seen_at_every_stop_and_is_trapped_nowhere(
    browser: Browser, server: Server, path: str
) -> None:
    with sitting(browser, server) as reader:
        reader.page.emulate_media(reduced_motion="reduce")
        reader.open(path)
        stops = walk(reader)
        assert len(stops) > 15
        assert [stop for stop in stops if not stop.is_outlined] == []
        assert [stop for stop in stops if not stop.is_on_screen] == []


def test_who_asks_for_rest_sees_steps_and_no_movements(browser: Browser, server: Server) -> None:
    with sitting(browser, server) as reader:
        reader.page.emulate_media(reduced_motion="reduce")
        reader.open("karta", view=TEXT.map.views["quarters"])
        [frame] = [frame for frame in reader.page.frames if "streamlit_folium" in frame.url]
        frame.wait_for_selector("[data-ground=drawn]")
        assert frame.evaluate("() => map._zoomAnimated || map._fadeAnimated") is False
        assert frame.evaluate("() => map.options.inertia") is False
        play = reader.page.get_by_role("button", name=TEXT.quarters.play)
        first = reader.page.url
        play.click()
        reader.page.wait_for_url(lambda url: url != first)
        # milliseconds that something moves; a wait before that is none
        moves = """() => Math.max(0, ...document.getAnimations()
          .map((one) => one.effect.getComputedTiming().activeDuration))"""
        assert max(each.evaluate(moves) for each in (reader.page, frame)) <= 1
