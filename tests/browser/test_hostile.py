"""No text of the corpus acts in a real browser, wherever it is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pages.shared.session.presenting import PRESENT
from tests.browser.reader import PATIENCE_MS, Reader, sitting
from tests.browser.server import Server, serving
from tests.browser.views import VIEWS, View
from tests.hostile.corpus import HOST, ONE_LINE

pytestmark = pytest.mark.browser

WITHOUT_NAMES = {"tillganglighet", "sa-raknar-vi", "borja-har"}  # of anything in a file
SHOWING = [
    View("effekt"),  # its checks, all opened, take a while, and are looked at without a browser
    *(view for view in VIEWS if view.path not in {"effekt", *WITHOUT_NAMES}),
    *(View(path, {PRESENT: "1"}) for path in ("", "karta")),
]
# What a text has made, in any frame: an element, a link, a picture; and whether script of it ran
ACTED = """(host) => {
  const documents = [document, ...[...document.querySelectorAll("iframe")]
    .map((frame) => frame.contentDocument).filter(Boolean)];
  const made = `.hostile, [href*="${host}"], [src*="${host}"], [href^="javascript:"],
    [href^="file:"], [href^="mailto:a"], [onerror], [onload], [onfocus], [onmouseover], .katex,
    [aria-label="pets icon"], [alt="Streamlit logo"]`;
  return [
    ...documents.flatMap((one) => [...one.querySelectorAll(made)].map((each) => each.outerHTML)),
    ...documents.filter((one) => one.defaultView.acted).map((one) => one.defaultView.acted),
  ];
}"""
LISTENING = "window.pwned = (which) => { window.acted = `ran ${which}`; };"
POINTS = """() => {
  const over = new MouseEvent("mouseover", { bubbles: true });
  document.querySelectorAll(".leaflet-interactive").forEach((each) => each.dispatchEvent(over));
}"""


@pytest.fixture(scope="module")
def hostile_server(
    hostile_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    with serving(hostile_store, tmp_path_factory.mktemp("server") / "log") as server:
        yield server
        assert not server.errors()


@pytest.fixture
def reader(browser: Browser, hostile_server: Server) -> Iterator[Reader]:
    with sitting(browser, hostile_server) as reader:
        reader.page.set_default_timeout(4 * PATIENCE_MS)  # nobody has opened a page there before
        reader.page.context.add_init_script(LISTENING)
        reader.page.on("dialog", lambda each: reader.complaints.append(f"dialog: {each.message}"))
        yield reader


def acted(reader: Reader) -> list[str]:
    """A refusal of the browser is one too: what it refused was more than text."""
    for frame in reader.page.frames[1:]:
        frame.evaluate(POINTS)
    return [*reader.complaints, *reader.page.evaluate(ACTED, HOST)]


@pytest.mark.parametrize("view", SHOWING, ids=str)
def test_no_name_title_or_comment_acts(reader: Reader, view: View) -> None:
    reader.open(view.path, **view.choices)
    assert acted(reader) == []


def test_no_text_in_a_link_acts(reader: Reader) -> None:
    texts = list(ONE_LINE.values())
    for at in range(0, len(texts), 30):
        reader.open(
            "trender", areas=texts[at], groups=" ".join(texts[at : at + 30]), view=texts[at]
        )
        assert acted(reader) == []
