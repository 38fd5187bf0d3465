"""What one more reader costs: memory of a real server before and after more real sessions."""

from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from data.store import Store
from pages.shared.menu import MENU
from tests.browser.conftest import FLAGS
from tests.browser.installed import find
from tests.browser.server import Server, serving

MORE_SESSIONS = 4
LIMIT_MB = 30.0
_SETTLE_MS = 1_500


def memory_per_session(store: Store, folder: Path) -> float | None:
    """
    Megabytes (resident) that a further session adds, on average; None where that cannot be read.

    The first session opens every page, so that imports and answers that all share are there. Each
    further one stays open, as readers' do, and opens every page too.
    """
    if not Path("/proc/self/status").exists():
        return None
    with (
        sync_playwright() as playwright,
        serving(store.folder, folder / "log") as server,
    ):
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        for _ in range(2):
            _visit(browser, server)
        before = _resident_mb(server.pid)
        for _ in range(MORE_SESSIONS):
            _visit(browser, server)
        after = _resident_mb(server.pid)
        browser.close()
    return (after - before) / MORE_SESSIONS


def _visit(browser: Browser, server: Server) -> None:
    """One session: the menu is clicked, for a new address would be another session."""
    page = browser.new_context(viewport={"width": 1600, "height": 900}).new_page()
    page.goto(server.address)  # the first page of the menu
    for place in MENU[1:]:
        page.locator(f'[data-testid="stSidebarNavLink"][href$="/{place.url_path}"]').click()
        page.wait_for_selector("h1")
        page.wait_for_timeout(_SETTLE_MS)


def _resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
