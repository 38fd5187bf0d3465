"""The dashboard as people reach it: `streamlit run serve.py` on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.conftest import ROOT

START_SECONDS = 60


@contextmanager
def serving(store: Path, log: Path, base_path: str = "") -> Iterator[str]:
    """Address without the last slash, below `base_path`; `log` gets all that is printed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--server.port={port}", f"--server.baseUrlPath={base_path}"]
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "serve.py", *options],
            cwd=ROOT,
            env=os.environ | {"PILOTKOLLEN_STORE": str(store), "STREAMLIT_SERVER_HEADLESS": "true"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}/{base_path}".rstrip("/")
            _wait_for(f"{address}/", process, log)
            yield address
        finally:
            process.terminate()
            process.wait(START_SECONDS)


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except URLError:
            time.sleep(0.05)
    raise RuntimeError(f"the server does not answer:\n{log.read_text()}")
