"""
What the browser refuses: script that slips into a page or a map, and every other host.

That it refuses nothing that pages need is asked of every view in test_accessible.py.
"""

import re
import socket
from collections.abc import Iterator
from threading import Thread

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from pages.report.export import Form
from pages.shared.session.presenting import PRESENT
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.reader import Reader, sitting
from tests.browser.server import Server

pytestmark = pytest.mark.browser

# Later than the call itself: what a browser is driven by may do what a page may not
SLIPS_IN = """(elsewhere) => new Promise((done) => {
  window.ran = [];
  setTimeout(() => {
    const box = document.createElement("div");
    box.innerHTML = '<img src="x" onerror="ran.push(1)"><a href="javascript:ran.push(2)">x</a>';
    document.body.append(box);
    box.querySelector("a").click();
    const frame = document.createElement("iframe");
    frame.srcdoc = "<script>parent.ran.push(3)</" + "script>";
    const script = document.createElement("script");
    script.textContent = "ran.push(4)";
    const theirs = document.createElement("script");
    theirs.src = `${elsewhere}/script.js`;
    document.body.append(frame, script, theirs);
    try { new Function("ran.push(5)")(); } catch {}
    try { setTimeout("ran.push(6)"); } catch {}
  });
  setTimeout(done, 500);
})"""
SENDS = """(elsewhere) => new Promise((done) => {
  setTimeout(() => {
    fetch(`${elsewhere}/fetch`, { mode: "no-cors" }).catch(() => {});
    navigator.sendBeacon(`${elsewhere}/beacon`, "x");
    new Image().src = `${elsewhere}/image`;
    new WebSocket(`${elsewhere.replace("http", "ws")}/socket`);
    const of = (name, values) => Object.assign(document.createElement(name), values);
    const form = of("form", { action: `${elsewhere}/form`, method: "post", target: "other" });
    document.body.append(
      of("iframe", { name: "other" }), of("iframe", { src: `${elsewhere}/frame` }), form,
      of("link", { rel: "stylesheet", href: `${elsewhere}/sheet` }),
      of("base", { href: elsewhere }),
      of("object", { data: `${elsewhere}/object` }));
    form.submit();
  });
  setTimeout(done, 1000);
})"""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[bytes]]]:
    """The address of another host, and what it has heard."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def listen() -> None:
            while True:
                try:
                    caller, _ = listener.accept()
                except OSError:
                    return
                with caller:
                    if said := caller.recv(100):  # a line that is opened ahead and says nothing
                        heard.append(said)

        Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", heard
        listener.shutdown(socket.SHUT_RDWR)


def map_of(page: Page) -> Frame:
    frame = page.locator("iframe").first.element_handle().content_frame()
    assert frame is not None
    return frame


def test_script_that_slips_into_a_page_does_not_run_and_reaches_no_other_host(
    browser: Browser, server: Server, elsewhere: tuple[str, list[bytes]]
) -> None:
    address, heard = elsewhere
    with sitting(browser, server) as reader:
        reader.open("")
        reader.page.evaluate(SLIPS_IN, address)
        assert reader.page.evaluate("ran") == []
        reader.page.evaluate(SENDS, address)
        assert len([said for said in reader.complaints if "Content Security Policy" in said]) > 10
    assert heard == []


def test_a_map_may_run_what_it_is_sent_but_reaches_no_other_host(
    browser: Browser, server: Server, elsewhere: tuple[str, list[bytes]]
) -> None:
    address, heard = elsewhere
    with sitting(browser, server) as reader:
        reader.open("karta")
        map_of(reader.page).evaluate(SENDS, address)
        assert [said for said in reader.complaints if "Content Security Policy" in said]
    assert heard == []


def test_nothing_is_refused_on_a_big_screen_and_in_what_is_taken_out(
    browser: Browser, server: Server
) -> None:
    with sitting(browser, server) as reader:
        for path in ("", "karta"):
            reader.open(path, **{PRESENT: "1"})
            reader.page.keyboard.press("ArrowRight")
            reader.settle()
        reader.open("effekt")
        _take_out(reader, SWEDISH_TEXT.card.download_table)
        reader.page.get_by_role("button", name=SWEDISH_TEXT.card.to_report).first.click()
        expect(reader.page.get_by_test_id("stToast")).to_be_visible()
        reader.open("rapport")
        for form in (Form.PDF, Form.WORD):
            _take_out(reader, SWEDISH_TEXT.report.formats[form])
        assert reader.complaints == []


def _take_out(reader: Reader, name: str) -> None:
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name=re.compile(re.escape(name))).first.click()
    assert download.value.path().stat().st_size > 0
