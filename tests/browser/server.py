"""The dashboard as people reach it: `streamlit run serve.py` on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.conftest import ROOT

PATIENCE_SECONDS = 60
ENOUGH = 4000  # characters of a log


@dataclass(frozen=True, slots=True)
class Server:
    """`address` without its last slash; `log` is the file with all that it prints."""

    address: str
    log: Path
    process: "subprocess.Popen[bytes]"

    @property
    def pid(self) -> int:
        return self.process.pid

    def errors(self) -> str:
        """What it logged of errors that are ours; empty when there were none."""
        _, *traces = self.log.read_text().partition("Traceback")
        return "".join(traces)[-ENOUGH:]


@contextmanager
def serving(
    store: Path,
    log: Path,
    base_path: str = "",
    *,
    port: int = 0,
    options: Sequence[str] = (),
    **environment: str,
) -> Iterator[Server]:
    """A server of its own, below `base_path` of this machine's address."""
    port = port or free_port()
    settings = environment | {
        "PILOTKOLLEN_STORE": str(store),
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_BASE_URL_PATH": base_path,
        "STREAMLIT_SERVER_HEADLESS": "true",
        "NO_COLOR": "1",
        **environment,
    }
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "serve.py", *options],
            cwd=ROOT,
            env=os.environ | settings,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}/{base_path}".rstrip("/")
            _wait_for(f"{address}/", process, log)
            yield Server(address, log, process)
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except HTTPError:  # it wants a login
            return
        except OSError:  # not there yet, or slow on a busy machine
            time.sleep(0.05)
    raise RuntimeError(f"the server does not answer:\n{log.read_text()}")
