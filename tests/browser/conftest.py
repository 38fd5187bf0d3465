"""
One server and one browser for all browser tests.

They last for this folder only: while Playwright is there, nothing else can run an event loop.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.installed import ADVICE, find
from tests.browser.reader import PATIENCE_MS, Reader, sitting
from tests.browser.server import Server, serving

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"]
SCREENS = [
    pytest.param((language, size), id=f"{language}-{size[0]}x{size[1]}")
    for language in ("sv", "en")
    for size in ((1920, 1080), (1366, 768))
]


@pytest.fixture(scope="package")
def server(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(sample_store, tmp_path_factory.mktemp("server") / "log") as server:
        yield server
        assert not server.errors()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.fail(ADVICE)
    expect.set_options(timeout=PATIENCE_MS)  # its own five seconds are short on a busy machine
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package", params=SCREENS)
def screen(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Reader]:
    language, size = request.param
    with sitting(browser, server, language, size) as reader:
        yield reader


@pytest.fixture
def reader(screen: Reader) -> Reader:
    """A reader at each screen and in each language, who has heard no complaint yet."""
    screen.complaints.clear()
    return screen
