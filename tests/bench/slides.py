"""
How long a slide takes on the big screen, from the key to the picture, in a real browser.

The server is warm: every view of the story has been opened, as it opens them ahead while the first
slide is shown. Beside it stands what the page itself takes to be drawn again after a click: a
reader who scrolls through the pages in place of a presentation waits for that.
"""

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from data.sample.load import load_sample
from data.store import Store
from tests.bench.sample_pages import timed
from tests.browser.conftest import FLAGS
from tests.browser.installed import find
from tests.browser.reader import SETTLED
from tests.browser.server import serving

CHANGE_LIMIT = 0.5
ROUNDS = 3
PATIENCE_MS = 120_000
# The slide of this number stands there, and its chart, if it has one, is drawn.
SHOWN = """(number) => {
  const said = document.querySelector(".present-below span")?.textContent ?? "";
  const chart = document.querySelector('[data-testid="stPlotlyChart"]');
  const stale = document.querySelector('[data-stale="true"]');
  return said.startsWith(`${number} `) && !stale && (!chart || chart.querySelector(".main-svg"));
}"""


@dataclass(frozen=True)
class SlideTimes:
    """Seconds: median and slowest of the changes, and a page drawn again by its menu."""

    change: float
    slowest: float
    page: float


def slide_times() -> SlideTimes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        load_sample(Store(folder / "store"), folder / "files")
        with (
            sync_playwright() as playwright,
            serving(folder / "store", folder / "log") as server,
        ):
            browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
            page = browser.new_page(viewport={"width": 1920, "height": 1080})
            page.set_default_timeout(PATIENCE_MS)
            page.goto(f"{server.address}/?present=1&story=default")
            count = _count(page)
            _through(page, count)  # the first time each view is opened
            took = [each for _ in range(ROUNDS) for each in _through(page, count)]
            again = _pages(page, server.address)
            browser.close()
    return SlideTimes(median(took), max(took), again)


def _count(page: Page) -> int:
    page.wait_for_function(SHOWN, arg=1)
    return int(page.locator(".present-below span").inner_text().split()[-1])


def _through(page: Page, count: int) -> list[float]:
    """There and back again: the seconds of each change."""
    there = [("ArrowRight", number) for number in range(2, count + 1)]
    back = [("ArrowLeft", number) for number in range(count - 1, 0, -1)]
    return [timed(partial(_turn, page, key, number)) for key, number in there + back]


def _turn(page: Page, key: str, number: int) -> None:
    page.keyboard.press(key)
    page.wait_for_function(SHOWN, arg=number)


def _pages(page: Page, address: str) -> float:
    """From a click in the menu to the page drawn, warm: the median of two pages by turns."""
    page.goto(address)
    page.wait_for_function(SETTLED)
    took = []
    for place in ("/effekt", "/trygghet") * ROUNDS:
        link = page.locator(f'[data-testid="stSidebarNavLink"][href$="{place}"]')
        start = time.perf_counter()
        link.click()
        page.wait_for_url(f"**{place}*")
        page.wait_for_function(SETTLED)
        took.append(time.perf_counter() - start)
    return median(took[2:])
