"""A reader at a screen: opens pages, and keeps every complaint the browser makes meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.server import Server

PATIENCE_MS = 30_000
PICTURES = Path(__file__).parent / "pictures"

# The run is over, and what is drawn later than that is drawn: charts, tables, frames with maps.
SETTLED = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const drawn = ({ contentDocument }) =>
    contentDocument?.readyState === "complete" && contentDocument.body?.childElementCount > 0;
  return all('[data-testid="stApp"][data-test-script-state="notRunning"]').length === 1
    && all('[data-testid="stSkeleton"], [data-stale="true"]').length === 0
    && all('[data-testid="stPlotlyChart"]').every((chart) => chart.querySelector(".main-svg"))
    && all("iframe").every(drawn);
}"""
WIDER_THAN_THE_WINDOW = """() =>
  [document.scrollingElement, ...document.querySelectorAll('[data-testid="stMain"]')]
    .filter((each) => each.scrollWidth > Math.min(each.clientWidth, innerWidth))
    .map((each) => `${each.tagName}: ${each.scrollWidth} > ${each.clientWidth}`)"""
HEIGHT = """() => Math.ceil(Math.max(...[...document.querySelectorAll(
  '[data-testid="stMain"], [data-testid="stSidebarContent"]')].map((each) => each.scrollHeight)))"""
# Everything that is said on the screen or by a screen reader, also in frames.
WORDS = """() => {
  const documents = [document, ...[...document.querySelectorAll("iframe")]
    .map((frame) => frame.contentDocument).filter(Boolean)];
  const names = ["aria-label", "title", "placeholder", "data-title"];
  return documents.flatMap((one) => [...one.querySelectorAll("body, body *")].flatMap((each) => [
    ...[...each.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()),
    ...names.map((name) => each.getAttribute(name)),
  ])).filter(Boolean);
}"""


@dataclass
class Reader:
    """`language` is what every link asks for."""

    page: Page
    server: Server
    language: str
    width: int
    height: int
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str, **parameters: str) -> None:
        """Open a link in a fresh document, as from a mail."""
        query = urlencode({"language": self.language} | parameters)
        self.page.goto(f"{self.server.address}/{path}?{query}")
        self.settle()

    def choose(self, place: str) -> None:
        """Click a page in the menu, `place` as its link ends."""
        menu = self.page.get_by_test_id("stSidebarNavLink")
        menu.and_(self.page.locator(f'[href$="/{place}"]')).click()
        self.page.wait_for_url(lambda url: urlsplit(url).path == f"/{place}")
        self.settle()

    def settle(self) -> None:
        self.page.wait_for_function(SETTLED)

    def words(self) -> list[str]:
        return list(self.page.evaluate(WORDS))

    def wider_than_the_window(self) -> list[str]:
        """What makes a reader scroll sideways."""
        return list(self.page.evaluate(WIDER_THAN_THE_WINDOW))

    def take_picture(self, name: str) -> Path:
        """Keep the whole page, not only what fits, for a person to look at."""
        PICTURES.mkdir(exist_ok=True)
        height = max(self.height, self.page.evaluate(HEIGHT))
        self.page.set_viewport_size({"width": self.width, "height": height})
        self.settle()
        self.page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")
        self.page.set_viewport_size({"width": self.width, "height": self.height})
        return PICTURES / f"{name}.png"


@contextmanager
def sitting(
    browser: Browser, server: Server, language: str = "sv", size: tuple[int, int] = (1366, 768)
) -> Iterator[Reader]:
    """A reader with one tab of their own, who hears of errors and of requests to other hosts."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        ignore_https_errors=True,  # nobody signs the certificate of our own nginx
    )
    context.set_default_timeout(PATIENCE_MS)
    reader = Reader(context.new_page(), server, language, *size)

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            reader.complaints.append(f"console: {message.text} {message.location.get('url', '')}")

    def see(address: str) -> None:
        url = urlsplit(address)
        if url.scheme not in ("data", "blob") and url.netloc != urlsplit(server.address).netloc:
            reader.complaints.append(f"request: {address}")

    reader.page.on("console", hear)
    reader.page.on("pageerror", lambda error: reader.complaints.append(f"page error: {error}"))
    reader.page.on("websocket", lambda socket: see(socket.url))
    context.on("request", lambda request: see(request.url))
    yield reader
    context.close()
