"""The map is light: what the browser receives does not grow with the incidents."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from pages.shared.session import View
from pages.shared.text.sv import SWEDISH_TEXT
from tests.bench.pages import make_store
from tests.browser.reader import Reader, sitting
from tests.browser.server import Server, serving
from tests.browser.weight import Weight

pytestmark = pytest.mark.browser

FIRST, CHANGED = 400_000, 100_000  # bytes, gzipped
INCIDENTS = 100_000


@pytest.fixture(scope="module", params=["sample", "many incidents"])
def reader(
    request: pytest.FixtureRequest,
    browser: Browser,
    server: Server,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Reader]:
    if request.param == "sample":
        with sitting(browser, server) as reader:
            yield reader
        return
    folder = tmp_path_factory.mktemp("many")
    store = make_store(INCIDENTS, folder / "town")
    with serving(store.folder, folder / "log") as many, sitting(browser, many) as reader:
        yield reader


def test_the_first_view_and_each_changed_one_are_light(reader: Reader) -> None:
    weight = Weight(reader.page)
    reader.open("karta")
    drawn(reader)
    print(f"first: {weight.total():,} bytes: {weight.taken}")
    assert weight.total() < FIRST, weight.taken
    switch = reader.page.get_by_test_id("stMain").get_by_test_id("stButtonGroup").first
    for view in [*reversed(View), View.BEFORE]:
        button = switch.get_by_text(SWEDISH_TEXT.map.views[view], exact=True)
        if not button.count():  # a town without streets has no view of them
            continue
        weight.forget()
        button.click()
        reader.page.wait_for_timeout(500)
        drawn(reader)
        print(f"{view}: {weight.total():,} bytes", weight.taken)
        assert weight.total() < CHANGED, (view, weight.taken)
    assert reader.complaints == []


def drawn(reader: Reader) -> None:
    reader.settle()
    frame = reader.page.frame_locator("iframe").first
    frame.locator("[data-ground=drawn]").first.wait_for()
