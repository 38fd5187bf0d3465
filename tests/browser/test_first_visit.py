"""Whoever opens the dashboard for the first time need not wait long, also on a slow line."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.access.provider import guarded, provider
from tests.browser import proxy
from tests.browser.entered import cookies_of, let_in
from tests.browser.installed import find_nginx
from tests.browser.reader import PATIENCE_MS, Reader, sitting
from tests.browser.server import Server, free_port

pytestmark = pytest.mark.browser

FIRST_VISIT = 4_000_000  # bytes, as they come over the line


@pytest.fixture(scope="module")
def behind(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    nginx, folder, front = find_nginx(), tmp_path_factory.mktemp("nginx"), free_port()
    if nginx is None:
        pytest.skip("nginx is not installed: apt-get install nginx-light")
    with (
        provider() as asks,
        guarded(sample_store, folder, asks, tls=front) as house,
        proxy.behind_nginx(house.server, nginx, folder, front) as behind,
    ):
        yield behind


def received(reader: Reader) -> Counter[str]:
    """Bytes over the line from now on, by where they come from: what answers, what is pushed."""
    bytes_, paths = Counter[str](), dict[str, str]()
    line = reader.page.context.new_cdp_session(reader.page)

    def ended(about: dict[str, Any]) -> None:
        bytes_[paths.get(about["requestId"], "?")] += int(about["encodedDataLength"])

    def began(about: dict[str, Any]) -> None:
        paths[about["requestId"]] = urlsplit(about["request"]["url"]).path

    def pushed(about: dict[str, Any]) -> None:
        said = about["response"]
        # a frame that is no text comes here as base64
        bytes_["websocket"] += len(said["payloadData"]) * 3 // 4

    line.on("Network.requestWillBeSent", began)
    line.on("Network.loadingFinished", ended)
    line.on("Network.webSocketFrameReceived", pushed)
    line.send("Network.enable")
    return bytes_


@pytest.mark.parametrize("page", ["", "karta"])
def test_a_first_visit_behind_nginx_is_light(browser: Browser, behind: Server, page: str) -> None:
    with sitting(browser, behind) as reader:
        let_in(reader, cookies_of(behind, "cecilia"))
        reader.page.set_default_timeout(4 * PATIENCE_MS)  # nobody has opened a page there before
        # whom the certificate is shown first asks again: not each of thirty lines at once
        reader.page.goto(f"{behind.address}/health")
        taken = received(reader)
        reader.open(page)
        print(f"first visit of /{page}: {taken.total():,} bytes", taken.most_common(12))
        assert reader.complaints == []
        assert taken["websocket"] > 0
        assert taken.total() < FIRST_VISIT
