"""Behind Debian's nginx as deploy/nginx.conf sets it up: TLS, a base path, websockets, gzip."""

import ssl
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, FilePayload, WebSocket, expect

from pages.shared.text.sv import SWEDISH_TEXT
from tests.access.provider import guarded, provider
from tests.browser import proxy
from tests.browser.entered import cookies_of, let_in
from tests.browser.installed import find_nginx
from tests.browser.reader import PATIENCE_MS, sitting
from tests.browser.server import Server, free_port

pytestmark = pytest.mark.browser

BASE = "brott/pilot"
DOWNLOAD = SWEDISH_TEXT.card.download_table


@pytest.fixture(scope="module")
def behind(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    nginx = find_nginx()
    if nginx is None:
        pytest.skip("nginx is not installed: apt-get install nginx-light")
    folder, front = tmp_path_factory.mktemp("nginx"), free_port()
    with (
        provider() as asks,
        guarded(sample_store, folder, asks, BASE, tls=front) as house,
        proxy.behind_nginx(house.server, nginx, folder, front) as behind,
    ):
        yield behind
        assert not house.server.errors()


@pytest.fixture(scope="module")
def administrator(behind: Server) -> dict[str, str]:
    """What her browser keeps."""
    return cookies_of(behind, "ada")


def ask(server: Server, path: str, **headers: str) -> HTTPResponse:
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE
    at = urlsplit(server.address).netloc
    with closing(HTTPSConnection(at, context=anybody, timeout=30)) as line:
        line.request("GET", f"/{BASE}/{path}", headers=headers)
        answer = line.getresponse()
        answer.read()
        return answer


def test_pages_maps_uploads_and_downloads_work_behind_it(
    browser: Browser, behind: Server, administrator: dict[str, str]
) -> None:
    sockets: list[WebSocket] = []
    with sitting(browser, behind) as reader:
        let_in(reader, administrator)
        reader.page.set_default_timeout(4 * PATIENCE_MS)  # nobody has opened a page there before
        reader.page.on("websocket", lambda each: sockets.append(each))
        reader.open("karta")
        frame = reader.page.frame_locator("iframe").first
        expect(frame.locator(".leaflet-container")).to_have_attribute("data-ground", "drawn")
        reader.open("underlag")
        file = FilePayload(name="antal.csv", mimeType="text/csv", buffer=b"a;b\n1;2\n")
        reader.page.locator("input[type=file]").first.set_input_files(file)
        expect(reader.page.get_by_test_id("stFileChip")).to_be_visible()
        reader.open("effekt")
        with reader.page.expect_download() as download:
            reader.page.get_by_role("button", name=DOWNLOAD).first.click()
        assert download.value.path().stat().st_size > 0
        assert reader.complaints == []
    assert {urlsplit(each.url).scheme for each in sockets} == {"wss"}


def test_what_comes_is_compressed_and_says_what_a_browser_may_do(
    behind: Server, administrator: dict[str, str]
) -> None:
    kept = "; ".join(f"{name}={value}" for name, value in administrator.items())
    page = ask(behind, "", **{"Accept-Encoding": "gzip", "Cookie": kept})
    assert page.status == 200
    assert page.headers["Content-Encoding"] == "gzip"
    assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert page.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["Server"] == "nginx"
    cookies = page.headers.get_all("Set-Cookie") or []
    assert [cookie for cookie in cookies if "secure" not in cookie.lower()] == []


@pytest.mark.parametrize(
    "path", ["_stcore/metrics", "_stcore/agent/openapi.json", "_stcore/agent/mcp", "metrics"]
)
def test_what_is_for_this_machine_only_is_not_answered(behind: Server, path: str) -> None:
    assert ask(behind, path).status == 404


def test_a_page_of_another_host_is_refused(behind: Server) -> None:
    assert ask(behind, "", Origin="https://evil.invalid").status == 403
