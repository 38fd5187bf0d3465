"""What a program sends to the address of uploads of a real server, without the page's own check."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import repeat
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from data.files.limits import MEGABYTE
from data.store import Store
from tests.browser.reader import Reader, sitting
from tests.browser.server import Server, serving
from tests.faults.forged import END, Door, door, memory, opening, send, status
from tests.faults.load import begin, files, told, took
from tests.faults.test_served import asked

pytestmark = pytest.mark.browser

LIMIT = 20  # MB
MANY = 30
PIECE = b"x" * MEGABYTE


@pytest.fixture(scope="module")
def aside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server puts what it has not got whole yet."""
    return tmp_path_factory.mktemp("aside")


@pytest.fixture(scope="module")
def server(kept: Store, aside: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(
        kept.folder,
        tmp_path_factory.mktemp("log") / "log",
        STREAMLIT_SERVER_MAX_UPLOAD_SIZE=str(LIMIT),
        TMPDIR=str(aside),
    ) as server:
        yield server
        assert not server.errors()


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    with sitting(browser, server) as reader:
        reader.open("underlag")
        yield reader


@pytest.fixture
def way_in(reader: Reader) -> Door:
    return door(reader)


def still_loads(reader: Reader, name: str) -> None:
    begin(reader, name, 20)
    told(reader, took(name, 20))


def test_a_file_that_says_how_much_too_large_it_is_is_refused_unread(
    way_in: Door, server: Server, kept: Store
) -> None:
    before, held = files(kept), memory(server)
    with way_in.begun(content_length=str(10_000 * MEGABYTE)) as line:
        assert status(line) == 413
    assert memory(server) - held < 10 * MEGABYTE
    assert files(kept) == before


def test_a_file_that_does_not_say_it_is_refused_as_soon_as_it_is_too_large(
    way_in: Door, reader: Reader, server: Server, kept: Store, aside: Path
) -> None:
    before, held = files(kept), memory(server, "VmHWM")
    with way_in.begun(transfer_encoding="chunked") as line:
        send(line, [opening(), *repeat(PIECE, 50 * LIMIT), END])
        assert status(line) in (413, 0)
    assert memory(server, "VmHWM") - held < 3 * LIMIT * MEGABYTE
    assert files(kept) == before
    assert [*aside.iterdir()] == []
    still_loads(reader, "efter.csv")


def test_uploads_that_never_end_keep_nobody_from_the_page_and_leave_nothing(
    way_in: Door, reader: Reader, server: Server, kept: Store, aside: Path
) -> None:
    before, held = files(kept), memory(server)
    with ExitStack() as stack:
        lines = [
            stack.enter_context(way_in.begun(transfer_encoding="chunked")) for _ in range(MANY)
        ]
        for line in lines:
            start = opening() + PIECE
            line.sendall(b"%x\r\n%s\r\n" % (len(start), start))
        assert asked(server, "/health") == (200, '{"status":"ok","wrong":[]}')
        assert memory(server) - held < 4 * MANY * MEGABYTE
        assert files(kept) == before
        still_loads(reader, "under.csv")
    wait_until_gone(server)
    assert [*aside.iterdir()] == []


def wait_until_gone(server: Server) -> None:
    """What was begun and broken off holds no file open."""
    end = time.monotonic() + 30
    while (left := unfinished(server)) and time.monotonic() < end:
        time.sleep(0.2)
    assert left == []


def unfinished(server: Server) -> list[str]:
    found = []
    for handle in Path(f"/proc/{server.pid}/fd").iterdir():
        try:
            found.append(str(handle.readlink()))
        except OSError:  # closed meanwhile
            continue
    return [name for name in found if name.endswith("(deleted)") and "/aside" in name]
