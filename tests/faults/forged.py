"""Uploads as a program sends them, past all that a page would have checked first."""

import socket
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import FilePayload

from tests.browser.reader import Reader
from tests.browser.server import Server
from tests.faults.load import PICKER, csv

PATIENCE_S = 60
BOUND = "pilotkollen-bound"
WANTED = ("cookie", "x-xsrftoken", "origin", "host")


@dataclass(frozen=True, slots=True)
class Door:
    """Where the page of a reader sends its files, and what lets it in."""

    host: str
    port: int
    path: str
    headers: Mapping[str, str]

    @contextmanager
    def begun(self, **headers: str) -> Iterator[socket.socket]:
        """A line on which the head of an upload was sent, of a file of its own."""
        path = f"{self.path.rpartition('/')[0]}/{uuid.uuid4()}"
        given = dict(self.headers) | {"content-type": f"multipart/form-data; boundary={BOUND}"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        with closing(socket.create_connection((self.host, self.port), PATIENCE_S)) as line:
            line.sendall(f"PUT {path} HTTP/1.1\r\n{head}\r\n".encode())
            yield line


def door(reader: Reader) -> Door:
    """Learnt from an upload that the page itself makes."""
    file = FilePayload(name="liten.csv", mimeType="text/csv", buffer=csv(5))
    with reader.page.expect_request("**/_stcore/upload_file/**") as sent:
        reader.page.locator(PICKER).set_input_files(file)
    reader.settle()
    at, given = urlsplit(sent.value.url), sent.value.all_headers()
    headers = {"host": at.netloc} | {name: given[name] for name in WANTED if name in given}
    return Door(str(at.hostname), at.port or 80, at.path, headers)


def opening(name: str = "stor.csv") -> bytes:
    about = f'Content-Disposition: form-data; name="file"; filename="{name}"'
    return f"--{BOUND}\r\n{about}\r\nContent-Type: text/csv\r\n\r\n".encode()


END = f"\r\n--{BOUND}--\r\n".encode()


def send(line: socket.socket, pieces: Iterable[bytes]) -> None:
    """In chunks: how long it is, nobody says. Until the other end has had enough."""
    try:
        for piece in pieces:
            line.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
        line.sendall(b"0\r\n\r\n")
    except (BrokenPipeError, ConnectionResetError):
        pass


def status(line: socket.socket) -> int:
    """Of the answer; 0 where the line was closed without one."""
    try:
        said = line.makefile("rb").readline().split()
    except ConnectionResetError:
        return 0
    return int(said[1]) if len(said) > 1 else 0


def memory(server: Server, what: str = "VmRSS") -> int:
    """Bytes that the server holds, or held at most ("VmHWM")."""
    lines = Path(f"/proc/{server.pid}/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{what}:"))
