"""
What goes wrong in a town hall, done to a real server that a real browser looks at.

The browser lasts for one file: while Playwright is there, nothing else can run an event loop.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from data.store import Store
from tests.browser.conftest import FLAGS
from tests.browser.installed import ADVICE, find
from tests.browser.reader import PATIENCE_MS
from tests.data.test_store import AREAS, thefts


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find()
    if path is None:
        pytest.fail(ADVICE)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A small town that this test may harm."""
    store = Store(tmp_path / "store")
    store.add(AREAS, thefts(300))
    return store


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """One that the tests of a file share."""
    store = Store(tmp_path_factory.mktemp("kept") / "store")
    store.add(AREAS, thefts(300))
    return store
