"""What a real server tells of itself, and how it ends."""

import json
import signal
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser

from data.keeping.verify import verify
from data.store import Store
from tests.browser.reader import sitting
from tests.browser.server import Server, serving
from tests.faults.load import begin, files, log_lines

pytestmark = pytest.mark.browser

PATIENCE_S = 60


def asked(server: Server, path: str, **headers: str) -> tuple[int, str]:
    try:
        request = Request(f"{server.address}{path}", headers=headers)
        with urlopen(request, timeout=PATIENCE_S) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_server_tells_its_health_and_figures_below_a_base_path_and_logs_no_choice(
    browser: Browser, store: Store, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with serving(store.folder, log, "brott", PILOTKOLLEN_LOG="json") as server:
        assert asked(server, "/health") == (200, '{"status":"ok","wrong":[]}')
        with sitting(browser, server) as reader:
            reader.open("trender", areas="hemlig_gata")
            figures = asked(server, "/metrics")[1]
            assert "pilotkollen_sessions 1\n" in figures
            assert 'page_runs_total{page="trender",outcome="drawn"}' in figures
        assert asked(server, "/metrics", **{"X-Forwarded-For": "127.0.0.1"})[0] == 404
        part = next(store.folder.glob("parts/incidents-*"))
        part.rename(part.with_name("gone"))
        assert wait_for(server, 503) == '{"status":"failing","wrong":["store_damaged"]}'

        part.with_name("gone").rename(part)
        assert wait_for(server, 200) == '{"status":"ok","wrong":[]}'

    said = [json.loads(line)["said"] for line in log_lines(log)]
    assert "health: store_damaged" in said
    assert "health: well again" in said
    assert [one for one in said if one.startswith("run: trender drawn in ")]
    assert "hemlig" not in log.read_text("utf-8")


def wait_for(server: Server, status: int) -> str:
    """What it says of its health once it has that status: it looks anew each two seconds."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if (found := asked(server, "/health"))[0] == status:
            return found[1]
        time.sleep(0.2)
    raise AssertionError(found)


def test_a_server_that_is_asked_to_stop_takes_a_load_back_and_ends_well(
    browser: Browser, store: Store, tmp_path: Path
) -> None:
    before = files(store)
    with serving(store.folder, tmp_path / "log") as server, sitting(browser, server) as reader:
        begin(reader)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(PATIENCE_S) == 0
        assert not server.errors()
    assert files(store) == before
    assert verify(store) == []
